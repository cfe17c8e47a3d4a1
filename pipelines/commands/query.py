"""The command `query`: ask a question of the cookbook, or list the questions."""

import argparse
from datetime import date

from pipelines.queries import Query, ask, load_queries, parse
from pipelines.settings import Settings
from pipelines.summary import print_table
from pipelines.warehouse import confine, reader


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take a question's name, what to ask it with, and the day it is asked of."""
    parser.add_argument("name", nargs="?", help="the question's name")
    parser.add_argument("parameters", nargs="*", metavar="parameter=value", help="what to ask it with")
    parser.add_argument("--at", type=_day, metavar="YYYY-MM-DD", help="as it was published on that day")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the question and its answer; without a name, all questions."""
    queries = load_queries()
    if arguments.name is None:
        _print_questions(queries)
        return 0
    if arguments.name not in queries:
        _print_questions(queries)
        raise RuntimeError(f"no question is called {arguments.name!r}; the list above has them all")
    query = queries[arguments.name]
    given = parse(arguments.parameters, query)
    with reader(settings, arguments.at) as connection:
        confine(connection)
        print(f"{query.question}\n{query.question_in_chinese}")
        print_table(ask(connection, query, given))
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-20") from error


def _print_questions(queries: dict[str, Query]) -> None:
    for query in queries.values():
        print(f"{query.name}\n    {query.question}\n    {query.question_in_chinese}")
