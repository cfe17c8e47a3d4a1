"""`python -m pipelines.dictionary`: write what follows from the SQL files, unless it would break a reader's query."""

import sys

from pipelines.dictionary.files import BreakingChangeError, generated_files, write_files
from pipelines.dictionary.tables import describe_tables
from pipelines.settings import ROOT, SQL_FOLDER
from pipelines.sql_models import load_models


def main() -> int:
    """Write the files and name those that changed; return 1, with the reason on standard error, where that breaks."""
    try:
        changed = write_files(generated_files(describe_tables(load_models(SQL_FOLDER))), ROOT)
    except BreakingChangeError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(f"written  {path}" for path in changed) or "all files say what the SQL files say")
    return 0


if __name__ == "__main__":
    sys.exit(main())
