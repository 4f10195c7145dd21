from datetime import timedelta

from sqlalchemy import select

from storage import dispatch
from storage.database import Database
from storage.dispatch import Told
from storage.models import ChangeRow, NoticeRow, OutboxChangeRow, OutboxRow
from tests.builders import NOON, Rows

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def states(database: Database) -> list[tuple[str, str, int]]:
    with database.reading() as session:
        rows = session.scalars(select(OutboxRow).order_by(OutboxRow.id)).all()
        return [(row.address, row.state, row.attempts) for row in rows]


def claim(database: Database, sender: str = "one", after: timedelta = MINUTE) -> str | None:
    """The address of the message that the sender gets."""
    with database.writing() as session:
        row = dispatch.claim(session, sender, NOON + after)
        return row.address if row else None


def number(database: Database, address: str) -> int:
    with database.reading() as session:
        return session.scalars(select(OutboxRow.id).where(OutboxRow.address == address)).one()


def messages(database: Database, *addresses: str) -> None:
    with database.writing() as session:
        for address in addresses:
            Rows(session).message(address)


def test_two_senders_never_hold_one_message(database: Database) -> None:
    messages(database, "a@x", "b@x")
    assert [claim(database, "one"), claim(database, "two"), claim(database, "one")] == ["a@x", "b@x", None]


def test_a_claim_that_ran_out_is_taken_up_as_possibly_sent(database: Database) -> None:
    messages(database, "a@x")
    assert claim(database, "one") == "a@x"
    assert claim(database, "two", after=MINUTE + dispatch.LEASE) is None
    assert claim(database, "two", after=2 * MINUTE + dispatch.LEASE) == "a@x"
    assert states(database) == [("a@x", "pending", 1)]


def test_the_messages_of_a_dead_sender_are_free_at_once(database: Database) -> None:
    messages(database, "a@x", "b@x")
    claim(database, "dead")
    claim(database, "alive")
    with database.writing() as session:
        assert dispatch.senders(session) == {"dead", "alive"}
        dispatch.forget_senders(session, {"dead"})
    assert [claim(database, "next"), claim(database, "next")] == ["a@x", None]
    assert states(database) == [("a@x", "pending", 1), ("b@x", "pending", 0)]


def test_nothing_is_taken_before_it_is_due(database: Database) -> None:
    with database.writing() as session:
        Rows(session).message("a@x", due_at=NOON + HOUR, next_attempt_at=NOON + HOUR)
    assert claim(database) is None
    assert claim(database, after=HOUR) == "a@x"


def test_a_failure_holds_up_its_own_address_only(database: Database) -> None:
    messages(database, "bad@x", "bad@x", "good@x")
    with database.writing() as session:
        row = dispatch.claim(session, "one", NOON)
        assert row is not None
        dispatch.retry(session, row.id, "one", NOON + HOUR, "451 later")
    assert [claim(database), claim(database)] == ["good@x", None]
    assert claim(database, after=HOUR) == "bad@x"


def test_fresh_messages_go_before_those_in_trouble(database: Database) -> None:
    messages(database, "bad@x")
    with database.writing() as session:
        row = dispatch.claim(session, "one", NOON)
        assert row is not None
        dispatch.retry(session, row.id, "one", NOON + MINUTE, "451 later")
    messages(database, "new@x")
    assert [claim(database), claim(database)] == ["new@x", "bad@x"]


def test_what_could_not_be_tried_stays_due_and_untried(database: Database) -> None:
    messages(database, "a@x")
    claim(database)
    with database.writing() as session:
        dispatch.put_back(session, number(database, "a@x"), "one", "the server is out of reach")
    assert states(database) == [("a@x", "pending", 0)]
    assert claim(database) == "a@x"


