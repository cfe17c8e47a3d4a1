-- One row per person that a page names, and the unknown person. Namesakes share a row: a name is all that pages give.
-- Replaces: person_key of staging.person
select
    person_key, -- Key of person_name; -1 is the unknown person
    person_name, -- Name, in Simplified, without padding
from staging.person
