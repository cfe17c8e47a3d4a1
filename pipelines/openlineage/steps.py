"""A run's log, read as steps: when each began and ended, why it failed, and what it materialized."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import dagster as dg

from pipelines.failures import reason

KINDS = {
    dg.DagsterEventType.STEP_START,
    dg.DagsterEventType.STEP_SUCCESS,
    dg.DagsterEventType.STEP_FAILURE,
    dg.DagsterEventType.ASSET_MATERIALIZATION,
}


@dataclass(frozen=True)
class Written:
    """An asset that a step materialized, by its name, with what it told of it."""

    name: str
    at: datetime
    description: str | None
    rows: int | None
    columns: list[dg.TableColumn]
    origins: dict[str, list[tuple[str, str]]]


@dataclass
class Step:
    """One step of a run; `failure` is why it failed, None where it did not; `written` has the assets by their names."""

    key: str
    started_at: datetime
    ended_at: datetime | None = None
    failure: str | None = None
    written: dict[str, Written] = field(default_factory=dict)


def steps(log: Iterable[dg.EventLogEntry]) -> list[Step]:
    """Return the steps of a run's log, which holds events of KINDS in the order they came."""
    found: dict[str, Step] = {}
    for entry in log:
        event = entry.dagster_event
        if event is None or event.step_key is None:
            continue
        at = datetime.fromtimestamp(entry.timestamp, UTC)
        step = found.setdefault(event.step_key, Step(event.step_key, at))
        if event.event_type == dg.DagsterEventType.ASSET_MATERIALIZATION:
            # A step that wrote several days of an asset tells the same of each.
            written = _written(event.step_materialization_data.materialization, at)
            step.written[written.name] = written
        elif event.event_type != dg.DagsterEventType.STEP_START:
            step.ended_at = at
            step.failure = reason(event) if event.is_step_failure else None
    return list(found.values())


def asset_name(key: dg.AssetKey) -> str:
    """Return the name of an asset: of a table in a schema other than main, with the schema before it."""
    return ".".join(key.path)


def _written(materialization: dg.AssetMaterialization, at: datetime) -> Written:
    told = {name: value.value for name, value in materialization.metadata.items()}
    schema, lineage = told.get("dagster/column_schema"), told.get("dagster/column_lineage")
    rows = told.get("dagster/row_count")
    return Written(
        name=asset_name(materialization.asset_key),
        at=at,
        description=materialization.description,
        rows=rows if isinstance(rows, int) else None,
        columns=list(schema.columns) if isinstance(schema, dg.TableSchema) else [],
        origins=_origins(lineage) if isinstance(lineage, dg.TableColumnLineage) else {},
    )


def _origins(lineage: dg.TableColumnLineage) -> dict[str, list[tuple[str, str]]]:
    return {
        column: [(asset_name(origin.asset_key), origin.column_name) for origin in origins]
        for column, origins in lineage.deps_by_column.items()
    }
