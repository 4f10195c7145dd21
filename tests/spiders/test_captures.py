"""Captures of the real sites, served as they are and crawled for real."""

import json
import re
from html import escape, unescape

import pytest

from extraction import page, page_listing
from tests.needs import need
from tests.sites import CAPTURES, Site, crawl


@pytest.fixture
def captured(site: Site) -> Site:
    need(CAPTURES.is_dir(), "the captures of real pages beside the checkout")
    for capture in CAPTURES.glob("*/*"):
        kind = "application/rss+xml" if capture.suffix == ".xml" else "text/html"
        if capture.suffix in (".html", ".xml"):
            site.put(f"/{capture.relative_to(CAPTURES)}", capture.read_bytes(), Content_Type=kind)
    return site


def test_the_two_authority_lists_name_twenty_releases_each(captured: Site) -> None:
    for column, totals in (("ypjgdt", {768, 39}), ("ypggtg", {24_539, 1_227})):
        name = f"nmpa/listing_yaopin_{column}_2025-10-14.html"
        html = (CAPTURES / name).read_text(encoding="utf-8")
        rows = re.findall(
            r"<a href=\"[^\"]+\" target=\"_blank\" title='([^']+)'>[\s\S]*?<span>\(([\d-]+)\)</span>", html
        )
        assert len(rows) == 20
        found = crawl(captured.url(f"/{name}"))
        assert found.family == "listing"
        assert [reading["verdict"] for reading in found.readings] == ["missing"] * 20
        read = {(reading["release"]["title"], reading["release"]["published"]) for reading in found.readings}
        assert read == {(unescape(title), date) for title, date in rows}
        figures = [figure for reading in found.readings for figure in reading["release"]["extraction"]["figures"]]
        assert not {figure["value"] for figure in figures} & totals


def test_the_captured_feed_names_its_items(captured: Site) -> None:
    found = crawl(captured.url("/fda/rss_drugs_2026-09-25.xml"))
    text = (CAPTURES / "fda/rss_drugs_2026-09-25.xml").read_text(encoding="utf-8")
    items = re.findall(r"<item>\s*<title>(.*?)</title>\s*<link>(.*?)</link>", text)
    assert found.family == "feed"
    assert [(one["release"]["title"], one["release"]["url"]) for one in found.readings] == items
    assert {one["release"]["published"] for one in found.readings} == {"2026-09-25"}


def test_captured_blocks_are_a_blocked_source(captured: Site) -> None:
    found = crawl(captured.url("/fda/blocked_fda_gov_news_events_fda_newsroom_press_announcements.html"))
    assert [listing["verdict"] for listing in found.listings] == ["blocked"]
    assert found.readings == []


def test_captured_recall_and_policy_pages_read_sensibly() -> None:
    need(CAPTURES.is_dir(), "the captures of real pages beside the checkout")
    recall = page.read((CAPTURES / "aemps/aemps_recall.html").read_text(), "https://www.aemps.gob.es/informa/x/")
    assert recall.title.startswith("OCULOTECT 50 mg/ml")
    assert recall.dates[0].day.isoformat() == "2026-06-04"
    assert "Retirada del mercado de todas las unidades distribuidas." in recall.blocks
    assert recall.attachments[0].endswith("R21_2026.pdf")

    bodies = set()
    for capture in sorted((CAPTURES / "ec_dg_sante").glob("mds_*.html")):
        found = page.read(capture.read_text(encoding="utf-8"), "https://health.ec.europa.eu/medical-devices-sector_en")
        assert found.title == "Coordination and Governance"
        assert found.blocks[0].startswith("At European level, the main organisations")
        bodies.add(found.blocks)
        listed = page_listing.read(capture.read_text(encoding="utf-8"), "https://health.ec.europa.eu/medical_en")
        assert len(listed.entries) in (3, 4)
        assert all(entry.published for entry in listed.entries)
    assert len(bodies) < 7


def test_captured_alert_texts_read_sensibly_on_a_page() -> None:
    need(CAPTURES.is_dir(), "the captures of real pages beside the checkout")
    for capture in sorted((CAPTURES / "mhra_govuk").glob("specialist_*.json")):
        alert = json.loads(capture.read_text(encoding="utf-8"))
        head = f"<html><head><title>{escape(alert['title'])} - GOV.UK</title></head><body><main>"
        html = f"{head}<h1>{escape(alert['title'])}</h1><p>Published: 6 July 2015</p>"
        html += f"<article>{alert['details']['body']}</article></main></body></html>"
        found = page.read(html, "https://www.gov.uk" + alert["base_path"])
        assert found.title == " ".join(alert["title"].split())
        assert str(found.dates[0].day) == "2015-07-06"
        assert len(found.blocks) > 20
        assert not [block for block in found.blocks if "</" in block]


def test_captured_letters_table() -> None:
    need(CAPTURES.is_dir(), "the captures of real pages beside the checkout")
    html = (CAPTURES / "fda/warning_letters_listing_excerpt.html").read_text()
    listed = page_listing.read(html, "https://www.fda.gov/x", timezone="America/New_York")
    assert [(one.title, str(one.published)) for one in listed.entries] == [
        ("Thomas Brunner Hygiene GmbH", "2026-07-24"),
        ("Citra100mg", "2026-03-04"),
    ]
