-- Which stories were reprinted most, by whom, and how fast did they spread?
-- 哪些报道转载最多，被谁转载，传播多快？
-- Row: one story that at least two pages carry, the fifty with most pages.
-- Read: spread_days is from the first to the last page by their dates; first_outlet is who published first.
-- damaged_pages counts the copies with damage: the figures of a story are read from the page that stands for it.
-- Caveat: only captured pages count, so reprints elsewhere are not seen. An excerpt can count as a reprint.
-- Parameter: region = · only stories about regions whose name holds this, as in 青岛
with reprinted as (
    select story_key, count(*) as pages, min(published_on) as first_published_on
    from fact_article
    group by story_key
    having count(*) > 1
),

-- First the fifty: to tell every story of the warehouse as mart_story does takes ten times as long.
most as (
    select article.story_key, article.title, region.region_name
    from reprinted
    inner join fact_article as article on reprinted.story_key = article.story_key and article.is_canonical
    inner join dim_region as region on article.region_key = region.region_key
    where getvariable('region') is null or contains(region.region_name, getvariable('region')::varchar)
    order by reprinted.pages desc, reprinted.first_published_on, reprinted.story_key
    limit 50
),

page as (
    select
        most.*,
        article.published_on,
        article.is_damaged,
        article.script,
        (coalesce(article.published_on, date '9999-12-31'), article.page_id) as place,
        case when article.outlet_key <> -1 then outlet.outlet_name end as outlet_name
    from most
    inner join fact_article as article on most.story_key = article.story_key
    inner join dim_outlet as outlet on article.outlet_key = outlet.outlet_key
)

select
    title,
    region_name,
    arg_min(outlet_name, place) filter (outlet_name is not null) as first_outlet,
    min(published_on) as first_published_on,
    count(*) as pages,
    count(distinct outlet_name) as outlets,
    coalesce(list_sort(list(distinct outlet_name) filter (outlet_name is not null)), []) as outlet_names,
    max(published_on) - min(published_on) as spread_days,
    count(*) filter (is_damaged) as damaged_pages,
    list_sort(list(distinct script)) as scripts
from page
group by story_key, title, region_name
order by pages desc, first_published_on, story_key
