-- One row per industry named in the batches being loaded, and the unknown industry.
select distinct
    surrogate_key(industry_name) as industry_key, -- Key of industry_name
    industry_name, -- Canonical name
from staging.industry_mention
where industry_name is not null
union all
select -1, '未知'
