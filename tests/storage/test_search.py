"""Search: the same queries on SQLite and on PostgreSQL, with the same releases in the same order."""

from datetime import date
from importlib import import_module

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from errors import NotFoundError
from pipelines.reprocessing import reprocess
from storage import reading, sources
from storage.database import Database
from storage.models import SearchRow
from tests.builders import Rows
from tests.pipelines.told import Story, page, trouble
from tests.storage.older import begin_at, insert_plain
from tests.storage.searched import QUERIES, RELEASES, tell


def keys(session: Session, words: str, **chosen: object) -> list[str]:
    titles = {title: key for key, _, title, _ in RELEASES}
    return [titles[row["title"]] for row in reading.search(session, words, **chosen)]  # type: ignore[arg-type]


@pytest.mark.parametrize("probed", [500, 1])
def test_every_query_finds_the_same_in_the_same_order(
    session: Session, make: Rows, monkeypatch: pytest.MonkeyPatch, probed: int
) -> None:
    """However PostgreSQL goes about it: it asks the newest texts whether words are common."""
    monkeypatch.setattr("storage.reading.matching.PROBED", probed)
    tell(make)
    assert {words: keys(session, words) for words in QUERIES} == QUERIES


def test_listing_by_words_finds_the_same_newest_first(session: Session, make: Rows) -> None:
    tell(make)
    for words, found in QUERIES.items():
        listed = [row["title"] for row in reading.releases(session, query=words)]
        numbers = [next(n for n, release in enumerate(RELEASES) if release[2] == title) for title in listed]
        newest_first = sorted(numbers, key=lambda number: (RELEASES[number][0] == "undated", -number))
        assert (numbers, {RELEASES[number][0] for number in numbers}) == (newest_first, set(found)), words


def test_search_is_narrowed_by_release_and_by_one_figure(session: Session, make: Rows) -> None:
    nmpa, fda = make.source("nmpa", language="zh"), make.source("fda")
    first = make.release(nmpa, "First", "31 products, 20 yuan", published=date(2024, 1, 31))
    second = make.release(fda, "Second", "46 products", published=date(2024, 2, 1))
    make.release(fda, "Third", "products", published=None)
    metric = make.metric(nmpa, "products approved")
    make.observation(metric, make.figure(first, "31", 31))
    make.figure(first, "20 yuan", 20, kind="money")
    make.figure(second, "46", 46)

    def titles(**chosen: object) -> list[str]:
        return [row["title"] for row in reading.search(session, "products", **chosen)]  # type: ignore[arg-type]

    assert sorted(titles()) == ["First", "Second", "Third"]
    assert titles(source="nmpa") == ["First"]
    assert titles(language="zh") == ["First"]
    assert titles(since=date(2024, 2, 1)) == ["Second"]
    assert titles(until=date(2024, 1, 31)) == ["First"]
    assert titles(since=date(2024, 1, 31), until=date(2024, 1, 31)) == ["First"]
    assert titles(kind="money") == ["First"]
    assert titles(minimum=40) == ["Second"]
    assert titles(kind="count", maximum=30) == []
    assert titles(kind="money", maximum=30) == ["First"]
    assert titles(metric=metric.id) == titles(metric="approved") == ["First"]
    assert titles(metric=metric.id, minimum=32) == []
    with pytest.raises(NotFoundError):
        titles(source="nowhere")


def test_pages_of_a_search_follow_each_other(session: Session, make: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("storage.reading.search"), "RANKED", 5)
    source = make.source()
    for number in range(12):
        published = date(2025, 1, number + 1) if number < 10 else None
        make.release(source, str(number), "word here " * (number % 4 + 1), published=published)
    whole = reading.search(session, "word")
    ranked, older = whole[:5], whole[5:]
    assert [row["title"] for row in ranked] == ["7", "6", "9", "5", "8"]
    assert [row["title"] for row in older] == ["4", "3", "2", "1", "0", "11", "10"]
    walked: list[dict[str, object]] = []
    while step := reading.search(session, "word", limit=2, after=walked[-1]["id"] if walked else None):  # type: ignore[arg-type]
        walked += step
    assert walked == whole


