-- Where do sources disagree about the same number, why, and which is to be trusted?
-- 哪些数字各家说法不一，原因何在，应采信哪一个？
-- Row: one claim about a number that at least two stories state differently; claims of one number stand together, the
-- preferred one first.
-- Read: conflict_reason is that of the whole number, the gravest first: contradiction, unit scale, cumulative or
-- annual, period, scope, rounding; differs_by that of the claim. preferred_rule tells what sets the preferred value
-- before the next. stories counts independent witnesses. docs/conflicts.md tells how all of it is decided.
-- Caveat: values are in base units, and of a range the low end. A contradiction can be two definitions that only the
-- prose around them tells apart: read both sentences (trail_of_a_figure shows them).
-- Parameter: region = · only regions whose name holds this, as in 武进
-- Parameter: reason = · only this reason, as in contradiction
with conflict as (
    select *, unnest(claims) as claim
    from mart_figure_series
    where
        is_conflicting
        and (getvariable('region') is null or contains(region_name, getvariable('region')::varchar))
        and (getvariable('reason') is null or conflict_reason = getvariable('reason')::varchar)
),

-- First the claims, so that the figures are looked through for them, and no others meet the pages.
shown as materialized (
    select conflict.*, figure.article_key, figure.line_no
    from conflict
    inner join fact_figure as figure on conflict.claim.figure_key = figure.figure_key
)

select
    conflict.region_name,
    nullif(conflict.organization_name, '未知') as organization_name,
    conflict.indicator_name,
    conflict.period_start,
    conflict.period_end,
    conflict.status,
    conflict.conflict_reason,
    conflict.claim.place = 1 as is_preferred,
    if(conflict.claim.place = 1, conflict.preferred_rule, null) as preferred_rule,
    conflict.claim.modifier,
    conflict.claim.value,
    conflict.base_unit,
    conflict.claim.is_cumulative,
    conflict.claim.conflict_reason as differs_by,
    conflict.claim.stories,
    conflict.claim.sources,
    capture.source_path,
    conflict.line_no
from shown as conflict
inner join fact_capture as capture on conflict.article_key = capture.article_key and capture.status = 'loaded'
order by
    list_position(
        ['contradiction', 'unit scale', 'cumulative or annual', 'period', 'scope', 'rounding'], conflict.conflict_reason
    ),
    conflict.region_name,
    conflict.indicator_name,
    conflict.series_key,
    conflict.claim.place
