-- One row per outlet and batch: what came in, what of it is damaged or refused, and what its figures leave open. · 每行是一家媒体的一个批次：收到多少网页，残损、拒收多少，数值缺哪些信息。
-- A page that is refused has no outlet and counts under the unknown one. · 被拒收的网页没有媒体，计入未知媒体。
-- Key: outlet_key, batch_date
with figure as (
    select
        article_key,
        count(figure_key) as figures,
        count(*) filter (where is_damaged) as damaged,
        count(*) filter (where region_key = -1 and not is_nationwide) as without_region,
        count(*) filter (where region_key = -1 and organization_key = -1 and not is_nationwide) as without_subject,
        count(*) filter (where period_end is null and as_of is null) as without_period,
        count(*) filter (where indicator_key = -1) as without_indicator,
        count(*) filter (where unit_key = -1) as without_unit
    from fact_figure
    group by article_key
)

select
    coalesce(article.outlet_key, -1) as outlet_key, -- dim_outlet; -1 where no outlet is named or the page was refused · 媒体键；未署媒体或被拒收为 -1
    outlet.outlet_name, -- Outlet · 媒体
    capture.batch_date, -- Day its pages were first seen, in Asia/Shanghai · 批次日期（北京时间首次见到的日子）
    count(capture.capture_key) as captures, -- Raw pages seen · 收到的原始页面数
    count(*) filter (where capture.status = 'loaded') as pages, -- Of these, distinct pages with an article · 其中入库的不同页面数
    count(*) filter (where capture.status = 'duplicate') as duplicates, -- Of these, pages whose bytes were seen before · 其中与以前逐字节相同的页面数
    count(*) filter (where capture.status = 'quarantined') as quarantined, -- Of these, pages in ops.quarantine, with their reason · 其中被隔离的页面数（原因见 ops.quarantine）
    count(*) filter (where capture.status = 'loaded' and article.is_canonical) as own_stories, -- Pages that stand for their story; the others are reprints · 代表其稿件的网页数，其余为转载
    count(*) filter (where capture.status = 'loaded' and article.is_damaged) as damaged_pages, -- Pages with a damaged line in their article · 正文有损坏行的页面数
    count(*) filter (where capture.status = 'loaded' and article.published_on is null) as pages_without_date, -- Pages that do not tell when they were published · 没有发布日期的页面数
    sum(capture.glosses_removed)::bigint as glosses_removed, -- Pinyin glosses taken out · 去掉的拼音注音数
    sum(capture.characters_restored)::bigint as characters_restored, -- Characters rebuilt from byte-shifted runs · 由错位字节复原的字数
    sum(capture.characters_lost)::bigint as characters_lost, -- Characters that stand as U+FFFD · 无法复原、记为 U+FFFD 的字数
    coalesce(sum(figure.figures), 0)::bigint as figures, -- Figures read from its pages · 读出的数字条数
    coalesce(sum(figure.damaged), 0)::bigint as figures_damaged, -- Figures whose value is lost · 数值已损坏的条数
    coalesce(sum(figure.without_region), 0)::bigint as figures_without_region, -- Figures about no region and not the country · 未说明地区（亦非全国）的条数
    coalesce(sum(figure.without_subject), 0)::bigint as figures_without_subject, -- Figures about neither a region, the country nor an organisation · 地区、全国、机构皆未说明的条数
    coalesce(sum(figure.without_period), 0)::bigint as figures_without_period, -- Figures whose text gives neither a period nor a day · 既无时期也无时点的条数
    coalesce(sum(figure.without_indicator), 0)::bigint as figures_without_indicator, -- Figures whose text does not say what is counted · 未说明统计对象的条数
    coalesce(sum(figure.without_unit), 0)::bigint as figures_without_unit, -- Figures whose unit is not in dim_unit · 单位不在单位表中的条数
    round(sum(figure.damaged) / sum(figure.figures), 4) as share_damaged, -- figures_damaged / figures; null where there are no figures · 损坏占比，无数值时为空
    round(sum(figure.without_region) / sum(figure.figures), 4) as share_without_region, -- figures_without_region / figures; null where there are no figures · 无地区占比，无数值时为空
    round(sum(figure.without_subject) / sum(figure.figures), 4) as share_without_subject, -- figures_without_subject / figures; null where there are no figures · 无地区且无机构占比，无数值时为空
    round(sum(figure.without_period) / sum(figure.figures), 4) as share_without_period, -- figures_without_period / figures; null where there are no figures · 无时间占比，无数值时为空
    round(sum(figure.without_indicator) / sum(figure.figures), 4) as share_without_indicator, -- figures_without_indicator / figures; null where there are no figures · 无统计对象占比，无数值时为空
from fact_capture as capture
left join fact_article as article on capture.article_key = article.article_key
inner join dim_outlet as outlet on coalesce(article.outlet_key, -1) = outlet.outlet_key
-- A condition on the capture alone, beside the key, would be tried on every pair of pages.
left join figure on if(capture.status = 'loaded', capture.article_key, null) = figure.article_key
group by all
