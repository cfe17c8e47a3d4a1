"""Dagster's webserver behind the guard: `python -m pipelines.ui.webserver <port>`."""

import sys
from importlib.metadata import version

import uvicorn
from dagster import DagsterInstance
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import ModuleTarget
from dagster_webserver.app import create_app_from_workspace_process_context

from pipelines.settings import ROOT
from pipelines.ui.guard import HOSTS, guard

MODULE = "pipelines.definitions"


def main() -> None:
    """Serve until told to end."""
    port = int(sys.argv[1])
    target = ModuleTarget(MODULE, attribute=None, working_directory=str(ROOT), location_name=MODULE)
    with DagsterInstance.get() as instance, WorkspaceProcessContext(instance, target, version("dagster")) as workspace:
        app = create_app_from_workspace_process_context(workspace, live_data_poll_rate=2000)
        guard(app)
        print(f"Serving the Dagster UI on http://{HOSTS[0]}:{port}", flush=True)
        uvicorn.run(app, host=HOSTS[0], port=port, log_level="warning")


if __name__ == "__main__":
    main()
