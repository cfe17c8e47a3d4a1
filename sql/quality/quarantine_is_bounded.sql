-- fact_capture: a day's pages are not refused for the most part, where they usually are not.
-- 一天的网页不会多半被隔离（往常如此者除外）。
-- Severity: error, blocks publication
-- Needs: 7 days with pages in the four weeks before
-- Limit: share = 0.5: more than this blocks
-- Limit: pages = 20: a day with fewer is not judged
with measured as (
    select
        *,
        quarantined / judged_pages as share,
        coalesce((sum(quarantined) over before) / (sum(judged_pages) over before), 0) as usual,
    from quality_day
    where judged_pages > 0
    window before as (
        order by batch_date range between interval 28 days preceding and interval 1 day preceding
    )
)

select
    batch_date,
    'quarantined pages' as subject,
    round(share, 3) as observed,
    format('at most {:.1f}, about {:.3f} as usual', getvariable('share'), usual) as expected,
    format('{:d} of {:d} pages are quarantined: see ops.quarantine in the working database for the reasons; a folder that holds no pages does not belong in NEWS_RAW', quarantined, judged_pages) as message,
from measured
where
    batch_date in getvariable('loading')
    and judged_pages >= getvariable('pages')
    and share > greatest(getvariable('share'), 2 * usual)
