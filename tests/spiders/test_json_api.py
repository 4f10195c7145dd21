"""Lists in JSON, crawled for real: records that are releases, records that lead to pages, and what is no list."""

import json
from typing import Any

import pytest

from tests.sites import PAGES, Site, crawl
from tests.spiders.forms import article, cms_release

JSON = "application/json; charset=utf-8"


def _recall(number: str, reason: str, day: str) -> dict[str, Any]:
    return {
        "recall_number": number,
        "product_description": f"Tablets {number}, bottles of 60",
        "reason_for_recall": reason,
        "report_date": day,
    }


def _enforcement(site: Site) -> dict[str, Any]:
    return {
        "items": "results",
        "title": "Recall {recall_number}: {product_description}",
        "url": site.url('/enforcement.json?search=recall_number:"{recall_number}"'),
        "date": "report_date",
        "facts": {"Reason for recall": "reason_for_recall"},
        "whole": True,
        "may_be_empty": True,
    }


def test_records_that_are_releases_cost_one_request_and_show_edits(site: Site) -> None:
    source = {"family": "json", "config": {"records": _enforcement(site)}}
    rows = [_recall("D-1-2026", "1,200 bottles lack a lot number.", "20260708"), _recall("", "No number.", "20260701")]
    site.put("/enforcement.json", json.dumps({"meta": {}, "results": rows}), Content_Type=JSON)
    found = crawl(site.url("/enforcement.json"), source=source)

    assert [(one["verdict"], one["reason"]) for one in found.listings] == [
        ("readable", "1 records of 2 have no title or no address of their own")
    ]
    (reading,) = found.readings
    release = reading["release"]
    assert (release["title"], release["published"]) == (
        "Recall D-1-2026: Tablets D-1-2026, bottles of 60",
        "2026-07-08",
    )
    assert release["body"] == "Reason for recall: 1,200 bottles lack a lot number."
    assert 1200 in {figure["value"] for figure in release["extraction"]["figures"]}
    assert site.paths() == ["/enforcement.json"]

    rows[0]["reason_for_recall"] = "1,500 bottles lack a lot number."
    site.put("/enforcement.json", json.dumps({"results": rows[:1]}), Content_Type=JSON)
    left = {"key": f"{site.host}/gone", "url": site.url("/gone"), "due": True}
    known = [{"key": reading["key"], "url": reading["url"], "title": release["title"]}, left]
    again = crawl(site.url("/enforcement.json"), known=known, source=source)
    assert [one["release"]["body"] for one in again.readings] == ["Reason for recall: 1,500 bottles lack a lot number."]


def test_no_match_said_by_404_is_an_empty_list_only_where_that_is_agreed(site: Site) -> None:
    nothing = json.dumps({"error": {"code": "NOT_FOUND", "message": "No matches found!"}})
    site.put("/enforcement.json", nothing, 404, Content_Type=JSON)
    agreed = _enforcement(site)
    found = crawl(site.url("/enforcement.json"), source={"family": "json", "config": {"records": agreed}})
    assert [(one["verdict"], one["releases"]) for one in found.listings] == [("readable", 0)]

    not_agreed = {**agreed, "may_be_empty": False}
    found = crawl(site.url("/enforcement.json"), source={"family": "json", "config": {"records": not_agreed}})
    assert [one["verdict"] for one in found.listings] == ["missing"]

    site.put("/enforcement.json", "<html><body><h1>Not found</h1></body></html>", 404)
    found = crawl(site.url("/enforcement.json"), source={"family": "json", "config": {"records": agreed}})
    assert [one["verdict"] for one in found.listings] == ["missing"]


