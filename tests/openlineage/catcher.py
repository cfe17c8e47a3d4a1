"""A catalogue on the loopback that keeps what it is sent, and a check that an event is one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from uuid import UUID


@contextmanager
def catalogue(status: int = 201) -> Iterator[tuple[str, list[tuple[str, dict]]]]:
    """Serve an endpoint that answers with `status`; yield its URL and what comes in, as (path, event)."""
    caught: list[tuple[str, dict]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            caught.append((self.path, json.loads(body)))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", caught
        server.shutdown()


def assert_is_run_event(event: dict) -> None:
    """Check what OpenLineage 2-0-2 requires of a run event, of its datasets and of every facet."""
    assert event["eventType"] in {"START", "COMPLETE", "FAIL"}
    assert datetime.fromisoformat(event["eventTime"]).tzinfo
    assert event["producer"]
    assert event["schemaURL"].endswith("#/$defs/RunEvent")
    UUID(event["run"]["runId"])
    for named in (event["job"], *event["inputs"], *event["outputs"]):
        assert named["namespace"]
        assert named["name"]
        for facet in [*named.get("facets", {}).values(), *named.get("outputFacets", {}).values()]:
            assert facet["_producer"] == event["producer"]
            assert facet["_schemaURL"].startswith("https://openlineage.io/spec/")
