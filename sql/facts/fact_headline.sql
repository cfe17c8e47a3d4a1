-- One row per related link on a page: another story's headline, no part of this page's article. · 每行是网页上的一条相关链接：另一篇稿件的标题，不属于本页文章。
-- Key: headline_key
-- Replaces: page_id of staging.document
select
    surrogate_key(concat_ws(chr(31), headline.page_id, headline.line_no)) as headline_key, -- Key of (page_id, line_no) · 代理键，由 (page_id, line_no) 生成
    headline.page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256（十六进制）
    headline.line_no, -- fact_line: the line of the page, from 1 · 所在行号，从 1 起
    headline.headline, -- The headline, without its list mark · 链接标题，不含列表符号
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai · 批次日期：网页首次采集之日（北京时间）
    getvariable('run_id') as run_id, -- Run that loaded the row · 装载该行的运行批次
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it · 抽取所用文本规则的版本
from staging.headline as headline
inner join staging.page as page on headline.page_id = page.page_id
