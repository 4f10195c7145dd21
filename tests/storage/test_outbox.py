from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from items.news import News, Parcel
from storage import dispatch, letters, outbox
from storage.database import Database
from storage.models import ChangeRow, OutboxChangeRow, OutboxRow
from tests.builders import NOON, Rows, side

LATER = NOON + timedelta(hours=20)


def parcel(changes: Sequence[ChangeRow], due_at: datetime = NOON, **fields: Any) -> Parcel:
    plain = {"address": "reader@example.org", "subscription": None, "purpose": "instant", "due_at": due_at}
    return Parcel(**(plain | fields), changes=tuple(change.id for change in changes))


def some_changes(session: Session, count: int) -> list[ChangeRow]:
    make = Rows(session)
    release = make.release(make.source(), "31 drugs approved", "In 2025, 31 drugs were approved.")
    return [make.change(release) for _ in range(count)]


def enqueue(session: Session, crawl: int, *parcels: Parcel, now: datetime = NOON) -> list[OutboxRow]:
    return outbox.enqueue(session, crawl, parcels, now=now, mail_domain="example.org")


def told(session: Session) -> dict[int, list[int]]:
    rows = session.execute(select(OutboxChangeRow.outbox_id, OutboxChangeRow.change_id).order_by("change_id")).all()
    return {row.outbox_id: [each.change_id for each in rows if each.outbox_id == row.outbox_id] for row in rows}


def test_one_message_for_what_a_crawl_tells_at_once(database: Database) -> None:
    with database.writing() as session:
        first, second, third = some_changes(session, 3)
        crawl, next_crawl = first.crawl_id, third.crawl_id
        (row,) = enqueue(session, crawl, parcel([first, second]))
        (again,) = enqueue(session, crawl, parcel([first, second]))
        (other,) = enqueue(session, next_crawl, parcel([third]))
        assert row.id == again.id != other.id
        assert row.message_id != other.message_id
        assert told(session) == {row.id: [first.id, second.id], other.id: [third.id]}
        assert (row.state, row.due_at, row.next_attempt_at, row.crawl_id) == ("pending", NOON, NOON, crawl)


def test_a_digest_collects_over_crawls_until_it_is_due(database: Database) -> None:
    with database.writing() as session:
        first, second, third = some_changes(session, 3)
        (row,) = enqueue(session, first.crawl_id, parcel([first], LATER, purpose="daily"))
        (same,) = enqueue(session, second.crawl_id, parcel([second], LATER, purpose="daily"), now=NOON)
        (next_day,) = enqueue(session, third.crawl_id, parcel([third], LATER + timedelta(days=1), purpose="daily"))
        assert row.id == same.id != next_day.id
        assert told(session)[row.id] == [first.id, second.id]


def test_crawls_that_end_together_share_the_digests(database: Database) -> None:
    with database.writing() as session:
        changes = some_changes(session, 8)
    together = Barrier(len(changes))

    def end_crawl(change: ChangeRow) -> None:
        together.wait()
        with database.writing() as session:
            digests = [parcel([change], LATER, purpose="daily", address=f"{name}@example.org") for name in "abcd"]
            enqueue(session, change.crawl_id, *(digests if change.id % 2 else reversed(digests)))

    with ThreadPoolExecutor(len(changes)) as crawls:
        list(crawls.map(end_crawl, changes))
    with database.reading() as session:
        everything = sorted(change.id for change in changes)
        assert list(told(session).values()) == [everything] * 4


def test_a_message_on_its_way_takes_nothing_more(database: Database) -> None:
    with database.writing() as session:
        first, second, third = some_changes(session, 3)
        (row,) = enqueue(session, first.crawl_id, parcel([first], LATER, purpose="daily"))
        row_id = row.id
    with database.writing() as session:
        claimed = dispatch.claim(session, "sender", LATER)
        assert claimed is not None
        (late,) = enqueue(session, 1, parcel([second], LATER, purpose="daily"))
        dispatch.sent(session, row_id, LATER, "250 ok")
        (later,) = enqueue(session, 1, parcel([third], LATER, purpose="daily"))
        assert late.id == later.id != row_id
        assert told(session) == {row_id: [first.id], late.id: [second.id, third.id]}


