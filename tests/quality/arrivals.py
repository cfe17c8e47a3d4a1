"""A warehouse in memory made of counts: what came of which outlet on which day, as the quality checks read it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta

import duckdb
import polars as pl

from pipelines.quality.judgement import Verdict, judge
from pipelines.readers.captures import NEWSROOM_TIME
from tests.conftest import ROOT

CONTRACT = "tables_keep_the_contract"
TABLES = """
    create table dim_outlet as select distinct surrogate_key(outlet) as outlet_key, outlet as outlet_name
    from arrivals;
    create table fact_capture as
    select
        *,
        folder || '/' || number || '.txt' as source_path,
        if(status = 'quarantined', 'the file is empty', null) as reason,
    from (
        select *, 'loaded' as status, unnest(range(articles)) as number from arrivals
        union all
        select *, 'quarantined' as status, unnest(range(quarantined)) as number from arrivals
    );
    create table fact_article as
    select
        row_number() over () as article_key,
        batch_date,
        surrogate_key(outlet) as outlet_key,
        number < damaged as is_damaged,
        batch_date - age::integer as published_on,
    from fact_capture where status = 'loaded';
    create table fact_figure as
    select
        row_number() over () as figure_key,
        batch_date,
        if(number < without_region, -1, 7) as region_key,
        false as is_nationwide,
        batch_date as period_end,
        batch_date as as_of,
        5 as indicator_key,
        surrogate_key('人') as unit_key,
        '人' as unit,
        12.0::decimal(24, 6) as value,
        null::decimal(24, 6) as value_max,
        'count' as statistic,
        null::varchar as direction,
    from (select *, unnest(range(figures)) as number from arrivals);
"""


@dataclass(frozen=True)
class Arrival:
    """What came of one outlet at once: pages with an article, of which some are damaged, refused ones, and figures."""

    batch_date: date
    articles: int
    outlet: str = "晨报"
    folder: str = "morning"
    hour: float = 5.5
    damaged: int = 0
    quarantined: int = 0
    figures: int = 0
    without_region: int = 0
    age: int = 0

    @property
    def first_seen_at(self) -> datetime:
        """Return when it came, by the newsroom's clock."""
        return datetime.combine(self.batch_date, time(), NEWSROOM_TIME) + timedelta(hours=self.hour)


def warehouse_of(arrivals: Iterable[Arrival]) -> duckdb.DuckDBPyConnection:
    """Return the tables that the checks read."""
    connection = duckdb.connect(config={"file_search_path": str(ROOT), "threads": 1})
    connection.execute((ROOT / "sql/macros/surrogate_key.sql").read_text(encoding="utf-8"))
    dim_unit = (ROOT / "sql/dimensions/dim_unit.sql").read_text(encoding="utf-8")
    connection.execute(f"create table dim_unit as {dim_unit}")
    connection.register(
        "arrivals", pl.DataFrame([{**asdict(each), "first_seen_at": each.first_seen_at} for each in arrivals])
    )
    connection.execute(TABLES)
    return connection


def at(day: date, hour: float = 6) -> datetime:
    """Return an hour of a day, by the newsroom's clock."""
    return (datetime.combine(day, time(), NEWSROOM_TIME) + timedelta(hours=hour)).astimezone(UTC)


def found(connection: duckdb.DuckDBPyConnection, now: datetime, loading: Iterable[date] = ()) -> dict[str, Verdict]:
    """Return the verdicts with findings, by check; the tables here are too few to keep the contract."""
    verdicts = judge(connection, now, loading)
    return {
        each.check.name: each for each in verdicts if each.findings and each.check.name != "tables_keep_the_contract"
    }
