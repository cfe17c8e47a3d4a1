-- One row per figure in the batches being loaded.
-- Source: the silver layer.
select
    page_id, -- SHA-256 (hex) of the page's raw bytes
    line_no, -- Line of the page
    char_start, -- First character in the clean line, from 0
    char_end, -- Behind the last character
    surface, -- The characters
    raw_text, -- The raw characters behind them
    value, -- The number, or the low end of a range
    value_max, -- The high end of a range
    modifier, -- How the number is bounded
    qualifier, -- The words that bound it
    unit, -- Counter or measure as written
    statistic, -- What kind of number
    direction, -- Where a change goes
    status, -- Whether it happened or is meant to
    is_cumulative, -- Whether it is a running total
    indicator, -- What is counted, in the text's own words
    indicator_name, -- Its canonical name
    indicator_scope, -- What narrows the canonical name
    indicator_dimension, -- What the indicator measures
    region_code, -- Region the number is about, or null
    zone_name, -- Development zone the number is about, or null
    is_nationwide, -- Whether it is about the whole country
    organization_name, -- Organisation the number is about, or null
    period_start, -- First day of the period it speaks of
    period_end, -- Last day of that period
    as_of, -- Day it stands at, instead of a period
    period_text, -- The words that say so
    is_damaged, -- Whether the number itself is damaged
    rule, -- Rule that read it
    sentence, -- Sentence that holds it
from read_parquet(getvariable('figures'))
