-- One row per body of text and fingerprint, of all batches: bodies that share one are worth comparing.
-- · 每行是一份正文的一个指纹（所有批次）：有相同指纹的正文才值得比对。
-- Replaces: body_key of staging.sketch
select distinct
    body_key, -- staging.story_body
    unnest(fingerprints) as fingerprint, -- Hash of one of its longest paragraphs, or of a band of its MinHash · 最长段落之一或 MinHash 一带的散列
from staging.sketch
where letters >= 30
