-- One row per figure in the batches being loaded: who states it.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character of the figure in the clean line, from 0
    attribution, -- Whose words it stands in
    speaker, -- Who says so, as resolved in words
    speaker_person, -- The person who says so, or null
    speaker_organization, -- The organisation that says so, or null
from read_parquet(getvariable('attributions'))
