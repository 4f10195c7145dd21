"""A web server on loopback that is posted to, and answers as a test says."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Hook(ThreadingHTTPServer):
    """Answers every post with `status`, once `free` is set, and remembers what was posted."""

    daemon_threads = True

    def __init__(self, status: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = status
        self.free = threading.Event()
        self.free.set()
        self.posted: list[tuple[Message, str]] = []

    def url(self, scheme: str = "http", path: str = "hook") -> str:
        return f"{scheme}://127.0.0.1:{self.server_port}/{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        self.server.posted.append((self.headers, self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.server.free.wait(20)
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(b"thank\nyou")

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def hook(status: int = 200) -> Iterator[Hook]:
    with Hook(status) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.free.set()
            server.shutdown()
            thread.join()
