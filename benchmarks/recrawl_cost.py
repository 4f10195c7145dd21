"""What crawling an unchanged source again costs, as shares of its first crawl, on a local site of 1,000 releases.

usage: python -m benchmarks.recrawl_cost [--releases N]

The first crawl, then by the default policy at once and seven hours later (when every release may be due), then with
`--recheck all`. The site states an ETag for each page and answers 304 to it. Requests and bytes are the run ledger's:
robots.txt and the answers' headers count.
"""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]
ON_A_PAGE = 20
PARAGRAPH = (
    "The agency reminds applicants that questions about a submission should go to the assessor named in the letter of "
    "receipt, and that meetings can be asked for at any stage. "
)


def pages(releases: int) -> dict[str, bytes]:
    """A list over several pages and the releases, each page about as large as a regulator's."""
    frame = "<html><head><title>{0}</title><style>" + ".menu li{{margin:0}}" * 800 + "</style></head><body>{1}</body>"
    site = {}
    for start in range(0, releases, ON_A_PAGE):
        page = start // ON_A_PAGE
        rows = "".join(
            f"<li><a href='/news/{n}.html'>Notice {n} on the register of medicines</a>"
            f"<span>2026-{n % 9 + 1:02}-{n % 28 + 1:02}</span></li>"
            for n in range(start, min(start + ON_A_PAGE, releases))
        )
        more = f"<a href='/list?page={page + 1}'>Next</a>" if start + ON_A_PAGE < releases else ""
        site[f"/list?page={page}" if page else "/list"] = frame.format("News", f"<ul>{rows}</ul>{more}").encode()
    for n in range(releases):
        title = f"Notice {n} on the register of medicines"
        text = f"<p>In 2025 the register took in {n + 100} new medicines.</p>" + f"<p>{PARAGRAPH * 4}</p>" * 10
        article = f"<article><h1>{title}</h1><p>Published: 2026-{n % 9 + 1:02}-{n % 28 + 1:02}</p>{text}</article>"
        site[f"/news/{n}.html"] = frame.format(title, article).encode()
    return site


@contextmanager
def served(site: dict[str, bytes]) -> Iterator[str]:
    tags = {path: f'"{hashlib.sha256(body).hexdigest()[:16]}"' for path, body in site.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

        def do_GET(self) -> None:
            body, status = site.get(self.path, b""), 200 if self.path in site else 404
            if body and self.headers["If-None-Match"] == tags[self.path]:
                body, status = b"", 304
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if self.path in tags:
                self.send_header("ETag", tags[self.path])
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/list"
    server.shutdown()


def crawled(data: Path, *arguments: str) -> tuple[int, int]:
    """Requests and bytes of one crawl, from the ledger."""
    regwatch(data, "crawl", "site", *arguments)
    with sqlite3.connect(data / "regwatch.sqlite") as ledger:
        found: tuple[int, int] = ledger.execute("SELECT requests, bytes FROM crawls ORDER BY id DESC").fetchone()
    return found


def regwatch(data: Path, *arguments: str) -> None:
    allowed = {"REGWATCH_ALLOW_PRIVATE_NETWORKS": "1", "REGWATCH_CRAWL_DELAY": "0", "REGWATCH_DATA_DIR": str(data)}
    command = [sys.executable, "-m", "cli", *arguments]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **allowed}, check=True, capture_output=True)


def hours_pass(data: Path, hours: int) -> None:
    with sqlite3.connect(data / "regwatch.sqlite") as ledger:
        for column in ("first_seen", "last_seen", "last_checked_at"):
            ledger.execute(f"UPDATE releases SET {column} = datetime({column}, '-{hours} hours')")


def main(arguments: list[str]) -> int:
    releases = int(arguments[arguments.index("--releases") + 1]) if "--releases" in arguments else 1000
    with tempfile.TemporaryDirectory() as folder, served(pages(releases)) as url:
        data = Path(folder)
        regwatch(data, "sources", "add", url, "--name", "site", "--yes")
        first = crawled(data)
        print(f"first crawl:            {first[0]:>6} requests {first[1]:>12,} bytes")
        measured = {"at once": crawled(data)}
        hours_pass(data, 7)
        measured["seven hours later"] = crawled(data)
        measured["--recheck all"] = crawled(data, "--recheck", "all")
    for name, (requests, size) in measured.items():
        shares = f"{requests / first[0]:>7.1%} of the requests, {size / first[1]:.2%} of the bytes"
        print(f"{name + ':':<23} {requests:>6} requests {size:>12,} bytes {shares}")
    policy = max(measured[name][0] for name in ("at once", "seven hours later")) / first[0]
    everything = measured["--recheck all"][1] / first[1]
    return 0 if policy <= 0.05 and everything <= 0.02 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
