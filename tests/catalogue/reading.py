"""A crawl of one catalogue source over stored answers, without any network: the real spider, the real pipelines."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, Response

from catalogue import Entry
from items.readings import Listed, ListingReading, Reading
from pipelines import through
from spiders import spider_class
from spiders.base import ReleaseSpider
from tests.sites import PAGES

_TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/xml", ".json": "application/json"}


@dataclass
class Read:
    """What a crawl made of the stored answers: its lists, what they named, and every release read."""

    listings: list[ListingReading] = field(default_factory=list)
    named: list[Listed] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)


def expected(name: str) -> dict[str, Any]:
    """What a person reads in the stored answers of a source."""
    about: dict[str, Any] = json.loads((PAGES / name / "expected.json").read_text(encoding="utf-8"))
    return about


def stored(name: str, stem: str) -> Path:
    """The stored answer of that name, whatever its kind; `release` may be missing where a record is the release."""
    return next(iter(sorted((PAGES / name).glob(f"{stem}.*"))), PAGES / name / stem)


def read(entry: Entry, listing: Path, release: Path, asked: str) -> Read:
    """Crawls with `listing` as the source's own answer and `release` as the answer at the address `asked`."""
    spider = spider_class(entry.family)(entry.source())
    found = Read()
    _take(spider.parse_list(_answer(entry.url, listing), 1), spider, {asked: release}, found)
    return found


def _take(output: Iterator[Any], spider: ReleaseSpider, answers: dict[str, Path], found: Read) -> None:
    for each in output:
        if isinstance(each, ListingReading):
            found.listings.append(each)
        elif isinstance(each, Reading):
            found.readings[each.url] = through(each)
            found.named += [each.listed] if each.listed and each.listed not in found.named else []
        elif "visit" in each.cb_kwargs:
            found.named += [each.cb_kwargs["visit"].listed]
            if each.url in answers and each.callback:
                answer = _answer(each.url, answers[each.url], each)
                _take(each.callback(answer, **each.cb_kwargs), spider, answers, found)


def _answer(url: str, path: Path, request: Request | None = None) -> Response:
    headers = {"Content-Type": _TYPES[path.suffix]}
    return HtmlResponse(url, body=path.read_bytes(), headers=headers, request=request or Request(url))
