-- fact_article: no article is published after the day it was seen, or before 1949.
-- 文章的发布日期不晚于首次采集之日，也不早于 1949 年。
-- Severity: warn
-- Limit: first_year = 1949: the founding of the republic whose news this is
select
    batch_date,
    'published_on' as subject,
    count(*) as observed,
    'none' as expected,
    format(
        '{:d} dates in the future or before {:.0f}, such as {}',
        count(*),
        getvariable('first_year'),
        array_to_string(list(format('{} of article_key {:d}', published_on, article_key) order by article_key)[:3], ', ')
    ) as message,
from fact_article
where
    batch_date in getvariable('loading')
    -- A page of tomorrow's paper is put up in the evening.
    and (published_on > batch_date + 1 or year(published_on) < getvariable('first_year'))
group by batch_date
