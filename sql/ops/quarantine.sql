-- One row per input that could not be loaded, kept byte for byte; it is tried again when the rules change.
-- Replaces: capture_key of staging.capture
select
    capture.capture_key, -- fact_capture
    capture.page_id, -- SHA-256 (hex) of the raw bytes; null where they could not be read
    capture.source_path, -- Path under the raw folder
    capture.record_no, -- Place within the file, from 1
    coalesce(capture.reason, document.reason, article.no_article_reason) as reason, -- Why, in a sentence
    coalesce(capture.error_class, document.error_class, 'no_article') as error_class, -- 'empty', 'link_outside', 'no_article', 'not_a_file', 'not_text', 'too_large', 'unknown_format' or 'unreadable'
    capture.first_seen_at, -- When a run first met the input
    capture.content as bytes, -- The raw bytes; null where they could not be read
from staging.capture as capture
left join staging.document as document on capture.page_id = document.page_id
left join staging.article as article on capture.page_id = article.page_id
where coalesce(capture.reason, document.reason, article.no_article_reason) is not null
