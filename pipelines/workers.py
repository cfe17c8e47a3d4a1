"""Work spread over processes: Polars' threads win little on text, and a Polars that was forked waits for ever."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerDiedError(RuntimeError):
    """A process at work was killed."""


def spread(function: Callable[[Item], Result], items: Sequence[Item], processes: int) -> Iterator[tuple[Item, Result]]:
    """Yield each item with what the function makes of it, as they are done.

    Raises what the function raises, and WorkerDiedError. Where it ends early, what is at work is given up.
    """
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin)
    try:
        with _interrupts_held_back():
            asked = {pool.submit(function, item): item for item in items}
        for done in as_completed(asked):
            yield asked[done], done.result()
    except BaseException as error:
        for process in active_children():
            process.kill()
        if not isinstance(error, BrokenProcessPool):
            raise
        raise WorkerDiedError(
            "a process at work was killed, most likely because memory ran out; what it had finished is kept: "
            "end other programs or add memory, then run again"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Begin processes that Ctrl-C, which every process of a terminal gets, does not reach: this one ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    # Polars reads it when it first computes.
    os.environ["POLARS_MAX_THREADS"] = "1"
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave nothing at work that holds no lock any more, should the process that began this one be killed."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
