-- One row per raw page seen. · 每行是采集到的一个原始网页。
-- Key: capture_key
-- Replaces: capture_key of staging.replaced_capture
select
    capture.capture_key, -- Key of (source_path, record_no, page_id) · 代理键，由 (source_path, record_no, page_id) 生成
    capture.page_id, -- SHA-256 (hex) of the page's raw bytes; null where they could not be read · 网页原始字节的 SHA-256（十六进制）；无法读取时为空
    capture.source_path, -- Path under the raw folder · 原始目录下的相对路径
    capture.source_format, -- Format of the file: 'text', 'html', 'jsonl', 'parquet', 'warc' or 'wet'; null where it is not known · 来源文件的格式：纯文本、HTML、JSON Lines、Parquet、WARC 或 WET；格式不明时为空
    capture.record_no, -- Place within the file, from 1 · 文件内的记录序号，从 1 起
    capture.member, -- Name within the archive; null where the file is none · 压缩包内的文件名；非压缩包时为空
    capture.media_type, -- What its bytes are: text/plain or text/html; null where the page was refused · 内容类型：纯文本或 HTML；被拒收时为空
    case when not capture.is_duplicate then document.charset end as charset, -- Charset its bytes were decoded with; null where they were not: a duplicate, or a page refused · 解码所用字符集；重复或被拒收的网页为空
    capture.url, -- Address the page was captured from, null where the source does not tell · 采集网址；来源未提供时为空
    capture.bytes, -- Size in bytes · 字节数
    capture.captured_at, -- When the page was captured: the file's time where the source tells nothing better; null where neither can be read · 采集时间；来源未提供时取文件时间，均不可读时为空
    capture.first_seen_at, -- When a run first met the page · 首次入库运行见到该页的时间
    capture.batch_date, -- Day of first_seen_at in Asia/Shanghai · 批次日期：first_seen_at 的北京时间日期
    case
        when coalesce(capture.reason, document.reason, page.no_article_reason) is not null then 'quarantined'
        when capture.is_duplicate then 'duplicate'
        else 'loaded'
    end as status, -- 'loaded', 'duplicate' (the same bytes were seen before) or 'quarantined' · 处理状态：已装载、重复（字节相同者已采集过）或已隔离
    coalesce(capture.reason, document.reason, page.no_article_reason) as reason, -- Why it is in quarantine, or null · 隔离原因；未隔离时为空
    surrogate_key(case when page.no_article_reason is null then page.page_id end) as article_key, -- fact_article: of a duplicate, that of the page's first capture; -1 where the page holds no article · 对应文章（重复采集者取首次采集的文章）；网页不含文章时为 -1
    cast(coalesce(restored.glosses_removed, 0) as integer) as glosses_removed, -- Pinyin glosses taken out · 去除的拼音注音数
    cast(coalesce(restored.characters_restored, 0) as integer) as characters_restored, -- Characters rebuilt from byte-shifted runs · 由错位字节还原的字符数
    cast(coalesce(restored.characters_lost, 0) as integer) as characters_lost, -- Characters that stand as U+FFFD · 以 U+FFFD 占位的缺失字符数
    coalesce(restored.script, 'other') as script, -- 'simplified', 'traditional', 'mixed' or 'other' · 原文字形：简体、繁体、混用或其他
    getvariable('run_id') as run_id, -- Run that loaded the row · 装载该行的运行批次
    getvariable('rules_version') as rules_version, -- Version of the text rules that read it · 抽取所用文本规则的版本
from staging.capture as capture
left join staging.document as document on capture.page_id = document.page_id
left join staging.article as page on capture.page_id = page.page_id
-- A condition on the capture alone, beside the key, would be tried on every pair of pages.
left join staging.page_lines as restored on if(capture.is_duplicate, null, capture.page_id) = restored.page_id
