"""Downloader middleware that keeps a crawl on its source's site and out of private networks.

Every request passes, redirected ones included. A name is resolved here once and pinned for the connection, so that it
cannot point elsewhere between the check and the use.
"""

import asyncio
import ipaddress
import socket
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import CachingThreadedResolver, dnscache

from spiders.base import ReleaseSpider
from spiders.refusals import Refused

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
#: After so many requests in a row without any answer the rest of a crawl is not tried.
_PATIENCE = 10


class GuardMiddleware:
    """Refuses requests that leave the site, that are not http(s), or that lead into a private network."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.checked: set[str] = set()
        # Imported here because importing it chooses a reactor, which is the process's business.
        from twisted.internet import reactor

        # Puts the library's resolver in place, whose cache is where checked addresses are pinned.
        CachingThreadedResolver.from_crawler(crawler, reactor).install_on_reactor()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        spider = self.crawler.spider
        if not isinstance(spider, ReleaseSpider):
            return
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused("error", f"{request.url[:200]} is no web address")
        if not spider.site.holds(request.url):
            raise Refused("error", f"{parts.hostname} lies outside the source's site")
        if spider.silence >= _PATIENCE:
            raise Refused("error", f"not asked for, after {_PATIENCE} requests in a row without an answer")
        if not spider.allow_private and parts.hostname not in self.checked:
            await check_public(parts.hostname)
            self.checked.add(parts.hostname)


async def check_public(host: str) -> None:
    """Resolves a name and pins its address for the crawl; raises `Refused` when it leads into a private network."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise CannotResolveHostError(host) from error
    addresses = [str(entry[4][0]) for entry in found]
    if private := next((address for address in addresses if is_private(address)), None):
        raise Refused(
            "error",
            f"{host} leads to the private address {private}; REGWATCH_ALLOW_PRIVATE_NETWORKS=1 permits that",
        )
    version_4 = [address for address in addresses if ":" not in address]
    if version_4:
        dnscache[host] = version_4[0]


def is_private(address: str) -> bool:
    """Whether an IP address is anything but a public one, also when it wraps a private one."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner and not inner.is_global:
            return True
    return not ip.is_global or ip.is_multicast
