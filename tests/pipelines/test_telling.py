from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

from sqlalchemy import select

from alerts.deliver import Delivered, deliver
from items.news import Subscription
from pipelines.telling import tell
from storage import subscriptions
from storage.database import Database
from storage.letters import letter
from storage.models import OutboxRow, SourceRow
from tests.alerts.outbox import MINUTE, settings
from tests.builders import NOON, Rows, side

HOUR = timedelta(hours=1)


def test_readers_hear_of_changes_and_the_operator_of_trouble(database: Database) -> None:
    with database.writing() as session:
        make = Rows(session)
        subscriptions.add(session, Subscription(address="reader@example.org"), now=NOON)
        subscriptions.add(session, Subscription(address="big@example.org", min_percent=50.0), now=NOON)
        release = make.release(make.source("nmpa"), "41 drugs")
        high = make.change(release, old=side(31, "31"), new=side(41, "41"), delta=10, delta_percent=32.3)
        low = make.change(release, "release_revised", severity="low")
        trouble = make.change(release, "source_unreadable", severity="low", note="nmpa cannot be read")
        notice = make.notice(release.source, "nmpa cannot be read")
        rows = tell(
            session,
            high.crawl_id,
            [high, low, trouble],
            [notice],
            now=NOON,
            operator="ops@example.org",
            mail_from="regwatch <alerts@mail.example.org>",
        )
        told = {(row.address, row.purpose): [entry.id for entry in letter(session, row.id).entries] for row in rows}
    assert told == {
        ("reader@example.org", "instant"): [high.id],
        ("reader@example.org", "daily"): [low.id],
        ("ops@example.org", "operator"): [trouble.id],
    }
    assert {row.message_id.partition("@")[2] for row in rows} == {"mail.example.org>"}


def test_nobody_is_told_of_nothing_and_no_operator_is_no_mail(database: Database) -> None:
    with database.writing() as session:
        make = Rows(session)
        subscriptions.add(session, Subscription(address="reader@example.org"), now=NOON)
        crawl = make.crawl(make.source())
        notice = make.notice(make.source("ema"), "ema cannot be read")
        tell(session, crawl.id, [], [], now=NOON, operator="ops@example.org", mail_from="a@b.org")
        tell(session, crawl.id, [], [notice], now=NOON, operator=None, mail_from="a@b.org")
        assert session.scalars(select(OutboxRow)).all() == []


def test_after_an_outage_a_reader_gets_one_message_for_all_sources(database: Database, tmp_path: Path) -> None:
    with database.writing() as session:
        subscriptions.add(session, Subscription(address="reader@example.org", cadence="instant"), now=NOON)
        make = Rows(session)
        late = [make.source(name, next_due_at=NOON - 9 * HOUR) for name in ("swissmedic", "ema", "nmpa")]
        make.source("weekly", next_due_at=NOON + HOUR)

    def catch_up(source: SourceRow, now: datetime) -> None:
        with database.writing() as session:
            make = Rows(session)
            crawl = make.crawl(source, trigger="makeup", started_at=now)
            release = make.release(source, f"News of {source.name}")
            severity = "high" if source.name == "nmpa" else "low"
            change = make.change(release, "release_withdrawn", severity=severity, detected_at=now, crawl_id=crawl.id)
            tell(session, crawl.id, [change], [], now=now, operator=None, mail_from="a@example.org")
            session.get_one(SourceRow, source.id).next_due_at = now + HOUR

    for number, source in enumerate(late):
        assert deliver(database, settings(tmp_path), NOON + number * MINUTE) == Delivered()
        catch_up(source, NOON + number * MINUTE)
    assert deliver(database, settings(tmp_path), NOON + 3 * MINUTE) == Delivered(sent=1)
    (path,) = (tmp_path / "outbox").iterdir()
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert str(mail["Subject"]).startswith("nmpa: ")
    text = mail.get_body(("plain",))
    assert text is not None
    lines = text.get_content().splitlines()
    assert "While we were away" in lines[0]
    assert [line for line in lines if line in ("ema", "nmpa", "swissmedic")] == ["ema", "nmpa", "swissmedic"]


def test_news_never_waits_long_for_a_source_that_takes_its_time(sqlite: Database, tmp_path: Path) -> None:
    with sqlite.writing() as session:
        subscriptions.add(session, Subscription(address="reader@example.org", cadence="instant"), now=NOON)
        make = Rows(session)
        quick = make.source("quick", next_due_at=NOON - 9 * HOUR)
        make.source("slow", next_due_at=NOON - 9 * HOUR)
        crawl = make.crawl(quick, trigger="makeup", started_at=NOON)
        change = make.change(make.release(quick, "News"), "release_withdrawn")
        tell(session, crawl.id, [change], [], now=NOON, operator=None, mail_from="a@example.org")
    assert deliver(sqlite, settings(tmp_path), NOON + 14 * MINUTE) == Delivered()
    assert deliver(sqlite, settings(tmp_path), NOON + 15 * MINUTE) == Delivered(sent=1)
