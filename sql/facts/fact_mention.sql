-- One row per mention of a person, organisation, region, programme or industry, at one place in one page. · 每行是对人物、机构、地区、项目或行业的一次提及，位于一个网页的一处。
-- Key: mention_key
-- Replaces: page_id of staging.document
select
    surrogate_key(
        concat_ws(chr(31), mention.page_id, mention.line_no, mention.char_start, mention.char_end, mention.mention_type)
    ) as mention_key, -- Key of (page_id, line_no, char_start, char_end, mention_type) · 代理键，由 (page_id, line_no, char_start, char_end, mention_type) 生成
    page.article_key, -- fact_article · 所在文章
    mention.page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256（十六进制）
    mention.line_no, -- fact_line: the line of the page, from 1 · 所在行号，从 1 起
    mention.char_start, -- First character in the clean line, from 0, in code points · 在清洗后行中的起始字符位置，从 0 起，按码点计
    mention.char_end, -- Behind the last character · 结束字符位置（不含）
    mention.surface, -- The characters: substr(text, char_start + 1, char_end - char_start) · 清洗后的原词：substr(text, char_start + 1, char_end - char_start)
    mention.raw_text, -- The exact slice of the raw line they came from · 对应的原始行片段，一字不改
    mention.mention_type, -- 'person', 'organization', 'region', 'programme' or 'industry' · 提及类型：人物、机构、地区、项目或行业
    mention.entity_key, -- dim_person, dim_organization, dim_region, dim_programme or dim_industry by mention_type; -1 where the page leaves open which · 被提及实体在相应维度表中的键，由 mention_type 决定；网页未能确定时为 -1
    mention.role, -- Of a person: 'subject', 'reporter', 'photographer' or 'editor'; null otherwise · 人物的角色：报道对象、记者、摄影或编辑；其他类型为空
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai · 批次日期：网页首次采集之日（北京时间）
    getvariable('run_id') as run_id, -- Run that loaded the row · 装载该行的运行批次
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it · 抽取所用文本规则的版本
from staging.mention as mention
inner join staging.article as article on mention.page_id = article.page_id and article.no_article_reason is null
inner join staging.page as page on mention.page_id = page.page_id
