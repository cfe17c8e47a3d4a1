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
union all
select distinct attribution
from fact_figure
where attribution not in ('direct', 'indirect', 'outlet')
union all
select distinct organization_type
from dim_organization
where organization_type not in ('government', 'party', 'university', 'company', 'institute', 'media', 'other')
union all
select distinct programme_type
from dim_programme
where programme_type not in ('plan', 'policy', 'event', 'award', 'platform', 'other')
union all
select distinct dimension
from dim_indicator
where dimension not in ('people', 'money', 'count', 'area', 'ratio', 'time', 'other')
union all
select distinct mention_type
from fact_mention
where mention_type not in ('person', 'organization', 'region', 'programme', 'industry')
