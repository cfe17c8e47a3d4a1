"""A webhook and a mail server on loopback that keep what they get."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message


@contextmanager
def webhook(status: int = 200, location: str | None = None) -> Iterator[tuple[str, list[dict]]]:
    """Serve a webhook; give its URL for NEWS_ALERTS and the messages it got."""
    got: list[dict] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append(json.loads(body))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"json://127.0.0.1:{server.server_port}/hook", got
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def mail_server(port: int) -> Iterator[list]:
    """Serve a mailbox; give the messages it got."""
    got: list = []

    class Handler(Message):
        def handle_message(self, message: object) -> None:
            got.append(message)

    controller = Controller(Handler(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield got
    finally:
        controller.stop()