def test_records_that_lead_to_pages_over_the_pages_of_the_list(site: Site) -> None:
    spec = {
        "items": "value",
        "title": "{Title}",
        "url": site.url("/news/item/{Path}"),
        "date": "Moment",
        "pager": {"param": "$skip", "step": 2, "size": 2},
    }
    rows = [
        {"Title": f"News number {n} of the agency", "Path": f"/n{n}", "Moment": f"2026-08-0{n}T09:20:56Z"}
        for n in (1, 2, 3, 4)
    ]
    site.put("/api?$orderby=Moment%20desc", json.dumps({"value": rows[:2]}), Content_Type=JSON)
    site.put("/api?$orderby=Moment+desc&$skip=2", json.dumps({"value": rows[2:]}), Content_Type=JSON)
    site.put("/api?$orderby=Moment+desc&$skip=4", json.dumps({"value": []}), Content_Type=JSON)
    for n in (1, 2, 3, 4):
        site.put(f"/news/item/n{n}", article(f"News number {n} of the agency", f"There were {n}00 cases here."))

    found = crawl(site.url("/api?$orderby=Moment%20desc"), source={"family": "json", "config": {"records": spec}})
    assert [(one["verdict"], one["releases"]) for one in found.listings] == [
        ("readable", 2),
        ("readable", 2),
        ("readable", 0),
    ]
    assert found.verdicts() == dict.fromkeys(("n1", "n2", "n3", "n4"), "readable")
    assert found.reading("/n3")["release"]["body"] == "There were 300 cases here."
    assert found.reading("/n3")["listed"]["published"] == "2026-08-03"


def test_a_release_is_read_from_the_json_beside_its_page(site: Site) -> None:
    site.put(
        "/search.json", json.dumps({"results": [{"title": "Pump alert", "link": "/alerts/pump"}]}), Content_Type=JSON
    )
    told = {
        "title": "Pump alert",
        "details": {"body": "<h2>Action</h2><p>Stop using 1,800 pumps.</p>", "metadata": {"issued_date": "2026-07-01"}},
    }
    site.put("/api/content/alerts/pump", json.dumps(told), Content_Type=JSON, ETag='"a"')
    config = {
        "records": {"items": "results", "url": "{link}", "twin": [site.url("/"), site.url("/api/content/")]},
        "page": {"date": "details.metadata.issued_date", "body": "details.body"},
    }
    source = {"family": "json", "config": config}
    first = crawl(site.url("/search.json"), source=source).reading("/alerts/pump")
    assert first["url"] == site.url("/alerts/pump")
    assert first["release"]["body"] == "Action\nStop using 1,800 pumps."
    assert first["release"]["published"] == "2026-07-01"

    known = [{"key": first["key"], "url": first["url"], "title": "Pump alert", "due": True, "etag": '"a"'}]
    assert crawl(site.url("/search.json"), source=source, known=known).verdicts() == {"pump": "unchanged"}
    site.put("/api/content/alerts/pump", "gone", 410)
    assert crawl(site.url("/search.json"), source=source, known=known).verdicts() == {"pump": "missing"}


def _flight(*pieces: str) -> str:
    pushes = "".join(f"<script>self.__next_f.push([1,{json.dumps(piece)}])</script>" for piece in pieces)
    return f"<html><head><title>News</title></head><body><div id='app'>Announcements</div>{pushes}</body></html>"


