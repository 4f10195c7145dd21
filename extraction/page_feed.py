"""RSS 2.0, RSS 1.0 and Atom → the releases a feed names. Given bytes, never an address, so nothing is fetched here."""

import io

import feedparser

from extraction.page_blocks import absolute, tidy, without_tags
from extraction.page_dates import stamp
from extraction.page_listing import Listing
from items.readings import Listed


def read(body: bytes, url: str, content_type: str = "", timezone: str = "UTC") -> Listing:
    """What a feed lists. Its note says why it could not be parsed, or how many items name no address."""
    parsed = feedparser.parse(
        io.BytesIO(body), response_headers={"content-type": content_type or "application/xml", "content-location": url}
    )
    entries: dict[str, Listed] = {}
    for entry in parsed.entries:
        if address := absolute(entry.get("link") or entry.get("id"), url):
            entries.setdefault(address, _listed(entry, address, timezone))
    unlinked = sum(1 for entry in parsed.entries if not absolute(entry.get("link") or entry.get("id"), url))
    note = f"{unlinked} items of the feed name no address" if unlinked else ""
    if parsed.bozo and not parsed.entries:
        note = f"the feed cannot be parsed: {tidy(str(parsed.get('bozo_exception', '')))[:200]}"
    return Listing(tuple(entries.values()), None, dated=True, note=note)


def _listed(entry: feedparser.FeedParserDict, address: str, timezone: str) -> Listed:
    written = entry.get("published") or entry.get("updated") or entry.get("created") or ""
    found = stamp(written, timezone)
    contents = [content.get("value", "") for content in entry.get("content", [])]
    summary = max([entry.get("summary", ""), *contents], key=len)
    title = tidy(without_tags(entry.get("title", "")))
    return Listed(url=address, title=title, published=found.day if found else None, summary=summary)
