"""Made-up models, written as SQL files the way the repository's own are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.sql_models import Model

Write = Callable[[str, str], Model]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a model's text under a path such as `facts/fact_sale` and reads it back."""

    def written(place: str, text: str) -> Model:
        path = tmp_path / f"{place}.sql"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return Model(path)

    return written
