-- One row per organisation that a page names, and the unknown organisation.
-- Replaces: organization_key of staging.organization
select
    organization_key, -- Key of organization_name; -1 is the unknown organisation
    organization_name, -- Name in full, as pages write it: 常州市人力资源和社会保障局
    organization_type, -- 'government', 'party', 'university', 'company', 'institute', 'media' or 'other'
    region_key, -- dim_region: the region it belongs to by its name or its page, in that region's newest version; -1 where none
from staging.organization
