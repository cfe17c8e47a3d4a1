-- One row per run that loaded something. · 每行是一次有数据装载的运行。
-- Key: run_id
-- Replaces: run_id of staging.run
with captured as (
    select
        count(*) as pages_seen,
        count(*) filter (where status = 'loaded') as pages_loaded,
        count(*) filter (where status = 'duplicate') as pages_duplicate,
        count(*) filter (where status = 'quarantined') as pages_quarantined
    from fact_capture
    where run_id = getvariable('run_id')
)

select
    run.run_id, -- Dagster's run · Dagster 运行编号
    run.started_at, -- When it began · 开始时间
    now() as finished_at, -- When its load was ready to commit, or had failed · 装载就绪待提交（或失败）的时间
    'success' as status, -- 'success' or 'failed' · 结果：成功或失败
    captured.pages_seen, -- Captures whose rows it made, loaded or refused; null where the run failed · 本次处理的采集记录数；运行失败时为空
    captured.pages_loaded, -- Of these, pages with an article; null where the run failed · 其中含文章的网页数；运行失败时为空
    captured.pages_duplicate, -- Of these, pages seen before; null where the run failed · 其中重复的网页数；运行失败时为空
    captured.pages_quarantined, -- Of these, pages in quarantine; null where the run failed · 其中隔离的网页数；运行失败时为空
    map {
        'fact_capture': (select count(*) from fact_capture),
        'fact_article': (select count(*) from fact_article),
        'fact_line': (select count(*) from fact_line),
        'fact_headline': (select count(*) from fact_headline),
        'fact_figure': (select count(*) from fact_figure),
        'fact_mention': (select count(*) from fact_mention),
        'fact_quote': (select count(*) from fact_quote)
    } as rows_by_table, -- Rows of each fact table after the run; null where it failed · 运行后各事实表的行数；运行失败时为空
    getvariable('rules_version') as rules_version, -- Version of the text rules; null where the run failed · 文本规则的版本；运行失败时为空
from staging.run as run
cross join captured
