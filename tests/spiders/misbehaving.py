"""Releases whose pages misbehave in every way a server can."""

import gzip
import socket
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler

import brotli

from tests.sites import Site
from tests.spiders.forms import CHALLENGE, article

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LIMIT = 300_000
TEXT = "The agency approved 12 medicines in April 2024 and rejected three."


def _reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    handler.close_connection = True
    handler.connection.close()


def _truncated(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<html><body><h1>Half a page")
    handler.close_connection = True


@contextmanager
def _begun(handler: BaseHTTPRequestHandler) -> Iterator[None]:
    """An answer whose body follows, until the other side hangs up."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.close_connection = True
    with suppress(OSError):
        yield


def _drip(handler: BaseHTTPRequestHandler) -> None:
    with _begun(handler):
        for _ in range(400):
            handler.wfile.write(b"<p>")
            handler.wfile.flush()
            time.sleep(0.05)


def _endless(handler: BaseHTTPRequestHandler) -> None:
    with _begun(handler):
        for _ in range(500):
            handler.wfile.write(b"<p>more and more</p>" * 500)


FINE = article("Release with the name", TEXT)
LOGIN = "<html><title>Sign in</title><body><form>User<input name='u'><input type='password'></form></body></html>"


def serve(site: Site, names: Iterable[str]) -> None:
    """Puts a list of releases at /en/hydt, and what each answers below it."""
    rows = "".join(
        f"<li><a href='/en/hydt/{name}'>Release with the name {name}</a><span>2024-05-02</span></li>" for name in names
    )
    site.put("/en/hydt", f"<html><body><h1>News</h1><ul>{rows}</ul></body></html>")
    _put_texts(site)
    _put_redirects(site)
    _put_packed(site)
    _put_encoded(site)
    for name, behaviour in {"reset": _reset, "truncated": _truncated, "drip": _drip, "endless": _endless}.items():
        site.behave(f"/en/hydt/{name}", behaviour)


def _put_texts(site: Site) -> None:
    for name, body, status in (
        ("fine", FINE, 200),
        ("gone", "gone", 410),
        ("failing", "oops", 500),
        ("notfound200", "<title>Page not found | Agency</title><h1>Page not found</h1><p>Try the search.</p>", 200),
        ("notfound-zh", "<html><body>对不起，您访问的页面不存在！</body></html>", 200),
        ("error200", "<html><body><h1>Service Unavailable</h1></body></html>", 200),
        ("login", LOGIN, 200),
        ("challenge200", CHALLENGE, 200),
        ("challenge412", CHALLENGE, 412),
        ("accepted", "<html><script>run()</script></html>", 202),
        ("forbidden", "no", 403),
        ("empty", "", 200),
        ("shell", "<html><body><div id='app'></div><nav>Home About</nav><p>Menu</p></body></html>", 200),
        ("refresh", "<html><head><meta http-equiv='refresh' content='0; url=/en/hydt/landed'></head></html>", 200),
        ("reloads", FINE.replace("<head>", "<head><meta http-equiv='refresh' content='60'>"), 200),
        ("landed", FINE, 200),
    ):
        site.put(f"/en/hydt/{name}", body, status)


def _put_redirects(site: Site) -> None:
    site.put("/login", LOGIN)
    site.put("/apology_objects/abuse-detection-apology.html", "Not Found", 404)
    site.put("/error.html", "<html><body><p>An error page with words</p></body></html>")
    site.put("/en/", "<html><body><p>The English section of the site</p></body></html>")
    for name, target in {
        "circle": "/en/hydt/circle",
        "to-list": "/en/hydt",
        "to-section": "/en/",
        "to-error": "/error.html",
        "off-site": "http://other.example/x",
        "moved": "/en/hydt/landed",
        "to-login": "/login",
        "apology": "/apology_objects/abuse-detection-apology.html",
    }.items():
        site.put(f"/en/hydt/{name}", "", 302, Location=target)


def _put_packed(site: Site) -> None:
    fine = FINE.encode()
    site.put("/en/hydt/huge", b"<p>" + b"x" * LIMIT)
    site.put("/en/hydt/bomb", gzip.compress(b"<p>bomb</p>" * 1_000_000), Content_Encoding="gzip")
    site.put("/en/hydt/zstd-bomb", zstd.compress(b"<p>bomb</p>" * 1_000_000), Content_Encoding="zstd")
    for name, squeezed, coding in (
        ("gzipped", gzip.compress(fine), "gzip"),
        ("brotli", brotli.compress(fine), "br"),
        ("zstd", zstd.compress(fine), "zstd"),
    ):
        site.put(f"/en/hydt/{name}", squeezed, Content_Encoding=coding)
    site.put("/en/hydt/badgzip", b"\x1f\x8bnonsense", Content_Encoding="gzip")


def _put_encoded(site: Site) -> None:
    site.put("/en/hydt/picture", b"\x89PNG\r\n", Content_Type="image/png")
    chinese = article(
        "名为测试的发布", "截至目前，全国已批准十二种药品上市，另有三种药品未获批准，相关工作仍在进行之中。"
    )
    site.put(
        "/en/hydt/damaged", chinese.encode()[:-40] + b"\xff\xfe\x81" * 200, Content_Type="text/html; charset=utf-8"
    )
    site.put("/en/hydt/mislabelled", chinese.encode("gb18030"), Content_Type="text/html; charset=utf-8")
    traditional = article(
        "名為測試的發佈", "截至目前，全國已批准十二種藥品上市，另有三種藥品未獲批准，相關工作仍在進行之中。"
    )
    site.put("/en/hydt/big5", traditional.encode("big5hkscs"), Content_Type="text/html")
