"""The rows of a page: elements that hold one link of their own, with the title that a person gives each of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, Tag

from extraction.page_blocks import absolute, blocks, tidy
from extraction.page_dates import Found
from extraction.page_furniture import class_names, is_furniture
from extraction.published import is_bare_date

_ROWS = ("li", "tr", "article", "dl", "dd")
_CONTAINERS = ("body", "html", "[document]", "ul", "ol", "dl", "tbody", "table", "main")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ELLIPSIS = re.compile(r"(?:…|\.{3}|。{3})$")
#: What a link says that leads to a release without naming it.
_ACTION = re.compile(
    r"^\W{0,3}(?:(?:read|learn|find out|see|view|show) ?(?:more|full|all|details?|article|release|notice|now)?\b"
    r"|continue(?: reading)?|more(?: information| details)?|details?|open|click here|here|download\b|html\b|link"
    r"|(?:formato |versión |version )?pdf\b"
    r"|leer más|ver (?:más|detalle)|continuar leyendo|descargar|leggi(?: tutto| di più)?|scarica|lire la suite"
    r"|en savoir plus|télécharger|leia mais|saiba mais|ler mais|weiterlesen|mehr(?: erfahren)?|läs mer|læs mere|les mer"
    r"|lees meer|czytaj więcej|více|devamı|подробнее|查看(?:详情|更多|全文)?|[详詳]情|[详詳][细細]"
    r"|更多|阅读全文|下[载載]|続きを読む|詳細|자세히(?: 보기)?|더보기|바로가기)(?:\W|$)",
    re.I,
)
#: A row with more links than this is a section, not a release.
_MOST_LINKS = 4
#: A row's own element is no further above its link than this.
_HIGHEST = 12
#: The shortest title; a Han character counts as three letters.
_SHORTEST_TITLE = 5
#: A piece of a row as long as this is no mere category or label.
_TELLING = 24


@dataclass(slots=True)
class Row:
    """An element of the page that holds one release: its link and the text around it."""

    element: Tag
    url: str
    title: str
    around: str = ""
    machine_date: str = ""
    group: str = ""
    found: Found | None = None


def weight(title: str) -> int:
    """Length of a title with a Han character counted as three letters."""
    return sum(3 if char > "⺀" else 1 for char in title)


def rows(soup: BeautifulSoup, base: str, url: str) -> list[Row]:
    """Every row with a title worth the name, in the order of the page. Links back to the page itself make none."""
    links: dict[int, list[tuple[Tag, str]]] = {}
    elements: dict[int, Tag] = {}
    here = url.split("#")[0]
    for link in soup.find_all("a", href=True):
        target = absolute(link.get("href"), base)
        if target is None or target.split("#")[0] == here:
            continue
        element = _row_element(link, base)
        elements[id(element)] = element
        links.setdefault(id(element), []).append((link, target))
    found = [_row(element, links[name], base) for name, element in elements.items()]
    return [row for row in found if weight(row.title) >= _SHORTEST_TITLE and not is_furniture(row.title)]


def _row(element: Tag, links: list[tuple[Tag, str]], base: str) -> Row:
    link, target = max(links, key=lambda one: _rank(one[0]))
    row = Row(element, target, _title(link))
    if _ACTION.match(row.title) or is_bare_date(row.title):
        row.title = _named(element, base) or row.title
    whole = tidy(element.get_text(" "))
    row.around = whole.replace(row.title, " ", 1)
    moment = element.find("time", datetime=True)
    row.machine_date = str(moment.get("datetime")) if isinstance(moment, Tag) else ""
    row.group = "/".join(_signature(element))
    return row


def _rank(link: Tag) -> tuple[bool, bool, int]:
    """How well a link names its row: a heading does, an action or a date does not, more words do better."""
    text = tidy(link.get_text(" "))
    heading = link.find(_HEADINGS) is not None or link.find_parent(_HEADINGS) is not None
    idle = bool(_ACTION.match(text)) or is_bare_date(text) or not text
    return (heading and not idle, not idle, len(_title(link)))


def _row_element(link: Tag, base: str) -> Tag:
    """The largest element around a link that belongs to it alone, or the small table row or list item it stands in."""
    element = link
    for parent in islice(link.parents, _HIGHEST):
        if parent.name in _CONTAINERS or len(_targets(parent, base)) > 1:
            break
        element = parent
    row = link.find_parent(_ROWS)
    if row is not None and row.name == "dl" and len(row.find_all("dt", limit=2)) > 1:
        return element
    around = row is not None and any(parent is row for parent in element.parents)
    return row if row is not None and around and len(_targets(row, base)) <= _MOST_LINKS else element


def _targets(element: Tag, base: str) -> set[str | None]:
    return {absolute(link.get("href"), base) for link in element.find_all("a", href=True, limit=40)} - {None}


def _title(link: Tag) -> str:
    """A link's full title: its heading, or its own words without a date; its attribute where these are cut short."""
    heading = link.find(_HEADINGS)
    text = tidy(heading.get_text(" ")) if isinstance(heading, Tag) else _own_words(link)
    stated = tidy(str(link.get("title") or ""))
    if stated and (not text or _ELLIPSIS.search(text) or text.rstrip("….。") in stated):
        return stated
    return text


def _own_words(link: Tag) -> str:
    """The text of a link; of one that holds a whole row, the piece of it that reads as a title."""
    whole = tidy(link.get_text(" "))
    children = [child for child in link.children if isinstance(child, Tag) and tidy(child.get_text())]
    loose = any(isinstance(child, str) and child.strip() for child in link.children)
    pieces = [tidy(child.get_text(" ")) for child in children]
    if loose or len(pieces) < 2 or not any(is_bare_date(piece) for piece in pieces):
        return whole
    return _telling(pieces) or whole


def _named(element: Tag, base: str) -> str:
    """The title that stands in a row beside its link: its heading, or the first piece that is long enough."""
    heading = element.find(_HEADINGS)
    if isinstance(heading, Tag):
        return tidy(heading.get_text(" "))
    pieces = [piece for block in blocks(element, base) for piece in block.text.split(" | ")]
    return _telling(piece for piece in pieces if not _ACTION.match(piece))


def _telling(pieces: Iterable[str]) -> str:
    """The first piece of a row that is no date and longer than a category, or else the longest."""
    words = [piece for piece in pieces if not is_bare_date(piece)]
    first = next((piece for piece in words if weight(piece) >= _TELLING), None)
    return first or max(words, key=weight, default="")


def _signature(element: Tag) -> Iterator[str]:
    """Where an element stands, so that rows of one list agree: the path of its ancestors with their class names."""
    yield element.name
    for parent in element.parents:
        yield ".".join((parent.name, *class_names(parent)))
