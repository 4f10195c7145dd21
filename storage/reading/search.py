"""Search over titles and bodies of the newest revisions, in any language."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, contains_eager

from items.facts import Kind
from storage.models import FigureRow, MetricRow, ObservationRow, ReleaseRow, RevisionRow
from storage.reading.asking import (
    bounded,
    holds,
    newest_releases_first,
    one_of,
    plain,
    published_between,
    source_id,
    words_of,
)
from storage.reading.forms import Form, release_form
from storage.reading.metrics import metric_matches
from storage.reading.releases import NEWEST, release_row

#: Characters of text shown before and after the first word found.
BEFORE, AFTER = 60, 180


def search(
    session: Session,
    words: str,
    *,
    source: str | None = None,
    language: str | None = None,
    since: date | None = None,
    until: date | None = None,
    kind: str | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    metric: int | str | None = None,
    limit: int = 50,
    after: int | None = None,
) -> list[Form]:
    """Releases that hold every word (or "phrase in quotes"), whatever its case, newest first.

    `language`, `since` and `until` are those of the release; `kind`, `minimum`, `maximum` and `metric` ask for one
    figure that is all of them; `after` is the id of the last release of the page before. Each is a release with
    `snippets`: stretches of its title or body (`field`) with `marks`, where in their `text` the words stand.
    """
    wanted = words_of(words)
    statement = (
        select(ReleaseRow, RevisionRow.body)
        .join(ReleaseRow.source)
        .outerjoin(RevisionRow, NEWEST)
        .options(contains_eager(ReleaseRow.source))
        .where(holds(wanted, ReleaseRow.title, RevisionRow.body), *published_between(since, until))
    )
    if source is not None:
        statement = statement.where(ReleaseRow.source_id == source_id(session, source))
    if language is not None:
        statement = statement.where(ReleaseRow.language == plain(language))
    figure = _figure(kind, minimum, maximum, metric)
    if figure:
        statement = statement.where(_states(figure, metric))
    before = None if after is None else release_row(session, after)
    rows = newest_releases_first(session, statement, bounded(limit), after=before)
    return [{**release_form(row), **_snippets(row.title, body or "", wanted)} for row, body in rows]


def _figure(
    kind: str | None, minimum: float | None, maximum: float | None, metric: int | str | None
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if kind is not None:
        conditions.append(FigureRow.kind == one_of("kind", kind, Kind))
    if minimum is not None:
        conditions.append(FigureRow.value >= minimum)
    if maximum is not None:
        conditions.append(FigureRow.value <= maximum)
    if metric is not None:
        conditions.append(metric_matches(metric))
    return conditions


def _states(conditions: list[ColumnElement[bool]], metric: int | str | None) -> ColumnElement[bool]:
    stated = select(FigureRow.id).where(FigureRow.revision_id == RevisionRow.id, *conditions)
    if metric is not None:
        stated = stated.join(ObservationRow, ObservationRow.figure_id == FigureRow.id)
        stated = stated.join(MetricRow, MetricRow.id == ObservationRow.metric_id)
    return stated.correlate(RevisionRow).exists()


def _snippets(title: str, body: str, words: list[str]) -> Form:
    snippet = _snippet(body, words)
    in_title = _marks(_folded(title), words, shift=0)
    return {
        "snippets": [
            *([{"field": "title", "text": title, "marks": in_title}] if in_title else []),
            {"field": "body", "text": snippet["snippet"], "marks": snippet["marks"]},
        ],
        **snippet,
    }


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
