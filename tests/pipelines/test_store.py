"""What a crawl brings is stored, compared and told in one transaction, once."""

from datetime import date

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Connection

from items.readings import ListingReading
from storage import reading
from storage.database import Database
from storage.models import (
    Base,
    ChangeRow,
    FigureRow,
    NoticeRow,
    ObservationRow,
    OutboxRow,
    PageRow,
    ReleaseRow,
    RevisionRow,
    SourceRow,
)
from tests.pipelines.told import Story, page, trouble

TRIALS = "More than {} cell and gene therapy products are in clinical trials across the country."
BLOCKED = ListingReading(
    source="agency", url="https://agency.example/news/", verdict="blocked", reason="challenge page (HTTP 412)"
)


@pytest.fixture
def story(database: Database) -> Story:
    return Story(database)


def summary(changes: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [
        (c["kind"], c["old"]["value"] if c["old"] else None, c["new"]["value"] if c["new"] else None)  # type: ignore[index]
        for c in changes
    ]


def test_the_first_crawl_is_a_silent_baseline(story: Story) -> None:
    assert story.crawl(page("r1", TRIALS.format(400))) == []
    assert story.count(ChangeRow) == story.count(OutboxRow) == 0
    assert story.count(FigureRow) == story.count(ObservationRow) == 1


def test_a_newer_release_with_another_value_is_one_change_and_one_mail(story: Story) -> None:
    story.crawl(page("r1", TRIALS.format(400)))
    changes = story.crawl(page("r1", TRIALS.format(400)), page("r2", TRIALS.format(460), published=date(2024, 9, 1)))
    assert summary(changes) == [("metric_changed", 400, 460)]
    assert changes[0]["delta"] == 60
    assert changes[0]["delta_percent"] == 15
    assert changes[0]["previous_release"]["url"].endswith("/r1")
    assert story.count(OutboxRow, OutboxRow.audience == "reader") == 1


def test_an_edit_in_place_keeps_both_revisions(story: Story) -> None:
    story.crawl(page("r1", TRIALS.format(400)))
    changes = story.crawl(page("r1", TRIALS.format(430)))
    assert summary(changes) == [("figure_revised", 400, 430)]
    with story.database.reading() as session:
        stored = reading.release(session, session.scalars(select(ReleaseRow.id)).one())
    assert [revision["revision"] for revision in stored["revisions"]] == [2, 1]
    assert [figure["value"] for figure in stored["figures"]] == [430]


def test_a_second_identical_crawl_writes_nothing(story: Story) -> None:
    pages = [page("r1", TRIALS.format(400)), page("r2", "The agency approved 31 drugs in 2023.")]
    story.crawl(*pages)
    tables = (ReleaseRow, RevisionRow, FigureRow, ObservationRow, PageRow, ChangeRow, OutboxRow, NoticeRow)
    before = [story.count(table) for table in tables]
    assert story.crawl(*pages) == []
    assert [story.count(table) for table in tables] == before


def test_page_furniture_makes_no_revision(story: Story) -> None:
    story.crawl(page("r1", TRIALS.format(400) + "\nPage views: 1,204"))
    assert story.crawl(page("r1", TRIALS.format(400) + "\nPage views: 2,950")) == []
    assert story.count(RevisionRow) == 1


def test_a_withdrawal_needs_two_readings(story: Story) -> None:
    story.crawl(page("r1", TRIALS.format(400)), page("r2", "The desk opens at nine."))
    assert story.crawl(trouble("r1", "missing")) == []
    assert story.count(NoticeRow, NoticeRow.kind == "maybe_withdrawn") == 1
    assert summary(story.crawl(trouble("r1", "missing"))) == [("release_withdrawn", None, None)]
    assert story.crawl(trouble("r1", "missing")) == []


def test_a_good_reading_ends_the_suspicion(story: Story) -> None:
    story.crawl(page("r1", TRIALS.format(400)))
    story.crawl(trouble("r1", "missing"))
    story.crawl(page("r1", TRIALS.format(400)))
    assert story.crawl(trouble("r1", "missing")) == []


def test_missing_pages_of_a_site_that_does_not_answer_are_no_withdrawals(story: Story) -> None:
    story.crawl(page("r1", TRIALS.format(400)))
    for _ in range(3):
        assert [c["kind"] for c in story.crawl(trouble("r1", "missing"), listings=[BLOCKED])] in (
            ["source_unreadable"],
            [],
        )
    assert story.count(ReleaseRow, ReleaseRow.withdrawn_at.is_not(None)) == 0


def test_an_unreadable_source_is_said_once_to_the_operator_and_once_when_it_recovers(story: Story) -> None:
    story.crawl(page("r1", TRIALS.format(400)))
    said = [story.crawl(listings=[BLOCKED]) for _ in range(3)]
    said.append(story.crawl(page("r1", TRIALS.format(400))))
    assert [[change["kind"] for change in changes] for changes in said] == [
        ["source_unreadable"],
        [],
        [],
        ["source_recovered"],
    ]
    assert story.count(OutboxRow, OutboxRow.audience == "reader") == 0
    assert story.count(OutboxRow, OutboxRow.audience == "operator") == 2


def test_a_baseline_is_taken_only_from_a_site_that_answers(story: Story) -> None:
    story.crawl(listings=[BLOCKED])
    assert story.crawl(page("r1", TRIALS.format(400)), page("r2", TRIALS.format(460)))[1:] == []
    assert story.count(ChangeRow, ChangeRow.kind == "metric_changed") == 0


def test_unreadable_release_pages_are_one_notice_for_all(story: Story) -> None:
    story.crawl(*(trouble(f"r{n}", "error") for n in range(20)))
    story.crawl(*(trouble(f"r{n}", "error") for n in range(20)))
    with story.database.reading() as session:
        (notice,) = session.scalars(select(NoticeRow)).all()
    assert "20 of 20 release pages could not be read" in notice.text
    assert story.count(OutboxRow, OutboxRow.audience == "operator") == 1


@pytest.mark.parametrize("table", [RevisionRow, ObservationRow, ChangeRow, OutboxRow])
def test_a_failure_at_any_point_leaves_nothing_half_written(story: Story, table: type[Base]) -> None:
    """Change, revision and outbox rows commit together; after the failure the same crawl says the same."""
    story.crawl(page("r1", TRIALS.format(400)))
    broken = f"INSERT INTO {table.__tablename__} "

    def fail(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(broken):
            raise OSError("no space left on device")

    event.listen(story.database.engine, "before_cursor_execute", fail)
    with pytest.raises(OSError, match="no space"):
        story.crawl(page("r1", TRIALS.format(430)))
    event.remove(story.database.engine, "before_cursor_execute", fail)
    assert (story.count(RevisionRow), story.count(ChangeRow), story.count(OutboxRow)) == (1, 0, 0)
    assert summary(story.crawl(page("r1", TRIALS.format(430)))) == [("figure_revised", 400, 430)]
    assert (story.count(RevisionRow), story.count(ChangeRow), story.count(OutboxRow)) == (2, 1, 1)


def test_every_figure_keeps_its_evidence(story: Story) -> None:
    story.crawl(page("r1", TRIALS.format(400)))
    with story.database.reading() as session:
        figure = session.scalars(select(FigureRow)).one()
        revision = session.get_one(RevisionRow, figure.revision_id)
        raw = session.get_one(PageRow, revision.page_id)
        assert revision.body[figure.start : figure.end] == figure.text == "400"
        assert figure.sentence in revision.body
        assert raw.url.endswith("/r1")


def test_abbreviations_are_remembered_for_later_releases(story: Story) -> None:
    story.crawl(page("r1", "More than 400 cell and gene therapy (CGT) products are in clinical trials."))
    changes = story.crawl(page("r2", "More than 450 CGT products are in clinical trials.", published=date(2024, 9, 1)))
    assert summary(changes) == [("metric_changed", 400, 450)]
    with story.database.reading() as session:
        assert session.scalars(select(SourceRow)).one().abbreviations["CGT"] == "cell and gene therapy"
