-- One row per programme that the batches being loaded name, as all batches together tell of it, and the unknown one.
with told as (
    select programme_key, programme_name, programme_type, sum(mentions) as mentions
    from staging.programme_sighting
    where programme_key in (
        select programme_key from staging.programme_sighting where shard in (select shard from staging.shard)
    )
    group by all
)

select
    programme_key, -- Key of programme_name
    min(programme_name) as programme_name, -- Name without its marks
    first(programme_type order by mentions desc, programme_type) as programme_type, -- The kind most mentions tell
from told
group by programme_key
union all
select -1, '未知', 'other'
