-- One row per body of text and another one that tells the same story, as found when the first was loaded.
-- Whether two bodies do depends on these two alone, so that no order of loading matters. Thresholds: docs/stories.md.
-- · 每行是一份正文与另一份同稿的正文，在前者入库时找到；只取决于这两份正文，与入库次序无关。
-- Replaces: body_key of staging.sketch
with body as (
    select
        body_key,
        any_value(letters) as letters,
        any_value(clauses) as clauses,
        any_value(signs) as signs,
        any_value(fingerprints) as fingerprints
    from staging.sketch
    group by body_key
),

candidate as (
    select distinct fingerprint.body_key, known.body_key as other_body_key
    from (select body_key, unnest(fingerprints) as fingerprint from body where letters >= 30) as fingerprint
    inner join staging.story_fingerprint as known on fingerprint.fingerprint = known.fingerprint
    -- Two bodies of the same batch meet twice: once is enough.
    where
        fingerprint.body_key < known.body_key
        or (fingerprint.body_key > known.body_key and known.body_key not in (select body_key from body))
),

other as (
    select body_key, letters, clauses, signs
    from staging.story_body
    where body_key in (select other_body_key from candidate)
),

-- Most candidates have no more than a notice in common. Their signs tell, long before any clause is compared.
promising as (
    select
        candidate.body_key,
        candidate.other_body_key,
        least(body.letters, other.letters) as shorter,
        greatest(body.letters, other.letters) as longer
    from candidate
    inner join body on candidate.body_key = body.body_key
    inner join other on candidate.other_body_key = other.body_key
    where
        least(body.letters, other.letters) >= 0.25 * greatest(body.letters, other.letters)
        and bit_count(body.signs & other.signs) >= 0.5 * least(bit_count(body.signs), bit_count(other.signs))
),

compared as (
    select
        promising.*,
        list_sum(list_transform(list_intersect(body.clauses, other.clauses), lambda clause: clause % 256)) as shared
    from promising
    inner join body on promising.body_key = body.body_key
    inner join other on promising.other_body_key = other.body_key
)

select
    body_key, -- staging.story_body
    other_body_key, -- staging.story_body: the one it is linked to · 与之同稿的正文
    cast(shared as integer) as shared_letters, -- Letters and digits in the clauses they share · 共有分句的字数
from compared
where shared >= 30 and shared >= 0.8 * shorter and shared >= 0.25 * longer
