-- One row per post that the batches being loaded tell of, and the unknown one.
-- Computed once a load
select distinct
    surrogate_key(concat_ws(chr(31), surrogate_key(organization_name), post_title)) as post_key, -- Key of (organization_key, post_title)
from staging.person_post
union all
select -1
