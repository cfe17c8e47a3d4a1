-- fact_line: columns with a closed list of values hold no other.
-- Written by `make dictionary`.
select distinct 'dim_indicator.dimension' as column_name, dimension as value
from dim_indicator
where dimension not in ('people', 'money', 'count', 'area', 'ratio', 'time', 'other');

select distinct 'dim_organization.organization_type' as column_name, organization_type as value
from dim_organization
where organization_type not in ('government', 'party', 'university', 'company', 'institute', 'media', 'other');

select distinct 'dim_outlet.outlet_type' as column_name, outlet_type as value
from dim_outlet
where outlet_type not in ('agency', 'newspaper', 'broadcaster', 'portal', 'government', 'other');

select distinct 'dim_person_post.end_basis' as column_name, end_basis as value
from dim_person_post
where end_basis not in ('next_holder', 'no_later_holder', 'shared_post');

select distinct 'dim_programme.programme_type' as column_name, programme_type as value
from dim_programme
where programme_type not in ('plan', 'policy', 'event', 'award', 'platform', 'other');

select distinct 'dim_region.level' as column_name, level as value
from dim_region
where level not in ('province', 'prefecture', 'county', 'zone');

select distinct 'dim_unit.dimension' as column_name, dimension as value
from dim_unit
where dimension not in ('people', 'money', 'count', 'area', 'ratio', 'time', 'mass', 'length', 'volume', 'energy', 'other');

select distinct 'fact_article.published_basis' as column_name, published_basis as value
from fact_article
where published_basis not in ('page', 'dateline', 'body', 'inferred', 'unknown');

select distinct 'fact_article.published_precision' as column_name, published_precision as value
from fact_article
where published_precision not in ('time', 'day', 'month', 'year', 'none');

select distinct 'fact_article.script' as column_name, script as value
from fact_article
where script not in ('simplified', 'traditional', 'mixed', 'other');

select distinct 'fact_capture.source_format' as column_name, source_format as value
from fact_capture
where source_format not in ('text', 'html', 'jsonl', 'parquet', 'warc', 'wet');

select distinct 'fact_capture.status' as column_name, status as value
from fact_capture
where status not in ('loaded', 'duplicate', 'quarantined');

select distinct 'fact_capture.script' as column_name, script as value
from fact_capture
where script not in ('simplified', 'traditional', 'mixed', 'other');

select distinct 'fact_figure.modifier' as column_name, modifier as value
from fact_figure
where modifier not in ('exact', 'approx', 'at_least', 'over', 'under', 'range');

select distinct 'fact_figure.statistic' as column_name, statistic as value
from fact_figure
where statistic not in ('count', 'sum', 'rate', 'share', 'growth', 'rank', 'other');

select distinct 'fact_figure.direction' as column_name, direction as value
from fact_figure
where direction not in ('up', 'down');

select distinct 'fact_figure.status' as column_name, status as value
from fact_figure
where status not in ('actual', 'target', 'planned', 'estimate');

select distinct 'fact_figure.attribution' as column_name, attribution as value
from fact_figure
where attribution not in ('direct', 'indirect', 'outlet');

select distinct 'fact_line.role' as column_name, role as value
from fact_line
where role not in ('title', 'dateline', 'byline', 'heading', 'body', 'bullet', 'caption', 'name_list', 'related', 'navigation', 'spam', 'keywords', 'footer', 'blank');

select distinct 'fact_line.script' as column_name, script as value
from fact_line
where script not in ('simplified', 'traditional', 'mixed', 'other');

select distinct 'fact_mention.mention_type' as column_name, mention_type as value
from fact_mention
where mention_type not in ('person', 'organization', 'region', 'programme', 'industry');

select distinct 'fact_mention.role' as column_name, role as value
from fact_mention
where role not in ('subject', 'reporter', 'photographer', 'editor')
