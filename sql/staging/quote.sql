-- One row per quote in the batches being loaded.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character in the clean line, from 0
    char_end, -- Behind the last character
    surface, -- The characters
    raw_text, -- The raw characters behind them
    is_direct, -- Whether it stands in quotation marks
    cue, -- The verb that says so
    speaker, -- The words that name who speaks
    speaker_person, -- Whom they mean: a person's name, or null
    speaker_organization, -- Whom they mean: an organisation's name in full, or null
from read_parquet(getvariable('quotes'))
