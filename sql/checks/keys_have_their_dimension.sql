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
