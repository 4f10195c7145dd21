"""Short texts found by their words: the labels of metrics, and periods as they are written.

The language is that of a search over releases (see `storage.search.query`), and so are the words.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.models import MetricWordRow, PeriodWordRow
from storage.reading.asking import plain
from storage.search.query import Query, Term, parse

#: Of so many texts or fewer the keys are looked up first; of more, the rows themselves are asked.
FEW = 500
#: Comes after every character that words are made of.
_LAST = "\U0010ffff"

_Column = ColumnElement[Any] | InstrumentedAttribute[Any]
_Table = type[MetricWordRow] | type[PeriodWordRow]


def named(session: Session, words: str, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """That a column names a metric whose label holds the words: by number where these are few."""
    query = parse(plain(words))
    found = _keys(session, query, MetricWordRow, MetricWordRow.metric_id)
    return _all(query, MetricWordRow, MetricWordRow.metric_id, column) if found is None else column.in_(found)


def written(session: Session, words: str) -> Sequence[str] | None:
    """The periods as written that hold the words, or None where these are many."""
    return _keys(session, parse(plain(words)), PeriodWordRow, PeriodWordRow.period_text)


def written_as(words: str, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """That a column is a period as written that holds the words."""
    return _all(parse(plain(words)), PeriodWordRow, PeriodWordRow.period_text, column)


def _keys(session: Session, query: Query, table: _Table, key: InstrumentedAttribute[Any]) -> Sequence[Any] | None:
    """The keys that the rarest word leads to and that hold the others too, or None where even that one is common."""
    steps = [step for choice in query.wanted for step in _ways(table, choice)]
    counted = [session.scalar(_counted(select(key).where(step))) or 0 for step in steps]
    if min(counted) > FEW:
        return None
    rarest = steps[counted.index(min(counted))]
    holding = select(key).where(rarest).distinct().subquery()
    rest = _all(query, table, key, holding.c[key.key])
    return session.scalars(select(holding.c[key.key]).where(rest)).all()


def _counted(statement: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(statement.limit(FEW + 1).subquery())


def _all(query: Query, table: _Table, key: InstrumentedAttribute[Any], column: _Column) -> ColumnElement[bool]:
    def holds(term: Term) -> ColumnElement[bool]:
        return and_(*(exists().where(_step(table, word, whole), key == column) for word, whole in _words(term)))

    wanted = (or_(*map(holds, choice)) for choice in query.wanted)
    return and_(*wanted, *(~holds(term) for term in query.unwanted))


def _ways(table: _Table, choice: Sequence[Term]) -> list[ColumnElement[bool]]:
    """Conditions that each lead to all texts that hold one of the terms, and to others."""
    steps = [[_step(table, word, whole) for word, whole in _words(term)] for term in choice]
    return steps[0] if len(steps) == 1 else [or_(*(each[0] for each in steps))]


def _words(term: Term) -> list[tuple[str, bool]]:
    """The words of a term, each with whether it is a whole one."""
    found = [(word, True) for word in term.whole]
    return found if term.beginning is None else [*found, (term.beginning, False)]


def _step(table: _Table, word: str, whole: bool) -> ColumnElement[bool]:
    return table.word == word if whole else and_(table.word >= word, table.word < word + _LAST)
