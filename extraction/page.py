"""An HTML page and its family → what a person reads on it: title, text, date, neighbours, images, attachments."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

import trafilatura
from bs4 import BeautifulSoup, Tag

from extraction.page_blocks import Block, absolute, blocks, of_release, tidy
from extraction.page_dates import Order
from extraction.page_furniture import NEXT, PREVIOUS, ends_release, prune
from extraction.published import Published, candidates, is_bare_date, is_mark, marked

#: Where the listing family's sites put the text of a release, most telling first.
_CONTAINERS = (
    "#UCAP-CONTENT",
    "#zoom",
    ".TRS_Editor",
    ".new_detail_content",
    ".news_detail_box",
    ".pages_content",
    ".article-content",
    ".text",
    ".content",
    ".art",
)
_ATTACHMENT = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|rar|7z|wps|et|ofd|odt|ods)(?:$|\?)|/document/download/|/att/download/", re.I
)
_MAY_HAVE_NEIGHBOURS = re.compile(
    r"prve|prev|next|[上下前后]一?[篇条则]|précédent|anterior|vorherige|suivant|nächste", re.I
)
#: A container with less text than this is some other element that happens to bear the name.
_LEAST_TEXT = 20
#: Without any landmark, fewer bytes of text than this are the shell of a page that a script was to fill.
_LEAST_UNKNOWN = 60
#: A line as short as this may stand above a list of attachments.
_LABEL = 40
_SITE_NAME = re.compile(r"\s+[|–—_·»-]\s+|_{1,2}")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The release before or after this one, as its page links it."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read. `dates` holds what it says of its own date, most trustworthy first, without any guess."""

    title: str
    blocks: tuple[str, ...]
    dates: tuple[Published, ...] = ()
    previous: Neighbour | None = None
    next: Neighbour | None = None
    images: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def read(html: str, url: str, family: str = "generic", order: Order = "day", timezone: str = "UTC") -> Page:
    """What a person reads on a release's page. Empty `title` or `blocks` tell that its landmarks were not found.

    The last page is remembered: the pipeline asks for its text first and for its dates right after.
    """
    soup = BeautifulSoup(html, "lxml")
    base = _base(soup, url)
    whole = blocks(soup.body or soup, base)
    previous, following = _neighbour(soup, whole, PREVIOUS, "prev", base), _neighbour(soup, whole, NEXT, "next", base)
    dates = candidates(soup, whole, url, order, timezone)
    pruned = BeautifulSoup(html, "lxml")
    prune(pruned)
    visible = blocks(pruned.body or pruned, base)
    title = _title(soup, visible)
    text = _without_marks(of_release(_text(html, pruned, visible, base, family), title))
    return Page(
        title=title,
        blocks=tuple(block.text for block in text if block.text),
        dates=dates,
        previous=previous,
        next=following,
        images=_unique(image for block in text for image in block.images),
        attachments=_unique(target for block in [*text, *_below(text, visible)] for target in _files(block)),
    )


def _files(block: Block) -> list[str]:
    return [target for _, target in block.links if _ATTACHMENT.search(target)]


def _below(text: list[Block], visible: list[Block]) -> list[Block]:
    """The list of attachments under a text: what follows it up to the first longer block that links none."""
    if not text or text[-1] not in visible:
        return []
    after = visible[visible.index(text[-1]) + 1 :]
    return list(takewhile(lambda block: _files(block) or len(block.text) <= _LABEL, after))


def _without_marks(found: list[Block]) -> list[Block]:
    """The text without its publication marks; a bare date is one only above the text, and part of it below."""
    kept = [block for block in found if not is_mark(block.text)]
    while kept and is_bare_date(kept[0].text):
        kept.pop(0)
    return kept


def neighbours(html: str, url: str) -> tuple[Neighbour, ...]:
    """The releases that a release's page links as the ones before and after it."""
    if not _MAY_HAVE_NEIGHBOURS.search(html):
        return ()
    soup = BeautifulSoup(html, "lxml")
    base = _base(soup, url)
    whole = blocks(soup.body or soup, base)
    both = _neighbour(soup, whole, PREVIOUS, "prev", base), _neighbour(soup, whole, NEXT, "next", base)
    return tuple(one for one in both if one)


