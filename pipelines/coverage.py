"""Pages that can be read but do not show their release: told apart before anything of them is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from extraction.page_apology import is_apology
from items.readings import DateOrigin, Reading, Release, Verdict
from storage.models import FigureRow, ReleaseRow, RevisionRow
from storage.writing.releases import BATCH
from tracking.relayout import Coverage, doubtful

#: Where a date comes from that a page itself states.
_OWN = ("mark", "meta")


def believed(session: Session, readings: Sequence[Reading], rows: Mapping[str, ReleaseRow]) -> list[Reading]:
    """`readings` in their order; those whose page lost its layout are "empty", those that apologise "error"."""
    readings = [_apologised(one) for one in readings]
    read = {one.key: _now(one.release, one) for one in readings if one.verdict == "readable" and one.release}
    before = _before(session, [rows[key] for key in read if key in rows and not rows[key].listed_only])
    doubts = doubtful({key: (before.get(key), now) for key, now in read.items()})
    return [_doubted(one, doubts[one.key]) if one.key in doubts else one for one in readings]


def _apologised(reading: Reading) -> Reading:
    if reading.verdict != "readable" or reading.release is None or not is_apology(reading.release.body):
        return reading
    return _doubted(reading, f"the page says: {reading.release.body[:80]}", "error")


def _doubted(reading: Reading, reason: str, verdict: Verdict = "empty") -> Reading:
    """What remains of a reading that is not believed: what its list says of it."""
    listed, release = reading.listed, None
    if listed is not None and listed.title:
        day: DateOrigin | None = "listing" if listed.published else None
        release = Release(
            url=reading.url,
            title=listed.title,
            body="",
            language=reading.language,
            published=listed.published,
            published_origin=day,
        )
    return replace(reading, verdict=verdict, reason=reason, release=release)


def _now(release: Release, reading: Reading) -> Coverage:
    figures = sum(figure.part == "body" for figure in release.extraction.figures)
    listed = reading.listed.title if reading.listed else ""
    return Coverage(release.published_origin in _OWN, figures, release.title, release.body, listed)


def _before(session: Session, rows: Sequence[ReleaseRow]) -> dict[str, Coverage]:
    origins = {row.id: (row.key, row.published_origin in _OWN) for row in rows}
    found = {}
    for start in range(0, len(rows), BATCH):
        query = (
            select(ReleaseRow.id, RevisionRow.title, RevisionRow.body, func.count(FigureRow.id))
            .join(RevisionRow, and_(RevisionRow.release_id == ReleaseRow.id, RevisionRow.number == ReleaseRow.revision))
            .outerjoin(FigureRow, and_(FigureRow.revision_id == RevisionRow.id, FigureRow.part == "body"))
            .where(ReleaseRow.id.in_([row.id for row in rows[start : start + BATCH]]))
            .group_by(ReleaseRow.id, RevisionRow.id, RevisionRow.title, RevisionRow.body)
        )
        for release_id, title, body, figures in session.execute(query):
            key, dated = origins[release_id]
            found[key] = Coverage(dated, figures, title, body)
    return found
