"""Every capture of a real site, with what a person reads in it: kind, verdict, list and page."""

import json
import tarfile
from collections import Counter
from typing import Any

import pytest

from extraction import families, page, page_feed, page_listing, record_guess, records
from extraction.page_charset import decode
from extraction.page_verdict import judge
from tests.needs import need
from tests.sites import CAPTURES

TYPES = {".html": "text/html", ".xml": "application/xml", ".json": "application/json"}
GOVERNANCE = ("generic", "readable", "Coordination and Governance")
#: By the beginning of the file's name: family, verdict, title of the page, releases listed, the first of them.
READ: dict[str, tuple[Any, ...]] = {
    "nmpa/listing_yaopin_ypggtg": ("listing", "readable", "药品公告通告", 20, "2025-10-14"),
    "nmpa/listing_yaopin_ypjgdt": ("listing", "readable", "药品监管工作", 20, "2025-10-13"),
    "nmpa/detail_head": ("generic", "empty", "", 0, None),
    "nmpa/crawl_report": ("generic", "readable", "", 0, None),
    "mhra_govuk/": ("generic", "readable", "", 0, None),
    "aemps/aemps_recall": ("page", "readable", "OCULOTECT 50 mg/ml COLIRIO EN SOLUCION", 1, "2026-06-04"),
    "aemps/aemps_veterinary": ("generic", "readable", "NICILAN 40 MG/10 MG COMPRIMIDOS", 0, None),
    "ec_dg_sante/mds_coordination_and_governance_en__2025-10-05": (*GOVERNANCE, 4, "2025-09-12"),
    "ec_dg_sante/mds_coordination_and_governance_en__2025-11-27": (*GOVERNANCE, 4, "2025-11-10"),
    "ec_dg_sante/mds_coordination_and_governance_en__2026-01-28": (*GOVERNANCE, 4, "2025-12-19"),
    "ec_dg_sante/mds_coordination_and_governance_en__2026-04-23": (*GOVERNANCE, 4, "2026-04-22"),
    "ec_dg_sante/mds_coordination_and_governance_en__2026-08-1": (*GOVERNANCE, 3, "2026-07-22"),
    "ec_dg_sante/library_eu_gmp_volume4": ("generic", "readable", "", 33, "2011-02-07"),
    "fda/blocked_": ("generic", "blocked", "", 0, None),
    "fda/rss_drugs": ("feed", "readable", "", 4, "2026-09-25"),
    "fda/warning_letters": ("generic", "readable", "", 2, "2026-07-24"),
    "who/library_who_meetingreports": ("json", "readable", "", 13, "2022-04-30"),
    "who/newsitems": ("json", "readable", "", 3, "2026-08-24"),
    "ema/dhpc_report": ("json", "readable", "", 2, "2026-08-20"),
}


def manifest() -> list[dict[str, Any]]:
    listed = CAPTURES / "MANIFEST.jsonl"
    return [json.loads(line) for line in listed.read_text("utf-8").splitlines()] if listed.exists() else []


@pytest.mark.parametrize("file", [one["file"] for one in manifest() if not one["file"].endswith((".gz", ".jsonl"))])
def test_a_capture_is_read_as_a_person_reads_it(file: str) -> None:
    body, url = (CAPTURES / file).read_bytes(), f"https://site.example/{file}"
    kind = TYPES["." + file.rpartition(".")[2]]
    text, family = decode(body, kind).text, families.recognise(body, kind, url)
    verdict = judge(200, {"content-type": kind}, text, data=True).verdict
    title = page.read(text, url, family).title if kind == "text/html" and verdict == "readable" else ""
    if family == "feed":
        entries = page_feed.read(body, url, kind, "America/New_York").entries
    elif kind == "application/json":
        spec = record_guess.guess(text, url)
        entries = records.read(text, url, spec)[1].entries if spec else ()
    else:
        entries = page_listing.read(text, url).entries
    wanted = next(read for name, read in READ.items() if file.startswith(name))
    first = str(entries[0].published) if entries else None
    assert (family, verdict, len(entries), first) == (wanted[0], wanted[1], *wanted[3:])
    assert title.startswith(wanted[2])


def test_a_year_of_one_page_has_one_text_and_four_errors() -> None:
    history = CAPTURES / "ec_dg_sante" / "history_coordination_and_governance_all_revisions.tar.gz"
    need(history.exists(), "the captures of real pages beside the checkout")
    texts, verdicts = set(), Counter[str]()
    with tarfile.open(history) as kept:
        bodies = [found.read() for member in kept if member.isfile() and (found := kept.extractfile(member))]
    for number, body in enumerate(bodies):
        if len(body) > 5000 and number % 24:
            continue
        html = decode(body).text
        verdicts[judge(200, {"content-type": "text/html"}, html).verdict] += 1
        if len(body) > 5000:
            texts.add(page.read(html, "https://health.ec.europa.eu/coordination-and-governance_en").blocks)
    assert verdicts["error"] == 4
    assert len(texts) == 1
