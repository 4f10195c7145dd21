"""The regulator's site: a small web server whose releases can be published, edited, dressed up and broken."""

import threading
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal, Self

from demo.releases import CHINESE, ENGLISH, Page

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of one edition's page furniture."""

    office: str
    news: str
    date: str
    back: str
    previous: str
    next: str
    none: str
    views: str
    visits: str
    banners: tuple[str, ...]


WORDS: dict[Language, Words] = {
    "en": Words(
        office="Office of Medicines · Republic of Norland",
        news="News",
        date="Release Date:",
        back="Return to List",
        previous="Prve:",
        next="Next:",
        none="none",
        views="Views:",
        visits="Total visits:",
        banners=(
            "Have your say on our new website",
            "Join us: 12 vacancies for pharmacists",
            "Flu season: get vaccinated",
        ),
    ),
    "zh": Words(
        office="诺兰共和国药品管理局",
        news="新闻动态",
        date="发布时间：",
        back="返回列表",
        previous="上一篇：",
        next="下一篇：",
        none="没有了",
        views="浏览次数：",
        visits="访问总量：",
        banners=("网站改版征求意见", "招聘公告：拟录用12名药师", "流感季节请及时接种疫苗"),
    ),
}


class Site:
    """Both editions of the site on one free loopback port, while the `with` block lasts."""

    def __init__(self) -> None:
        self._pages: dict[Language, dict[str, Page]] = {
            "en": {page.key: page for page in ENGLISH},
            "zh": {page.key: page for page in CHINESE},
        }
        self._lock = threading.Lock()
        self._visits = 48_213
        self._dress = 0
        self._down = False
        self._lists_read: Counter[str] = Counter()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self
        self._thread = threading.Thread(target=self._server.serve_forever, name="demo site", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def address(self, language: Language) -> str:
        """Where the list of releases stands."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/{language}/news"

    def lists_read(self, language: Language) -> int:
        """How often the list was asked for, which tells whether a crawl began after something happened."""
        with self._lock:
            return self._lists_read[language]

    def publish(self, language: Language, page: Page) -> None:
        with self._lock:
            self._pages[language][page.key] = page

    def edit(self, language: Language, key: str, old: str, new: str) -> None:
        """Replaces words in a release's title and text, without a word about it."""
        with self._lock:
            page = self._pages[language][key]
            body = tuple(block.replace(old, new) for block in page.body)
            self._pages[language][key] = replace(page, title=page.title.replace(old, new), body=body)

    def redecorate(self) -> None:
        """Another banner and other teasers on every page; nothing that anybody published."""
        with self._lock:
            self._dress += 1

    def go_down(self) -> None:
        with self._lock:
            self._down = True

    def come_back(self) -> None:
        with self._lock:
            self._down = False

    def answer(self, path: str) -> tuple[int, str, str]:
        """Status, content type and text of one request."""
        if path == "/robots.txt":
            return 200, "text/plain", "User-agent: *\nAllow: /\n"
        language, _, rest = path.strip("/").partition("/")
        with self._lock:
            self._visits += 1
            if language not in ("en", "zh"):
                return 404, "text/html", "<html><body><h1>Not Found</h1></body></html>"
            edition: Language = "zh" if language == "zh" else "en"
            self._lists_read[edition] += rest == "news"
            if self._down:
                return 503, "text/html", "<html><body><h1>Service Unavailable</h1></body></html>"
            text = self._page(edition, rest)
        return (200, "text/html", text) if text else (404, "text/html", "<html><body><h1>Not Found</h1></body></html>")

    def _page(self, language: Language, rest: str) -> str | None:
        newest_first = sorted(self._pages[language].values(), key=lambda page: page.published, reverse=True)
        if rest == "news":
            return self._framed(language, WORDS[language].news, _list(language, newest_first))
        for place, page in enumerate(newest_first):
            if rest == f"news/Info/{page.key}":
                newer = newest_first[place - 1] if place else None
                older = newest_first[place + 1] if place + 1 < len(newest_first) else None
                return self._framed(language, page.title, self._release(language, page, older, newer))
        return None

    def _release(self, language: Language, page: Page, older: Page | None, newer: Page | None) -> str:
        words = WORDS[language]
        blocks = "".join(f"<p>{escape(block)}</p>" for block in page.body)
        neighbours = "".join(
            f"<p>{label}{_link(language, other) if other else words.none}</p>"
            for label, other in ((words.previous, older), (words.next, newer))
        )
        return (
            f"<div class='news'><h1>{escape(page.title)}</h1>"
            f"<div class='info'>{words.date}{page.published} <span>{words.views} {self._visits // 7}</span></div>"
            f"<div class='content'>{blocks}</div>"
            f"<div class='pn'><a href='/{language}/news'>{words.back}</a>{neighbours}</div></div>"
        )

    def _framed(self, language: Language, title: str, body: str) -> str:
        words = WORDS[language]
        banner = words.banners[self._dress % len(words.banners)]
        printed = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
        return (
            f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'><title>{escape(title)}</title></head>"
            f"<body><div class='top'><a href='/{language}/news'>{words.office}</a><div class='banner'>{banner}</div>"
            f"</div>{body}<div class='foot'>© {words.office} · {words.visits} {self._visits:,} · {printed}</div>"
            "</body></html>"
        )


def _list(language: Language, pages: list[Page]) -> str:
    items = "".join(f"<li>{_link(language, page)}<span>{page.published}</span></li>" for page in pages)
    return f"<h2>{WORDS[language].news}</h2><div class='list'><ul>{items}</ul></div>"


def _link(language: Language, page: Page) -> str:
    title = escape(page.title, quote=True)
    return f"<a href='/{language}/news/Info/{page.key}' title='{title}'>{title}</a>"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        status, kind, text = self.server.site.answer(self.path.partition("?")[0])
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the terminal belongs to the story."""
