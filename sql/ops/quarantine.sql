-- One row per input that could not be loaded, kept byte for byte; it is tried again when the rules change. · 每行是一个未能装载的输入，原始字节完整保留；规则变更后会重试。
-- Key: capture_key
-- Replaces: capture_key of staging.replaced_capture
select
    capture.capture_key, -- fact_capture · 对应的采集记录
    capture.page_id, -- SHA-256 (hex) of the raw bytes; null where they could not be read · 原始字节的 SHA-256（十六进制）；无法读取时为空
    capture.source_path, -- Path under the raw folder · 原始目录下的相对路径
    capture.record_no, -- Place within the file, from 1 · 文件内的记录序号，从 1 起
    coalesce(capture.reason, document.reason, article.no_article_reason) as reason, -- Why, in a sentence · 隔离原因，一句话说明
    coalesce(capture.error_class, document.error_class, 'no_article') as error_class, -- 'bomb', 'empty', 'encrypted', 'link_outside', 'malformed_archive', 'malformed_compression', 'malformed_http', 'malformed_json', 'malformed_parquet', 'malformed_warc', 'nested_archive', 'no_article', 'no_text_column', 'not_a_file', 'not_text', 'too_complex', 'too_large', 'truncated', 'unknown_format', 'unreadable' or 'unsafe_name' · 原因类别：解压炸弹、空内容、已加密、链接指向目录之外、压缩包损坏、压缩流损坏、HTTP 响应损坏、JSON 损坏、Parquet 损坏、WARC 损坏、压缩包嵌套、不含文章、没有正文列、不是文件、不是文本、结构过于复杂、过大、中途截断、格式未知、无法读取或文件名不安全
    capture.first_seen_at, -- When a run first met the input · 首次见到该输入的时间
    content.content as bytes, -- The raw bytes; null where they could not be read · 原始字节；无法读取时为空
    getvariable('run_id') as run_id, -- Run that last loaded it, and found it to be refused · 最近一次装载并判定隔离的运行批次
    getvariable('rules_version') as rules_version, -- Version of the text rules of that run · 该次运行所用文本规则的版本
from staging.capture as capture
inner join staging.content as content on capture.shard = content.shard and capture.shard_row = content.shard_row
left join staging.document as document on capture.page_id = document.page_id
left join staging.article as article on capture.page_id = article.page_id
where coalesce(capture.reason, document.reason, article.no_article_reason) is not null
