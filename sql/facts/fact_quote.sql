-- One row per quote, direct or indirect, in one line of one page. · 每行是一个网页一行中的一条引语，直接或间接。
-- Key: quote_key
-- Replaces: page_id of staging.document
select
    surrogate_key(concat_ws(chr(31), quote.page_id, quote.line_no, quote.char_start)) as quote_key, -- Key of (page_id, line_no, char_start) · 代理键，由 (page_id, line_no, char_start) 生成
    page.article_key, -- fact_article · 所在文章
    quote.page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256（十六进制）
    quote.line_no, -- fact_line: the line of the page, from 1 · 所在行号，从 1 起
    quote.char_start, -- First character in the clean line, from 0, in code points · 在清洗后行中的起始字符位置，从 0 起，按码点计
    quote.char_end, -- Behind the last character · 结束字符位置（不含）
    quote.surface, -- The words quoted, without the quotation marks: substr(text, char_start + 1, char_end - char_start) · 引语本身，不含引号：substr(text, char_start + 1, char_end - char_start)
    quote.raw_text, -- The exact slice of the raw line they came from · 对应的原始行片段，一字不改
    quote.is_direct, -- Whether they stand in quotation marks · 是否为带引号的直接引语
    quote.cue, -- The verb that says so: 说, 表示, 介绍; null where a colon alone does · 引导动词，如“说”“表示”“介绍”；仅用冒号时为空
    surrogate_key(quote.speaker_person) as person_key, -- dim_person: who speaks; -1 where no person is named · 说话人；未具名时为 -1
    surrogate_key(quote.speaker_organization) as organization_key, -- dim_organization: for whom; -1 where not known · 所代表的机构；不详时为 -1
    quote.speaker, -- The words that name who speaks, as the page has them: 该负责人; null where none do · 指称说话人的原词，如“该负责人”；无则为空
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai · 批次日期：网页首次采集之日（北京时间）
    getvariable('run_id') as run_id, -- Run that loaded the row · 装载该行的运行批次
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it · 抽取所用文本规则的版本
from staging.quote as quote
inner join staging.article as article on quote.page_id = article.page_id and article.no_article_reason is null
inner join staging.page as page on quote.page_id = page.page_id
