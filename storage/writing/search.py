"""The index of words, kept in step with the texts."""

from collections.abc import Iterable

from sqlalchemy import delete
from sqlalchemy.orm import Session

from storage.models import ReleaseRow, SearchRow
from storage.search.entry import entry


def index(session: Session, row: ReleaseRow, *, title: str, body: str, kinds: Iterable[str]) -> None:
    """Puts the newest text of a release into the index; `kinds` are those of the figures in it."""
    session.execute(delete(SearchRow).where(SearchRow.release_id == row.id))
    made = entry(row.id, row.published, row.source_id, row.language, title, body, kinds)
    session.add(SearchRow(release_id=row.id, **made._asdict()))
    session.flush()
