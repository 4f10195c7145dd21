"""Search over titles and bodies of the newest revisions, in any language."""

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from storage.models import ReleaseRow, RevisionRow
from storage.reading.asking import bounded, holds, newest_releases_first, source_id, words_of
from storage.reading.forms import Form, release_form
from storage.reading.releases import NEWEST

#: Characters of text shown before and after the first word found.
BEFORE, AFTER = 60, 180


def search(session: Session, words: str, *, source: str | None = None, limit: int = 50) -> list[Form]:
    """Releases that hold every word (or "phrase in quotes"), whatever its case, newest first.

    Each is a release with `snippet`, a stretch of its body, and `marks`, where in the snippet the words stand.
    """
    wanted = words_of(words)
    statement = (
        select(ReleaseRow, RevisionRow.body)
        .join(ReleaseRow.source)
        .outerjoin(RevisionRow, NEWEST)
        .options(contains_eager(ReleaseRow.source))
        .where(holds(wanted, ReleaseRow.title, RevisionRow.body))
    )
    if source is not None:
        statement = statement.where(ReleaseRow.source_id == source_id(session, source))
    rows = newest_releases_first(session, statement, bounded(limit))
    return [{**release_form(row), **_snippet(body or "", wanted)} for row, body in rows]


def _snippet(body: str, words: list[str]) -> Form:
    folded = _folded(body)
    places = [place for place in (folded.find(_folded(word)) for word in words) if place >= 0]
    start = max(0, min(places, default=0) - BEFORE)
    end = min(len(body), min(places, default=0) + AFTER)
    while 0 < start < len(body) and body[start - 1].isascii() and body[start - 1].isalnum():
        start += 1  # not in the middle of a word
    text = body[start:end].replace("\n", " ")
    return {
        "snippet": f"{'…' if start else ''}{text}{'…' if end < len(body) else ''}",
        "marks": _marks(_folded(text), words, shift=1 if start else 0),
    }


def _marks(text: str, words: list[str], shift: int) -> list[list[int]]:
    """Where the words stand, in order and merged where they overlap."""
    found: list[list[int]] = []
    for word in map(_folded, words):
        place = text.find(word)
        while place >= 0:
            found.append([place + shift, place + len(word) + shift])
            place = text.find(word, place + len(word))
    merged: list[list[int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return merged


def _folded(text: str) -> str:
    """Lower case, character by character, so that places stay what they are."""
    return "".join(lower if len(lower := c.lower()) == 1 else c for c in text)
