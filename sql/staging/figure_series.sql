-- One row per series of figures: what is claimed of one thing, place and time, and whether the claims agree. · 每行是一个数字序列：同一事物、地点与时间的各种说法及其是否一致。
-- Replaces: series_key of staging.touched_series
-- In slices of: staging.touched_series
-- docs/conflicts.md says what the reasons mean and in which order they are tried.
with claim as materialized (
    from staging.series_claim
),

-- Most series have one claim, which is compared with nothing.
contested as materialized (
    select
        *,
        -- The claim of its own scope that it is held against: exact before bounded, then by rank.
        first_value(claim_key) over scope as of_its_scope,
        -- The claim of the widest scope that the first of each scope is held against.
        first_value(claim_key) over (
            partition by series_key order by rank.narrowing, indicator_scope, modifier <> 'exact', rank
        ) as of_all
    from claim
    where series_key in (select series_key from claim group by series_key having count(*) > 1)
    window scope as (partition by series_key, indicator_scope order by modifier <> 'exact', rank)
),

compared as (
    select
        claim.*,
        abs(claim.value - other.value) as apart,
        greatest(abs(claim.value), abs(other.value)) as greater_value,
        claim.value / nullif(other.value, 0) as ratio,
        claim.indicator_scope is not distinct from other.indicator_scope as is_same_scope,
        -- 出口 holds 机电产品出口; 服务出口 is next to it, and nobody takes the one for the other.
        contains(coalesce(claim.indicator_scope, ''), coalesce(other.indicator_scope, ''))
        or contains(coalesce(other.indicator_scope, ''), coalesce(claim.indicator_scope, '')) as is_nested,
        claim.lowest <= other.highest + greater_value * 1e-6
        and other.lowest <= claim.highest + greater_value * 1e-6 as agrees,
        -- A bound is worth less than the exact number that it allows, whoever says so.
        is_same_scope and agrees and claim.modifier <> 'exact' and other.modifier = 'exact' as is_met,
        -- The coarser number is the finer one rounded, or cut off behind its last digit.
        claim.modifier = 'exact'
        and other.modifier = 'exact'
        and apart <= greater_value / 10
        and (
            apart <= greatest(claim.precision, other.precision) / 2
            or (apart < claim.precision and abs(claim.value) < abs(other.value))
            or (apart < other.precision and abs(other.value) < abs(claim.value))
        ) as is_rounded,
        -- Of 3.5万 and 3.5亿 one has lost its multiplier.
        if(ratio > 0, log10(ratio), null) as magnitude,
        abs(round(magnitude)) in (1, 2, 3, 4, 8) and abs(magnitude - round(magnitude)) < 0.002 as is_scaled,
        case
            when agrees or not is_nested then null
            -- Two stories differ where each says what the other does not; a page that says both means two things.
            when list_has_all(claim.stories, other.stories) or list_has_all(other.stories, claim.stories) then null
            when not is_same_scope then 'scope'
            when is_rounded then 'rounding'
            when is_scaled then 'unit scale'
            when claim.is_cumulative <> other.is_cumulative then 'cumulative or annual'
            when claim.basis <> other.basis then 'period'
            -- One thing told twice differs by less: three times as much is another thing under the same name.
            when ratio is null or abs(ratio) not between 1 / 3 and 3 then 'scope'
            else 'contradiction'
        end as reason
    from contested as claim
    inner join contested as other
        on other.claim_key = if(claim.claim_key = claim.of_its_scope, claim.of_all, claim.of_its_scope)
),

placed as (
    select
        claim_key,
        reason,
        row_number() over by_trust as place,
        lead(rank) over by_trust as next_rank,
        lead(is_met) over by_trust as is_next_met
    from compared
    window by_trust as (partition by series_key order by rank.narrowing, rank.is_running, is_met, rank)
),

judged as materialized (
    select
        claim.*,
        placed.reason,
        placed.next_rank,
        placed.is_next_met,
        coalesce(placed.place, 1) as place,
        {
            place: coalesce(placed.place, 1),
            value: claim.value,
            value_max: claim.value_max,
            modifier: claim.modifier,
            qualifier: claim.qualifier,
            indicator: claim.indicator,
            is_cumulative: claim.is_cumulative,
            basis: claim.basis,
            stories: len(claim.stories),
            pages: claim.pages,
            sources: claim.sources,
            figure_key: claim.figure_key,
            conflict_reason: placed.reason
        } as told
    from claim
    left join placed on claim.claim_key = placed.claim_key
),

