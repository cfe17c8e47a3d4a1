"""Writes many pages a batch at a time, on several cores, in their order, and in bounded memory."""

import gc
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context

from bench.synthetic.corpus import Corpus, generate
from bench.synthetic.editions import Shares

# The table of Traditional forms is built anew for each batch: of so many pages it takes a twentieth of the time.
BATCH_PAGES = 2_000
# Batches that are written ahead of the one that is wanted, for each worker.
AHEAD = 2


def batches(pages: int, seed: int, shares: Shares, workers: int) -> Iterator[Corpus]:
    """Yield the pages of a seed from the first on, in batches."""
    starts = range(0, pages, BATCH_PAGES)
    tasks = (range(start, min(start + BATCH_PAGES, pages)) for start in starts)
    write = partial(generate, seed=seed, **shares._asdict())
    if min(workers, len(starts)) <= 1:
        yield from map(write, tasks)
        return
    # Forked, a process that has Polars loaded would hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=gc.disable) as pool:
        waiting = deque(pool.submit(write, task) for task in islice(tasks, AHEAD * workers))
        while waiting:
            done = waiting.popleft()
            waiting.extend(pool.submit(write, task) for task in islice(tasks, 1))
            yield done.result()
