-- One row per time that a person is known to have held a post, in words, with the pages that say so. · 每行是某人任某职务的一段时间及其出处
with said as (
    select
        held.person_post_key,
        count(distinct observed.page_id) as pages,
        count(distinct article.story_key) as stories,
        min(observed.line_no) filter (where observed.article_key = held.first_article_key) as first_line_no,
        min(observed.line_no) filter (where observed.article_key = held.last_article_key) as last_line_no
    from dim_person_post as held
    inner join staging.post_observation as observed
        on held.person_key = observed.person_key
        and held.organization_key = observed.organization_key
        and held.post_title = observed.post_title
    inner join fact_article as article on observed.article_key = article.article_key
    where
        observed.seen_on is null
        or held.valid_from is null
        or (observed.seen_on >= held.valid_from and observed.seen_on < held.valid_to)
    group by held.person_post_key
)

select
    held.person_post_key, -- dim_person_post · 任职键
    person.person_name, -- Who; namesakes share a name · 姓名（同名者不分）
    organization.organization_name, -- Body, 未知 where pages name none · 机构，未写明为“未知”
    organization.organization_type, -- Its type · 机构类型
    region.region_name, -- Its region, 未知 where none · 机构所在地区
    region.prefecture_name, -- The prefecture of that region · 所属地级市
    region.province_name, -- The province of that region · 所属省份
    held.post_title, -- The post, as pages word it · 职务（照原文）
    held.valid_from, -- Day the holder was first seen in it, null where no dated page says so · 首次见任的日期
    held.valid_to, -- Day the next holder was first seen; 9999-12-31 while none was · 下任首次出现的日期
    held.is_current, -- Whether no later holder was seen · 是否未见下任
    held.end_basis, -- How the end is known: 'next_holder', 'no_later_holder' or 'shared_post' · 离任依据
    said.pages, -- Pages that say so; those without a date count for every time in the post · 提到的页面数
    said.stories, -- Stories that say so, reprints counted once · 提到的报道数（转载只算一次）
    first_article.title as first_title, -- Headline of the page that first says so · 最早出处的标题
    first_article.published_on as first_seen_on, -- Its date · 最早出处的日期
    first_article.page_id as first_page_id, -- Its page_id · 最早出处的页面
    said.first_line_no, -- The line of it that says so · 最早出处的行号
    last_article.title as last_title, -- Headline of the page that last says so · 最近出处的标题
    last_article.published_on as last_seen_on, -- Its date · 最近出处的日期
    last_article.page_id as last_page_id, -- Its page_id · 最近出处的页面
    said.last_line_no, -- The line of it that says so · 最近出处的行号
from dim_person_post as held
inner join dim_person as person on held.person_key = person.person_key
inner join dim_organization as organization on held.organization_key = organization.organization_key
inner join dim_region as region on organization.region_key = region.region_key
left join said on held.person_post_key = said.person_post_key
left join fact_article as first_article on held.first_article_key = first_article.article_key
left join fact_article as last_article on held.last_article_key = last_article.article_key
where held.person_post_key <> -1
