-- fact_figure: an article holds as many figures as usual.
-- 每篇文章读出的数字与往常一样多。
-- Severity: warn
-- Needs: 14 days with pages in the four weeks before
-- Limit: deviations = 6: robust standard deviations from the median of the days before, by logarithms
-- Limit: times = 1.5: least ratio to that median that is told of
-- Limit: articles = 20: a day with fewer is not judged
with measured as (
    select
        *,
        ln((figures + 1) / articles) as level,
        median(level) over before as usual,
        -- A day of few articles varies more than the days before it.
        greatest(0.05, 1.4826 * mad(level) over before, 1 / sqrt(articles)) as deviation,
        count(*) over before as days,
    from quality_day
    where articles >= getvariable('articles')
    window before as (
        order by batch_date range between interval 28 days preceding and interval 1 day preceding
    )
)

select
    batch_date,
    'figures per article' as subject,
    round(figures / articles, 2) as observed,
    format('about {:.2f}', exp(usual)) as expected,
    if(
        level < usual,
        'far fewer than usual: see whether pages come without their text, or a rule no longer reads it',
        'far more than usual: see whether tables or lists came that are no news'
    ) as message,
from measured
where
    batch_date in getvariable('judged')
    and days >= 7
    and abs(level - usual) > greatest(getvariable('deviations') * deviation, ln(getvariable('times')))
