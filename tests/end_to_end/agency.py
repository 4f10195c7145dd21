"""A regulator's site in the form of the company CMS: a list, releases with neighbours, validators."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from tests.sites import Site

LIST = "/en/news"


@dataclass(frozen=True)
class Page:
    """One release of the site."""

    key: str
    title: str
    published: date
    body: str


def path(key: str) -> str:
    """Where a release stands."""
    return f"{LIST}/Info/{key}"


def publish(site: Site, pages: list[Page]) -> None:
    """Puts the list and every release on the site, in place of whatever stood there."""
    site.answers.clear()
    newest_first = sorted(pages, key=lambda page: (page.published, page.key), reverse=True)
    items = "".join(f"<li>{_link(page)}<span>{page.published}</span></li>" for page in newest_first)
    site.put(LIST, _framed("News", f"<h2>News</h2><div class='list'><ul>{items}</ul></div>"))
    for place, page in enumerate(newest_first):
        older = newest_first[place + 1 : place + 2]
        newer = newest_first[max(place - 1, 0) : place]
        text = rendered(page, older, newer)
        site.put(path(page.key), text, ETag=f'"{hashlib.sha256(text.encode()).hexdigest()[:16]}"')


def rendered(page: Page, older: Sequence[Page] = (), newer: Sequence[Page] = ()) -> str:
    """The whole page of a release."""
    blocks = "".join(f"<p>{escape(block)}</p>" for block in page.body.split("\n"))
    around = "".join(
        f"<p>{label}{_link(near[0]) if near else 'none'}</p>" for label, near in (("Prve:", older), ("Next:", newer))
    )
    return _framed(
        page.title,
        f"<div class='news'><h1>{escape(page.title)}</h1><div class='info'>Release Date:{page.published}</div>"
        f"<div class='content'>{blocks}</div><div class='pn'><a href='{LIST}'>Return to List</a>{around}</div></div>",
    )


def _link(page: Page) -> str:
    return f"<a href='{path(page.key)}' title='{escape(page.title, quote=True)}'>{escape(page.title)}</a>"


def _framed(title: str, body: str) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title></head>"
        f"<body><div class='top'><a href='{LIST}'>Home</a></div>{body}<div class='foot'>© site</div></body></html>"
    )