def test_the_operator_gets_one_message_a_crawl_and_none_about_nothing(database: Database) -> None:
    def write(changes: Sequence[int], notices: Sequence[int]) -> OutboxRow | None:
        return outbox.enqueue_operator(
            session,
            crawl,
            changes=changes,
            notices=notices,
            address="ops@example.org",
            now=NOON,
            mail_domain="example.org",
        )

    with database.writing() as session:
        make = Rows(session)
        (change,) = some_changes(session, 1)
        crawl = change.crawl_id
        notices = [make.notice(change.source, text).id for text in ("first", "second")]
        assert write([], []) is None
        first = write([change.id], [notices[0]])
        second = write([], [notices[1]])
        assert first is not None
        assert second is first
        assert first.audience == "operator"
        letter = letters.letter(session, first.id)
    assert letter.notices == ("first", "second")
    assert letter.token == ""


def test_nothing_is_written_when_the_crawl_is_not_stored(database: Database) -> None:
    def crawl() -> None:
        with database.writing() as session:
            (change,) = some_changes(session, 1)
            enqueue(session, change.crawl_id, parcel([change]))
            raise RuntimeError("the crawl's process ends here")

    with pytest.raises(RuntimeError):
        crawl()
    with database.reading() as session:
        assert session.scalars(select(OutboxRow)).all() == []


def test_message_ids_do_not_repeat_in_a_database_begun_anew() -> None:
    same = outbox.message_id("instant/1/a@b.org", NOON, "example.org")
    assert same == outbox.message_id("instant/1/a@b.org", NOON, "example.org")
    assert same != outbox.message_id("instant/1/a@b.org", LATER, "example.org")
    assert same.startswith("<")
    assert same.endswith("@example.org>")


def test_a_letter_holds_the_change_with_its_evidence_and_history(database: Database) -> None:
    with database.writing() as session:
        make = Rows(session)
        source = make.source("nmpa")
        metric = make.metric(source, "drugs approved", unit="drugs")
        texts = [("2023", 27), ("2024", 31), ("2025", 41)]
        for year, count in texts:
            release = make.release(source, f"Drugs in {year}", f"In {year}, {count} drugs were approved.")
            figure = make.figure(release, str(count), count, period=year)
            figure.period_end = NOON.date().replace(year=int(year), month=12, day=31)
            make.observation(metric, figure)
        change = make.change(
            release,
            metric_id=metric.id,
            old=side(31, "In 2024, 31 drugs were approved."),
            new=side(
                41,
                "In 2025, 41 drugs were approved.",
                period={"text": "2025", "start": None, "end": "2025-12-31", "type": "closed"},
            ),
            delta=10,
            delta_percent=32.26,
            skipped=[side(35, "35")],
        )
        (row,) = enqueue(session, change.crawl_id, parcel([change]))
        row_id = row.id
    with database.reading() as session:
        letter = letters.letter(session, row_id)
    (entry,) = letter.entries
    assert entry.source == "nmpa"
    assert entry.series is not None
    assert entry.series.label == "drugs approved"
    assert [(day.year, value) for day, value in entry.series.points] == [(2023, 27.0), (2024, 31.0), (2025, 41.0)]
    assert entry.old is not None
    assert entry.new is not None
    assert (entry.old.value, entry.new.value, entry.new.sentence) == (31.0, 41.0, "In 2025, 41 drugs were approved.")
    assert entry.new.period is not None
    assert entry.new.period.end == NOON.date().replace(year=2025, month=12, day=31)
    assert [half.value for half in entry.skipped] == [35.0]


def test_a_letter_about_an_edit_holds_both_wordings(database: Database) -> None:
    with database.writing() as session:
        make = Rows(session)
        release = make.release(make.source(), "Old title", "Within 14 days.")
        make.revise(release, "New title", "Within 10 days.")
        change = make.change(release, "release_revised", revision=2)
        (row,) = enqueue(session, change.crawl_id, parcel([change]))
        (entry,) = letters.letter(session, row.id).entries
    assert (entry.before, entry.after) == ("Old title\nWithin 14 days.", "New title\nWithin 10 days.")


def test_the_past_can_be_told_again(database: Database) -> None:
    with database.writing() as session:
        make = Rows(session)
        source = make.source("nmpa")
        metric = make.metric(source, "drugs approved")
        release = make.release(source, "41 drugs")
        make.change(release, detected_at=NOON - timedelta(days=1))
        change = make.change(
            release, metric_id=metric.id, old=side(31, "31"), new=side(41, "41"), delta=10, delta_percent=32.26
        )
        (found,) = outbox.past_news(session, NOON)
        assert found == (
            change.crawl_id,
            change.detected_at,
            News(
                id=change.id,
                source="nmpa",
                kind="metric_changed",
                severity="high",
                metric=metric.id,
                label="drugs approved",
                old=31,
                new=41,
                delta=10,
                delta_percent=32.26,
            ),
        )
