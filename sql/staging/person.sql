-- One row per person named in the batches being loaded, and the unknown person.
with named as (
    select person_name from staging.person_mention
    union
    select speaker_person from staging.quote
    union
    select speaker_person from staging.attribution
)

select
    surrogate_key(person_name) as person_key, -- Key of person_name
    person_name, -- Name without padding
from named
where person_name is not null
union all
select -1, '未知'
