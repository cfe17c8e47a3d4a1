-- Which programmes are taken up in other places, where, and how long after the first?
-- 哪些计划、政策传到了别处，传到哪里，隔了多久？
-- Row: one programme in one region, the region its articles are about.
-- Read: place_in_order 1 is where it was first named; days_after counts from that day. Reprints count once.
-- Caveat: programmes are known by name alone: two places can use one name for two things, and one thing can have two
-- names. Pages without a date cannot be first and have an empty day.
-- Parameter: programme = · only this programme; all that at least two regions name where empty
with named as (
    select distinct mention.entity_key as programme_key, mention.article_key
    from fact_mention as mention
    where mention.mention_type = 'programme' and mention.entity_key <> -1
),

region as (
    select
        named.programme_key,
        coalesce(region.region_code, region.region_name) as place,
        arg_max(region.region_name, region.valid_from) as region_name,
        arg_max(region.province_name, region.valid_from) as province_name,
        min(article.published_on) as first_named_on,
        max(article.published_on) as last_named_on,
        count(distinct article.story_key) as stories,
        count(distinct article.outlet_key) as outlets,
        arg_min(article.article_key, (article.published_on, article.article_key)) as first_article_key
    from named
    inner join fact_article as article on named.article_key = article.article_key
    inner join dim_region as region on article.region_key = region.region_key
    where article.region_key <> -1
    group by all
),

spread as (
    select
        *,
        count(*) over programme as regions,
        row_number() over (programme order by first_named_on nulls last, place) as place_in_order,
        min(first_named_on) over programme as first_day
    from region
    window programme as (partition by programme_key)
)

select
    programme.programme_name,
    programme.programme_type,
    spread.place_in_order,
    spread.province_name,
    spread.region_name,
    spread.first_named_on,
    spread.first_named_on - spread.first_day as days_after,
    spread.last_named_on,
    spread.stories,
    spread.outlets,
    article.title as first_title
from spread
inner join dim_programme as programme on spread.programme_key = programme.programme_key
left join fact_article as article on spread.first_article_key = article.article_key
where
    case
        when getvariable('programme') is null then spread.regions > 1
        else programme.programme_name = getvariable('programme')::varchar
    end
order by spread.regions desc, programme.programme_name, spread.place_in_order
