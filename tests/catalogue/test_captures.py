"""The catalogue's sources against captures of the real sites, where these are at hand."""

import json
from pathlib import Path

import pytest

import catalogue
from items.readings import Reading
from tests.catalogue.reading import Read, read
from tests.needs import need
from tests.sites import CAPTURES


def crawled(name: str, capture: str, asked: str = "", release: str = "") -> Read:
    need(CAPTURES.is_dir(), "the captures of real pages beside the checkout")
    return read(catalogue.get(name), CAPTURES / capture, CAPTURES / release, asked)


def body(reading: Reading) -> str:
    assert reading.release
    return reading.release.body


def test_the_communications_of_the_ema_report() -> None:
    found = crawled("ema-dhpc", "ema/dhpc_report_excerpt_2026-09-07.json")
    assert [(one.url.rsplit("/", 1)[-1], one.title, str(one.published)) for one in found.named] == [
        ("jentadueto", "Jentadueto: Quality defect", "2026-08-20"),
        ("tavneos", "Tavneos: Referral - Article 20 procedure", "2026-07-17"),
    ]
    told = body(found.readings["https://www.ema.europa.eu/en/medicines/dhpc/tavneos"])
    assert "Regulatory outcome: Revocation" in told.split("\n")
    assert "Disseminated on: 16/07/2026" in told.split("\n")


def test_the_news_items_of_the_who() -> None:
    found = crawled("who-news", "who/newsitems_odata_2026-08-25.json")
    assert [str(one.published) for one in found.named] == ["2026-08-24", "2026-08-24", "2026-08-21"]
    assert found.named[1].title.startswith("Mozambique strengthens regulation of medicines and imported vaccines")
    assert found.named[1].url.startswith("https://www.who.int/news/item/24-08-2026-mozambique-strengthens-regulation")


@pytest.mark.parametrize(
    ("name", "capture", "day", "begins", "holds"),
    [
        ("mhra-alerts", "drug-device-alerts", "2015-07-06", "Action\n", "TransWarmer® infant transport mattress"),
        ("mhra-safety-update", "drug-safety-update", "2015-07-08", "For updated information", "Further information"),
    ],
)
def test_documents_of_the_content_api(
    tmp_path: Path, name: str, capture: str, day: str, begins: str, holds: str
) -> None:
    release = f"mhra_govuk/specialist_document_{capture}.json"
    need((CAPTURES / release).exists(), "the captures of real pages beside the checkout")
    document = json.loads((CAPTURES / release).read_text(encoding="utf-8"))
    path = document["base_path"]
    listing = tmp_path / "search.json"
    listing.write_text(json.dumps({"results": [{"title": document["title"], "link": path}]}))
    found = read(catalogue.get(name), listing, CAPTURES / release, f"https://www.gov.uk/api/content{path}")
    reading = found.readings[f"https://www.gov.uk{path}"]
    assert reading.release
    assert reading.release.title == " ".join(document["title"].split())
    assert str(reading.release.published) == day
    assert body(reading).startswith(begins)
    assert holds in body(reading)
    assert len(body(reading).split("\n")) > 20
    assert "</" not in body(reading)


def test_the_finder_of_the_content_api_is_no_list() -> None:
    found = crawled("mhra-alerts", "mhra_govuk/finder_drug-device-alerts.json")
    assert [listing.verdict for listing in found.listings] == ["empty"]


def test_the_recall_of_the_aemps(tmp_path: Path) -> None:
    capture = CAPTURES / "aemps" / "aemps_recall.html"
    need(capture.exists(), "the captures of real pages beside the checkout")
    link = "https://www.aemps.gob.es/informa/oculotect/"
    listing = tmp_path / "posts.json"
    listing.write_text(json.dumps([{"title": {"rendered": "OCULOTECT"}, "link": link, "date": "2026-06-04T09:00:00"}]))
    release = read(catalogue.get("aemps"), listing, capture, link).readings[link].release
    assert release
    assert release.title.startswith("OCULOTECT 50 mg/ml")
    assert str(release.published) == "2026-06-04"
    assert "Retirada del mercado de todas las unidades distribuidas." in release.body.split("\n")
    assert release.attachments[0].endswith("R21_2026.pdf")


def test_lists_of_letters_notices_and_drug_news() -> None:
    letters = crawled("fda-warning-letters", "fda/warning_letters_listing_excerpt.html").named
    assert [(one.title, str(one.published)) for one in letters] == [
        ("Thomas Brunner Hygiene GmbH", "2026-07-24"),
        ("Citra100mg", "2026-03-04"),
    ]
    assert len(crawled("nmpa-notices", "nmpa/listing_yaopin_ypggtg_2025-10-14.html").named) == 20
    assert len(crawled("nmpa-supervision", "nmpa/listing_yaopin_ypjgdt_2025-10-14.html").named) == 20
    drugs = crawled("fda-drugs", "fda/rss_drugs_2026-09-25.xml").named
    assert [str(one.published) for one in drugs] == ["2026-09-25"] * 4
