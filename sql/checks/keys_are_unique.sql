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
