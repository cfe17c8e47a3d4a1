-- One row per run that loaded something.
-- Replaces: run_id of staging.run
with captured as (
    select
        count(*) as pages_seen,
        count(*) filter (where status = 'loaded') as pages_loaded,
        count(*) filter (where status = 'duplicate') as pages_duplicate,
        count(*) filter (where status = 'quarantined') as pages_quarantined
    from fact_capture
    inner join staging.capture using (capture_key)
)

select
    run.run_id, -- Dagster's run
    run.started_at, -- When it began
    now() as finished_at, -- When its load was ready to commit
    'success' as status, -- 'success' or 'failed'
    captured.pages_seen, -- Captures loaded or refused in it
    captured.pages_loaded, -- Of these, pages with an article
    captured.pages_duplicate, -- Of these, pages seen before
    captured.pages_quarantined, -- Of these, pages in quarantine
    map {
        'fact_capture': (select count(*) from fact_capture),
        'fact_article': (select count(*) from fact_article),
        'fact_line': (select count(*) from fact_line),
        'fact_headline': (select count(*) from fact_headline),
        'fact_figure': (select count(*) from fact_figure),
        'fact_mention': (select count(*) from fact_mention),
        'fact_quote': (select count(*) from fact_quote)
    } as rows_by_table, -- Rows of each fact table after the run
    getvariable('rules_version') as rules_version, -- Version of the text rules
from staging.run as run
cross join captured
