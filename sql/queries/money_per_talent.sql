-- How much money per talent does each district state?
-- 各区县的人才资金，人均多少？
-- Row: one amount of subsidy, grant or allowance, with what it comes to for one person, one witness per story.
-- Read: basis tells where per_person comes from: 'printed per person' (the amount itself is one, by the month or year
-- where the sentence says so), 'printed beside it' (人均 in the same sentence), or 'divided here' (the sentence counts
-- exactly one group of people with the same status). money_max and per_person_max are the high end of a range.
-- Caveat: amounts whose sentence tells no number of people are left out. A quotient of approximate or bounded values is
-- no better than they are: see the modifiers. Offers to firms and people stand side by side: read the sentence.
-- Parameter: region = · only regions whose name holds this, as in 武进
with yuan as (
    select
        figure.figure_key,
        figure.article_key,
        figure.region_key,
        figure.line_no,
        figure.char_start,
        figure.sentence,
        figure.indicator,
        figure.status,
        figure.modifier,
        figure.statistic,
        figure.value::double as value,
        figure.value_max::double as value_max,
        year(coalesce(figure.period_end, figure.as_of)) as year,
        figure.indicator_key in (select indicator_key from dim_indicator where indicator_name = '人均') as is_average
    from fact_figure as figure
    where
        figure.unit_key in (select unit_key from dim_unit where unit = '元')
        and figure.statistic in ('sum', 'rate')
        and figure.value is not null
        and (
            contains(figure.indicator, '补贴') or contains(figure.indicator, '补助') or contains(figure.indicator, '津贴')
            or contains(figure.indicator, '资助') or contains(figure.indicator, '奖') or contains(figure.indicator, '安家费')
            or contains(figure.indicator, '人均')
        )
),

people as (
    select
        figure.article_key,
        figure.line_no,
        figure.sentence,
        figure.status,
        any_value(figure.value)::double as people,
        any_value(figure.modifier) as modifier
    from fact_figure as figure
    where
        figure.unit_key in (select unit_key from dim_unit where base_unit = '人')
        and figure.statistic = 'count'
        and figure.value is not null
        and figure.article_key in (select article_key from yuan)
    group by all
    having count(*) = 1
),

stated as (
    select
        yuan.*,
        average.value as average,
        average.value_max as average_max,
        case when yuan.statistic = 'sum' then people.people end as people,
        case when yuan.statistic = 'sum' then people.modifier end as people_modifier
    from yuan
    left join yuan as average
        on yuan.article_key = average.article_key
        and yuan.line_no = average.line_no
        and yuan.sentence = average.sentence
        and yuan.status = average.status
        and average.is_average
    left join people
        on yuan.article_key = people.article_key
        and yuan.line_no = people.line_no
        and yuan.sentence = people.sentence
        and yuan.status = people.status
    where not yuan.is_average
)

select
    region.prefecture_name,
    region.region_name,
    stated.year,
    stated.indicator,
    stated.modifier,
    stated.value as money,
    stated.value_max as money_max,
    stated.status,
    stated.people,
    stated.people_modifier,
    round(
        case
            when stated.statistic = 'rate' then stated.value
            else coalesce(stated.average, stated.value / stated.people)
        end
    ) as per_person,
    round(
        case
            when stated.statistic = 'rate' then stated.value_max
            else coalesce(stated.average_max, stated.value_max / stated.people)
        end
    ) as per_person_max,
    case
        when stated.statistic = 'rate' then 'printed per person'
        when stated.average is not null then 'printed beside it'
        else 'divided here'
    end as basis,
    capture.source_path,
    stated.line_no,
    stated.sentence
from stated
inner join fact_article as article on stated.article_key = article.article_key and article.is_canonical
inner join fact_capture as capture on stated.article_key = capture.article_key and capture.status = 'loaded'
inner join dim_region as region on stated.region_key = region.region_key
where
    (stated.statistic = 'rate' or stated.average is not null or stated.people > 0)
    and (getvariable('region') is null or contains(region.region_name, getvariable('region')::varchar))
order by region.prefecture_name, region.region_name, stated.year, capture.source_path, stated.line_no, stated.char_start
