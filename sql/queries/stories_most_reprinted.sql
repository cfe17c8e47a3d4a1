-- Which stories were reprinted most, by whom, and how fast did they spread?
-- 哪些报道转载最多，被谁转载，传播多快？
-- Row: one story that at least two pages carry, the fifty with most pages.
-- Read: spread_days is from the first to the last page by their dates; first_outlet is who published first.
-- damaged_pages counts the copies with damage: the figures of a story are read from the page that stands for it.
-- Caveat: only captured pages count, so reprints elsewhere are not seen. An excerpt can count as a reprint.
-- Parameter: region = · only stories about regions whose name holds this, as in 青岛
select
    title,
    region_name,
    first_outlet,
    first_published_on,
    pages,
    outlets,
    outlet_names,
    spread_days,
    damaged_pages,
    scripts
from mart_story
where pages > 1 and (getvariable('region') is null or contains(region_name, getvariable('region')::varchar))
order by pages desc, first_published_on, story_key
limit 50
