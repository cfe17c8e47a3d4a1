-- What is covered, how well, by outlet and month?
-- 各媒体各月覆盖了多少，质量如何？
-- Row: one outlet and month of publication; the month is empty for pages without a date.
-- Read: own_stories are those of which this outlet's page is the first by its date. Percentages are of the outlet's
-- figures in the month; empty where it has none. percent_about_nobody is of figures about neither a region, the country
-- nor an organisation. percent_without_period is of figures whose text gives neither a period nor a day.
-- Caveat: coverage is of the pages captured, not of all that the outlet printed. A text may rightly give no period or
-- region; the share tells what an analyst must look up.
-- Parameter: since = 2000-01-01 · first month asked for; pages without a date are always shown
with page as (
    select
        article_key,
        outlet_key,
        published_on,
        date_trunc('month', published_on) as month,
        is_damaged,
        row_number() over (partition by story_key order by published_on nulls last, page_id) = 1 as is_first
    from fact_article
),

figure as (
    select
        article_key,
        count(*) as figures,
        count(*) filter (where is_damaged) as damaged,
        count(*) filter (where region_key = -1 and organization_key = -1 and not is_nationwide) as without_subject,
        count(*) filter (where period_end is null and as_of is null) as without_period,
        count(*) filter (where indicator_key = -1) as without_indicator
    from fact_figure
    group by article_key
)

select
    outlet.outlet_name,
    page.month::date as month,
    count(*) as pages,
    count(*) filter (where page.is_first) as own_stories,
    count(*) filter (where page.is_damaged) as damaged_pages,
    coalesce(sum(figure.figures), 0)::bigint as figures,
    round(100 * sum(figure.damaged) / sum(figure.figures), 1) as percent_damaged,
    round(100 * sum(figure.without_subject) / sum(figure.figures), 1) as percent_about_nobody,
    round(100 * sum(figure.without_period) / sum(figure.figures), 1) as percent_without_period,
    round(100 * sum(figure.without_indicator) / sum(figure.figures), 1) as percent_without_indicator
from page
inner join dim_outlet as outlet on page.outlet_key = outlet.outlet_key
left join figure on page.article_key = figure.article_key
where page.published_on is null or page.published_on >= coalesce(getvariable('since'), '2000-01-01')::date
group by all
order by outlet.outlet_name, month nulls last
