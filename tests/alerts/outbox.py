"""An outbox with messages in it, and looks at what became of them."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from alerts.deliver import TransportSettings
from storage.database import Database
from storage.models import OutboxChangeRow, OutboxRow
from tests.builders import Rows, side

MINUTE = timedelta(minutes=1)
GOOD, BAD = "good@example.org", "bad@example.org"


def settings(folder: Path, port: int | None = None, **fields: object) -> TransportSettings:
    return TransportSettings(
        smtp_url=f"smtp://127.0.0.1:{port}" if port else None,
        directory=folder / "outbox",
        mail_from="regwatch <alerts@example.org>",
        base_url="https://regwatch.example.org",
        operator="ops@example.org",
        **fields,  # type: ignore[arg-type]
    )


def write_messages(database: Database, *addresses: str) -> None:
    """One message to each address, all about one change."""
    with database.writing() as session:
        make = Rows(session)
        release = make.release(make.source("nmpa"), "41 drugs approved", "In 2025, 41 drugs were approved.")
        change = make.change(release, old=side(31, "31 drugs."), new=side(41, "41 drugs."), delta=10)
        for address in addresses:
            row = make.message(address, crawl_id=change.crawl_id)
            session.add(OutboxChangeRow(outbox_id=row.id, change_id=change.id))


def rows(database: Database, *addresses: str) -> list[OutboxRow]:
    with database.reading() as session:
        found = session.scalars(select(OutboxRow).order_by(OutboxRow.id)).all()
        return [row for row in found if not addresses or row.address in addresses]


def states(database: Database, *addresses: str) -> list[str]:
    return [row.state for row in rows(database, *addresses)]
