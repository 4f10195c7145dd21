"""A site that lets in only whoever runs its script: read through a real Chromium, under the same rules as any other."""

import json
import shutil
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from scrapy.settings import Settings

from errors import BrowserMissingError
from items.readings import Source
from spiders.browser import equipped
from tests.needs import need
from tests.sites import Site, crawl
from tests.spiders.forms import authority_release

CONFIG: dict[str, Any] = {
    "pages": "listing",
    "records": {"items": "data.records", "url": ["/view/{id}"], "date": "day", "form": {"pageNum": "1"}},
}
SCRIPT = "<html><body><script>document.cookie = 'passed=1; path=/'; location.reload()</script></body></html>"
TEXT = "截至目前，全国已批准十二种药品上市，相关工作仍在进行之中，另有超过400个产品开展临床试验。"


def _guarded(site: Site, path: str, kind: str, body: str) -> None:
    """Answers 202 and a script to whoever does not bear its cookie yet."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        posted = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        passed = "passed=1" in (handler.headers.get("Cookie") or "")
        expected = not posted or posted == b"pageNum=1"
        said = (body if passed and expected else SCRIPT).encode()
        handler.send_response(200 if passed and expected else 202)
        handler.send_header("Content-Type", kind if passed else "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(said)))
        handler.end_headers()
        handler.wfile.write(said)

    site.behave(path, answer)


@pytest.mark.browser
def test_a_site_behind_a_script_is_read_through_a_browser_and_only_there(site: Site) -> None:
    need(shutil.which("chromium"), "Debian's chromium")
    site.put("/robots.txt", "User-agent: *\nDisallow: /view/3\n", Content_Type="text/plain")
    records = [{"id": n, "title": f"第{n}号药品审评公告发布", "day": "20260714"} for n in (1, 2, 3)]
    page = authority_release("第1号药品审评公告发布", "2026-07-14 10:00", [TEXT, "<img src='/picture.png'>"])
    _guarded(site, "/", "text/html; charset=utf-8", "<html><body><h1>公告</h1></body></html>")
    _guarded(site, "/list", "application/json", json.dumps({"data": {"records": records}}))
    _guarded(site, "/view/1", "text/html; charset=utf-8", page)
    site.put("/view/2", "<html><body>Not Found</body></html>", 404)
    source = {"family": "json", "language": "zh", "config": CONFIG}
    assert [one["verdict"] for one in crawl(site.url("/list"), source=source).listings] == ["blocked"]

    site.seen.clear()
    source["config"] = {**CONFIG, "fetcher": "browser"}
    found = crawl(site.url("/list"), source=source)
    assert [(one["verdict"], one["url"], one["releases"]) for one in found.listings] == [
        ("readable", site.url("/list"), 3)
    ]
    assert found.verdicts() == {"1": "readable", "2": "missing", "3": "blocked"}
    release = found.reading("/1")["release"]
    assert (release["title"], release["published"]) == ("第1号药品审评公告发布", "2026-07-14")
    assert TEXT in release["body"]
    paths = [seen.path for seen in site.seen]
    assert paths[0] == "/robots.txt"
    assert not {"/view/3", "/picture.png"} & set(paths)
    assert {seen.headers["user-agent"].split("/")[0] for seen in site.seen} == {"regwatch"}


def test_without_a_browser_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    source = Source(name="cde", url="https://www.cde.org.cn/", config={"fetcher": "browser"})
    with pytest.raises(BrowserMissingError, match=r"apt-get install chromium|pip install -r requirements-browser.txt"):
        equipped(Settings(), source, allow_private=False)
