"""Which family of release sites an answer belongs to, so that a source can be added by its address alone."""

import re

from bs4 import BeautifulSoup, Tag

from extraction import page, page_listing, record_guess
from extraction.page_blocks import absolute
from extraction.page_charset import decode
from extraction.record_text import is_data

FAMILIES = ("cms", "listing", "feed", "json", "page", "generic")
_FEED_ROOT = re.compile(
    rb"^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[\s\S]{0,2000}?-->\s{0,200}|<\?[^>]{0,300}>\s{0,200}){0,5}<(?:rss|feed|rdf:RDF)[\s>]",
    re.I,
)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
#: The company CMS: numbered addresses under Info/, and on a release's page its own two marks.
_CMS_ADDRESS = re.compile(r"/Info/\w+/?(?:[?#]|$)")
_CMS_MARK = re.compile(r"(?:Release Date|发布时间)\s?[:：]\s?\d{4}-\d\d-\d\d")
#: Letters of text that a page of its own has at least.
_LEAST_TEXT = 150
_CMS_RETURN = re.compile(r"Return to List|返回列表|Prve\s?[:：]")


def recognise(body: bytes, content_type: str, url: str) -> str:
    """One of `FAMILIES`; "generic" for a page that shows the landmarks of none."""
    kind = content_type.split(";")[0].strip().lower()
    if kind in _FEED_TYPES or _FEED_ROOT.match(body.removeprefix(b"\xef\xbb\xbf")[:5000]):
        return "feed"
    html = decode(body, content_type).text
    if is_data(html):
        return "json" if record_guess.guess(html, url) else "generic"
    if is_release(html):
        return "cms"
    listing = page_listing.read(html, url)
    if listing.entries and all(_CMS_ADDRESS.search(entry.url) for entry in listing.entries):
        return "cms"
    if not listing.entries and record_guess.guess(html, url):
        return "json"
    if len(listing.entries) < 2 and not feed_link(html, url) and _is_dated_text(html, url):
        return "page"
    return "listing" if listing.dated and _plain_list(html) else "generic"


def is_release(html: str) -> bool:
    """Whether a page bears the company CMS's own marks and so is a release, where a list was expected."""
    return bool(_CMS_MARK.search(html) and _CMS_RETURN.search(html))


def _is_dated_text(html: str, url: str) -> bool:
    """Whether a page says when it was published and has a title and some text, as a release does and no portal."""
    found = page.read(html, url)
    stated = any(one.origin in ("mark", "meta") for one in found.dates)
    return stated and bool(found.title) and sum(map(len, found.blocks)) >= _LEAST_TEXT


def feed_link(html: str, url: str) -> str | None:
    """The feed that a page offers in its head, if any."""
    soup = BeautifulSoup(html, "lxml")
    for link in soup.find_all("link", rel="alternate", href=True):
        if isinstance(link, Tag) and str(link.get("type") or "").lower() in _FEED_TYPES:
            return absolute(link.get("href"), url)
    return None


def _plain_list(html: str) -> bool:
    """Whether dates stand in a `span` beside the link of a list item, as on Chinese authorities' lists."""
    soup = BeautifulSoup(html, "lxml")
    items = [item for item in soup.find_all("li") if item.find("a", href=True) and item.find("span")]
    return sum(bool(re.search(r"\d{4}[-/.年]\d{1,2}", item.get_text())) for item in items) >= 2
