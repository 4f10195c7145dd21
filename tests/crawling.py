"""Runs one real crawl in this process and prints every item as a line of JSON: the child of `tests.sites.crawl`."""

import dataclasses
import json
import sys
from datetime import date, datetime
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from items import Known, Source
from spiders import spider_class

_PIPELINES = {
    "pipelines.clean.CleanPipeline": 100,
    "pipelines.dates.DatesPipeline": 200,
    "pipelines.figures.FiguresPipeline": 300,
}


def main() -> None:
    asked: dict[str, Any] = json.loads(sys.stdin.read())
    settings = Settings()
    settings.setmodule("settings", priority="project")
    settings.setdict({"ITEM_PIPELINES": _PIPELINES, **asked["settings"]}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    source = Source(**asked["source"])
    known = {entry["key"]: Known(**_dated(entry)) for entry in asked["known"]}
    crawler = process.create_crawler(spider_class(source.family))
    crawler.signals.connect(_print, signal=signals.item_scraped)
    process.crawl(crawler, source=source, known=known, **asked["arguments"])
    process.start()
    print(json.dumps({"family": getattr(crawler.spider, "family", ""), "stats": crawler.stats.get_stats()}, default=str))


def _dated(entry: dict[str, Any]) -> dict[str, Any]:
    published = entry.get("published")
    return {**entry, "published": date.fromisoformat(published) if published else None}


def _print(item: Any) -> None:
    print(json.dumps({"item": type(item).__name__, **dataclasses.asdict(item)}, default=_plain, ensure_ascii=False))


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


if __name__ == "__main__":
    main()
