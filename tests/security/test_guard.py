"""The UI answers its own pages alone: no other web site can start a run through a visitor's browser."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from pipelines.ui.guard import guard

MUTATION = "/graphql?query=mutation{launchRun}"


async def _answer(_request: object) -> PlainTextResponse:
    return PlainTextResponse("answered")


async def _accept(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


@pytest.fixture
def browser() -> TestClient:
    app = Starlette(
        routes=[Route("/{path:path}", _answer, methods=["GET", "POST"]), WebSocketRoute("/graphql", _accept)]
    )
    guard(app)
    return TestClient(app, base_url="http://127.0.0.1:3000")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/runs", {}, 200),
        ("POST", "/graphql", {"origin": "http://127.0.0.1:3000"}, 200),
        ("POST", "/graphql", {"host": "localhost:3000", "origin": "http://localhost:3000"}, 200),
        ("GET", "/graphql", {"accept": "text/html"}, 200),
        ("POST", "/graphql", {"origin": "http://evil.example"}, 403),
        ("POST", "/graphql", {"origin": "http://127.0.0.1:8888"}, 403),
        ("POST", "/graphql", {"origin": "null"}, 403),
        ("GET", MUTATION, {"accept": "image/*"}, 403),
        ("GET", "/runs", {"host": "evil.example:3000"}, 400),
    ],
)
def test_who_is_answered(browser: TestClient, method: str, path: str, headers: dict[str, str], status: int) -> None:
    assert browser.request(method, path, headers=headers).status_code == status


def test_a_socket_of_another_site_is_closed(browser: TestClient) -> None:
    here = {"host": "127.0.0.1:3000"}
    with browser.websocket_connect("/graphql", headers=here | {"origin": "http://127.0.0.1:3000"}):
        pass
    elsewhere = here | {"origin": "http://evil.example"}
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/graphql", headers=elsewhere):
        pass
