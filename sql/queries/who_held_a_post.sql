-- Who held a post on a given day?
-- 某一天某个职务由谁担任？
-- Row: one person and post held on that day, by what all pages together say.
-- Read: until is the day the next holder was first seen, empty where none was; end_basis tells how the end is known.
-- stories counts who says so, reprints once.
-- Caveat: a post counts from the day a page first names its holder, so the true first day lies before it. Only posts
-- that one person holds at a time end; of a 'shared_post' nothing tells the end, so look at last_seen_on. Namesakes are
-- not told apart.
-- Parameter: on = 2024-12-31 · the day asked for
-- Parameter: body = · only bodies whose name holds this, as in 工信局
-- Parameter: post = · only this post, as in 局长
select
    organization_name,
    post_title,
    person_name,
    valid_from as first_seen_on,
    last_seen_on,
    nullif(valid_to, date '9999-12-31') as until,
    end_basis,
    stories,
    first_title,
    first_line_no
from mart_person_posts
where
    valid_from <= coalesce(getvariable('on'), '2024-12-31')::date
    and valid_to > coalesce(getvariable('on'), '2024-12-31')::date
    and organization_name <> '未知'
    and (getvariable('body') is null or contains(organization_name, getvariable('body')::varchar))
    and (getvariable('post') is null or post_title = getvariable('post')::varchar)
order by organization_name, post_title, person_name
