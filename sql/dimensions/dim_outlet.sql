-- One row per outlet that published a page, and the unknown outlet.
-- Replaces: outlet_key of staging.outlet
select
    outlet_key, -- Key of outlet_name; -1 where no outlet is known
    outlet_name, -- Canonical name
    domain, -- Its domain, null where no page tells
    outlet_type, -- 'agency', 'newspaper', 'broadcaster', 'portal', 'government' or 'other'
from staging.outlet
