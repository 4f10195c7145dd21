"""Search over the newest titles and texts of releases, in any language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, contains_eager

from items.facts import Kind
from storage.models import FigureRow, ObservationRow, ReleaseRow, RevisionRow, SearchRow
from storage.reading.asking import bounded, one_of, plain, source_id
from storage.reading.forms import Form, release_form
from storage.reading.matching import matching
from storage.reading.metrics import of_metric
from storage.reading.releases import NEWEST, release_row
from storage.reading.stated import FEW, valued
from storage.search.entry import KIND, LANGUAGE, mark, place, places, source_mark
from storage.search.query import Query, parse
from storage.search.ranking import score
from storage.search.snippets import snippets

#: Of the releases that match, so many of the newest are ranked; older ones follow by date.
RANKED = 1000
#: Characters of a body's tokens that rank it.
RANKED_BY = 20_000
#: Releases read at once.
BATCH = 500


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
    """Releases that hold what the words ask for (see `storage.search.query`), the best first.

    `language`, `since` and `until` are those of the release; `kind`, `minimum`, `maximum` and `metric` ask for one
    figure that is all of them; `after` is the id of the last release of the page before. Each is a release with
    `snippets`: stretches of its title or body (`field`) with `marks`, where in their `text` the words stand.
    """
    marks = [] if source is None else [source_mark(source_id(session, source))]
    marks += [] if language is None else [mark(LANGUAGE, plain(language))]
    marks += [] if kind is None else [mark(KIND, one_of("kind", kind, Kind) or "")]
    asked = _Asked(parse(plain(words)), marks, *places(since, until), _figure(session, kind, minimum, maximum, metric))
    before = None if after is None else release_row(session, after)
    return _whole(session, asked.query, _page(session, asked, bounded(limit), before))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is searched for: words, marks of the index, places from `first` to before `end`, and a figure."""

    query: Query
    marks: Sequence[str]
    first: int | None
    end: int | None
    figure: Callable[[ColumnElement[int]], ColumnElement[bool]] | None

    def statement(self, session: Session, *wanted: Any) -> tuple[Select[*tuple[Any, ...]], ColumnElement[int]]:
        statement, order = matching(session, self.query, self.marks, *wanted)
        if self.first is not None:
            statement = statement.where(order >= self.first)
        if self.end is not None:
            statement = statement.where(order < self.end)
        if self.figure is not None:
            statement = statement.where(self.figure(order))
        return statement.order_by(order.desc()), order


def _page(session: Session, asked: _Asked, limit: int, before: ReleaseRow | None) -> list[int]:
    """The numbers of the next releases: out of the newest ones by rank, then out of the older ones by date."""
    text = (SearchRow.title, func.substr(SearchRow.body, 1, RANKED_BY), func.length(SearchRow.body))
    statement, order = asked.statement(session, SearchRow.place, SearchRow.release_id, *text)
    newest = session.execute(statement.limit(RANKED)).all()
    best = sorted((-score(asked.query, *row[2:]), -row[0], row[1]) for row in newest)
    ranked = [number for *_, number in best]
    if before is None or before.id in ranked:
        start = 0 if before is None else ranked.index(before.id) + 1
        page, below = ranked[start : start + limit], newest[-1][0] if newest else 0
    else:
        page, below = [], min(newest[-1][0] if newest else 0, place(before.id, before.published))
    if len(page) < limit and len(newest) == RANKED:
        statement, order = asked.statement(session, SearchRow.release_id)
        page += session.scalars(statement.where(order < below).limit(limit - len(page)))
    return page


def _whole(session: Session, query: Query, numbers: Sequence[int]) -> list[Form]:
    found: dict[int, Form] = {}
    for start in range(0, len(numbers), BATCH):
        rows = session.execute(
            select(ReleaseRow, RevisionRow.body)
            .join(ReleaseRow.source)
            .outerjoin(RevisionRow, NEWEST)
            .options(contains_eager(ReleaseRow.source))
            .where(ReleaseRow.id.in_(numbers[start : start + BATCH]))
        )
        for row, body in rows:
            found[row.id] = {**release_form(row), "snippets": snippets(query.terms, row.title, body or "")}
    return [found[number] for number in numbers]


def _figure(
    session: Session, kind: str | None, minimum: float | None, maximum: float | None, metric: int | str | None
) -> Callable[[ColumnElement[int]], ColumnElement[bool]] | None:
    """That the newest text states a figure which is all of this, given the place in the index.

    Where few do, their places are looked up first; a kind alone is a mark of the index.
    """
    if minimum is None and maximum is None and metric is None:
        return None
    stated = (
        select(ReleaseRow.id, ReleaseRow.published)
        .join(RevisionRow, NEWEST)
        .join(FigureRow, FigureRow.revision_id == RevisionRow.id)
    )
    if metric is not None:
        stated = stated.join(ObservationRow, ObservationRow.figure_id == FigureRow.id)
        stated = stated.where(of_metric(session, ObservationRow.metric_id, metric))
    if kind is not None or minimum is not None or maximum is not None:
        stated = stated.where(valued(kind, minimum, maximum))
    found = session.execute(stated.limit(FEW + 1)).all()
    if len(found) <= FEW:
        places_of_few = sorted({place(*row) for row in found})
        return lambda order: order.in_(places_of_few)
    holds = stated.where(ReleaseRow.id == SearchRow.release_id).correlate(SearchRow).exists()
    return lambda _order: holds
