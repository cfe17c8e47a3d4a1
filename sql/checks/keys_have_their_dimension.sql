-- fact_figure: every key refers to a row that is there.
-- Written by `make dictionary`.
select 'dim_organization.region_key in dim_region' as link, concat_ws(' ', organization_key) as key
from dim_organization
anti join dim_region on dim_organization.region_key = dim_region.region_key;

select 'dim_person_post.person_key in dim_person' as link, concat_ws(' ', person_post_key) as key
from dim_person_post
anti join dim_person on dim_person_post.person_key = dim_person.person_key;

select 'dim_person_post.organization_key in dim_organization' as link, concat_ws(' ', person_post_key) as key
from dim_person_post
anti join dim_organization on dim_person_post.organization_key = dim_organization.organization_key;

select 'dim_region_lineage.place_key in dim_region' as link, concat_ws(' ', region_key) as key
from dim_region_lineage
anti join dim_region on dim_region_lineage.place_key = dim_region.region_key;

select 'dim_region_lineage.region_key in dim_region' as link, concat_ws(' ', region_key) as key
from dim_region_lineage
anti join dim_region on dim_region_lineage.region_key = dim_region.region_key;

select 'fact_article.published_date_key in dim_date' as link, concat_ws(' ', article_key) as key
from fact_article
anti join dim_date on fact_article.published_date_key = dim_date.date_key;

select 'fact_article.outlet_key in dim_outlet' as link, concat_ws(' ', article_key) as key
from fact_article
anti join dim_outlet on fact_article.outlet_key = dim_outlet.outlet_key;

select 'fact_article.region_key in dim_region' as link, concat_ws(' ', article_key) as key
from fact_article
anti join dim_region on fact_article.region_key = dim_region.region_key;

select 'fact_figure.article_key in fact_article' as link, concat_ws(' ', figure_key) as key
from fact_figure
anti join fact_article on fact_figure.article_key = fact_article.article_key;

select 'fact_figure.line_no in fact_line' as link, concat_ws(' ', figure_key) as key
from fact_figure
anti join fact_line on fact_figure.page_id = fact_line.page_id and fact_figure.line_no = fact_line.line_no;

select 'fact_figure.unit_key in dim_unit' as link, concat_ws(' ', figure_key) as key
from fact_figure
anti join dim_unit on fact_figure.unit_key = dim_unit.unit_key;

select 'fact_figure.indicator_key in dim_indicator' as link, concat_ws(' ', figure_key) as key
from fact_figure
anti join dim_indicator on fact_figure.indicator_key = dim_indicator.indicator_key;

select 'fact_figure.region_key in dim_region' as link, concat_ws(' ', figure_key) as key
from fact_figure
anti join dim_region on fact_figure.region_key = dim_region.region_key;

select 'fact_figure.organization_key in dim_organization' as link, concat_ws(' ', figure_key) as key
from fact_figure
anti join dim_organization on fact_figure.organization_key = dim_organization.organization_key;

select 'fact_figure.speaker_person_key in dim_person' as link, concat_ws(' ', figure_key) as key
from fact_figure
anti join dim_person on fact_figure.speaker_person_key = dim_person.person_key;

select 'fact_figure.speaker_organization_key in dim_organization' as link, concat_ws(' ', figure_key) as key
from fact_figure
anti join dim_organization on fact_figure.speaker_organization_key = dim_organization.organization_key;

select 'fact_headline.line_no in fact_line' as link, concat_ws(' ', headline_key) as key
from fact_headline
anti join fact_line on fact_headline.page_id = fact_line.page_id and fact_headline.line_no = fact_line.line_no;

select 'fact_mention.article_key in fact_article' as link, concat_ws(' ', mention_key) as key
from fact_mention
anti join fact_article on fact_mention.article_key = fact_article.article_key;

select 'fact_mention.line_no in fact_line' as link, concat_ws(' ', mention_key) as key
from fact_mention
anti join fact_line on fact_mention.page_id = fact_line.page_id and fact_mention.line_no = fact_line.line_no;

select 'fact_mention.entity_key in dim_person' as link, concat_ws(' ', mention_key) as key
from fact_mention
anti join dim_person on fact_mention.entity_key = dim_person.person_key
where mention_type = 'person';

select 'fact_mention.entity_key in dim_organization' as link, concat_ws(' ', mention_key) as key
from fact_mention
anti join dim_organization on fact_mention.entity_key = dim_organization.organization_key
where mention_type = 'organization';

select 'fact_mention.entity_key in dim_region' as link, concat_ws(' ', mention_key) as key
from fact_mention
anti join dim_region on fact_mention.entity_key = dim_region.region_key
where mention_type = 'region';

select 'fact_mention.entity_key in dim_programme' as link, concat_ws(' ', mention_key) as key
from fact_mention
anti join dim_programme on fact_mention.entity_key = dim_programme.programme_key
where mention_type = 'programme';

select 'fact_mention.entity_key in dim_industry' as link, concat_ws(' ', mention_key) as key
from fact_mention
anti join dim_industry on fact_mention.entity_key = dim_industry.industry_key
where mention_type = 'industry';

select 'fact_quote.article_key in fact_article' as link, concat_ws(' ', quote_key) as key
from fact_quote
anti join fact_article on fact_quote.article_key = fact_article.article_key;

select 'fact_quote.line_no in fact_line' as link, concat_ws(' ', quote_key) as key
from fact_quote
anti join fact_line on fact_quote.page_id = fact_line.page_id and fact_quote.line_no = fact_line.line_no;

select 'fact_quote.person_key in dim_person' as link, concat_ws(' ', quote_key) as key
from fact_quote
anti join dim_person on fact_quote.person_key = dim_person.person_key;

select 'fact_quote.organization_key in dim_organization' as link, concat_ws(' ', quote_key) as key
from fact_quote
anti join dim_organization on fact_quote.organization_key = dim_organization.organization_key
