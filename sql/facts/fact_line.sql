-- One row per line of a page. · 每行是网页的一行。
-- Key: page_id, line_no
-- Replaces: page_id of staging.document
select
    line.page_id, -- SHA-256 (hex) of the page's raw bytes · 网页原始字节的 SHA-256（十六进制）
    line.line_no, -- Place in the decoded raw text, from 1; in HTML, place among the lines a reader sees · 解码后原文中的行号，从 1 起；HTML 按读者所见的行计
    line.role, -- 'title', 'dateline', 'byline', 'heading', 'body', 'bullet', 'caption', 'name_list', 'related', 'navigation', 'spam', 'keywords', 'footer' or 'blank' · 行的角色：标题、电头、署名、小标题、正文、列表项、图注、名单、相关链接、导航、垃圾信息、关键词、页脚或空行
    line.raw_text, -- The line as decoded · 解码后的原始行
    line.text, -- The line as cleaned: restored, glosses out, one width, Simplified, trimmed; U+FFFD where a character is lost · 清洗后的行：已还原、去注音、统一全半角、转简体、去首尾空白；缺失字符记为 U+FFFD
    line.line_script as script, -- 'simplified', 'traditional', 'mixed' or 'other'; its page's where the line holds too little Chinese · 字形：简体、繁体、混用或其他；该行汉字过少时取全页的判定
    line.changes, -- Characters that each rule changed, by the rule's name in ops.rule_count · 各规则改动的字符数，字段名即 ops.rule_count 中的规则名
    line.is_damaged, -- Whether the clean text still shows a sign of damage · 清洗后是否仍有残损迹象
    page.batch_date, -- Day the page was first seen, in Asia/Shanghai · 批次日期：网页首次采集之日（北京时间）
    getvariable('run_id') as run_id, -- Run that loaded the row · 装载该行的运行批次
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it · 抽取所用文本规则的版本
from staging.line as line
inner join staging.page as page on line.page_id = page.page_id
