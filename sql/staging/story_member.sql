-- One row per page that holds an article, of all batches: which story it tells, and whether it stands for it.
-- Pages tell one story where links lead from one to the other, however many lie between.
-- The page that stands for a story is undamaged if one is, then the one with the fewest characters lost, then the one
-- published first, then the one seen first, then the one whose bytes' hash is least.
-- · 每行是一个有文章的网页（所有批次）：属于哪一则同稿新闻，是否为其代表。代表依次取：无损、失字最少、发布最早、最先见到、page_id 最小。
-- Replaces: article_key of staging.touched_article
with recursive member as (
    select
        page.article_key,
        page.body_key,
        article.page_id,
        article.is_damaged,
        article.published_on,
        max(capture.characters_lost) as characters_lost,
        min(capture.first_seen_at) as first_seen_at
    from staging.story_page as page
    inner join staging.touched_article as touched on page.article_key = touched.article_key
    inner join fact_article as article on page.article_key = article.article_key
    inner join fact_capture as capture on page.article_key = capture.article_key
    group by all
),

body as (
    select body_key, min(article_key) as least_key
    from member
    group by body_key
),

link as (
    select link.body_key, body.least_key, link.other_body_key, other.least_key as other_least_key
    from staging.story_link as link
    inner join body on link.body_key = body.body_key
    inner join body as other on link.other_body_key = other.body_key
),

neighbour as (
    select body_key, least_key, other_body_key, other_least_key from link
    union
    select other_body_key, other_least_key, body_key, least_key from link
),

-- A key spreads from body to body until it meets a lesser one; only keys less than all around them set out, for the
-- least key of all is among them and reaches every body of its story.
reached as (
    select body_key, least_key as story_key
    from body
    where body_key not in (select body_key from neighbour where other_least_key < least_key)
    union
    select neighbour.other_body_key, reached.story_key
    from reached
    inner join neighbour on reached.body_key = neighbour.body_key and reached.story_key < neighbour.other_least_key
),

story as (
    select body_key, min(story_key) as story_key
    from reached
    group by body_key
)

select
    member.article_key, -- Key of page_id · page_id 的键
    member.page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256
    story.story_key, -- Least article_key in the story; a key noted before two stories grew together still names one of its articles · 同稿中最小的 article_key；合并之前记下的键仍是其中一篇文章
    row_number() over (
        partition by story.story_key
        order by
            member.is_damaged, member.characters_lost, member.published_on nulls last,
            member.first_seen_at, member.page_id
    ) = 1 as is_canonical, -- Whether this page stands for its story · 是否代表该稿
    member.is_damaged, -- Whether any line of the article is damaged · 文章是否有受损行
    member.characters_lost, -- Characters of the page that stand as U+FFFD · 页面失去的字符数
    member.published_on, -- Publish date, null where the page does not tell · 发布日期，不详则为空
    member.first_seen_at, -- When a run first met the page · 首次见到该页的时间
from member
inner join story on member.body_key = story.body_key