def test_data_of_a_page_without_any_list_markup_is_found_by_itself(site: Site) -> None:
    rows = [
        {
            "id": f"/announcements/n{n}",
            "date": f"$D2026-08-2{n}T00:00:00.000Z",
            "title": f"Alert {n}",
            "url": f"/a/n{n}",
        }
        for n in (1, 2, 3)
    ]
    rows[0]["title"] = 'The text "]) stands in a title'
    data = "5:" + json.dumps(["$", "div", None, {"items": rows}]) + "\n"
    middle = len(data) // 2
    site.put("/announcements/", _flight('1:"$Sreact"\n', data[:middle], data[middle:]))
    found = crawl(site.url("/announcements/"))
    assert found.family == "json"
    listed = {one["listed"]["title"]: one["listed"]["published"] for one in found.readings}
    assert listed == {
        'The text "]) stands in a title': "2026-08-21",
        "Alert 2": "2026-08-22",
        "Alert 3": "2026-08-23",
    }


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        (
            {"items": [{"headline": f"Release {n}", "href": f"/r/{n}", "issued_on": f"0{n}/07/2026"} for n in (1, 2)]},
            ["Release 1", "Release 2"],
        ),
        (
            [
                {"title": {"rendered": f"Nota {n} &amp; más"}, "link": f"/r/{n}", "date": "2026-07-01T10:00:00"}
                for n in (1, 2)
            ],
            ["Nota 1 & más", "Nota 2 & más"],
        ),
        (
            {
                "data": [
                    {"name_of_medicine": m, "page_url": f"/r/{m}", "sent_date": "20/07/2026"} for m in ("Aaaa", "Bbbb")
                ]
            },
            ["Aaaa", "Bbbb"],
        ),
        ({"items": [{"title": "No date", "href": "/r/1"}, {"title": "None either", "href": "/r/2"}]}, None),
        ({"facets": [{"label": "Drugs", "value": "drugs"}, {"label": "Devices", "value": "devices"}]}, None),
        ({"error": "down for maintenance"}, None),
        ({"files": [{"title": n, "url": f"/{n}.jpg", "date": "2026-07-01"} for n in ("Aaaa", "Bbbb")]}, None),
    ],
)
def test_a_json_list_is_recognised_where_it_plainly_is_one(site: Site, answer: Any, titles: list[str] | None) -> None:
    site.put("/list.json", json.dumps(answer), Content_Type=JSON)
    found = crawl(site.url("/list.json"))
    if titles is None:
        assert [one["verdict"] for one in found.listings] == ["empty"]
        assert found.readings == []
    else:
        assert found.family == "json"
        assert sorted(one["listed"]["title"] for one in found.readings) == titles
        assert {one["listed"]["published"][:7] for one in found.readings} == {"2026-07"}


def test_json_in_place_of_a_release_page_is_an_error_of_that_page(site: Site) -> None:
    rows = [{"title": f"Release {n}", "url": f"/r/{n}", "date": "2026-07-01"} for n in (1, 2)]
    site.put("/list.json", json.dumps(rows), Content_Type=JSON)
    site.put("/r/1", json.dumps({"error": "The service is down, please come back later."}), Content_Type=JSON)
    site.put("/r/2", article("Release 2", "The agency approved 12 medicines."))
    assert crawl(site.url("/list.json")).verdicts() == {"1": "error", "2": "readable"}


def test_one_release_on_two_hosts_is_one_release(site: Site) -> None:
    port = site.host.rpartition(":")[2]
    other = f"http://localhost:{port}"
    near = {"Prve": (2, "Second release of the company")}
    page = cms_release(1, "First release of the company", "2024-04-26", ["Over 400 products are in trials."], near)
    site.put("/en/hydt/Info/1", page.replace("/en/hydt/Info/2", f"{other}/en/hydt/Info/2"))
    back = {"Next": (1, "First release of the company")}
    page = cms_release(2, "Second release of the company", "2024-04-20", ["Sales grew."], back)
    site.put("/en/hydt/Info/2", page.replace("/en/hydt/Info/1'", f"{other}/en/hydt/Info/1'"))
    config = {"hosts": ["127.0.0.1", "localhost"]}
    found = crawl(site.url("/en/hydt/Info/1"), source={"family": "cms", "config": config})
    assert sorted(one["key"] for one in found.readings) == [f"127.0.0.1:{port}/en/hydt/Info/{n}" for n in (1, 2)]
    assert {one["verdict"] for one in found.readings} == {"readable"}


def test_a_list_in_the_data_of_a_page_that_its_script_would_draw(site: Site) -> None:
    site.put("/news", (PAGES / "kinds" / "next_data" / "page.html").read_bytes())
    found = crawl(site.url("/news"))
    assert found.family == "json"
    assert {(one["listed"]["title"], one["listed"]["published"]) for one in found.readings} == {
        ("Recall of eye drops, three batches", "2026-07-14"),
        ("Guideline on stability studies revised", "2026-07-03"),
        ("Annual report shows 1,204 approvals", "2026-06-29"),
    }
