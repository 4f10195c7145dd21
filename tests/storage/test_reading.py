"""Questions about releases, asked on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from errors import NotFoundError, UsageError
from storage import reading
from tests.builders import Rows


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
