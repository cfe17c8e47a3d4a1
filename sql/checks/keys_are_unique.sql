-- fact_article: no two rows of a dimension or fact share a key.
-- Written by `make dictionary`.
select 'dim_date' as table_name, concat_ws(' ', date_key) as key
from dim_date
group by date_key
having count(*) > 1;

select 'dim_indicator' as table_name, concat_ws(' ', indicator_key) as key
from dim_indicator
group by indicator_key
having count(*) > 1;

select 'dim_industry' as table_name, concat_ws(' ', industry_key) as key
from dim_industry
group by industry_key
having count(*) > 1;

select 'dim_organization' as table_name, concat_ws(' ', organization_key) as key
from dim_organization
group by organization_key
having count(*) > 1;

select 'dim_outlet' as table_name, concat_ws(' ', outlet_key) as key
from dim_outlet
group by outlet_key
having count(*) > 1;

select 'dim_person' as table_name, concat_ws(' ', person_key) as key
from dim_person
group by person_key
having count(*) > 1;

select 'dim_person_post' as table_name, concat_ws(' ', person_post_key) as key
from dim_person_post
group by person_post_key
having count(*) > 1;

select 'dim_programme' as table_name, concat_ws(' ', programme_key) as key
from dim_programme
group by programme_key
having count(*) > 1;

select 'dim_region' as table_name, concat_ws(' ', region_key) as key
from dim_region
group by region_key
having count(*) > 1;

select 'dim_region_lineage' as table_name, concat_ws(' ', region_key) as key
from dim_region_lineage
group by region_key
having count(*) > 1;

select 'dim_unit' as table_name, concat_ws(' ', unit_key) as key
from dim_unit
group by unit_key
having count(*) > 1;

select 'fact_article' as table_name, concat_ws(' ', article_key) as key
from fact_article
group by article_key
having count(*) > 1;

select 'fact_capture' as table_name, concat_ws(' ', capture_key) as key
from fact_capture
group by capture_key
having count(*) > 1;

select 'fact_figure' as table_name, concat_ws(' ', figure_key) as key
from fact_figure
group by figure_key
having count(*) > 1;

select 'fact_headline' as table_name, concat_ws(' ', headline_key) as key
from fact_headline
group by headline_key
having count(*) > 1;

select 'fact_line' as table_name, concat_ws(' ', page_id, line_no) as key
from fact_line
group by page_id, line_no
having count(*) > 1;

select 'fact_mention' as table_name, concat_ws(' ', mention_key) as key
from fact_mention
group by mention_key
having count(*) > 1;

select 'fact_quote' as table_name, concat_ws(' ', quote_key) as key
from fact_quote
group by quote_key
having count(*) > 1
