"""A small real web site for tests, and a real crawl of it in a child process."""

import atexit
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "tests" / "pages"
#: Captures of real sites, beside the checkout where they are at hand.
CAPTURES = ROOT.parent / "shared" / "real-pages"
SEED = ROOT.parent / "shared" / "seed"


@dataclass(frozen=True)
class Seen:
    """A request as it reached the site."""

    path: str
    headers: dict[str, str]
    at: float


#: Takes over a whole answer: may write anything to the socket, or nothing.
Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Answer:
    """What the site says to one path."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """Serves `answers` by path and query from a free loopback port; use as a context manager.

    An unknown path answers 404, robots.txt included, unless `put` or `behave` names it. A stated ETag is honoured.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.answers: dict[str, Answer] = {}
        self.behaviours: dict[str, Behaviour] = {}
        self.seen: list[Seen] = []
        #: Called with every request before it is answered.
        self.heard: Callable[[Seen], object] = lambda seen: None
        self._server = _Server((host, 0), _handler(self))
        self.host = f"{host}:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str = "/") -> str:
        """The full address of a path on this site."""
        return f"http://{self.host}{path}"

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> None:
        """Answers `path` with `body`; header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = Answer(data, status, {"Content-Type": "text/html; charset=utf-8", **named})

    def behave(self, path: str, behaviour: Behaviour) -> None:
        """Hands every request for `path` to `behaviour`."""
        self.behaviours[path] = behaviour

    def paths(self) -> list[str]:
        """The paths asked for so far, robots.txt left out."""
        return [seen.path for seen in self.seen if seen.path != "/robots.txt"]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A crawler that hangs up is no error of the test."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            """Keeps the tests' output clean."""

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.seen.append(Seen(self.path, headers, time.monotonic()))
            site.heard(site.seen[-1])
            if self.path in site.behaviours:
                site.behaviours[self.path](self)
                return
            # Only a behaviour reads what was posted.
            answer = site.answers.get(self.path, Answer(b"<html><body>Not Found</body></html>", 404))
            tag = answer.headers.get("ETag")
            if tag and headers.get("if-none-match") == tag:
                answer = Answer(b"", 304, {"ETag": tag})
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in answer.headers and answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_POST = do_GET

    return Handler


@dataclass(frozen=True)
class Crawled:
    """What one crawl brought, as plain JSON values."""

    listings: list[dict[str, Any]]
    readings: list[dict[str, Any]]
    family: str
    stats: dict[str, Any]

    def reading(self, part: str) -> dict[str, Any]:
        """The one reading whose address ends with `part`."""
        found = [reading for reading in self.readings if reading["url"].endswith(part)]
        assert len(found) == 1, f"{len(found)} readings end with {part}: {[one['url'] for one in self.readings]}"
        return found[0]

    def verdicts(self) -> dict[str, str]:
        """Verdicts by the last piece of the address."""
        return {reading["url"].rsplit("/", 1)[-1]: reading["verdict"] for reading in self.readings}


def crawl(
    url: str,
    *,
    known: Iterable[Mapping[str, Any]] = (),
    settings: Mapping[str, Any] | None = None,
    source: Mapping[str, Any] | None = None,
    **arguments: Any,
) -> Crawled:
    """Crawls `url` once with the real spiders, middlewares and pipelines up to storing, without any delay."""
    asked = {
        "source": {"name": "site", "url": url, **(source or {})},
        "known": list(known),
        "arguments": {"allow_private": True, **arguments},
        "settings": dict(settings or {}),
    }
    answer = _Child.the().ask(asked)
    assert answer["errors"] == []
    return Crawled(
        listings=[item for item in answer["items"] if item["item"] == "ListingReading"],
        readings=[item for item in answer["items"] if item["item"] == "Reading"],
        family=answer["family"],
        stats=answer["stats"],
    )


class _Child:
    """The process that crawls for all tests of this one."""

    _only: "_Child | None" = None

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.crawling"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "REGWATCH_CRAWL_DELAY": "0"},
        )
        atexit.register(self.end)

    @classmethod
    def the(cls) -> "_Child":
        if cls._only is None or cls._only.process.poll() is not None:
            cls._only = cls()
        return cls._only

    def ask(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def end(self) -> None:
        with self.process:
            self.process.terminate()
