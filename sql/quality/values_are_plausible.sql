-- fact_figure: values lie within what their unit can measure, and a share is no more than the whole.
-- 数值不超出其单位可能的范围，占比不超过整体。
-- Severity: warn
-- Limit: whole = 100: the percentage that no share can exceed
-- Source: seeds/reference/plausible_values.csv.
with bound as (
    select *
    from read_csv(
        'seeds/reference/plausible_values.csv',
        header = true,
        types = {'least': 'double', 'most': 'double'}
    )
),

beyond as (
    select
        figure.batch_date,
        figure.figure_key,
        figure.value,
        figure.unit,
        case
            when figure.statistic = 'share' and unit.base_unit = '%' and figure.value * unit.factor > getvariable('whole')
                then 'shares of more than the whole'
            when figure.value * unit.factor < bound.least then 'values below the least'
            else 'values above the most'
        end as subject,
    from fact_figure as figure
    inner join dim_unit as unit using (unit_key)
    left join bound using (base_unit)
    where
        figure.batch_date in getvariable('loading')
        and (
            figure.statistic = 'share' and unit.base_unit = '%' and figure.value * unit.factor > getvariable('whole')
            or (figure.direction is null and figure.value * unit.factor < bound.least)
            or coalesce(figure.value_max, figure.value) * unit.factor > bound.most
        )
)

select
    batch_date,
    subject,
    count(*) as observed,
    'none' as expected,
    format(
        '{:d} figures, such as {}',
        count(*),
        array_to_string(
            list(format('{:g} {} of figure_key {:d}', value::double, unit, figure_key) order by figure_key)[:3], ', '
        )
    ) as message,
from beyond
group by batch_date, subject
