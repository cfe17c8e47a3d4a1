-- Which posts has a person held, one after another?
-- 某人先后担任过哪些职务？
-- Row: one time in one post, by what pages say.
-- Read: from is the day a page first names the person in it; until the day its next holder is first seen, empty where
-- none was. last_seen_on is the last page that still says so.
-- Caveat: a name is all that pages give, so namesakes share their posts: look at the regions. Posts that appear on
-- pages without a date alone come last, without days.
-- Parameter: person = 岳知行 · the name in full
select
    person_name,
    post_title,
    nullif(organization_name, '未知') as organization_name,
    nullif(region_name, '未知') as region_name,
    valid_from as from,
    nullif(valid_to, date '9999-12-31') as until,
    end_basis,
    last_seen_on,
    stories,
    first_title,
    first_line_no
from mart_person_posts
where person_name = coalesce(getvariable('person')::varchar, '岳知行')
order by valid_from nulls last, organization_name, post_title
