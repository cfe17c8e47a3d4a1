-- One row per run and quality check of sql/quality: what was out of the ordinary in what the run was about to publish. · 每行是一次运行中的一项质量检查：即将发布的数据有何异常。
-- Key: run_id, check_name
-- Replaces: run_id of staging.run
select
    run.run_id, -- Dagster's run · Dagster 运行编号
    result.check_name, -- Name of the check, which is its file's in sql/quality · 检查名，即 sql/quality 中的文件名
    result.table_name, -- Table it guards · 所检查的表
    result.judged_at, -- When it was judged · 检查时间
    result.severity, -- How severe a finding is: 'warn' or 'error' · 异常的严重程度：警告或错误
    result.status, -- 'passed', 'not_judged' (too few days to compare with), 'found' (published all the same), 'accepted' (it would block, and somebody let it pass) or 'blocked' (nothing is published) · 结果：通过、未判定（可比天数不足）、有异常但照常发布、人工放行、阻止发布
    result.finding_count, -- How many findings there are · 异常数
    result.findings, -- The first twenty: the day they are about, of what, how much, what was to be expected, and what to look at; a day is null where one is about a table itself · 前二十条异常：日期、对象、实际值、预期值与说明；针对表本身的异常日期为空
from staging.quality_result as result
cross join staging.run as run
