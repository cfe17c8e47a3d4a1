"""What a copy of a day changes: by column, whichever table it stands in, and what a copy leaves as it is.

What a newsroom meets again and again stays: outlets, regions, industries, indicators, units, and half of the people,
bodies and programmes. The other half are new in every copy, and so are all pages, articles, stories, facts and series.
"""

MACROS = (
    "create temp macro rekeyed(key) as if(key = -1, -1, (hash(key, getvariable('copy')) >> 1)::bigint)",
    # Of people, bodies and programmes those with an even key stay; the unknown one does too.
    "create temp macro renewed(key) as if(key % 2 = 0, key, rekeyed(key))",
    "create temp macro renamed(key, name) as if(key % 2 = 0, name, name || getvariable('copy'))",
    # At its end, where no fact stands: so that a text takes as much room as one of its own.
    "create temp macro marked(text) as text || ' ' || getvariable('copy')",
    "create temp macro later(day) as (day + getvariable('copy'))::date",
)

OF_THE_PAGE = (
    *("article_key", "capture_key", "figure_key", "headline_key", "loaded_key", "mention_key", "quote_key"),
    *("story_key", "body_key", "other_body_key", "fingerprint", "series_key", "preferred_figure_key"),
)
OF_ENTITIES = ("organization_key", "person_key", "programme_key", "speaker_organization_key", "speaker_person_key")
DAYS = (
    *("batch_date", "published_on", "seen_on", "period_start", "period_end", "as_of"),
    *("first_published_on", "last_published_on"),
)

COLUMNS = {
    **{column: f"rekeyed({column})" for column in OF_THE_PAGE},
    **{column: f"renewed({column})" for column in OF_ENTITIES},
    **{column: f"later({column})" for column in DAYS},
    "page_id": "sha256(page_id || getvariable('copy'))",
    "source_path": "getvariable('copy') || '/' || source_path",
    "shard": "getvariable('copy') || '-' || shard",
    "first_seen_at": "first_seen_at + to_days(getvariable('copy'))",
    "published_date_key": "coalesce(strftime(later(published_on), '%Y%m%d')::bigint, -1)",
    "entity_key": "if(mention_type in ('region', 'industry'), entity_key, renewed(entity_key))",
    "organization_name": "renamed(organization_key, organization_name)",
    "person_name": "renamed(person_key, person_name)",
    "programme_name": "renamed(programme_key, programme_name)",
    "claims": """
        list_transform(claims, lambda claim: struct_update(claim, figure_key := rekeyed(claim.figure_key)))
    """,
    "post_key": "surrogate_key(concat_ws(chr(31), renewed(organization_key), post_title))",
}
TEXTS = {
    "fact_line": ("text", "raw_text"),
    "fact_article": ("title", "body_text"),
    "fact_figure": ("sentence",),
}

# The rows of these that a copy adds; of other tables it adds all.
ADDED = {
    "dim_person": "person_key % 2 <> 0 and person_key <> -1",
    "dim_organization": "organization_key % 2 <> 0 and organization_key <> -1",
    "dim_programme": "programme_key % 2 <> 0 and programme_key <> -1",
    "ops.loaded_shard": "shard <> ''",
}
SHARED = {"dim_outlet", "dim_indicator", "dim_industry", "ops.run", "ops.quality_result"}
# What all days tell together: made anew by its own SQL once all are there, from everything that it reads of the batch.
MADE_ANEW = {
    "dim_person_post": {
        "staging.touched_post": "select distinct post_key from staging.post_observation union all select -1"
    }
}
