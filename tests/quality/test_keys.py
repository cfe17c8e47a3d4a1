"""Every key of a dimension or fact is held against its table by an invariant, so the quality checks need not."""

from pipelines.columns import key
from pipelines.load import MODELS
from pipelines.settings import SQL_FOLDER

# The check of the story's members; of the captures; and rows that other facts or marts are looked up by.
ELSEWHERE = {
    "fact_article.story_key": "stories_are_whole",
    "fact_capture.article_key": "captures_are_accounted_for",
}
NOT_CHECKED = {
    "dim_person_post.post_key",
    "dim_person_post.first_article_key",
    "dim_person_post.last_article_key",
    "fact_figure.series_key",
}


def test_every_key_is_covered() -> None:
    unique, referring = (
        (SQL_FOLDER / "checks" / f"{name}.sql").read_text(encoding="utf-8")
        for name in ("keys_are_unique", "keys_have_their_dimension")
    )
    left = set()
    for model in (model for model in MODELS if model.folder in {"dimensions", "facts"}):
        assert f"select '{model.name}' as table_name, concat_ws(' ', {', '.join(key(model))})" in unique
        keys = {column for column in model.column_comments if column.endswith("_key")} - {*key(model)}
        left |= {f"{model.name}.{column}" for column in keys if f"'{model.name}.{column} in dim" not in referring}
    left = {name for name in left if f"'{name} in fact" not in referring}
    assert left == ELSEWHERE.keys() | NOT_CHECKED
    for name, check in ELSEWHERE.items():
        assert name.partition(".")[2] in (SQL_FOLDER / "checks" / f"{check}.sql").read_text(encoding="utf-8")
