-- fact_line: columns with a closed list of values hold no other.
select distinct role as value
from fact_line
where
    role not in (
        'title', 'dateline', 'byline', 'heading', 'body', 'bullet', 'caption',
        'name_list', 'related', 'navigation', 'spam', 'keywords', 'footer', 'blank'
    )
union all
select distinct published_basis
from fact_article
where published_basis not in ('page', 'dateline', 'body', 'inferred', 'unknown')
union all
select distinct modifier
from fact_figure
where modifier not in ('exact', 'approx', 'at_least', 'over', 'under', 'range')
union all
select distinct statistic
from fact_figure
where statistic not in ('count', 'sum', 'rate', 'share', 'growth', 'rank', 'other')
union all
select distinct status
from fact_figure
where status not in ('actual', 'target', 'planned', 'estimate')
