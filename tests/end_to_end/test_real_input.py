"""The captured pages of real regulators, served on loopback, through the real command line."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from storage import reading
from tests.end_to_end.regwatch import Regwatch
from tests.needs import need
from tests.sites import CAPTURES, SEED, Site

NMPA = {
    "ypjgdt": "nmpa/listing_yaopin_ypjgdt_2025-10-14.html",
    "ypggtg": "nmpa/listing_yaopin_ypggtg_2025-10-14.html",
}
FDA = "fda/rss_drugs_2026-09-25.xml"


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Regwatch]:
    """The captured lists as three sources, crawled twice; their details all answer 404."""
    need(CAPTURES.is_dir(), "the captures of real pages beside the checkout")
    regwatch = Regwatch(tmp_path_factory.mktemp("real") / "data", REGWATCH_OPERATOR="operator@example.org")
    with Site() as site:
        for column, capture in NMPA.items():
            site.put(f"/yaopin/{column}/index.html", (CAPTURES / capture).read_bytes())
            regwatch.watch(column, site.url(f"/yaopin/{column}/index.html"), language="zh")
        site.put("/rss/drugs/rss.xml", (CAPTURES / FDA).read_bytes(), Content_Type="application/rss+xml")
        regwatch.watch("fda-drugs", site.url("/rss/drugs/rss.xml"))
        for _ in range(2):
            regwatch("crawl", "--all", "--recheck", "all")
        yield regwatch


def listed(capture: str) -> set[tuple[str, str]]:
    """Title and date of every item, as a person reads them in the captured list."""
    soup = BeautifulSoup((CAPTURES / capture).read_bytes(), "lxml")
    items = soup.select("div.list ul li")
    return {
        (str(item.a["title"]).strip(), item.span.get_text().strip("() \n")) for item in items if item.a and item.span
    }


def test_captured_lists_and_a_captured_feed(watched: Regwatch) -> None:
    """One test, because the crawls of its fixture are what takes the time."""
    for column in NMPA:
        every_listed_release_is_stored_with_full_title_and_date(watched, column)
    totals_in_the_footer_are_no_figures(watched)
    every_item_of_a_feed_is_stored_with_title_link_and_date(watched)
    details_that_never_could_be_read_are_said_once_and_are_not_withdrawn(watched)


def every_listed_release_is_stored_with_full_title_and_date(watched: Regwatch, column: str) -> None:
    expected = listed(NMPA[column])
    assert len(expected) == 20
    stored = watched.asked(reading.releases, source=column)
    assert {(re.sub(r"\s+", "", release["title"]), release["published"]) for release in stored} == {
        (re.sub(r"\s+", "", title), day) for title, day in expected
    }


def totals_in_the_footer_are_no_figures(watched: Regwatch) -> None:
    values = {figure["value"] for figure in watched.asked(reading.figures, limit=1000)}
    assert values.isdisjoint({24539, 1227, 768, 39})


def details_that_never_could_be_read_are_said_once_and_are_not_withdrawn(watched: Regwatch) -> None:
    assert watched.asked(reading.changes) == []
    assert watched.asked(reading.releases, withdrawn=True) == []
    watched("deliver")
    about = [mail.read_text(errors="replace") for mail in watched.mails()]
    for column in NMPA:
        assert sum(f"{column}: 20 of 20 release pages" in unwrapped(mail) for mail in about) == 1


def unwrapped(mail: str) -> str:
    """The text of a mail without the line ends that its transfer put in."""
    return re.sub(r"=\n|\n", "", mail)


def every_item_of_a_feed_is_stored_with_title_link_and_date(watched: Regwatch) -> None:
    feed = (CAPTURES / FDA).read_text()
    items = re.findall(r"<item>.*?</item>", feed, re.DOTALL)
    assert items
    stored = {release["title"]: release for release in watched.asked(reading.releases, source="fda-drugs")}
    assert len(stored) == len(items)
    for item in items:
        title = unescape(re.search(r"<title>(.*?)</title>", item, re.DOTALL)[1]).strip()  # type: ignore[index]
        link = re.search(r"<link>(.*?)</link>", item, re.DOTALL)[1].strip()  # type: ignore[index]
        release = stored[title]
        assert urlsplit(release["url"]).path == urlsplit(link).path
        assert release["published"]


def seed_page() -> str:
    """The stored text of the page that started the project, in its site's page form."""
    title, date_line, *body = [line for line in next(Path(SEED).iterdir()).read_text().splitlines() if line.strip()]
    end = body.index("Return to List")
    blocks = "".join(
        "<p><img src='/upload/258.jpg' alt='IMG_258'></p>" if block == "IMG_258" else f"<p>{block}</p>"
        for block in body[:end]
    )
    neighbours = "".join(
        f"<p>{label}:<a href='/en/hydt/Info/{number}'>{text}</a></p>"
        for (label, text), number in zip((line.split(":", 1) for line in body[end + 1 :]), (11036, 11046), strict=True)
    )
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>News</title></head><body>"
        f"<div class='news'><h1>{title}</h1><div class='info'>{date_line}</div><div class='content'>{blocks}</div>"
        f"<div class='pn'><a href='/en/hydt'>Return to List</a>{neighbours}</div></div></body></html>"
    )


def test_the_page_that_started_the_project(tmp_path: Path) -> None:
    need(SEED.is_dir(), "the seed page beside the checkout")
    regwatch = Regwatch(tmp_path / "data")
    with Site() as site:
        site.put("/en/hydt/Info/11037", seed_page())
        regwatch("sources", "add", site.url("/en/hydt/Info/11037"), "--name", "seed", "--yes")
        regwatch("crawl", "seed")
        (stored,) = [r for r in regwatch.asked(reading.releases) if r["url"].endswith("/11037")]
        release: dict[str, Any] = regwatch.asked(reading.release, stored["id"])
        assert release["title"].startswith("The State Drug Administration has led the investigation")
        assert release["published"] == "2024-04-26"
        assert release["previous_url"] == site.url("/en/hydt/Info/11036")
        assert release["next_url"] == site.url("/en/hydt/Info/11046")
        assert release["images"] == [site.url("/upload/258.jpg")]
        in_body = [figure for figure in release["figures"] if figure["part"] == "body"]
        assert [(f["value"], f["qualifier"], f["subject"]) for f in in_body] == [
            (400, "more_than", "cell and gene therapy products"),
            (100, "nearly", "stem cell products"),
        ]
        for figure in in_body:
            assert release["body"][figure["start"] : figure["end"]] == figure["text"]
            assert figure["sentence"] in release["body"]
        assert "IMG_258" not in release["body"]
        assert "Return to List" not in release["body"]