together as (
    select
        series_key,
        -- Sorting lists is many times faster than aggregating in order.
        list_sort(list(told)) as claims,
        cast(list_unique(list({low: value, high: value_max})) as integer) as value_count,
        cast(len(list_distinct(flatten(list(stories)))) as integer) as story_count,
        arg_min(
            reason,
            list_position(
                ['contradiction', 'unit scale', 'cumulative or annual', 'period', 'scope', 'rounding'], reason
            )
        ) as conflict_reason,
        min(first_published_on) as first_published_on,
        max(last_published_on) as last_published_on
    from judged
    where series_key in (select series_key from contested)
    group by series_key
)

select
    preferred.series_key, -- Key of indicator, region, organisation, statistic, base unit, status and period · 指标、地区、机构、统计类型、基本单位、状态与期间的键
    preferred.indicator_key, -- dim_indicator · 指标
    preferred.region_key, -- dim_region: the version valid at the end of the period; -1 where no region is named · 期末有效的地区版本
    preferred.is_nationwide, -- Whether the figures are about the whole country, which has no region_key · 是否指全国
    preferred.organization_key, -- dim_organization: whom the figures are about; -1 where no organisation · 所指机构
    preferred.statistic, -- 'count', 'sum', 'rate', 'share', 'growth', 'rank' or 'other' · 统计类型
    preferred.status, -- 'actual', 'target', 'planned' or 'estimate' · 实际、目标、计划或预计
    preferred.base_unit, -- Unit of every value of the row · 本行数值的单位
    preferred.period_start, -- First day of the period; of figures that stand at a day, the first of its year · 期间首日
    preferred.period_end, -- Last day of the period, or the day figures stand at · 期间末日或时点
    coalesce(together.claims, [preferred.told]) as claims, -- The values claimed, most trusted first, in base_unit: how bounded, in which words, by how many stories and pages, who says so, a figure that shows it, and why it differs from the claim it is held against · 各种说法，可信者在前
    coalesce(together.value_count, 1) as value_count, -- Distinct values claimed · 不同数值的个数
    coalesce(together.story_count, cast(len(preferred.stories) as integer)) as story_count, -- Independent witnesses: stories, however often reprinted · 独立证人数：报道数，转载不计
    together.conflict_reason is not null as is_conflicting, -- Whether two stories claim values that no bound in their words explains · 是否有措辞限定无法解释的不同数值
    together.conflict_reason, -- Why, the gravest of its claims: contradiction, unit scale, cumulative or annual, period, scope, rounding; null where they agree · 差异原因
    preferred.value as preferred_value, -- The value to trust, in base_unit; the low end of a range · 首选数值
    preferred.value_max as preferred_value_max, -- High end of a range, else null · 首选区间上限
    preferred.modifier as preferred_modifier, -- How that value is bounded · 首选数值的限定方式
    case
        when preferred.next_rank is null then 'only claim'
        when preferred.rank.narrowing <> preferred.next_rank.narrowing then 'widest scope'
        when preferred.rank.is_running <> preferred.next_rank.is_running then 'period was over'
        when preferred.is_next_met then 'exact'
        when preferred.rank.is_unofficial <> preferred.next_rank.is_unofficial then 'official source'
        when preferred.rank.missing_stories <> preferred.next_rank.missing_stories then 'most stories'
        when preferred.rank.is_damaged <> preferred.next_rank.is_damaged then 'undamaged page'
        when preferred.rank.is_bounded <> preferred.next_rank.is_bounded then 'exact'
        when preferred.rank.missing_digits <> preferred.next_rank.missing_digits then 'finest digits'
        when preferred.rank.age <> preferred.next_rank.age then 'latest published'
        else 'first by key'
    end as preferred_rule, -- What sets it before the next claim; the rules in their order: only claim, widest scope, period was over, exact (before a bound it meets), official source, most stories, undamaged page, exact, finest digits, latest published, first by key · 首选规则
    preferred.figure_key as preferred_figure_key, -- fact_figure that states it: its page, line and sentence · 首选数值所在的数字
    coalesce(together.first_published_on, preferred.first_published_on) as first_published_on, -- When the first page was published, null where not known · 最早发布日期
    coalesce(together.last_published_on, preferred.last_published_on) as last_published_on, -- When the last page was published · 最晚发布日期
from judged as preferred
left join together on preferred.series_key = together.series_key
where preferred.place = 1
