"""What becomes of a step that fails: it is tried again where the failure passes by itself, and ends where not."""

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from pipelines.failures import with_what_to_do
from pipelines.transient import is_transient

# About 10, 30 and 70 seconds apart, never in step with another run that failed at the same moment.
BACK_OFF = dg.RetryPolicy(max_retries=3, delay=10, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS)


@contextmanager
def trying_again_what_passes(context: dg.AssetExecutionContext | dg.AssetCheckExecutionContext) -> Iterator[None]:
    """Leave to the step's retry policy the failures that pass; any other ends it, saying what to do."""
    try:
        yield
    except (dg.Failure, dg.RetryRequested):
        raise
    except (KeyboardInterrupt, dg.DagsterExecutionInterruptedError) as error:
        # Dagster would take it for a failure and try the step again.
        raise dg.Failure("it was stopped; the next run does the rest", allow_retries=False) from error
    except Exception as error:
        words = with_what_to_do(str(error) or type(error).__name__)
        if not is_transient(error):
            raise dg.Failure(words, allow_retries=False) from error
        if context.retry_number < BACK_OFF.max_retries:
            time = f"{context.retry_number + 1} of {BACK_OFF.max_retries}"
            context.log.warning(f"{words}; this may pass: trying again soon, {time} times")
        raise
