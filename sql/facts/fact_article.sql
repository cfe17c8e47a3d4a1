-- One row per distinct page that holds an article. · 每行是一个含文章的不同网页。
-- Key: article_key
-- Replaces: page_id of staging.document
select
    page.article_key, -- Key of page_id · 代理键，由 page_id 生成
    article.page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256（十六进制）
    article.title, -- Headline, in Simplified; null where the page has none · 标题（简体）；网页无标题时为空
    coalesce(cast(strftime(article.published_on, '%Y%m%d') as bigint), -1) as published_date_key, -- dim_date; -1 where the date is not known · 发布日期键；日期不详时为 -1
    article.published_on, -- Publish date, null where the page does not tell · 发布日期；网页未写明时为空
    article.published_basis, -- Where it was read: 'page', 'dateline', 'body', 'inferred' or 'unknown' · 发布日期的依据：页面、电头、正文、推断或不详
    article.published_precision, -- 'time', 'day', 'month', 'year' or 'none' · 发布日期的精度：时刻、日、月、年或无
    coalesce(surrogate_key(article.outlet_name), -1) as outlet_key, -- dim_outlet; -1 where no outlet is named · 发布媒体；未注明时为 -1
    article.authors, -- Reporters and writers, as named · 记者与作者，以署名为准
    article.photographers, -- Who took the pictures, as named · 摄影者，以署名为准
    article.editors, -- Editors, as named · 编辑，以署名为准
    article.url, -- Address of the page, null where it is not known · 网页地址；不详时为空
    coalesce(region.region_key, -1) as region_key, -- dim_region: where the article is about, as the region was on its date; -1 where not known · 文章所述地区，取发布当日有效的版本；不详时为 -1
    written.script, -- 'simplified', 'traditional', 'mixed' or 'other' · 原文字形：简体、繁体、混用或其他
    article.body_text, -- The article's text, a line for each paragraph, without its title · 正文，每段一行，不含标题
    article.body_chars, -- Length of body_text in characters · body_text 的字符数
    article.is_damaged, -- Whether any line of the article is damaged · 文章是否有残损行
    page.article_key as story_key, -- The same for reprints and near-duplicates: the least article_key among them, as staging.story_member tells; a key noted before two stories grew together still names one of its articles · 稿件键，转载与近似稿相同：其中最小的 article_key；两稿合并之前记下的键仍是其中一篇文章
    true as is_canonical, -- Whether this page stands for its story: the least damaged, then the earliest · 是否代表该稿：受损最少者，其次最早者
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai · 批次日期：网页首次采集之日（北京时间）
    getvariable('run_id') as run_id, -- Run that loaded the row · 装载该行的运行批次
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it · 抽取所用文本规则的版本
from staging.article as article
inner join staging.page_lines as written on article.page_id = written.page_id
inner join staging.page as page on article.page_id = page.page_id
left join staging.region_version as region
    on coalesce(article.region_code, article.zone_name) = region.place
    and article.region_day >= region.valid_from
    and article.region_day < region.valid_to
where article.no_article_reason is null