def _text(html: str, pruned: BeautifulSoup, visible: list[Block], base: str, family: str) -> list[Block]:
    """The blocks of the release itself, by the first way that finds any."""
    by_marks = _between_marks(visible)
    if family == "cms" and by_marks:
        return by_marks
    contained = _contained(pruned, base, _CONTAINERS) if family in ("cms", "listing") else []
    if contained:
        return contained
    article = _contained(pruned, base, ("[itemprop=articleBody]", "article"))
    return article or by_marks or _unknown(html, pruned, visible, base)


def _between_marks(visible: list[Block]) -> list[Block]:
    """What stands between the date mark and the way back to the list: needs no class names at all."""
    start = next((i for i, block in enumerate(visible) if marked(block.text)), None)
    if start is None:
        return []
    rest = visible[start + 1 :]
    end = next((i for i, block in enumerate(rest) if ends_release(block.text)), None)
    return rest[:end] if end is not None else []


def _contained(pruned: BeautifulSoup, base: str, selectors: tuple[str, ...]) -> list[Block]:
    for selector in selectors:
        holders = [holder for holder in pruned.select(selector) if len(tidy(holder.get_text())) >= _LEAST_TEXT]
        if len(holders) == 1 or (holders and selector != "article"):
            return blocks(holders[0], base)
    return []


def _unknown(html: str, pruned: BeautifulSoup, visible: list[Block], base: str) -> list[Block]:
    """An unknown layout: trafilatura names the lines that belong to the text, our own walk gives their blocks."""
    plain = trafilatura.extract(html, include_comments=False, include_tables=True, deduplicate=False)
    if plain:
        found = _chosen(plain, visible)
    else:
        main = pruned.find("main") or pruned.find(role="main")
        found = blocks(main, base) if isinstance(main, Tag) else []
    return found if sum(len(block.text.encode()) for block in found) >= _LEAST_UNKNOWN else []


def _chosen(plain: str, visible: list[Block]) -> list[Block]:
    lines = [tidy(line).strip("|- ") for line in plain.splitlines()]
    named = set(lines)
    places = [i for i, block in enumerate(visible) if block.text and block.text in named]
    if len(places) * 2 < len(lines):
        return [Block(line) for line in lines if line]
    return visible[places[0] : places[-1] + 1]


def _title(soup: BeautifulSoup, visible: list[Block]) -> str:
    stated = _meta(soup, "ArticleTitle")
    if stated:
        return stated
    window = tidy(soup.title.get_text()) if soup.title else ""
    shared = _meta(soup, "og:title")
    headings = [block for block in visible if block.heading and block.heading <= 3]
    for heading in headings:
        if len(heading.text) > 3 and (heading.text in window or heading.text in shared):
            return heading.text
    first = next((block.text for block in headings if block.heading == 1), "")
    return first or shared or _above_mark(visible, window) or _without_site(window)


def _above_mark(visible: list[Block], window: str) -> str:
    """The line over the date mark, when the window's title confirms it."""
    for above, block in pairwise(visible):
        if marked(block.text) and above.text and above.text[:20] in window:
            return above.text
    return ""


def _without_site(window: str) -> str:
    return max(_SITE_NAME.split(window), key=len, default="").strip()


def _meta(soup: BeautifulSoup, name: str) -> str:
    element = soup.find("meta", attrs={"name": name}) or soup.find("meta", attrs={"property": name})
    return tidy(str(element.get("content") or "")) if isinstance(element, Tag) else ""


def _neighbour(
    soup: BeautifulSoup, whole: list[Block], label: re.Pattern[str], relation: str, base: str
) -> Neighbour | None:
    """The labelled link (`Prve:` and its kin), or the one that says so by its relation."""
    for block in whole:
        if block.links and len(block.text) < 400 and (match := label.match(block.text)):
            title, url = block.links[0]
            rest = block.text[match.end() :].strip(" :：")
            return Neighbour(rest or label.sub("", title).strip(" :："), url)
    element = soup.find(["a", "link"], rel=relation)
    target = absolute(element.get("href"), base) if isinstance(element, Tag) else None
    return Neighbour(tidy(element.get_text()), target) if target and isinstance(element, Tag) else None


def _base(soup: BeautifulSoup, url: str) -> str:
    element = soup.find("base", href=True)
    stated = absolute(element.get("href"), url) if isinstance(element, Tag) else None
    return stated or url


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
