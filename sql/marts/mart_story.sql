-- One row per story: the pages that carry it, whoever published them, are one witness.
-- · 每行是一则同稿新闻：无论由谁刊发，载有它的网页合为一个见证。
-- Key: story_key
with page as (
    select
        article.*,
        -- Dated pages come before undated ones, and pages of one day in the order of their hashes.
        (coalesce(article.published_on, date '9999-12-31'), article.page_id) as place,
        case when article.outlet_key <> -1 then outlet.outlet_name end as outlet_name
    from fact_article as article
    inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
),

story as (
    select
        story_key,
        count(*) as pages,
        count(distinct outlet_name) as outlets,
        coalesce(list_sort(list(distinct outlet_name) filter (outlet_name is not null)), []) as outlet_names,
        arg_min(outlet_name, place) filter (outlet_name is not null) as first_outlet,
        min(published_on) as first_published_on,
        max(published_on) as last_published_on,
        count(*) filter (is_damaged) as damaged_pages,
        list_sort(list(distinct script)) as scripts
    from page
    group by story_key
)

select
    story.story_key, -- The same for reprints and near-duplicates: least article_key among them · 转载与近似稿相同：其中最小的 article_key
    page.article_key, -- fact_article: the page that stands for the story · 代表该稿的文章
    page.title, -- Its headline; null where it has none · 其标题；无标题时为空
    story.first_outlet, -- Outlet of the page published first among those that name one, null where none does · 最早刊发的媒体，无一署名则为空
    story.first_published_on, -- Least publish date, null where no page tells · 最早发布日期，皆不详则为空
    story.last_published_on, -- Latest publish date, null where no page tells · 最晚发布日期，皆不详则为空
    story.last_published_on - story.first_published_on as spread_days, -- Days from the first to the last, null where no page tells · 首发至末次刊发的天数，皆不详则为空
    story.pages, -- Pages that carry it · 刊载网页数
    story.pages - 1 as reprints, -- Pages but one · 转载数：网页数减一
    story.outlets, -- Outlets that are named on them · 署名媒体数
    story.outlet_names, -- Their names · 媒体名
    story.damaged_pages, -- Pages with a damaged line · 有受损行的网页数
    story.scripts, -- Scripts it was captured in · 所见字形
    region.region_name, -- Region the page that stands for it is about, 未知 where not known · 所述地区，不详则为“未知”
    region.province_name, -- Its province · 所属省份
    page.body_chars, -- Length of that page's text in characters · 代表页正文字数
from story
inner join page on story.story_key = page.story_key and page.is_canonical
inner join dim_region as region on page.region_key = region.region_key
