-- fact_article: no two rows of a dimension or a fact share a key.
select 'fact_capture' as table_name, capture_key as key from fact_capture group by all having count(*) > 1
union all
select 'fact_article', article_key from fact_article group by all having count(*) > 1
union all
select 'fact_figure', figure_key from fact_figure group by all having count(*) > 1
union all
select 'fact_headline', headline_key from fact_headline group by all having count(*) > 1
union all
select 'dim_outlet', outlet_key from dim_outlet group by all having count(*) > 1
union all
select 'dim_region', region_key from dim_region group by all having count(*) > 1
union all
select 'dim_unit', unit_key from dim_unit group by all having count(*) > 1
union all
select 'dim_date', date_key from dim_date group by all having count(*) > 1
union all
select 'fact_mention', mention_key from fact_mention group by all having count(*) > 1
union all
select 'fact_quote', quote_key from fact_quote group by all having count(*) > 1
union all
select 'dim_person', person_key from dim_person group by all having count(*) > 1
union all
select 'dim_person_post', person_post_key from dim_person_post group by all having count(*) > 1
union all
select 'dim_organization', organization_key from dim_organization group by all having count(*) > 1
union all
select 'dim_programme', programme_key from dim_programme group by all having count(*) > 1
union all
select 'dim_industry', industry_key from dim_industry group by all having count(*) > 1
union all
select 'dim_indicator', indicator_key from dim_indicator group by all having count(*) > 1
