from sqlalchemy import select

from items.news import Subscription
from pipelines.telling import tell
from storage import subscriptions
from storage.database import Database
from storage.letters import letter
from storage.models import OutboxRow
from tests.builders import NOON, Rows, side


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
