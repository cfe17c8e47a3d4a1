"""The command `export`: what can be exported, and one export with what it wrote and what it left out, in words."""

import argparse
import textwrap

from pipelines.exports.data_commons import export_data_commons
from pipelines.exports.published import published
from pipelines.exports.sdmx import export_sdmx
from pipelines.exports.tables import FORMATS, export_table, exportable
from pipelines.settings import Settings

FIGURE_FORMATS = {"sdmx": export_sdmx, "datacommons": export_data_commons}
ALL_FORMATS = (*FORMATS, *FIGURE_FORMATS)
USAGE = "make export T=<table> F=parquet|csv    or, for the figures, make export F=sdmx|datacommons"
COMMENT_WIDTH = 90


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a table and a format."""
    parser.add_argument("--table", help="a table or view of main or ops")
    parser.add_argument("--format", choices=ALL_FORMATS)


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Export what the arguments name."""
    export(settings, arguments.table, arguments.format)
    return 0


def export(settings: Settings, table: str | None, file_format: str | None) -> None:
    """Export a table, or the figures in a format of their own; without either, print what can be exported.

    Raises RuntimeError where the two do not fit, and FileNotFoundError where nothing is published yet.
    """
    if file_format in FIGURE_FORMATS:
        _export_figures(settings, table, file_format)
    elif table:
        target, rows = export_table(settings, table, file_format or "parquet")
        print(f"{rows:,} rows in {target}")
    else:
        _print_exportable(settings)


def _export_figures(settings: Settings, table: str | None, file_format: str) -> None:
    if table not in {None, "fact_figure"}:
        raise RuntimeError(f"{file_format} takes figures alone, not {table}; leave T out")
    folder, written, left_out = FIGURE_FORMATS[file_format](settings)
    print(f"{written:,} figures in {folder}")
    for reason, rows in left_out.items():
        print(f"{rows:,} left out: {reason}")


def _print_exportable(settings: Settings) -> None:
    print(USAGE)
    with published(settings) as connection:
        for table, comment in exportable(connection).items():
            print(f"  {table:<22} {textwrap.shorten(comment, COMMENT_WIDTH, placeholder=' …')}")
