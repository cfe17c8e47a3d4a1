-- fact_article: as large a share of an outlet's articles as usual is damaged.
-- 各媒体文章的残损占比与往常相当。
-- Severity: warn
-- Needs: 14 days with pages in the four weeks before
-- Limit: deviations = 6: deviations from the outlet's own share in the days before
-- Limit: points = 0.2: least rise of the share that is told of
-- Limit: articles = 10: an outlet with fewer on a day is not judged, nor one with five times fewer in the days before
-- The deviation is that of the upper days before, for shares are skewed, or that of chance on so few.
with measured as (
    select
        *,
        sum(articles) over before as articles_before,
        (sum(damaged) over before + 0.5) / (sum(articles) over before + 1) as usual,
        damaged / articles as share,
        (quantile_cont(damaged / articles, 0.9) over before - median(damaged / articles) over before) / 1.2816 as upper_deviation,
        greatest(upper_deviation, sqrt(usual * (1 - usual) / articles)) as deviation,
    from quality_outlet_day
    window before as (
        partition by outlet_key
        order by batch_date
        range between interval 28 days preceding and interval 1 day preceding
    )
)

select
    batch_date,
    outlet_name as subject,
    round(share, 3) as observed,
    format('about {:.3f}', usual) as expected,
    format('{:d} of its {:d} articles are damaged: see how its pages are captured', damaged, articles) as message,
from measured
where
    batch_date in getvariable('judged')
    and articles >= getvariable('articles')
    and articles_before >= 5 * getvariable('articles')
    and share - usual > greatest(getvariable('deviations') * deviation, getvariable('points'))
