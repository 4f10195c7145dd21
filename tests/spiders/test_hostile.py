"""A list whose releases misbehave in every way a server can: each is told apart, and the crawl ends soon."""

import gzip
import socket
import sys
import time
from http.server import BaseHTTPRequestHandler

import brotli

from tests.sites import Site, crawl
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


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.close_connection = True
    try:
        for _ in range(400):
            handler.wfile.write(b"<p>")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.close_connection = True
    try:
        for _ in range(500):
            handler.wfile.write(b"<p>more and more</p>" * 500)
    except OSError:
        return


#: What each release's page answers, and the verdict and a part of the reason that must come of it.
EXPECTED = {
    "fine": ("readable", ""),
    "gone": ("missing", "410 (Gone)"),
    "absent": ("missing", "404 (Not Found)"),
    "failing": ("error", "500 (Internal Server Error)"),
    "reset": ("error", "connection"),
    "truncated": ("error", "broke off"),
    "drip": ("error", "within the time allowed"),
    "endless": ("error", "larger than 300,000 bytes"),
    "huge": ("error", "larger than 300,000 bytes"),
    "bomb": ("error", "larger than 300,000 bytes"),
    "zstd-bomb": ("error", "larger than 300,000 bytes"),
    "gzipped": ("readable", ""),
    "brotli": ("readable", ""),
    "zstd": ("readable", ""),
    "badgzip": ("error", "unpacked"),
    "circle": ("error", "redirects in circles"),
    "to-list": ("soft_missing", "leads back to the list"),
    "to-section": ("soft_missing", "another section"),
    "to-error": ("soft_missing", "error page"),
    "off-site": ("error", "other.example lies outside the source's site"),
    "moved": ("readable", ""),
    "notfound200": ("soft_missing", "Page not found"),
    "notfound-zh": ("soft_missing", "页面不存在"),
    "error200": ("error", "Service Unavailable"),
    "login": ("blocked", "login page"),
    "to-login": ("blocked", "login page"),
    "challenge200": ("blocked", "Ruishu"),
    "challenge412": ("blocked", "412"),
    "accepted": ("blocked", "202"),
    "forbidden": ("blocked", "403"),
    "apology": ("blocked", "apology"),
    "empty": ("empty", "no text"),
    "shell": ("empty", "of a release can be found"),
    "picture": ("error", "image/png"),
    "damaged": ("error", "cannot be read as"),
    "mislabelled": ("readable", ""),
    "big5": ("readable", ""),
    "refresh": ("readable", ""),
    "reloads": ("readable", ""),
}


def _serve(site: Site) -> None:
    rows = "".join(
        f"<li><a href='/en/hydt/{name}'>Release with the name {name}</a><span>2024-05-02</span></li>"
        for name in EXPECTED
    )
    site.put("/en/hydt", f"<html><body><h1>News</h1><ul>{rows}</ul></body></html>")
    fine = article("Release with the name", TEXT)
    login = "<html><title>Sign in</title><body><form>User<input name='u'><input type='password'></form></body></html>"
    for name, body, status in (
        ("fine", fine, 200),
        ("gone", "gone", 410),
        ("failing", "oops", 500),
        ("notfound200", "<title>Page not found | Agency</title><h1>Page not found</h1><p>Try the search.</p>", 200),
        ("notfound-zh", "<html><body>对不起，您访问的页面不存在！</body></html>", 200),
        ("error200", "<html><body><h1>Service Unavailable</h1></body></html>", 200),
        ("login", login, 200),
        ("challenge200", CHALLENGE, 200),
        ("challenge412", CHALLENGE, 412),
        ("accepted", "<html><script>run()</script></html>", 202),
        ("forbidden", "no", 403),
        ("empty", "", 200),
        ("shell", "<html><body><div id='app'></div><nav>Home About</nav><p>Menu</p></body></html>", 200),
        ("refresh", "<html><head><meta http-equiv='refresh' content='0; url=/en/hydt/landed'></head></html>", 200),
        ("reloads", fine.replace("<head>", "<head><meta http-equiv='refresh' content='60'>"), 200),
        ("landed", fine, 200),
    ):
        site.put(f"/en/hydt/{name}", body, status)
    site.put("/login", login)
    site.put("/apology_objects/abuse-detection-apology.html", "Not Found", 404)
    site.put("/error.html", "<html><body><p>An error page with words</p></body></html>")
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
    site.put("/en/", "<html><body><p>The English section of the site</p></body></html>")
    site.put("/en/hydt/huge", b"<p>" + b"x" * LIMIT)
    site.put("/en/hydt/bomb", gzip.compress(b"<p>bomb</p>" * 1_000_000), Content_Encoding="gzip")
    site.put("/en/hydt/zstd-bomb", zstd.compress(b"<p>bomb</p>" * 1_000_000), Content_Encoding="zstd")
    for name, squeezed, coding in (
        ("gzipped", gzip.compress(fine.encode()), "gzip"),
        ("brotli", brotli.compress(fine.encode()), "br"),
        ("zstd", zstd.compress(fine.encode()), "zstd"),
    ):
        site.put(f"/en/hydt/{name}", squeezed, Content_Encoding=coding)
    site.put("/en/hydt/badgzip", b"\x1f\x8bnonsense", Content_Encoding="gzip")
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
    for name, behaviour in {"reset": _reset, "truncated": _truncated, "drip": _drip, "endless": _endless}.items():
        site.behave(f"/en/hydt/{name}", behaviour)


def test_every_misbehaviour_is_told_apart(site: Site) -> None:
    _serve(site)
    began = time.monotonic()
    found = crawl(site.url("/en/hydt"), settings={"DOWNLOAD_MAXSIZE": LIMIT, "DOWNLOAD_TIMEOUT": 2})
    took = time.monotonic() - began

    by_name = {reading["listed"]["url"].rsplit("/", 1)[-1]: reading for reading in found.readings}
    wrong = {
        name: (by_name[name]["verdict"], by_name[name]["reason"])
        for name, (verdict, part) in EXPECTED.items()
        if by_name[name]["verdict"] != verdict or part not in by_name[name]["reason"]
    }
    assert wrong == {}
    assert by_name["mislabelled"]["release"]["title"] == "名为测试的发布"
    assert by_name["mislabelled"]["reason"] == "declared as utf-8 but encoded as gb18030"
    assert by_name["big5"]["release"]["title"] == "名為測試的發佈"
    assert {by_name[name]["release"]["body"] for name in ("refresh", "gzipped", "brotli", "zstd")} == {TEXT}
    assert {seen.headers["accept-encoding"] for seen in site.seen} == {"gzip, deflate, br, zstd"}
    assert took < 30
