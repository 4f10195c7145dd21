"""The dashboard's forms, filled in by who signed in."""

from datetime import date

import httpx
import pytest
from bs4 import BeautifulSoup

from storage import metrics, sources
from storage.database import Database
from tests.builders import Rows
from tests.end_to_end.agency import LIST, Page, publish
from tests.sites import Site


def page(answer: httpx.Response) -> BeautifulSoup:
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "lxml")


def test_the_forms_of_a_metric(writable: httpx.Client, seal: str, told: Database) -> None:
    offered = page(writable.get("/metrics/3")).select("select[name=other] option")
    assert "studies of cell therapy (4)" in [option.get_text() for option in offered]
    assert writable.post("/metrics/3/merge", data={"seal": seal, "other": "4"}).headers["location"] == "/metrics/3"
    assert "Holds metric 4 too" in page(writable.get("/metrics/3")).get_text()
    assert writable.post("/metrics/3/split", data={"seal": seal, "part": "4"}).status_code == 303
    assert writable.post("/metrics/3/rename", data={"seal": seal, "label": "Studies"}).status_code == 303
    with told.reading() as session:
        assert (metrics.get(session, 3).label, metrics.get(session, 4).merged_into_id) == ("Studies", None)


def test_a_metric_one_word_apart_is_offered_first(writable: httpx.Client, seal: str, told: Database) -> None:
    with told.writing() as session:
        make = Rows(session)
        source = sources.get(session, "cgt-news")
        figure = make.figure(make.release(source, "Stem cells", "12 trials."), "12", 12)
        near = make.metric(source, "trials of stem cell therapy", unit="trial", scope=["stem"])
        make.observation(near, figure)
        number = str(near.id)
    shown = page(writable.get("/metrics/3"))
    joins = [
        form for form in shown.select("form[action$=merge]") if form.select(f"input[name=other][value='{number}']")
    ]
    assert len(joins) == 1
    assert shown.select(f"select[name=other] option[value='{number}']") == []
    (miss,) = writable.get("/api/v1/metrics/3").json()["near_misses"]
    assert (str(miss["id"]), miss["label"]) == (number, "trials of stem cell therapy")
    assert writable.post("/metrics/3/merge", data={"seal": seal, "other": number}).status_code == 303
    assert writable.get("/api/v1/metrics/3").json()["near_misses"] == []


def test_the_forms_of_a_source(writable: httpx.Client, seal: str, told: Database) -> None:
    assert writable.post("/sources/cgt-news/check", data={"seal": seal}).headers["location"] == "/sources/cgt-news"
    assert "This process only shows; the main job" in page(writable.get("/sources/cgt-news")).get_text()
    assert writable.post("/sources/cgt-news/switch", data={"seal": seal, "enabled": "false"}).status_code == 303
    assert "Watch again" in page(writable.get("/sources/cgt-news")).get_text()
    assert writable.post("/sources/cgt-news/remove", data={"seal": seal}).headers["location"] == "/sources"
    with told.reading() as session:
        assert sources.find(session, "cgt-news") is None


def test_a_source_is_shown_before_it_is_added(writable: httpx.Client, seal: str, told: Database, agency: Site) -> None:
    hostile = "<script>hacked=1</script> more than 400 products"
    publish(agency, [Page("r1", hostile, date(2024, 4, 26), "More than 400 products are in clinical trials.")])
    asked = {"seal": seal, "target": agency.url(LIST), "name": "agency"}
    found = page(writable.post("/sources/look", data=asked, timeout=60))
    assert hostile in found.get_text()
    assert not [script for script in found.select("script") if not script.get("src")]
    form = found.select_one('form[action="/sources"]')
    assert form
    fields = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    assert writable.post("/sources", data=fields).headers["location"] == "/sources/agency"
    with told.reading() as session:
        row = sources.get(session, "agency")
        assert (row.language, row.schedule, row.family) == ("en", "every 30m", fields["family"])


def test_an_unreadable_source_can_be_added_all_the_same(writable: httpx.Client, seal: str, agency: Site) -> None:
    asked = {"seal": seal, "target": agency.url("/nothing"), "name": "agency"}
    found = page(writable.post("/sources/look", data=asked, timeout=60))
    assert "cannot be read" in found.get_text()
    assert "Watch it anyway" in found.get_text()


