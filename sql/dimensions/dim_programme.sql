-- One row per programme, policy, event, award or platform that a page names, and the unknown one.
-- Replaces: programme_key of staging.programme
select
    programme_key, -- Key of programme_name; -1 is the unknown programme
    programme_name, -- Name without the marks around it
    programme_type, -- 'plan', 'policy', 'event', 'award', 'platform' or 'other'
from staging.programme
