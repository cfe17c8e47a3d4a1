-- One row per thing that figures count and what it is measured in, and the unknown indicator.
-- Replaces: indicator_key of staging.indicator
select
    indicator_key, -- Key of (indicator_name, dimension); -1 is the unknown indicator
    indicator_name, -- Canonical name
    dimension, -- 'people', 'money', 'count', 'area', 'ratio', 'time' or 'other'
from staging.indicator
