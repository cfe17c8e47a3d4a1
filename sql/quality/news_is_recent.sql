-- fact_article: the newest story of a day's pages is as recent as usual.
-- 一天网页中最新的报道与往常一样新。
-- Severity: warn
-- Needs: 14 days with pages in the four weeks before
-- Limit: days = 3: least age of the newest story that is told of, beyond the greatest in the days before
-- Limit: articles = 20: a day with fewer is not judged
with aged as (
    select
        batch_date,
        newest_story,
        batch_date - newest_story as age,
        max(age) over before as usual,
        count(age) over before as days_before,
    from quality_day
    where articles >= getvariable('articles')
    window before as (
        order by batch_date range between interval 28 days preceding and interval 1 day preceding
    )
)

select
    batch_date,
    'age of the newest story, in days' as subject,
    age as observed,
    format('at most {:d}', usual) as expected,
    'pages come, but their news is old: see whether the harvester delivers an archive, or the same pages again' as message,
from aged
where
    batch_date in getvariable('judged')
    and days_before >= 7
    and age > usual + getvariable('days')
