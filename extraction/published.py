"""When a page says it was published: its own marks, its meta data, its address, and, flagged, a guess."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup, Tag

from extraction.page_blocks import Block, tidy
from extraction.page_dates import Found, Order, find, in_address
from items.readings import DateOrigin, Precision

#: Labels before a publication date, best first; the last ones stand before dates of other kinds too.
_LABELS = (
    "release date|date of release|(?:first )?published(?: on| date)?|publication date|date published"
    "|publish(?:ed)? time|发布时间|发布日期|发文日期|公布日期|成文日期|发稿时间|發[布佈](?:日期|時間)|公[告布]日期"
    "|張貼日期|fecha de publicación|publié le|date de publication|publicado(?: em| el)?|data de publicação"
    "|veröffentlicht(?: am)?|erscheinungsdatum|pubblicat[oa](?: il)?|data (?:di )?pubblicazione"
    "|publicera[dt](?: den)?|publisert|udgivet|offentliggjort|gepubliceerd(?: op)?|publicatiedatum"
    "|opublikowan[oey]|data publikacji|publikováno|julkaistu|yayın(?:lanma)? tarihi|дата публикации|опубликовано"
    "|公開日|掲載日|公表日|등록일|게시일|배포일",
    "posted(?: on)?|issued(?: on)?|date issued|issue date|日期|时间|時間|date|datum|dato|fecha|data|작성일|дата",
    "(?:last )?updated?(?: on)?|更新时间|更新日期|更新日|last modified|stand|mis à jour le|atualizado em"
    "|aggiornato(?: il)?|uppdatera[dt]|actualizado(?: el)?",
)
_MARKS = [re.compile(rf"(?:^|[\s|【\[(（])(?:{labels})\s{{0,2}}[:：]?\s{{0,2}}", re.I) for labels in _LABELS]
_META = (
    "article:published_time",
    "og:article:published_time",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
#: What may follow a mark on its line: who wrote the text.
_BYLINE = re.compile(r"^\W{0,3}(?:by|von|por|par|di|door|av|作者|来源|來源|source)\b.{0,60}$", re.I)
#: A mark is a short line; a longer one is a sentence that happens to hold the word and a date.
_LONGEST_MARK = 160
_NOT_THE_PAGE = ("aside", "nav", "footer", "li", "table")


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date with where it was read and how finely it was given."""

    day: date
    origin: DateOrigin
    precision: Precision


def marked(line: str, order: Order = "day", timezone: str = "UTC") -> Found | None:
    """The date in a line such as `Release Date:2024-04-26`; None for any other line."""
    return next((found for _, found in _marks(line, order, timezone)), None)


def is_mark(line: str) -> bool:
    """Whether a line consists of publication marks, and perhaps of who wrote the text."""
    rest, marks = line, 0
    while len(rest) <= _LONGEST_MARK and (end := _mark_end(rest)):
        rest, marks = rest[end:].lstrip(" |,;·•–-"), marks + 1
    return marks > 0 and (len(rest) <= 2 or _BYLINE.match(rest) is not None)


def _mark_end(text: str) -> int:
    """Where the mark that a text begins with ends; 0 when it begins with none."""
    for label in _MARKS:
        match = label.match(text)
        found = find(text[match.end() :]) if match else None
        if match and found and found.start <= 2:
            return match.end() + found.end
    return 0


def is_bare_date(line: str) -> bool:
    """Whether a line consists of a date."""
    found = find(line) if 6 <= len(line) <= 40 else None
    return bool(found and found.start <= 2 and len(line) - found.end <= 2)


def candidates(
    soup: BeautifulSoup, lines: list[Block], url: str, order: Order = "day", timezone: str = "UTC"
) -> tuple[Published, ...]:
    """What the page itself says of its date, most trustworthy first, at most one for each origin."""
    found: tuple[tuple[DateOrigin, Found | None], ...] = (
        (
            "mark",
            _best_mark(lines, order, timezone) or _under_title(lines, order) or _time_element(soup, order, timezone),
        ),
        ("meta", _meta(soup, timezone) or _linked_data(soup, timezone)),
        ("url", in_address(url)),
    )
    return tuple(Published(hit.day, origin, hit.precision) for origin, hit in found if hit)


def _marks(line: str, order: Order, timezone: str) -> Iterator[tuple[int, Found]]:
    if len(line) > _LONGEST_MARK:
        return
    for rank, label in enumerate(_MARKS):
        for match in label.finditer(line):
            found = find(line[match.end() : match.end() + 40], order, timezone)
            if found and found.start <= 2:
                yield rank, found


def _best_mark(lines: list[Block], order: Order, timezone: str) -> Found | None:
    marks = [mark for line in lines for mark in _marks(line.text, order, timezone)]
    return min(marks, key=lambda mark: mark[0])[1] if marks else None


def _under_title(lines: list[Block], order: Order) -> Found | None:
    """A line near the main heading that is a date and nothing else."""
    heading = next((i for i, line in enumerate(lines) if line.heading == 1), None)
    if heading is None:
        return None
    near = lines[max(0, heading - 2) : heading + 5]
    return next((find(line.text, order) for line in near if is_bare_date(line.text)), None)


def _time_element(soup: BeautifulSoup, order: Order, timezone: str) -> Found | None:
    """A `time` element that stands with the page's own text rather than on a card for another page.

    Its words are the site's own local date; its attribute, often in UTC, counts where there are none.
    """
    for element in soup.find_all("time"):
        if element.find_parent(_NOT_THE_PAGE) is None:
            return find(tidy(element.get_text()), order) or find(str(element.get("datetime") or ""), "day", timezone)
    return None


def _meta(soup: BeautifulSoup, timezone: str) -> Found | None:
    said: dict[str, str] = {}
    for element in soup.find_all("meta"):
        name = str(element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        said.setdefault(name, str(element.get("content") or ""))
    return next((hit for name in _META if name in said and (hit := find(said[name], "day", timezone))), None)


def _linked_data(soup: BeautifulSoup, timezone: str) -> Found | None:
    for element in soup.find_all("script", type="application/ld+json"):
        try:
            said = json.loads(element.get_text() if isinstance(element, Tag) else "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(said):
            if hit := find(str(node.get("datePublished") or ""), "day", timezone):
                return hit
    return None


def _nodes(said: object) -> Iterator[dict[str, object]]:
    graph = said.get("@graph") if isinstance(said, dict) else None
    for node in [said, *(said if isinstance(said, list) else []), *(graph if isinstance(graph, list) else [])]:
        if isinstance(node, dict):
            yield node
