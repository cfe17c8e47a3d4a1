-- One row per indicator that figures of the batches being loaded count, and the unknown indicator.
select distinct
    surrogate_key(indicator_name || chr(31) || indicator_dimension) as indicator_key, -- Key of (indicator_name, dimension)
    indicator_name, -- Canonical name
    indicator_dimension as dimension, -- What it measures
from staging.figure
where indicator_name is not null
union all
select -1, '未知', 'other'
