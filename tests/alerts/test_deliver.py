import logging
import socket
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlalchemy import select, update

from alerts.deliver import Delivered, deliver
from alerts.patience import Rest, wait
from alerts.transports import Server, SmtpTransport
from storage.database import Database
from storage.models import NoticeRow, OutboxChangeRow, OutboxRow
from tests.alerts.outbox import BAD, GOOD, MINUTE, rows, settings, states, write_messages
from tests.alerts.servers import Mailbox, judging, serving
from tests.builders import NOON, Rows


def refusing(line: str) -> Callable[[str, int], str | None]:
    return lambda address, number: line if address == BAD else None


def test_without_a_server_messages_become_files(database: Database, tmp_path: Path) -> None:
    write_messages(database, "a@example.org", "b@example.org")
    assert deliver(database, settings(tmp_path), NOON) == Delivered(sent=2)
    assert deliver(database, settings(tmp_path), NOON) == Delivered()
    files = sorted((tmp_path / "outbox").glob("*"))
    read = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]
    assert {message["To"] for message in read} == {"a@example.org", "b@example.org"}
    assert {message["Subject"] for message in read} == {"nmpa: 41 drugs approved: 31 → 41 (+10)"}
    assert [path.suffix for path in files] == [".eml", ".eml"]
    assert states(database) == ["sent", "sent"]


def test_a_server_takes_all_over_one_connection(database: Database, tmp_path: Path) -> None:
    write_messages(database, *(f"reader{number}@example.org" for number in range(30)))
    with serving() as server:
        assert deliver(database, settings(tmp_path, server.port), NOON) == Delivered(sent=30)
        assert server.mailbox.connections == 1
    assert {row.last_answer for row in rows(database)} == {"250 OK"}
    assert {str(message["Message-ID"]) for message in server.mailbox.arrived} == {
        row.message_id for row in rows(database)
    }


def test_nothing_leaves_before_its_time_or_when_told_to_stop(sqlite: Database, tmp_path: Path) -> None:
    write_messages(sqlite, GOOD, GOOD)
    assert deliver(sqlite, settings(tmp_path), NOON - MINUTE) == Delivered()
    answers = iter([True, False])
    assert deliver(sqlite, settings(tmp_path), NOON, proceed=lambda: next(answers)) == Delivered(sent=1)


@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_a_refusal_for_good_is_a_dead_letter_that_the_operator_hears_of(
    database: Database, tmp_path: Path, stage: str
) -> None:
    write_messages(database, BAD, GOOD)
    with serving(judging(stage, refusing("550 5.1.1 no such user"))) as server:
        assert deliver(database, settings(tmp_path, server.port), NOON) == Delivered(sent=2, dead=1)
        assert deliver(database, settings(tmp_path, server.port), NOON + 100 * MINUTE) == Delivered()
    (told,) = [message for message in server.mailbox.arrived if message["To"] == "ops@example.org"]
    assert "bad@example.org takes nothing from us any more: 550 5.1.1 no such user" in str(told["Subject"])
    assert states(database, BAD, GOOD) == ["dead", "sent"]
    assert rows(database, BAD)[0].last_answer == "550 5.1.1 no such user"


def test_a_failure_for_now_is_tried_again_later_and_later(database: Database, tmp_path: Path) -> None:
    write_messages(database, BAD, GOOD)
    box = Mailbox(rcpt=refusing("451 4.7.1 try again later"))
    with serving(box) as server:
        way = settings(tmp_path, server.port)
        assert deliver(database, way, NOON) == Delivered(sent=1, failed=1)
        assert deliver(database, way, NOON) == Delivered()
        first = rows(database, BAD)[0].next_attempt_at
        assert MINUTE <= first - NOON < 2 * MINUTE
        assert deliver(database, way, first) == Delivered(failed=1)
        assert timedelta(minutes=4) <= rows(database, BAD)[0].next_attempt_at - first < timedelta(minutes=5)
        box.rcpt = lambda address, number: None
        assert deliver(database, way, first + timedelta(minutes=5)) == Delivered(sent=1)
    assert box.of(BAD) == [rows(database, BAD)[0].message_id]


def test_patience_ends_after_days(sqlite: Database, tmp_path: Path) -> None:
    write_messages(sqlite, BAD)
    with serving(Mailbox(rcpt=refusing("451 later"))) as server:
        way = settings(tmp_path, server.port)
        outcomes = [deliver(sqlite, way, NOON + timedelta(hours=7 * step)) for step in range(20)]
    assert sum(outcome.dead for outcome in outcomes) == 1
    assert states(sqlite, BAD) == ["dead"]
    assert max(wait(attempts) for attempts in range(100)) == timedelta(hours=6)


