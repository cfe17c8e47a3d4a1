-- One row per time that a person is known to have held a post, in words, with the pages that say so. · 每行是一人担任一职的一段时间及其出处，以文字呈现。
-- Key: person_post_key
select
    held.person_post_key, -- dim_person_post · 任职记录
    person.person_name, -- Who; namesakes share a name · 姓名，同名者不加区分
    organization.organization_name, -- Body, 未知 where pages name none · 任职机构；网页未写明时为“未知”
    organization.organization_type, -- Its type · 机构类型
    region.region_name, -- Its region, 未知 where none · 机构所属地区；不详时为“未知”
    region.prefecture_name, -- The prefecture of that region; null for a province and what stands directly under one · 所属地级名称；省级及省直辖者为空
    region.province_name, -- The province of that region · 所属省级名称
    held.post_title, -- The post, as pages word it · 职务，以网页写法为准
    held.valid_from, -- Day the holder was first seen in it, null where no dated page says so · 生效日期：首次见于该职务之日；无带日期的网页佐证时为空
    held.valid_to, -- Day the next holder was first seen; 9999-12-31 while none was · 失效日期：继任者首次出现之日；尚无继任者时为 9999-12-31
    held.is_current, -- Whether no later holder was seen · 是否为当前任职（未见继任者）
    held.end_basis, -- How the end is known: 'next_holder', 'no_later_holder' or 'shared_post' · 离任依据：继任者出现、未见继任者，或多人同任、机构不详而无从得知
    said.pages, -- Pages that say so; one without a date counts for every time in the post · 写明该任职的网页数；无日期的网页计入每段任期
    said.stories, -- Stories that say so, reprints counted once · 写明该任职的稿件数，转载只计一次
    first_article.title as first_title, -- Headline of the page that first says so; null where it has none · 最早写明该任职的网页标题；无标题时为空
    first_article.published_on as first_seen_on, -- Its date, null where not known · 该网页的发布日期；不详时为空
    first_article.page_id as first_page_id, -- SHA-256 (hex) of its raw bytes · 该网页原始字节的 SHA-256（十六进制）
    said.first_line_no, -- The line of it that says so · 该网页上写明任职的行号
    last_article.title as last_title, -- Headline of the page that last says so; null where it has none · 最近写明该任职的网页标题；无标题时为空
    last_article.published_on as last_seen_on, -- Its date, null where not known · 该网页的发布日期；不详时为空
    last_article.page_id as last_page_id, -- SHA-256 (hex) of its raw bytes · 该网页原始字节的 SHA-256（十六进制）
    said.last_line_no, -- The line of it that says so · 该网页上写明任职的行号
from dim_person_post as held
inner join dim_person as person on held.person_key = person.person_key
inner join dim_organization as organization on held.organization_key = organization.organization_key
inner join dim_region as region on organization.region_key = region.region_key
left join lateral (
    select
        count(observed.page_id) as pages,
        count(distinct article.story_key) as stories,
        min(observed.line_no) filter (where observed.article_key = time.first_article_key) as first_line_no,
        min(observed.line_no) filter (where observed.article_key = time.last_article_key) as last_line_no
    from dim_person_post as time
    inner join staging.post_observation as observed
        on time.person_key = observed.person_key and time.post_key = observed.post_key
    inner join fact_article as article on observed.article_key = article.article_key
    where
        time.person_post_key = held.person_post_key
        and (
            observed.seen_on is null
            or time.valid_from is null
            or (observed.seen_on >= time.valid_from and observed.seen_on < time.valid_to)
        )
) as said on true
left join fact_article as first_article on held.first_article_key = first_article.article_key
left join fact_article as last_article on held.last_article_key = last_article.article_key
where held.person_post_key <> -1
