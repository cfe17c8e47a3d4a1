-- Which organisations are named most often beside an industry?
-- 哪些机构最常与某个产业一同出现？
-- Row: one organisation.
-- Read: stories_same_line counts the stories that name both in one line, stories those that name both anywhere; one
-- witness per story. Lines of the page's frame (source, navigation) and news media do not count.
-- Caveat: to be named together says nothing of what they have to do with each other.
-- Parameter: industry = 新材料 · the industry by its canonical name
with industry as (
    select distinct mention.article_key, mention.page_id, mention.line_no
    from fact_mention as mention
    inner join fact_article as article on mention.article_key = article.article_key and article.is_canonical
    where
        mention.mention_type = 'industry'
        and mention.entity_key in (
            select industry_key
            from dim_industry
            where industry_name = coalesce(getvariable('industry')::varchar, '新材料')
        )
),

named as (
    select
        mention.entity_key,
        mention.article_key,
        mention.line_no,
        (mention.article_key, mention.line_no) in (select (article_key, line_no) from industry) as is_same_line
    from fact_mention as mention
    inner join fact_line as line on mention.page_id = line.page_id and mention.line_no = line.line_no
    where
        mention.mention_type = 'organization'
        and mention.entity_key <> -1
        and mention.article_key in (select article_key from industry)
        and line.page_id in (select page_id from industry)
        and line.role in ('title', 'heading', 'body', 'bullet', 'caption')
)

select
    organization.organization_name,
    organization.organization_type,
    nullif(region.region_name, '未知') as region_name,
    count(distinct named.article_key) filter (where named.is_same_line) as stories_same_line,
    count(distinct named.article_key) as stories,
    min(article.published_on) as first_named_on,
    max(article.published_on) as last_named_on
from named
inner join dim_organization as organization on named.entity_key = organization.organization_key
inner join dim_region as region on organization.region_key = region.region_key
inner join fact_article as article on named.article_key = article.article_key
where organization.organization_type <> 'media'
group by all
order by stories_same_line desc, stories desc, organization.organization_name
limit 100
