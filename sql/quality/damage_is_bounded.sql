-- fact_article: a day's articles are not damaged for the most part, where they usually are not.
-- 一天的文章不会多半残损（往常如此者除外）。
-- Severity: error, blocks publication
-- Needs: 7 days with pages in the four weeks before
-- Limit: share = 0.5: more than this blocks
-- Limit: pages = 20: a day with fewer is not judged
with measured as (
    select
        *,
        damaged / told_articles as share,
        coalesce((sum(damaged) over before) / (sum(told_articles) over before), 0) as usual,
    from quality_day
    where told_articles > 0
    window before as (
        order by batch_date range between interval 28 days preceding and interval 1 day preceding
    )
)

select
    batch_date,
    'damaged articles' as subject,
    round(share, 3) as observed,
    format('at most {:.1f}, about {:.3f} as usual', getvariable('share'), usual) as expected,
    format('{:d} of {:d} articles are damaged: see how the pages were captured, for their text may be lost; captured again, they are loaded as other pages', damaged, told_articles) as message,
from measured
where
    batch_date in getvariable('loading')
    and told_articles >= getvariable('pages')
    and share > greatest(getvariable('share'), 2 * usual)
