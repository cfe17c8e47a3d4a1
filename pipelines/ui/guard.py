"""What keeps other web sites out of the UI, which asks nobody for a password.

A page of another site can make a browser on this machine send requests here (cross-site request forgery), or pass for
this host by changing what its own name resolves to (DNS rebinding). Dagster refuses neither.
"""

from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

HOSTS = ["127.0.0.1", "localhost"]
REFUSED = "Refused: this request does not come from a page of this server.\n"


def guard(app: Starlette) -> None:
    """Let the application answer none but requests to this host that no page of another site made."""
    app.add_middleware(SameOrigin)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)


class SameOrigin:
    """Refuses what another site's page asks for, and GraphQL in a link or an image, which come without an origin."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] in {"http", "websocket"} and is_foreign(scope):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await PlainTextResponse(REFUSED, status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_foreign(scope: Scope) -> bool:
    """Tell whether another site's page may have made the request."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc != headers.get("host")
    is_link = scope["type"] == "http" and scope["method"] == "GET" and scope["path"].rstrip("/").endswith("graphql")
    return is_link and "text/html" not in headers.get("accept", "")
