-- One row per outlet named in the batches being loaded, and the unknown outlet.
select
    surrogate_key(outlet_name) as outlet_key, -- Key of outlet_name
    outlet_name, -- Canonical name
    min(outlet_domain) as domain, -- Its domain, where a page tells
    coalesce(min(outlet_type), 'other') as outlet_type, -- Its type
from staging.article
where outlet_name is not null
group by outlet_name
union all
select -1, '未知', null, 'other'
