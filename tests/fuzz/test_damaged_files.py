"""Files damaged at random: read, refused with a reason, never a crash, in bounded time, beside others left unharmed.

The long form, with whole loads, is `python -m bench.fuzzing`.
"""

import hashlib
import time
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.fuzzing.files import Fuzzed, fuzz, raw_pages
from bench.fuzzing.mutations import MUTATIONS
from pipelines.readers.bronze import read_captured, shards, take_in
from pipelines.readers.inputs import walk
from pipelines.stages import STAGES

FILES_AT_ONCE, MOST_SECONDS = 20, 60
DERANDOMIZED = settings(
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def captured(fuzzed: list[Fuzzed], folder: Path) -> pl.DataFrame:
    raw, captures = folder / "raw", folder / "captures"
    raw.mkdir(parents=True)
    for each in fuzzed:
        (raw / each.name).write_bytes(each.content)
    take_in(list(walk(raw)), captures, "fuzzing", datetime(2026, 3, 2, tzinfo=UTC))
    return pl.concat(map(read_captured, shards(captures)))


def refined(captures: pl.DataFrame) -> dict[str, pl.DataFrame]:
    made = {"captures": captures}
    for stage in STAGES:
        made[stage.name] = stage.rule(*(made[name] for name in stage.inputs))
    return made


@settings(DERANDOMIZED, max_examples=6)
@given(first=st.integers(0, 10**6))
def test_every_damaged_file_is_read_or_refused_with_a_reason(first: int, tmp_path_factory) -> None:
    start = time.process_time()
    fuzzed = [fuzz(first + number) for number in range(FILES_AT_ONCE)]
    captures = captured(fuzzed, tmp_path_factory.mktemp("fuzz"))
    assert set(captures["source_path"]) == {each.name for each in fuzzed}
    assert captures.filter(pl.col("error_class").is_null() != pl.col("reason").is_null()).is_empty()
    for page_id, content, size in captures.select("page_id", "content", "bytes").drop_nulls().iter_rows():
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (page_id, size)
    good = captures.filter(pl.col("error_class").is_null())
    for each in fuzzed:
        assert each.unharmed <= set(good.filter(source_path=each.name)["page_id"]), each.by
    made = refined(captures)
    assert set(made["documents"]["page_id"]) == set(good["page_id"])
    assert time.process_time() - start < MOST_SECONDS


@settings(DERANDOMIZED, max_examples=200)
@given(chance=st.randoms(use_true_random=False), place=st.integers(0, 10**6), mutation=st.sampled_from(MUTATIONS))
def test_a_mutation_does_the_same_with_the_same_chance(chance, place: int, mutation) -> None:
    pages = raw_pages()
    content, other = pages[place % len(pages)], pages[-1]
    state = chance.getstate()
    first = mutation(chance, content, other)
    chance.setstate(state)
    assert mutation(chance, content, other) == first
