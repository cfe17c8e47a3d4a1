"""Errors of object storage in plain words and in Python's own classes, so that what may pass can be told from the rest.

A ConnectionError or a TimeoutError may pass. Nothing here holds a credential: the libraries' messages name the place.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import ClientError
from botocore.exceptions import BotoCoreError, HTTPClientError, NoCredentialsError, PartialCredentialsError
from botocore.exceptions import ConnectionError as NoConnection

CREDENTIALS = "give credentials that may read it in AWS_* or NEWS_RAW_OPTIONS"
# What s3fs says of a server that is overloaded or at fault.
SERVER_BUSY = {errno.EBUSY, errno.EIO, errno.ETIMEDOUT}


@contextmanager
def told_plainly(place: str) -> Iterator[None]:
    """Raise what goes wrong with `place` as an OSError that says what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileNotFoundError(f"{place} is not there: {error}; correct NEWS_RAW or put it there") from error
    except (PermissionError, NoCredentialsError, PartialCredentialsError) as error:
        raise PermissionError(f"{place} may not be read: {error}; {CREDENTIALS}") from error
    except (ConnectionError, TimeoutError):
        raise
    except (NoConnection, HTTPClientError, ClientError) as error:
        raise ConnectionError(f"{place} cannot be reached: {error}") from error
    except OSError as error:
        if type(error) is OSError and error.errno in SERVER_BUSY:
            raise ConnectionError(f"{place} cannot be read now: {error}") from error
        raise
    except BotoCoreError as error:
        raise OSError(f"{place} cannot be read: {error}") from error