@pytest.mark.parametrize("misfortune", ["drop", "stall"])
def test_a_doubtful_message_is_sent_again_under_the_same_identity(
    database: Database, tmp_path: Path, misfortune: str
) -> None:
    write_messages(database, BAD, GOOD)
    box = Mailbox(data=lambda address, number: misfortune if address == BAD and number < 2 else None)
    with serving(box) as server:
        for moment, expected in (
            (NOON, Delivered(sent=1, failed=1)),
            (NOON + 10 * MINUTE, Delivered(sent=1)),
        ):
            with closing(SmtpTransport(Server.from_url(f"smtp://127.0.0.1:{server.port}"), timeout=0.5)) as transport:
                way = settings(tmp_path, server.port)
                assert deliver(database, way, moment, transport=transport) == expected
    assert box.of(BAD) == [rows(database, BAD)[0].message_id] * 2
    assert len(box.of(GOOD)) == 1
    first, second = (message.as_bytes() for message in box.arrived if message["To"] == BAD)
    assert first == second


def test_a_server_out_of_reach_costs_one_attempt_and_no_message_its_turn(database: Database, tmp_path: Path) -> None:
    write_messages(database, *(f"reader{number}@example.org" for number in range(5)))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        outcome = deliver(database, settings(tmp_path, port), NOON)
    assert (outcome.sent, outcome.failed) == (0, 1)
    assert "cannot be used" in outcome.down
    assert [row.attempts for row in rows(database)] == [0] * 5
    with serving() as server:
        assert deliver(database, settings(tmp_path, server.port), NOON) == Delivered(sent=5)


def test_after_an_outage_everything_waiting_comes_as_one_mail(sqlite: Database, tmp_path: Path) -> None:
    write_messages(sqlite, GOOD)
    with sqlite.writing() as session:
        make = Rows(session)
        for name in ("ema", "aemps"):
            release = make.release(make.source(name), f"News of {name}")
            change = make.change(release, "release_withdrawn", severity="medium")
            row = make.message(GOOD)
            session.add(OutboxChangeRow(outbox_id=row.id, change_id=change.id))
    assert deliver(sqlite, settings(tmp_path), NOON + timedelta(hours=9)) == Delivered(sent=1)
    (path,) = (tmp_path / "outbox").iterdir()
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert str(message["Subject"]) == "nmpa: 41 drugs approved: 31 → 41 (+10) and 2 more"
    text = message.get_body(("plain",))
    assert text is not None
    assert [line for line in text.get_content().splitlines() if line in ("nmpa", "ema", "aemps")] == [
        "aemps",
        "ema",
        "nmpa",
    ]


def test_a_message_with_nothing_left_to_tell_is_never_sent(sqlite: Database, tmp_path: Path) -> None:
    with sqlite.writing() as session:
        make = Rows(session)
        notice = make.notice(make.source(), "nmpa cannot be read", resolved_at=NOON + MINUTE)
        make.message("ops@example.org", audience="operator", purpose="operator", notice_ids=[notice.id])
        make.message(GOOD)
    assert deliver(sqlite, settings(tmp_path), NOON) == Delivered()
    assert states(sqlite) == ["dropped", "dropped"]


def test_a_message_that_cannot_be_written_holds_up_no_other(
    sqlite: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_messages(sqlite, BAD, GOOD)
    with sqlite.writing() as session:
        session.execute(update(OutboxRow).where(OutboxRow.address == BAD).values(message_id="<\ud7ff\n@x>"))
    with caplog.at_level(logging.CRITICAL):
        assert deliver(sqlite, settings(tmp_path), NOON) == Delivered(sent=1, failed=1)
    assert states(sqlite, BAD, GOOD) == ["pending", "sent"]
    assert "cannot be written" in rows(sqlite, BAD)[0].last_answer


def test_a_rate_limit_holds_over_runs(sqlite: Database, tmp_path: Path) -> None:
    write_messages(sqlite, *(f"reader{number}@example.org" for number in range(5)))
    way = settings(tmp_path, per_minute=2)
    moments = (NOON, NOON + timedelta(seconds=20), NOON + timedelta(seconds=70), NOON + timedelta(seconds=140))
    assert [deliver(sqlite, way, moment).sent for moment in moments] == [2, 0, 2, 1]


def test_a_dead_operator_address_is_not_told_of_itself(sqlite: Database, tmp_path: Path) -> None:
    with sqlite.writing() as session:
        make = Rows(session)
        notice = make.notice(make.source(), "nmpa cannot be read")
        make.message(BAD, audience="operator", purpose="operator", notice_ids=[notice.id])
    with serving(Mailbox(rcpt=refusing("550 no such user"))) as server:
        assert deliver(sqlite, settings(tmp_path, server.port), NOON) == Delivered(dead=1)
    with sqlite.reading() as session:
        assert len(session.scalars(select(NoticeRow)).all()) == 1


def test_a_server_that_cannot_be_used_is_asked_more_and_more_rarely() -> None:
    rest = Rest()
    assert rest.over(NOON)
    rests = []
    for _ in range(7):
        rest.note("refused", NOON)
        rests.append(next(minute for minute in range(100) if rest.over(NOON + minute * MINUTE)))
    assert rests == [1, 2, 4, 8, 15, 15, 15]
    rest.note("", NOON)
    assert rest.over(NOON)
