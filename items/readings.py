"""What a spider is given and what it brings: sources, pages as they came, releases as they are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from items.facts import Extraction

#: readable: a page to extract from. unchanged: the server said 304. missing: 404 or 410. soft_missing: a redirect
#: to the list, or "not found" with status 200. blocked, error, empty: says nothing about the release.
Verdict = Literal["readable", "unchanged", "missing", "soft_missing", "blocked", "error", "empty"]
#: Where a publication date was read: the page's own mark, its meta data, the listing or feed, its address, or a guess.
DateOrigin = Literal["mark", "meta", "listing", "url", "guess"]
Precision = Literal["minute", "day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One answer of a server as it came, after content decoding and before charset decoding."""

    url: str
    status: int
    body: bytes
    fetched_at: datetime
    encoding: str | None = None
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a listing or a feed says of a release before its page is opened."""

    url: str
    title: str
    published: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release as a person reads it. `body` is its blocks joined by line feeds, without page furniture.

    The text of files that were fetched with it stands at its end, as `extraction.attached` puts it; `unread` says by
    address why that of others is missing.
    """

    url: str
    title: str
    body: str
    published: date | None = None
    published_origin: DateOrigin | None = None
    published_precision: Precision = "day"
    language: str = "en"
    previous_url: str | None = None
    next_url: str | None = None
    images: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)
    extraction: Extraction = field(default_factory=Extraction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that a release links, as it came, or the reason why it did not."""

    url: str
    raw: RawPage | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One look at one address in a crawl. `key` identifies the release within its source (a canonical address).

    Pipelines fill `release` of a readable one; `reason` says in words why any other could not be read.
    `family` names the page family whose landmarks `extraction.page` looks for; `language` and `timezone` are the
    source's, for a text that does not show its language and for times given in UTC.
    """

    source: str
    key: str
    url: str
    verdict: Verdict
    reason: str = ""
    family: str = "generic"
    language: str = "en"
    timezone: str = "UTC"
    listed: Listed | None = None
    raw: RawPage | None = None
    files: tuple[Attached, ...] = ()
    release: Release | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingReading:
    """One look at a page of a listing or feed: the releases it named (`keys`), or why it could not be read.

    The first one of a crawl is the source's own address. A readable one may have a `reason` too: why no further page
    of the list was asked for, or what was odd. `dated` counts the releases with a date beside them; `doubt` says in
    words how the list fell off against its own history.
    """

    source: str
    url: str
    verdict: Verdict
    reason: str = ""
    releases: int = 0
    dated: int = 0
    keys: tuple[str, ...] = ()
    doubt: str = ""
    raw: RawPage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A site under watch, as a spider needs to know it. `config` is what was learnt when it was added."""

    name: str
    url: str
    family: str = "auto"
    language: str = "en"
    timezone: str = "UTC"
    config: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A stored release that a spider may meet or visit again. `due` asks for a visit even when no listing names it.

    `title` and `published` are what a listing is expected to show; `pending` tells one on the way to a withdrawal.
    """

    key: str
    url: str
    title: str = ""
    published: date | None = None
    due: bool = False
    pending: bool = False
    etag: str | None = None
    last_modified: str | None = None
