"""The visible text of an element as blocks in reading order, each with the links and images that stand in it."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Doctype, NavigableString

from extraction.page_furniture import is_furniture, opens_aside

_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HAN = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_WRAPPED_HAN = re.compile(rf"(?<=[{_HAN}])[ \t]*[\r\n]\s*(?=[{_HAN}\d])|(?<=\d)[ \t]*[\r\n]\s*(?=[{_HAN}])")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")
_CELLS = " | "
_TABLE_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between two breaks. `heading` is 1 to 6 for a heading; links are (text, absolute address)."""

    text: str
    heading: int | None = None
    links: tuple[tuple[str, str], ...] = ()
    images: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    pieces: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    holder: Tag | None = None
    cell: Tag | None = None

    def closed(self) -> Block:
        heading = _HEADINGS.get(self.holder.name) if self.holder else None
        return Block(tidy("".join(self.pieces)).strip("| "), heading, tuple(self.links), tuple(self.images))


def tidy(text: str) -> str:
    """One line without invisible characters; a line break inside Chinese text is no space."""
    return _SPACES.sub(" ", _WRAPPED_HAN.sub("", _INVISIBLE.sub("", text))).strip()


def without_tags(text: str) -> str:
    """A title that may carry markup, as a person reads it."""
    return BeautifulSoup(text, "lxml").get_text() if "<" in text or "&" in text else text


def blocks(root: BeautifulSoup | Tag, base: str) -> list[Block]:
    """Every block under `root` that holds text or an image. Addresses are resolved against `base`."""
    return [block for block in _walk(root, base) if block.text or block.images]


def _walk(root: BeautifulSoup | Tag, base: str) -> Iterator[Block]:
    current = _Open()
    for node in root.descendants:
        if isinstance(node, NavigableString):
            if not isinstance(node, Comment | Doctype):
                current = yield from _taken(node, current)
        elif isinstance(node, Tag) and (node.name in _BLOCKS or node.name == "br"):
            yield current.closed()
            current = _Open()
        elif isinstance(node, Tag):
            _note_address(node, base, current)
    yield current.closed()


def _note_address(node: Tag, base: str, current: _Open) -> None:
    """Adds what an image or a link points to."""
    if node.name == "img" and (source := absolute(node.get("src") or node.get("data-src"), base)):
        current.images.append(source)
    elif node.name == "a" and (target := absolute(node.get("href"), base)):
        current.links.append((tidy(node.get_text()), target))


def _taken(node: NavigableString, current: _Open) -> Generator[Block, None, _Open]:
    """Adds a piece of text, after closing the block before it if that belongs to another element."""
    holder, cell = _where(node)
    if current.holder is not None and holder is not current.holder:
        yield current.closed()
        current = _Open()
    current.holder = holder
    if not node.strip():
        cell = current.cell
    elif cell is not current.cell and any(piece.strip() for piece in current.pieces):
        current.pieces.append(_CELLS)
    current.cell = cell
    current.pieces.append(str(node))
    return current


def _where(node: NavigableString) -> tuple[Tag | None, Tag | None]:
    """The block that a piece of text belongs to, and the table cell that it stands in directly."""
    cell: Tag | None = None
    for parent in node.parents:
        if parent.name in _BLOCKS:
            return parent, cell
        if parent.name in _TABLE_CELLS:
            cell = parent
    return None, cell


def absolute(address: object, base: str) -> str | None:
    """`address` as a full web address, or None for what is none (javascript:, mailto:, data:, nonsense)."""
    if not isinstance(address, str) or not address.strip() or address.strip().startswith("#"):
        return None
    try:
        full = urljoin(base, address.strip())
        parts = urlsplit(full)
        parts.port  # noqa: B018 a port that is no number raises here
    except ValueError:
        return None
    return full if parts.scheme in ("http", "https") and parts.hostname else None


def of_release(found: list[Block], title: str) -> list[Block]:
    """`found` without furniture lines, sections about other pages, and repetitions of the title at its head."""
    kept: list[Block] = []
    aside: int | None = None
    for block in found:
        if block.heading and (aside is None or block.heading <= aside):
            aside = block.heading if opens_aside(block.text) else None
        repeats_title = block.text == title and not any(other.text for other in kept)
        if aside is not None or repeats_title:
            continue
        if not block.text or not is_furniture(block.text):
            kept.append(block)
        elif block.images:
            kept.append(Block("", None, (), block.images))
    return kept
