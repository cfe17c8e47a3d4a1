-- One row per indicator that figures of the batches being loaded count, and the unknown indicator.
-- Computed once a load
with counted as (
    select distinct indicator_name, indicator_dimension as dimension
    from staging.figure
    where indicator_name is not null
)

select
    surrogate_key(indicator_name || chr(31) || dimension) as indicator_key, -- Key of (indicator_name, dimension)
    indicator_name, -- Canonical name
    dimension, -- What it measures
from counted
union all
select -1, '未知', 'other'
