-- fact_figure: every key of a fact is in its dimension, and none is null.
select 'article date' as link, article_key as key
from fact_article
anti join dim_date on fact_article.published_date_key = dim_date.date_key
union all
select 'article outlet', article_key
from fact_article
anti join dim_outlet on fact_article.outlet_key = dim_outlet.outlet_key
union all
select 'article region', article_key
from fact_article
anti join dim_region on fact_article.region_key = dim_region.region_key
union all
select 'figure unit', figure_key
from fact_figure
anti join dim_unit on fact_figure.unit_key = dim_unit.unit_key
union all
select 'figure region', figure_key
from fact_figure
anti join dim_region on fact_figure.region_key = dim_region.region_key
union all
select 'figure article', figure_key
from fact_figure
anti join fact_article on fact_figure.article_key = fact_article.article_key
union all
select 'figure indicator', figure_key
from fact_figure
anti join dim_indicator on fact_figure.indicator_key = dim_indicator.indicator_key
union all
select 'figure organization', figure_key
from fact_figure
anti join dim_organization on fact_figure.organization_key = dim_organization.organization_key
union all
select 'figure speaker', figure_key
from fact_figure
anti join dim_person on fact_figure.speaker_person_key = dim_person.person_key
union all
select 'figure source', figure_key
from fact_figure
anti join dim_organization on fact_figure.speaker_organization_key = dim_organization.organization_key
union all
select 'quote person', quote_key
from fact_quote
anti join dim_person on fact_quote.person_key = dim_person.person_key
union all
select 'quote organization', quote_key
from fact_quote
anti join dim_organization on fact_quote.organization_key = dim_organization.organization_key
union all
select 'post person', person_post_key
from dim_person_post
anti join dim_person on dim_person_post.person_key = dim_person.person_key
union all
select 'post organization', person_post_key
from dim_person_post
anti join dim_organization on dim_person_post.organization_key = dim_organization.organization_key
union all
select 'mentioned person', mention_key
from fact_mention
anti join dim_person on fact_mention.entity_key = dim_person.person_key
where mention_type = 'person'
union all
select 'mentioned organization', mention_key
from fact_mention
anti join dim_organization on fact_mention.entity_key = dim_organization.organization_key
where mention_type = 'organization'
union all
select 'mentioned region', mention_key
from fact_mention
anti join dim_region on fact_mention.entity_key = dim_region.region_key
where mention_type = 'region'
union all
select 'mentioned programme', mention_key
from fact_mention
anti join dim_programme on fact_mention.entity_key = dim_programme.programme_key
where mention_type = 'programme'
union all
select 'mentioned industry', mention_key
from fact_mention
anti join dim_industry on fact_mention.entity_key = dim_industry.industry_key
where mention_type = 'industry'
