-- dim_person_post: a person's times in one post follow one another without overlap.
select person_post_key
from dim_person_post
where person_post_key <> -1
qualify
    valid_from
    < lag(valid_to) over (partition by person_key, organization_key, post_title order by valid_from, person_post_key)
