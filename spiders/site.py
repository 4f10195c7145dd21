"""Which addresses belong to a source's site, and what identifies a release among them."""

import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import tldextract
from w3lib.url import canonicalize_url

from items.readings import Source

#: The public suffix list that came with the package: no network, no cache on disk.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
#: Parameters that say who came from where, or which visit this is, and never which release is meant.
_IDLE = re.compile(
    r"^(?:utm_\w+|gclid|fbclid|msclkid|dclid|yclid|mc_[ce]id|_ga|_gl|igshid|spm|scm|from_source|ref_src"
    r"|phpsessid|jsessionid|sessionid|session_id|asp\.net_sessionid|cfid|cftoken|sid|_t|timestamp|nocache|cachebuster)$",
    re.I,
)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.I)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Site:
    """A source's own place: its address, and further hosts that serve the very same releases."""

    home: str
    hosts: tuple[str, ...] = ()

    @classmethod
    def of(cls, source: Source) -> Self:
        """The place that a source's address and the `hosts` of its config describe."""
        hosts = source.config.get("hosts")
        return cls(source.url, tuple(map(str, hosts)) if isinstance(hosts, list | tuple) else ())

    def holds(self, url: str) -> bool:
        """Whether `url` may be visited on behalf of the source."""
        host = urlsplit(url).hostname or ""
        return same_site(url, self.home) or (host in self.hosts and same_site(url, _moved(self.home, host)))

    def key(self, url: str) -> str:
        """What identifies a release: `key`, and the same one on whichever of its hosts it was met."""
        known = urlsplit(url).hostname in self.hosts
        return key(_moved(url, self.hosts[0]) if known else url)


def _moved(url: str, host: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=host + (f":{parts.port}" if parts.port else "")))


def key(url: str) -> str:
    """What identifies a release within its source: its address without scheme, fragment, visit and campaign marks."""
    parts = urlsplit(canonicalize_url(_SESSION_IN_PATH.sub("", url)))
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _IDLE.match(name)]
    host = (parts.hostname or "").removeprefix("www.")
    port = "" if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
    return urlunsplit(("", "", host + port + (parts.path.rstrip("/") or "/"), urlencode(kept), ""))


def same_site(url: str, home: str) -> bool:
    """Whether `url` may be visited on behalf of a source at `home`: the same registrable domain and a usual port.

    Bare IP addresses and names without a public suffix must agree in host and port.
    """
    there, here = urlsplit(url), urlsplit(home)
    if there.scheme not in _DEFAULT_PORTS or not there.hostname or not here.hostname:
        return False
    domain = _domain(here.hostname)
    if not domain:
        return there.hostname == here.hostname and _port(url) == _port(home)
    return _domain(there.hostname) == domain and (there.port is None or _port(url) in (80, 443, _port(home)))


@lru_cache(maxsize=4096)
def _domain(host: str) -> str:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return _suffixes(host).top_domain_under_public_suffix
    return ""


def _port(url: str) -> int | None:
    parts = urlsplit(url)
    return parts.port or _DEFAULT_PORTS.get(parts.scheme)
