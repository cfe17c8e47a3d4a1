-- One row per line of business that a page names, and the unknown one.
-- Replaces: industry_key of staging.industry
select
    industry_key, -- Key of industry_name; -1 is the unknown industry
    industry_name, -- Canonical name
from staging.industry
