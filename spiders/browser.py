"""Pages that need a browser: Chromium by scrapy-playwright, for the sources whose config says `fetcher = "browser"`.

Robots, pace, caps and the bounds of the site are the same as for any other source; the browser loads no pictures, fonts
and films, and nothing from outside the site.
"""

import asyncio
import importlib.util
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.settings import Settings

from errors import BrowserMissingError
from items.readings import Source
from spiders.base import ReleaseSpider
from spiders.guard import check_public, is_private
from spiders.refusals import Refused
from spiders.site import Site

if TYPE_CHECKING:
    from playwright.async_api import Page
    from playwright.async_api import Request as Asked
    from playwright.async_api import Response as Answered

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
_NOT_LOADED = ("image", "media", "font")
#: Seconds in which a page must get past its script; and how much it then shows at least, in characters.
_TIME, _LEAST_TEXT = 15.0, 60
_PAUSE = 0.2
#: What servers answer before their script has run.
_BEFORE_SCRIPT = (0, 202, 401, 403, 405, 412, 418, 429, 503, 521)
#: Between the library's middlewares, so that a request counts once and a redirect is seen as the page ended.
_BEFORE_STATISTICS = 840
_SHOWN = "document.body ? document.body.innerText.trim().length : 0"
_FETCH = """async ([url, method, body, type]) => {
    const answer = await fetch(url, method === "POST" ? {method, body, headers: {"Content-Type": type}} : {});
    return [answer.status, answer.headers.get("content-type") || "", await answer.text()];
}"""


def equipped(configuration: Settings, source: Source, *, allow_private: bool) -> Settings:
    """The settings of a crawl of `source`: with a browser when it asks for one, as they are for any other.

    Raises `BrowserMissingError` with what to install.
    """
    if source.config.get("fetcher") != "browser":
        return configuration
    found = configuration.copy()
    handler = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
    # Chromium's own sandbox needs an ordinary user.
    flags = [*_FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(_FLAGS)
    added = {
        "DOWNLOAD_HANDLERS": {**found.getdict("DOWNLOAD_HANDLERS"), "http": handler, "https": handler},
        "DOWNLOADER_MIDDLEWARES": {**found.getdict("DOWNLOADER_MIDDLEWARES"), BrowserMiddleware: _BEFORE_STATISTICS},
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": _chromium(source), "args": flags},
        "PLAYWRIGHT_CONTEXTS": {"default": {"user_agent": found["USER_AGENT"], "accept_downloads": False}},
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": found.getfloat("DOWNLOAD_TIMEOUT") * 1000,
        # The browser's own headers, so that no page sees two kinds of client.
        "PLAYWRIGHT_PROCESS_REQUEST_HEADERS": None,
        "PLAYWRIGHT_ABORT_REQUEST": _Bounds(Site.of(source), allow_private=allow_private).unwanted,
    }
    found.setdict(added, priority="cmdline")
    return found


def _chromium(source: Source) -> str:
    if importlib.util.find_spec("scrapy_playwright") is None:
        raise BrowserMissingError(
            f"{source.name} is read through a browser, for which a package is missing; in the checkout say: "
            f"{sys.executable} -m pip install -r requirements-browser.txt"
        )
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    if chromium is None:
        raise BrowserMissingError(
            f"{source.name} is read through a browser, and no Chromium is installed; on Debian and Ubuntu say: "
            "apt-get install chromium"
        )
    return chromium


class _Bounds:
    """What a page may load: its site's own documents, scripts, styles and data, from public addresses."""

    def __init__(self, site: Site, *, allow_private: bool) -> None:
        self.site = site
        self.checked: dict[str, bool] = {}
        self.allow_private = allow_private

    async def unwanted(self, asked: "Asked") -> bool:
        if asked.resource_type in _NOT_LOADED or not self.site.holds(asked.url):
            return True
        host = urlsplit(asked.url).hostname or ""
        if not self.allow_private and host not in self.checked:
            try:
                await check_public(host)
                self.checked[host] = True
            except IgnoreRequest:
                self.checked[host] = False
        return not self.checked.get(host, True)


class BrowserMiddleware:
    """Hands requests to the browser and takes from it what a page shows once its script has run."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.largest = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        spider = self.crawler.spider
        if not isinstance(spider, ReleaseSpider) or "dont_obey_robotstxt" in request.meta:
            return None
        if request.meta.get("playwright"):
            return None
        visit = _Visit(spider, request)
        meta = {
            **request.meta,
            "playwright": True,
            "playwright_page_event_handlers": {"response": visit.note},
            "playwright_page_methods": [_method(visit.settle)],
            "visit": visit,
        }
        return request.replace(url=visit.door, method="GET", body=b"", meta=meta)

    def process_response(self, request: Request, response: Response) -> Response:
        visit = request.meta.get("visit")
        if not isinstance(visit, _Visit):
            return response
        if not visit.spider.site.holds(response.url):
            raise Refused("error", f"{urlsplit(response.url).hostname} lies outside the source's site")
        if not visit.spider.allow_private and response.ip_address and is_private(str(response.ip_address)):
            raise Refused("error", f"the browser was led to the private address {response.ip_address}")
        shown = visit.shown(response)
        if len(shown.body) > self.largest:
            raise Refused("error", f"the answer is larger than {self.largest:,} bytes")
        return shown


class _Visit:
    """One page of the browser for one request.

    Data (a feed, JSON, the answer to a form) is fetched from within the page at `door`, whose cookies it may need.
    """

    def __init__(self, spider: ReleaseSpider, request: Request) -> None:
        self.spider = spider
        self.request = request
        self.data = request.method == "POST" or ("number" in request.cb_kwargs and not spider.laid_out)
        stated = spider.source.config.get("door")
        self.door = (str(stated) if stated else urljoin(request.url, "/")) if self.data else request.url
        self.status = 0
        self.fetched: tuple[int, str, str] | None = None

    def note(self, answer: "Answered") -> None:
        """Hears of every answer; that of the page itself may come again once its script has run."""
        if answer.request.is_navigation_request() and answer.frame.parent_frame is None:
            self.status = answer.status

    async def settle(self, page: "Page") -> None:
        """Waits until the page shows something, or too long; then fetches the data, where that is what is wanted."""
        loop = asyncio.get_running_loop()
        late = loop.time() + _TIME
        while loop.time() < late and not await self._shows(page, late - loop.time()):
            await asyncio.sleep(_PAUSE)
        if self.data:
            kind = (self.request.headers.get("Content-Type") or b"").decode("latin-1")
            asked = [self.request.url, self.request.method, self.request.body.decode(), kind]
            self.fetched = tuple(await page.evaluate(_FETCH, asked))

    async def _shows(self, page: "Page", seconds: float) -> bool:
        from playwright.async_api import Error

        try:
            await page.wait_for_load_state("networkidle", timeout=1000 * seconds)
            letters: int = await page.evaluate(_SHOWN)
        except Error:
            # The page went on to another one while we looked.
            return False
        return self.status not in _BEFORE_SCRIPT and (self.data or self.status >= 400 or letters >= _LEAST_TEXT)

    def shown(self, response: Response) -> Response:
        """The response as the page ended, rather than as its first answer began it."""
        if self.fetched is None:
            return response.replace(status=self.status or response.status)
        status, content_type, text = self.fetched
        headers = {"Content-Type": content_type.split(";")[0] + "; charset=utf-8"}
        return TextResponse(
            self.request.url, status=status, headers=headers, body=text.encode(), request=response.request
        )


def _method(act: Any) -> Any:
    from scrapy_playwright.page import PageMethod

    return PageMethod(act)
