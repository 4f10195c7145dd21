"""Downloader middleware for robots.txt by RFC 9309, with Crawl-delay.

Unlike the library's own, an answer of 5xx (or 429) means "not now", and a refusal reaches the reading as a reason.
"""

import asyncio
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from spiders.refusals import Refused

_PRIORITY = 1000
#: As much of a robots.txt as RFC 9309 asks crawlers to read.
_LONGEST = 500 * 1024
#: A Crawl-delay above this is honoured as this: a site that asks for more would never be read through.
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host's robots.txt says; `closed` is the reason while it cannot be read, `error` a failure to get it."""

    parser: Protego | None = None
    closed: str = ""
    error: Exception | None = None


class RobotsMiddleware:
    """Asks each host once per crawl, before the first request to it."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.agent: str = crawler.settings["BOT_NAME"]
        self.rules: dict[str, asyncio.Future[_Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("dont_obey_robotstxt"):
            return
        rules = await self._rules_of(request)
        if rules.error:
            raise rules.error
        if rules.closed:
            raise Refused("blocked", rules.closed)
        if rules.parser and not rules.parser.can_fetch(request.url, self.agent):
            raise Refused("blocked", f"robots.txt disallows {urlsplit(request.url).path or '/'}")

    async def _rules_of(self, request: Request) -> _Rules:
        parts = urlsplit(request.url)
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in self.rules:
            self.rules[place] = asyncio.get_running_loop().create_future()
            self.rules[place].set_result(await self._fetched(place, request))
        return await self.rules[place]

    async def _fetched(self, place: str, request: Request) -> _Rules:
        asked = Request(
            f"{place}/robots.txt",
            callback=NO_CALLBACK,
            priority=_PRIORITY,
            meta={"dont_obey_robotstxt": True},
            dont_filter=True,
        )
        try:
            answer: Response = await self.crawler.engine.download_async(asked)
        except Refused as refusal:
            # A robots.txt that redirects off the site says nothing about this one.
            return _Rules() if "outside" in refusal.reason else _Rules(error=refusal)
        except IgnoreRequest:
            return _Rules()
        except Exception as error:  # noqa: BLE001 whatever keeps robots.txt away is what each request then reports
            return _Rules(error=error)
        if answer.status >= 500 or answer.status == 429:
            return _Rules(closed=f"robots.txt answered {answer.status}, so nothing is fetched for now")
        if answer.status >= 300:
            return _Rules()
        parser = Protego.parse(answer.body[:_LONGEST].decode("utf-8-sig", errors="replace"))
        self._slow_down(request, parser.crawl_delay(self.agent))
        return _Rules(parser)

    def _slow_down(self, request: Request, delay: float | None) -> None:
        downloader = self.crawler.engine.downloader
        if not delay:
            return
        wanted = max(min(float(delay), _LONGEST_DELAY), self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        slot = downloader.get_slot_key(request)
        downloader.per_slot_settings[slot] = {"delay": wanted, "concurrency": 1}
        if slot in downloader.slots:
            downloader.slots[slot].delay = wanted
            downloader.slots[slot].concurrency = 1
