"""Crawls for tests: reads one request as a line of JSON, crawls for real, answers one line; until its input ends.

The child of `tests.sites.crawl`. One child serves many tests, because starting one takes longer than most crawls.
"""

import asyncio
import dataclasses
import json
import logging
import sys
from datetime import date, datetime
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.reactor import install_reactor

from items.readings import Known, Source
from spiders import spider_class
from spiders.browser import equipped

_PIPELINES = {
    "pipelines.clean.CleanPipeline": 100,
    "pipelines.dates.DatesPipeline": 200,
    "pipelines.figures.FiguresPipeline": 300,
}


class _Errors(logging.Handler):
    """Keeps what would stand in a log as an error, so that a test can fail on it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def main() -> None:
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor as installed

    reactor: Any = installed
    errors = _Errors()
    logging.basicConfig(level=logging.ERROR, handlers=[errors])
    ended: Any = deferred_from_coro(_serve(errors))
    ended.addBoth(lambda _: reactor.stop())
    reactor.run()


async def _serve(errors: _Errors) -> None:
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        errors.lines.clear()
        answer = await _crawl(json.loads(line))
        answer["errors"] = errors.lines
        print(json.dumps(answer, default=_plain, ensure_ascii=False), flush=True)


async def _crawl(asked: dict[str, Any]) -> dict[str, Any]:
    settings = Settings()
    settings.setmodule("settings", priority="project")
    settings.setdict({"ITEM_PIPELINES": _PIPELINES, **asked["settings"]}, priority="cmdline")
    source = Source(**asked["source"])
    settings = equipped(settings, source, allow_private=asked["arguments"]["allow_private"])
    runner = AsyncCrawlerRunner(settings)
    known = {entry["key"]: Known(**_dated(entry)) for entry in asked["known"]}
    crawler = runner.create_crawler(spider_class(source.family))
    found: list[dict[str, Any]] = []

    def keep(item: Any) -> None:
        found.append({"item": type(item).__name__, **dataclasses.asdict(item)})

    crawler.signals.connect(keep, signal=signals.item_scraped)
    await runner.crawl(crawler, source=source, known=known, **asked["arguments"])
    stats = crawler.stats.get_stats() if crawler.stats else {}
    return {"items": found, "family": getattr(crawler.spider, "family", ""), "stats": stats}


def _dated(entry: dict[str, Any]) -> dict[str, Any]:
    published = entry.get("published")
    return {**entry, "published": date.fromisoformat(published) if published else None}


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


if __name__ == "__main__":
    main()