def test_the_form_of_a_subscription(writable: httpx.Client, seal: str, told: Database) -> None:
    wish = {
        "seal": seal,
        "source": ["nmpa"],
        "kind": ["figure_revised"],
        "min_change": "5%",
        "crossing": "590",
        "cadence": "weekly",
        "weekday": "4",
        "at": "07:30",
        "quiet": "22:00-06:00",
        "timezone": "Europe/Oslo",
    }
    shown = page(writable.post("/subscriptions/preview", data=wish))
    assert "1 mail from everything stored so far" in " ".join(shown.get_text().split())
    assert shown.select_one("input[name=source][value=nmpa][checked]")
    assert writable.post("/subscriptions", data=wish).status_code == 422
    assert writable.post("/subscriptions", data={**wish, "address": "reader@example.org"}).status_code == 303
    listed = " ".join(page(writable.get("/subscriptions")).select_one("tbody").get_text(" ").split())  # type: ignore[union-attr]
    assert listed.startswith(
        "reader@example.org nmpa; figure revised in place; by 5 % or more; crossing 590 weekly "
        "Friday 07:30, quiet 22:00-06:00, Europe/Oslo"
    )
    assert writable.post("/subscriptions/1/remove", data={"seal": seal}).status_code == 303
    assert "Nobody is told yet" in writable.get("/subscriptions").text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"crossing": "many"}, "the value to be crossed is a number, not 'many'"),
        ({"min_change": "a lot"}, "'a lot' is no smallest change"),
        ({"at": "25:00"}, "'25:00' is no time of day"),
        ({"address": "nobody"}, "nobody"),
        ({"metric": "99"}, "there is no metric 99"),
    ],
)
def test_a_form_that_makes_no_sense_is_shown_again_as_it_was(
    writable: httpx.Client, seal: str, wrong: dict[str, str], said: str
) -> None:
    wish = {"address": "reader@example.org", "metric": "1", "quiet": "22:00-06:00", "cadence": "daily", **wrong}
    answer = writable.post("/subscriptions", data={"seal": seal, "source": ["nmpa"], **wish})
    assert answer.status_code == 422
    shown = BeautifulSoup(answer.text, "lxml")
    assert said in shown.select_one("[role=alert]").get_text()  # type: ignore[union-attr]
    for name in ("address", "metric", "quiet", *wrong):
        assert shown.select_one(f"input[name={name}]")["value"] == wish[name]  # type: ignore[index]
    assert shown.select_one("option[value=daily][selected]")
    assert shown.select_one("input[value=nmpa][checked]")
    assert "Nobody is told yet" in writable.get("/subscriptions").text


def test_a_form_names_the_metric_it_was_opened_for(writable: httpx.Client, seal: str) -> None:
    assert "Metric 3: trials of cell therapy" in page(writable.get("/subscriptions?metric=3")).get_text()
    assert page(writable.get("/subscriptions?metric=99")).select_one("input[name=metric][value='99']")


def test_a_preview_says_what_is_wrong_with_a_wish(writable: httpx.Client, seal: str) -> None:
    shown = page(writable.post("/subscriptions/preview", data={"seal": seal, "timezone": "Mars/Base"}))
    assert "no time zone" in shown.select_one("#preview").get_text()  # type: ignore[union-attr]


def test_who_is_not_signed_in_sees_no_form_but_the_command(writable: httpx.Client) -> None:
    for path, command in (("/sources/nmpa", "regwatch crawl nmpa"), ("/metrics/1", "regwatch metrics merge 1")):
        shown = page(writable.get(path))
        assert shown.select("form[method=post]") == []
        assert command in shown.get_text()


@pytest.mark.parametrize(
    ("target", "schedule", "said"),
    [
        ("ftp://agency.example", "", "ftp"),
        ("https://cgt-news.example/news/", "", "watched already"),
        ("https://new.example/", "now and then", "now and then"),
    ],
)
def test_a_source_that_cannot_be_watched_is_shown_again_as_it_was_typed(
    writable: httpx.Client, seal: str, target: str, schedule: str, said: str
) -> None:
    answer = writable.post("/sources/look", data={"seal": seal, "target": target, "schedule": schedule})
    assert answer.status_code == 422
    shown = BeautifulSoup(answer.text, "lxml")
    assert said in shown.select_one("[role=alert]").get_text()  # type: ignore[union-attr]
    assert shown.select_one("input[name=target]")["value"] == target  # type: ignore[index]
    assert shown.select_one("input[name=schedule]")["value"] == schedule  # type: ignore[index]
    assert "cgt-news" in shown.select_one("tbody").get_text()  # type: ignore[union-attr]