def test_snippets_show_every_word_where_it_stands(session: Session, make: Rows) -> None:
    filler = " and so on and so forth" * 20
    body = (
        f"A first line.\nRecalled İstanbul stock{filler} whose 干细胞 products were recalls{filler} in clinical trials."
    )
    make.release(make.source(), "Recalls of STEM cells", body)
    (found,) = reading.search(session, 'recall 细胞 "clinical trials" stem')
    shown = [
        (snippet["field"], [snippet["text"][start:end] for start, end in snippet["marks"]])
        for snippet in found["snippets"]
    ]
    assert shown == [
        ("title", ["Recalls", "STEM"]),
        ("body", ["Recalled"]),
        ("body", ["细胞", "recalls"]),
        ("body", ["clinical trials"]),
    ]
    assert all("\n" not in snippet["text"] and len(snippet["text"]) < 260 for snippet in found["snippets"])


def test_snippets_are_cut_between_words(session: Session, make: Rows) -> None:
    make.release(make.source(), "Cut", f"{'before ' * 40}heparin {'afterwards ' * 40}")
    (found,) = reading.search(session, "heparin")
    (snippet,) = found["snippets"]
    assert set(snippet["text"].replace("…", " ").split()) == {"before", "heparin", "afterwards"}


def test_a_snippet_shows_whichever_word_of_an_or_is_there(session: Session, make: Rows) -> None:
    make.release(make.source(), "Notice", "A batch of heparin.")
    (found,) = reading.search(session, "insulin OR heparin notice")
    assert [[s["text"][a:b] for a, b in s["marks"]] for s in found["snippets"]] == [["Notice"], ["heparin"]]


def test_a_release_found_by_its_title_shows_how_its_text_begins(session: Session, make: Rows) -> None:
    make.release(make.source(), "Recall", "A batch. " * 90)
    (found,) = reading.search(session, "recall")
    title, body = found["snippets"]
    assert (title["text"], title["marks"]) == ("Recall", [[0, 6]])
    assert (body["text"][:8], body["text"][-1], body["marks"]) == ("A batch.", "…", [])


def test_the_index_keeps_step_with_what_is_stored(database: Database) -> None:
    story = Story(database)

    def found(words: str) -> list[int]:
        with database.reading() as session:
            return [row["revision"] for row in reading.search(session, words)]

    story.crawl(page("r1", "More than 400 products are in trials."), page("r2", "Nothing of note."))
    assert (found("400"), found("430"), found("note")) == ([1], [], [1])
    story.crawl(page("r1", "More than 430 products are in trials."), page("r2", "Nothing of note."))
    assert (found("400"), found("430")) == ([], [2])
    for _ in range(2):
        story.crawl(page("r1", "More than 430 products are in trials."), trouble("r2", "missing"))
    assert found("note") == [1]
    story.crawl(page("r2", "Back again.", published=date(2023, 1, 1)))
    with database.reading() as session:
        assert [row["published"] for row in reading.search(session, "again", until=date(2023, 1, 1))] == ["2023-01-01"]
    reprocess(database, "agency", lambda reading: page(reading.key.rpartition("/")[2], "Read better: 99 products."))
    assert (found("430"), sorted(found("better"))) == ([], [2, 2])
    with database.writing() as session:
        sources.remove(session, "agency")
    assert found("better") == []
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(SearchRow)) == 0


def test_a_very_long_text_is_indexed_without_trouble(session: Session, make: Rows) -> None:
    words = " ".join(f"word{number}x" for number in range(90_000))
    make.release(make.source(), "Long", words)
    assert [row["title"] for row in reading.search(session, "word77x")] == ["Long"]
    assert [row["title"] for row in reading.search(session, "word5*")] == ["Long"]


def test_releases_stored_before_there_was_an_index_are_found(database: Database) -> None:
    begin_at(database, "0002")
    with database.engine.begin() as connection:
        for table, given in (
            ("sources", {"name": "old"}),
            ("crawls", {"source_id": 1}),
            ("releases", {"source_id": 1, "key": "a", "title": "Older", "published": date(2024, 1, 1), "revision": 2}),
            ("releases", {"source_id": 1, "key": "b", "title": "Listed only", "revision": 0}),
            ("revisions", {"release_id": 1, "crawl_id": 1, "number": 1, "body": "the first text"}),
            ("revisions", {"release_id": 1, "crawl_id": 1, "number": 2, "body": "the second text, 20 yuan"}),
            ("figures", {"revision_id": 2, "kind": "money"}),
        ):
            insert_plain(connection, table, given)
    again = Database(database.url)
    with again.reading() as session:
        assert [row["title"] for row in reading.search(session, "second", source="old", kind="money")] == ["Older"]
        assert reading.search(session, "first") == []
        assert [row["title"] for row in reading.releases(session, query="listed")] == ["Listed only"]
    again.close()
