"""Questions to the database, asked on SQLite and on PostgreSQL."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from sqlalchemy.orm import Session

from errors import NotFoundError, UsageError
from storage import reading
from storage.database import Database
from tests.builders import Rows, side


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.writing() as opened:
        yield opened


@pytest.fixture
def make(session: Session) -> Rows:
    return Rows(session)


def titles(found: list[dict[str, object]]) -> list[object]:
    return [release["title"] for release in found]


def test_a_release_has_the_contracts_form(session: Session, make: Rows) -> None:
    made = make.release(
        make.source("nmpa"), "27 therapies sold", published=date(2024, 4, 26), url="https://a.example/1"
    )
    assert reading.releases(session) == [
        {
            "id": made.id,
            "source": "nmpa",
            "url": "https://a.example/1",
            "title": "27 therapies sold",
            "published": "2024-04-26",
            "first_seen": "2026-03-02T12:00:00Z",
            "last_seen": "2026-03-02T12:00:00Z",
            "withdrawn_at": None,
            "language": "en",
            "revision": 1,
        }
    ]


def test_releases_come_newest_first_and_undated_ones_last(session: Session, make: Rows) -> None:
    source = make.source()
    for title, day in (
        ("old", date(2024, 1, 1)),
        ("undated", None),
        ("new", date(2025, 1, 1)),
        ("newer", date(2025, 1, 1)),
    ):
        make.release(source, title, published=day)
    assert titles(reading.releases(session)) == ["newer", "new", "old", "undated"]
    assert titles(reading.releases(session, limit=2)) == ["newer", "new"]


def test_pages_of_releases_follow_each_other_without_gap_or_repeat(session: Session, make: Rows) -> None:
    source = make.source()
    for number in range(9):
        make.release(source, str(number), published=date(2025, 1, 1 + number // 2) if number < 6 else None)
    whole = reading.releases(session)
    walked: list[dict[str, object]] = []
    while page := reading.releases(session, limit=2, after=walked[-1]["id"] if walked else None):  # type: ignore[arg-type]
        walked += page
    assert walked == whole


def test_releases_are_chosen_by_source_days_and_withdrawal(session: Session, make: Rows) -> None:
    first, second = make.source("fda"), make.source("ema")
    make.release(first, "early", published=date(2024, 1, 31))
    make.release(first, "late", published=date(2024, 2, 29), withdrawn_at=datetime(2024, 3, 1, tzinfo=UTC))
    make.release(second, "other", published=date(2024, 2, 1))
    assert titles(reading.releases(session, source="fda")) == ["late", "early"]
    assert titles(reading.releases(session, withdrawn=True)) == ["late"]
    assert titles(reading.releases(session, withdrawn=False)) == ["other", "early"]
    assert titles(reading.releases(session, since=date(2024, 2, 1), until=date(2024, 2, 29))) == ["late", "other"]


def test_a_release_whole_shows_its_newest_text_with_figures_dates_and_revisions(session: Session, make: Rows) -> None:
    source = make.source()
    release = make.release(
        source, "Trials", "More than 400 products are in trials.", previous_url="https://a.example/0"
    )
    make.figure(release, "400", 400)
    make.revise(release, "Trials, corrected", "More than 430 products are in trials.")
    figure = make.figure(release, "430", 430, qualifier="more_than", period="2024 Q1", period_end=date(2024, 3, 31))
    metric = make.metric(source, "products in trials")
    make.observation(metric, figure)
    whole = reading.release(session, release.id)
    assert whole["title"] == "Trials, corrected"
    assert whole["body"] == "More than 430 products are in trials."
    assert [(r["revision"], r["title"]) for r in whole["revisions"]] == [(2, "Trials, corrected"), (1, "Trials")]
    assert [(f["value"], f["part"], f["metric"]) for f in whole["figures"]] == [(430, "body", metric.id)]
    assert whole["figures"][0]["period"] == {"text": "2024 Q1", "start": None, "end": "2024-03-31", "type": "closed"}
    found = whole["figures"][0]
    assert whole["body"][found["start"] : found["end"]] == "430"
    assert (whole["previous_url"], whole["next_url"], whole["images"]) == ("https://a.example/0", None, [])


def test_a_release_whole_shows_the_dates_in_its_text(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "On 26 April", "From 2024-01-01 on.")
    make.mention(release, "2024-01-01", start_date=date(2024, 1, 1), end_date=None)
    make.mention(release, "26 April", part="title", start_date=date(2024, 4, 26), end_date=date(2024, 4, 26))
    assert reading.release(session, release.id)["dates"] == [
        {
            "text": "26 April",
            "start_date": "2024-04-26",
            "end_date": "2024-04-26",
            "start": 3,
            "end": 11,
            "part": "title",
        },
        {"text": "2024-01-01", "start_date": "2024-01-01", "end_date": None, "start": 5, "end": 15, "part": "body"},
    ]


def test_a_release_known_from_a_listing_only_has_no_text(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "Listed", None)
    whole = reading.release(session, release.id)
    assert (whole["body"], whole["figures"], whole["revisions"]) == ("", [], [])
    assert titles(reading.search(session, "listed")) == ["Listed"]


def test_a_revision_comes_with_the_one_before_it(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "One", "first text")
    make.revise(release, "Two", "second text")
    second = reading.revision(session, release.id, 2)
    assert (second["title"], second["body"], second["previous"]["body"]) == ("Two", "second text", "first text")
    assert reading.revision(session, release.id, 1)["previous"] is None
    with pytest.raises(NotFoundError, match="no revision 3"):
        reading.revision(session, release.id, 3)


def test_whole_numbers_are_integers_and_others_are_not(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "Numbers", "20 billion, 19.23 % and 10-20")
    make.figure(release, "20 billion", 2e10, kind="money", currency="CNY")
    make.figure(release, "19.23 %", 19.23, kind="percent")
    make.figure(release, "10-20", 10.0, value_max=20.0, qualifier="range")
    numbers = json.dumps([(f["value"], f["value_max"]) for f in reading.figures(session)])
    assert numbers == "[[20000000000, null], [19.23, null], [10, 20]]"


def test_figures_are_those_that_releases_state_now(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "Trials", "400 products")
    make.figure(release, "400", 400)
    make.revise(release, "Trials", "430 products")
    make.figure(release, "430", 430)
    assert [f["value"] for f in reading.figures(session)] == [430]


def test_figures_are_chosen_by_kind_value_metric_and_source(session: Session, make: Rows) -> None:
    source = make.source("nmpa")
    release = make.release(source, "Mixed", "31 drugs, 20 yuan and 46 devices")
    drugs = make.figure(release, "31", 31)
    make.figure(release, "20 yuan", 20, kind="money")
    make.figure(release, "46", 46)
    make.observation(make.metric(source, "innovative drugs approved"), drugs)
    make.source("fda")

    def values(**chosen: object) -> list[float]:
        return [figure["value"] for figure in reading.figures(session, **chosen)]  # type: ignore[arg-type]

    assert values(kind="count") == [31, 46]
    assert values(minimum=31, maximum=45) == [31]
    assert values(metric="approved DRUGS") == [31]
    assert values(metric=drugs.id + 99) == []
    assert values(source="fda") == []
    assert [figure["release"]["title"] for figure in reading.figures(session, limit=1)] == ["Mixed"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2024", [1, 2, 3]),
        ("2024-Q1", [1]),
        ("2024 H2", [3]),
        ("2024-06", [2]),
        ("2024-06-30", [2]),
        ("2024-06-31", []),
        ("50%", []),
        ("2024-03..2024-06", [2]),
        ("上半年", [2]),
    ],
)
def test_figures_are_chosen_by_period(session: Session, make: Rows, asked: str, found: list[int]) -> None:
    release = make.release(make.source(), "Periods", "1 2 3 4")
    make.figure(release, "1", 1, period="Q1 2024", period_start=date(2024, 1, 1), period_end=date(2024, 3, 31))
    make.figure(release, "2", 2, period="上半年末", period_end=date(2024, 6, 30))
    make.figure(release, "3", 3, period="H2", period_start=date(2024, 7, 1), period_end=date(2024, 12, 31))
    make.figure(release, "4", 4)
    assert [figure["value"] for figure in reading.figures(session, period=asked)] == found


def test_pages_of_figures_follow_each_other(session: Session, make: Rows) -> None:
    source = make.source()
    for day in (date(2025, 1, 1), None, date(2025, 2, 1)):
        release = make.release(source, "Figures", "1 2 3", published=day)
        for value in (1, 2, 3):
            make.figure(release, str(value), value)
    whole = reading.figures(session)
    walked: list[dict[str, object]] = []
    while page := reading.figures(session, limit=2, after=walked[-1]["id"] if walked else None):  # type: ignore[arg-type]
        walked += page
    assert walked == whole


def test_a_metric_shows_its_latest_figure_and_its_history(session: Session, make: Rows) -> None:
    source = make.source("nmpa")
    metric = make.metric(source, "products in trials", unit="products")
    for value, month in ((400, 4), (430, 6), (415, 5)):
        release = make.release(source, f"Trials in {month}", f"{value} products", published=date(2024, month, 1))
        make.observation(metric, make.figure(release, str(value), value), current=value != 415)
    listed = reading.metrics(session)
    assert [(m["label"], m["unit"], m["latest"]["value"], m["observations"]) for m in listed] == [
        ("products in trials", "products", 430, 2)
    ]
    history = reading.metric(session, metric.id)["history"]
    assert [(point["published"], point["value"], point["sentence"]) for point in history] == [
        ("2024-06-01", 430, "430 products"),
        ("2024-04-01", 400, "400 products"),
    ]


def test_a_title_that_repeats_its_body_is_no_point_of_its_own(session: Session, make: Rows) -> None:
    source = make.source()
    metric = make.metric(source, "products")
    both = make.release(source, "400 products", "There are more than 400 products.", published=date(2024, 1, 1))
    only = make.release(source, "430 products", "See the annex.", published=date(2024, 2, 1))
    for release, part in ((both, "title"), (both, "body"), (only, "title")):
        text = release.title[:3]
        make.observation(metric, make.figure(release, text, float(text), part=part))
    whole = reading.metric(session, metric.id)
    assert [point["sentence"] for point in whole["history"]] == ["430 products", "There are more than 400 products."]
    assert whole["observations"] == reading.metrics(session)[0]["observations"] == 2


def test_metrics_are_chosen_by_words_and_source(session: Session, make: Rows) -> None:
    for name, label in (("nmpa", "批准创新药"), ("fda", "novel drugs approved")):
        source = make.source(name)
        make.observation(make.metric(source, label), make.figure(make.release(source, "R", "31"), "31", 31))
    assert [m["label"] for m in reading.metrics(session)] == ["novel drugs approved", "批准创新药"]
    assert [m["label"] for m in reading.metrics(session, query="创新")] == ["批准创新药"]
    assert [m["label"] for m in reading.metrics(session, source="fda")] == ["novel drugs approved"]
    first = reading.metrics(session, limit=1)[0]["id"]
    assert [m["label"] for m in reading.metrics(session, after=first)] == ["批准创新药"]


def test_a_change_has_the_contracts_form(session: Session, make: Rows) -> None:
    source = make.source("nmpa")
    before, now = make.release(source, "Before"), make.release(source, "Now")
    metric = make.metric(source, "products")
    change = make.change(
        now,
        previous_release_id=before.id,
        metric_id=metric.id,
        old=side(400.0, "More than 400 products.", qualifier="more_than", text="400"),
        new=side(430.0, "430 products.", text="430"),
        delta=30.0,
        delta_percent=7.5,
    )
    (found,) = reading.changes(session)
    assert json.dumps(found["old"]) == (
        '{"value": 400, "value_max": null, "qualifier": "more_than", "text": "400", "period": null, '
        '"sentence": "More than 400 products."}'
    )
    assert (found["id"], found["kind"], found["severity"], found["source"]) == (
        change.id,
        "metric_changed",
        "high",
        "nmpa",
    )
    named = {"id": now.id, "url": now.url, "title": "Now", "published": "2026-03-01", "language": "en"}
    assert found["release"] == named
    assert found["previous_release"]["title"] == "Before"
    assert found["metric"] == {"id": metric.id, "label": "products"}
    assert (found["delta"], found["delta_percent"], found["detected_at"][-1]) == (30, 7.5, "Z")


def test_changes_come_last_detected_first_and_are_chosen(session: Session, make: Rows) -> None:
    first, second = make.source("fda"), make.source("ema")
    old = make.change(make.release(first, "A"), detected_at=datetime(2026, 1, 1, 23, 59, tzinfo=UTC))
    new = make.change(
        make.release(second, "B"), "release_revised", severity="low", detected_at=datetime(2026, 1, 2, tzinfo=UTC)
    )

    def ids(**chosen: object) -> list[int]:
        return [change["id"] for change in reading.changes(session, **chosen)]  # type: ignore[arg-type]

    assert ids() == [new.id, old.id]
    assert ids(limit=1) == [new.id]
    assert ids(after=new.id) == [old.id]
    assert ids(source="fda") == [old.id]
    assert ids(kind="release_revised") == [new.id]
    assert ids(severity="high") == [old.id]
    assert ids(until=date(2026, 1, 1)) == [old.id]
    assert ids(since=date(2026, 1, 2)) == [new.id]
    assert ids(metric="anything") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("细胞", True),
        ("干细胞 CLINICAL", True),
        ('"clinical trials"', True),
        ("“trials clinical”", False),
        ("stem nowhere", False),
        ("100%", True),
        ("10_%", False),
        ("50%", False),
        ("a\\b", True),
    ],
)
def test_search_finds_releases_that_hold_every_word(session: Session, make: Rows, words: str, found: bool) -> None:
    make.release(make.source(), "干细胞产品", "Stem cell products in clinical trials: 100% of 502 a\\b.")
    make.release(make.source("fda"), "Another", "Nothing of the kind.")
    assert titles(reading.search(session, words)) == (["干细胞产品"] if found else [])


def test_search_looks_at_the_newest_revision_only(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "Title", "the withdrawn phrase")
    make.revise(release, "Title", "the present phrase")
    assert titles(reading.search(session, "withdrawn")) == []
    assert titles(reading.releases(session, query="present")) == ["Title"]


def test_a_search_result_shows_where_the_words_stand(session: Session, make: Rows) -> None:
    make.release(make.source(), "Title", "x" * 300 + " İstanbul saw STEM cells and 干细胞 products " + "y" * 300)
    (result,) = reading.search(session, "stem 细胞")
    (snippet,) = result["snippets"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["STEM", "细胞"]
    assert snippet["text"].startswith("…")
    assert snippet["text"].endswith("…")


@pytest.mark.parametrize("words", ["", '  "" ', "x" * 500, " ".join(map(str, range(30))), "%_", "-recall"])
def test_a_search_without_words_or_with_too_many_says_so(session: Session, words: str) -> None:
    with pytest.raises(UsageError, match="search text"):
        reading.search(session, words)


def test_unknown_names_and_numbers_are_not_found(session: Session) -> None:
    for ask in (
        lambda: reading.release(session, 7),
        lambda: reading.release(session, 2**70),
        lambda: reading.metric(session, 7),
        lambda: reading.releases(session, source="nowhere"),
        lambda: reading.releases(session, after=7),
        lambda: reading.crawls(session, source="no\0where"),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_unknown_kinds_and_limits_are_said(session: Session) -> None:
    with pytest.raises(UsageError, match="use one of metric_changed"):
        reading.changes(session, kind="everything")
    with pytest.raises(UsageError, match="at least 1"):
        reading.releases(session, limit=0)


def test_a_source_shows_its_state_and_its_last_crawl(session: Session, make: Rows) -> None:
    source = make.source("nmpa", state="unreadable", state_reason="challenge page")
    good = make.crawl(source, releases_new=3)
    bad = make.crawl(source, outcome="unreadable", reason="challenge page")
    make.source("fda")
    fda, nmpa = reading.sources(session)
    assert (fda["name"], fda["releases"], fda["last_crawl"], fda["last_good_at"]) == ("fda", 0, None, None)
    assert (nmpa["state"], nmpa["state_reason"], nmpa["last_crawl"]["id"]) == ("unreadable", "challenge page", bad.id)
    assert nmpa["last_good_at"] == "2026-03-02T12:01:05Z"
    assert [crawl["id"] for crawl in reading.crawls(session, source="nmpa")] == [bad.id, good.id]


def test_health_names_what_needs_a_person(session: Session, make: Rows) -> None:
    assert reading.health(session)["status"] == "empty"
    make.source("fda")
    assert reading.health(session)["status"] == "ok"
    blocked = make.source("nmpa", state="unreadable", next_due_at=datetime(2026, 1, 1, tzinfo=UTC))
    make.notice(blocked, "nmpa cannot be read: challenge page")
    make.message("a@example.org")
    make.message("b@example.org", state="dead")
    health = reading.health(session)
    assert (health["status"], health["unreadable"], health["overdue"]) == ("degraded", ["nmpa"], ["nmpa"])
    assert health["outbox"] == {"pending": 1, "dead": 1}
    assert [notice["text"] for notice in health["notices"]] == ["nmpa cannot be read: challenge page"]


def test_the_overview_counts_and_shows_the_latest(session: Session, make: Rows) -> None:
    release = make.release(make.source(), "News", "31 drugs")
    make.figure(release, "31", 31)
    make.change(release)
    overview = reading.overview(session)
    assert overview["counts"] == {"sources": 1, "releases": 1, "figures": 1, "metrics": 0, "changes": 1}
    assert [change["release"]["title"] for change in overview["changes"]] == ["News"]
    assert [source["name"] for source in overview["sources"]] == ["nmpa"]


def test_lists_take_as_many_statements_for_many_rows_as_for_one(database: Database) -> None:
    from sqlalchemy import event

    with database.writing() as session:
        make = Rows(session)
        for number in range(5):
            source = make.source(f"source{number}")
            release = make.release(source, "Release", "31 drugs")
            make.observation(make.metric(source, "drugs"), make.figure(release, "31", 31))
            make.change(release)
    sent: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *a: sent.append(a[2]))
    with database.reading() as session:
        for ask in (reading.releases, reading.figures, reading.metrics, reading.changes, reading.sources):
            sent.clear()
            assert len(ask(session)) == 5
            assert len([statement for statement in sent if "SELECT" in statement]) <= 2, sent


def test_sources_come_page_by_page(session: Session, make: Rows) -> None:
    for name in ("ema", "nmpa", "fda"):
        make.source(name)
    assert [source["name"] for source in reading.sources(session, limit=2)] == ["ema", "fda"]
    assert [source["name"] for source in reading.sources(session, limit=2, after="fda")] == ["nmpa"]


def test_many_figures_are_chosen_as_few_are(session: Session, make: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which way a question is asked depends on how many figures there are, its answer does not."""
    source = make.source()
    metric = make.metric(source, "items")
    for number in range(1, 7):
        release = make.release(source, f"Release {number}", f"{number} items, 50 %", published=date(2025, 1, number))
        period = {"period": "2024", "period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
        make.observation(metric, make.figure(release, str(number), number, **period))  # type: ignore[arg-type]
        make.figure(release, "50 %", 50, kind="percent")
    asked: list[dict[str, object]] = [
        {"kind": "count"},
        {"minimum": 3, "maximum": 50},
        {"period": "2024"},
        {"metric": "items"},
        {"metric": metric.id, "minimum": 4},
    ]

    def answers() -> list[object]:
        found: list[object] = [reading.figures(session, **one) for one in asked]  # type: ignore[arg-type]
        searched = [one for one in asked if "period" not in one]
        return found + [reading.search(session, "items", **one) for one in searched]  # type: ignore[arg-type]

    few = answers()
    assert [len(found) for found in few] == [6, 10, 6, 6, 3, 6, 6, 6, 3]  # type: ignore[arg-type]
    for common in (0, 2000):
        monkeypatch.setattr("storage.reading.stated.FEW", 1)
        monkeypatch.setattr("storage.reading.stated.COMMON", common)
        monkeypatch.setattr(import_module("storage.reading.search"), "FEW", 1)
        monkeypatch.setattr("storage.reading.labels.FEW", 0)
        assert answers() == few
