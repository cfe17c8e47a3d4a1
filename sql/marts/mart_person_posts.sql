-- One row per time that a person is known to have held a post, in words. · 每行是一人担任一职的一段时间，以文字呈现。
-- Key: person_post_key
select
    held.person_post_key, -- dim_person_post · 任职记录
    person.person_name, -- Who · 姓名
    organization.organization_name, -- Body, 未知 where pages name none · 任职机构；网页未写明时为“未知”
    organization.organization_type, -- Its type · 机构类型
    region.region_name, -- Its region · 机构所属地区
    held.post_title, -- The post · 职务
    held.valid_from, -- Day the holder was first seen in it, null where no dated page says so · 生效日期：首次见于该职务之日；无带日期的网页佐证时为空
    held.valid_to, -- Day the next holder was first seen; 9999-12-31 while none was · 失效日期：继任者首次出现之日；尚无继任者时为 9999-12-31
    held.is_current, -- Whether no later holder was seen · 是否为当前任职（未见继任者）
    first_article.title as first_title, -- Headline of the page that first says so; null where it has none · 最早写明该任职的网页标题；无标题时为空
    first_article.published_on as first_seen_on, -- Its date, null where not known · 该网页的发布日期；不详时为空
    last_article.published_on as last_seen_on, -- Date of the page that last says so, null where not known · 最近写明该任职的网页发布日期；不详时为空
from dim_person_post as held
inner join dim_person as person on held.person_key = person.person_key
inner join dim_organization as organization on held.organization_key = organization.organization_key
inner join dim_region as region on organization.region_key = region.region_key
left join fact_article as first_article on held.first_article_key = first_article.article_key
left join fact_article as last_article on held.last_article_key = last_article.article_key
where held.person_post_key <> -1
