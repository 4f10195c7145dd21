"""Downloader middleware that waits when a server says so: 429, and 503 with Retry-After."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from spiders.refusals import Refused

#: A server that asks for a longer wait than this is left alone until the next crawl.
_LONGEST_WAIT = 120.0
#: What 429 without a Retry-After means, in multiples of the usual delay.
_USUAL_FACTOR = 10


class PatienceMiddleware:
    """Holds back every request to a host until the moment it named, and repeats the refused one once."""

    def __init__(self, crawler: Crawler) -> None:
        self.usual = crawler.settings.getfloat("DOWNLOAD_DELAY") * _USUAL_FACTOR
        self.not_before: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        wait = self.not_before.get(urlsplit(request.url).netloc, 0.0) - asyncio.get_running_loop().time()
        if wait > _LONGEST_WAIT:
            raise Refused("blocked", f"the server asks to wait {wait:.0f} seconds")
        if wait > 0:
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        stated = response.headers.get("Retry-After")
        if response.status != 429 and not (response.status == 503 and stated):
            return response
        wait = _seconds(stated.decode("latin-1"), self.usual) if stated else self.usual
        host = urlsplit(request.url).netloc
        moment = asyncio.get_running_loop().time() + wait
        self.not_before[host] = max(self.not_before.get(host, 0.0), moment)
        if wait > _LONGEST_WAIT or request.meta.get("waited"):
            return response
        again: Request = request.copy()
        again.meta["waited"] = True
        again.dont_filter = True
        return again


def _seconds(stated: str, otherwise: float) -> float:
    """A Retry-After header as seconds from now: a number, or a date."""
    if stated.strip().isdigit():
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except ValueError:
        return otherwise
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
