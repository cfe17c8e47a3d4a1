-- One row per series that a touched article states a figure of. · 每行是被触及文章所陈述数字的一个序列。
-- Computed once a load
select distinct series_key, -- fact_figure · 数字事实表
from fact_figure
where series_key <> -1 and article_key in (select article_key from staging.touched_article)
