-- One row per programme named in the batches being loaded, and the unknown programme.
select
    surrogate_key(programme_name) as programme_key, -- Key of programme_name
    programme_name, -- Name without its marks
    min(programme_type) as programme_type, -- What kind
from staging.programme_mention
where programme_name is not null
group by programme_name
union all
select -1, '未知', 'other'
