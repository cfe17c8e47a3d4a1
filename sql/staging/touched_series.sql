-- One row per series that a touched article states a figure of. · 每行是被触及文章所陈述数字的一个序列。
-- Computed once a load
-- Figures are looked for on the days of these articles alone, so that the history is not gone through.
-- · 只在这些文章所属的批次日期内查找数字，不扫描全部历史。
with article as (
    select article_key, batch_date
    from fact_article
    where article_key in (select article_key from staging.touched_article)
)

select distinct series_key, -- fact_figure · 数字事实表
from fact_figure
where
    series_key <> -1
    and article_key in (select article_key from article)
    and batch_date in (select distinct batch_date from article)
