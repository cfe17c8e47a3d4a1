-- fact_capture: as large a share of a source folder's pages as usual is in quarantine.
-- 各来源目录的网页被隔离的占比与往常相当。
-- Severity: warn
-- Needs: 14 days with pages in the four weeks before
-- Limit: deviations = 6: deviations from the folder's own share in the days before
-- Limit: points = 0.2: least rise of the share that is told of
-- Limit: pages = 10: a folder with fewer on a day is not judged, nor one with five times fewer in the days before
-- The deviation is that of the upper days before, for shares are skewed, or that of chance on so few.
with measured as (
    select
        *,
        sum(pages) over before as pages_before,
        (sum(quarantined) over before + 0.5) / (sum(pages) over before + 1) as usual,
        quarantined / pages as share,
        (quantile_cont(quarantined / pages, 0.9) over before - median(quarantined / pages) over before) / 1.2816 as upper_deviation,
        greatest(upper_deviation, sqrt(usual * (1 - usual) / pages)) as deviation,
    from quality_folder_day
    window before as (
        partition by folder
        order by batch_date
        range between interval 28 days preceding and interval 1 day preceding
    )
)

select
    batch_date,
    folder as subject,
    round(share, 3) as observed,
    format('about {:.3f}', usual) as expected,
    format(
        '{:d} of its {:d} pages are in quarantine, most often because {}: see ops.quarantine',
        quarantined, pages, coalesce(usual_reason, '')
    ) as message,
from measured
where
    batch_date in getvariable('judged')
    and pages >= getvariable('pages')
    and pages_before >= 5 * getvariable('pages')
    and share - usual > greatest(getvariable('deviations') * deviation, getvariable('points'))
