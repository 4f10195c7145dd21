"""Every stored page against what a person reads in it, one test per page and field.

A folder under tests/pages holds `page.html` (or .xml) in the form of a real site and `expected.json`.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extraction import families, page, page_feed, page_listing
from extraction.page_charset import decode
from tests.sites import PAGES

CASES = sorted(str(found.parent.relative_to(PAGES)) for found in PAGES.glob("*/*/expected.json"))
RELEASE_FIELDS = (
    "title",
    "blocks",
    "body_has",
    "body_has_not",
    "published",
    "origin",
    "precision",
    "previous",
    "next",
    "images",
    "attachments",
)


def expected(case: str) -> dict[str, Any]:
    about: dict[str, Any] = json.loads((PAGES / case / "expected.json").read_text(encoding="utf-8"))
    return about


def body(case: str) -> bytes:
    [stored] = [found for found in Path(PAGES / case).iterdir() if found.stem == "page"]
    return stored.read_bytes()


@cache
def release(case: str) -> page.Page:
    about = expected(case)
    return page.read(decode(body(case)).text, about["url"], about["family"], timezone=about.get("timezone", "UTC"))


@cache
def listing(case: str) -> page_listing.Listing:
    about = expected(case)
    zone = about.get("timezone", "UTC")
    if about["family"] == "feed":
        return page_feed.read(body(case), about["url"], timezone=zone)
    return page_listing.read(decode(body(case)).text, about["url"], timezone=zone)


def value(found: page.Page, field: str) -> object:
    first = found.dates[0] if found.dates else None
    return {
        "title": found.title,
        "blocks": list(found.blocks),
        "published": first.day.isoformat() if first else None,
        "origin": first.origin if first else None,
        "precision": first.precision if first else None,
        "previous": found.previous.url if found.previous else None,
        "next": found.next.url if found.next else None,
        "images": list(found.images),
        "attachments": list(found.attachments),
    }[field]


@pytest.mark.parametrize(
    ("case", "field"), [(case, field) for case in CASES for field in RELEASE_FIELDS if field in expected(case)]
)
def test_release(case: str, field: str) -> None:
    wanted = expected(case)[field]
    found = release(case)
    if field == "body_has":
        assert [part for part in wanted if part not in "\n".join(found.blocks)] == []
    elif field == "body_has_not":
        assert [part for part in wanted if part in "\n".join(found.blocks)] == []
    else:
        assert value(found, field) == wanted


@pytest.mark.parametrize("case", [case for case in CASES if "listing" in expected(case)])
def test_listing(case: str) -> None:
    found = listing(case)
    rows = [[one.url, one.title, one.published.isoformat() if one.published else None] for one in found.entries]
    assert rows == expected(case)["listing"]
    assert found.next_page == expected(case).get("next_page")


@pytest.mark.parametrize("case", [case for case in CASES if "recognised" in expected(case)])
def test_family(case: str) -> None:
    assert families.recognise(body(case), "", expected(case)["url"]) == expected(case)["recognised"]