def test_a_sender_that_lost_its_claim_changes_nothing_but_what_it_knows(database: Database) -> None:
    messages(database, "a@x", "b@x")
    late = MINUTE + 2 * dispatch.LEASE
    a, b = number(database, "a@x"), number(database, "b@x")
    claim(database, "slow")
    claim(database, "slow")
    assert [claim(database, "quick", after=late), claim(database, "quick", after=late)] == ["a@x", "b@x"]
    with database.writing() as session:
        dispatch.bury(session, a, "slow", NOON, "550", Told(None, "x"))
        dispatch.sent(session, b, NOON, "250 ok")
        dispatch.sent(session, a, NOON, "250 ok")
    assert [state for _, state, _ in states(database)] == ["sent", "sent"]


def test_the_operator_hears_once_of_an_address_that_refuses_until_it_takes_mail_again(database: Database) -> None:
    def refuse_one() -> None:
        with database.writing() as session:
            row = Rows(session).message("gone@x")
            session.add(OutboxChangeRow(outbox_id=row.id, change_id=change_id))
            row.claimed_by = "one"
            session.flush()
            dispatch.bury(session, row.id, "one", NOON, "550 5.1.1 no\nsuch user", Told("ops@x", "x"))

    with database.writing() as session:
        make = Rows(session)
        change_id = make.change(make.release(make.source(), "Title")).id
    refuse_one()
    refuse_one()
    with database.reading() as session:
        (notice,) = session.scalars(select(NoticeRow)).all()
        (mail,) = session.scalars(select(OutboxRow).where(OutboxRow.audience == "operator")).all()
        assert notice.text == "gone@x takes nothing from us any more: 550 5.1.1 no such user"
        assert (mail.address, mail.notice_ids, mail.state) == ("ops@x", [notice.id], "pending")
    with database.writing() as session:
        again = Rows(session).message("gone@x")
        dispatch.sent(session, again.id, NOON, "250 ok")
    refuse_one()
    with database.reading() as session:
        mails = session.scalars(select(OutboxRow).where(OutboxRow.audience == "operator")).all()
        assert len(mails) == 1
        assert session.scalars(select(NoticeRow.resolved_at)).all() == [None]


def test_after_an_outage_a_reader_gets_one_message(database: Database) -> None:
    with database.writing() as session:
        make = Rows(session)
        release = make.release(make.source(), "Title")
        changes = [make.change(release).id for _ in range(4)]
        rows = [make.message("a@x", due_at=NOON + HOUR * hour, next_attempt_at=NOON + HOUR * hour) for hour in range(3)]
        tried = make.message("a@x", attempts=1)
        session.add_all(
            OutboxChangeRow(outbox_id=row.id, change_id=change)
            for row, change in zip([*rows, tried], changes, strict=True)
        )
        make.message("b@x")
    assert claim(database, after=HOUR * 5) == "a@x"
    with database.reading() as session:
        first = session.get_one(OutboxRow, rows[0].id)
        told = session.scalars(select(ChangeRow.id).join(OutboxChangeRow).where(OutboxChangeRow.outbox_id == first.id))
        assert sorted(told) == changes[:3]
        assert first.due_at == NOON + HOUR * 5
        assert [session.get_one(OutboxRow, row.id).state for row in rows[1:]] == ["dropped", "dropped"]
        assert session.get_one(OutboxRow, tried.id).state == "pending"


def test_without_an_outage_each_crawl_has_its_own_message(database: Database) -> None:
    messages(database, "a@x", "a@x")
    assert [claim(database, after=HOUR / 2), claim(database, after=HOUR / 2)] == ["a@x", "a@x"]


def test_what_was_sent_lately_is_counted(database: Database) -> None:
    messages(database, "a@x", "b@x")
    with database.writing() as session:
        dispatch.sent(session, 1, NOON, "250 ok")
        dispatch.sent(session, 2, NOON + HOUR, "250 ok")
        assert [dispatch.sent_since(session, NOON - MINUTE), dispatch.sent_since(session, NOON)] == [2, 1]
