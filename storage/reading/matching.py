"""Which releases hold what a query asks for, out of the index that each database keeps."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session
from sqlalchemy.types import Text

from storage.models import ReleaseRow, SearchRow
from storage.search.entry import place
from storage.search.query import Query, Term

#: Of so many of the newest texts, one in so many must match for the words to be common.
PROBED, COMMON = 500, 20

_words = table("search_words", column("rowid"), column("search_words"))


def matching(
    session: Session, query: Query, marks: Sequence[str], *wanted: Any
) -> tuple[Select[*tuple[Any, ...]], ColumnElement[int]]:
    """A statement for columns of the index's rows that match, and the place to order and to bound it by.

    `marks` are tokens of `SearchRow.extra` that must be there too.
    """
    if session.get_bind().dialect.name == "sqlite":
        order: ColumnElement[int] = _words.c.rowid
        statement = select(*wanted).select_from(_words).join(SearchRow, SearchRow.place == order)
        statement = statement.where(_words.c.search_words.match(_for_sqlite(query, marks)))
        return statement.where(*_phrases(query)), order
    asked = cast(bindparam(None, _for_postgresql(query, marks), Text, literal_execute=True), TSQUERY)
    matches = and_(literal_column("search_texts.words").op("@@")(asked), *_phrases(query))
    statement = select(*wanted).select_from(SearchRow)
    if _is_common(session, matches):
        return statement.where(_opaque(matches)), SearchRow.place.expression
    return statement.where(matches), SearchRow.place + 0


def _is_common(session: Session, matches: ColumnElement[bool]) -> bool:
    """Whether PostgreSQL does better to walk from the newest text than to gather every match and sort.

    It takes words for independent of each other, which those of a phrase never are, so the newest texts are asked.
    """
    newest = select(SearchRow.place).order_by(SearchRow.place.desc())
    floor = session.scalar(newest.offset(PROBED - 1).limit(1))
    if floor is None:
        return False
    found = session.scalar(select(func.count()).where(SearchRow.place >= floor, _opaque(matches)))
    return (found or 0) * COMMON >= PROBED


def _opaque(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition in a form that PostgreSQL uses no index for, and takes to hold for a third of all rows."""
    return case((condition, 1), else_=0) > 0


def by_place(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    order: ColumnElement[int],
    limit: int,
    *,
    days: tuple[int | None, int | None] = (None, None),
    after: ReleaseRow | None = None,
) -> Sequence[Any]:
    """Rows in the order of lists: newest first, undated ones last. `days` are places from one to before another."""
    first, end = days
    if first is not None:
        statement = statement.where(order >= first)
    if end is not None:
        statement = statement.where(order < end)
    if after is not None:
        statement = statement.where(order < place(after.id, after.published))
    return session.execute(statement.order_by(order.desc()).limit(limit)).all()


def _phrases(query: Query) -> list[ColumnElement[bool]]:
    """The index knows which tokens occur and nearly which follow each other; the streams say so for certain."""
    wanted = [or_(*map(_in_stream, choice)) for choice in query.wanted if any(len(term.tokens) > 1 for term in choice)]
    return wanted + [~_in_stream(term) for term in query.unwanted if len(term.tokens) > 1]


def _in_stream(term: Term) -> ColumnElement[bool]:
    """That a stream holds the term; a single token may be the form of a word too, as in the index."""
    streams = [SearchRow.title, SearchRow.body]
    if len(term.tokens) == 1:
        streams.append(SearchRow.extra)
    return or_(*(stream.contains(term.needle, autoescape=True) for stream in streams))


def _for_sqlite(query: Query, marks: Sequence[str]) -> str:
    wanted, unwanted = _tokens(query, _Operators('"{}"', '"{}"*', " AND ", " OR "))
    every = " AND ".join([*wanted, *(f'"{mark}"' for mark in marks)])
    return " NOT ".join([f"({every})", *unwanted])


def _for_postgresql(query: Query, marks: Sequence[str]) -> str:
    wanted, unwanted = _tokens(query, _Operators("'{}'", "'{}':*", " & ", " | "))
    return " & ".join([*wanted, *(f"'{mark}'" for mark in marks), *(f"!{token}" for token in unwanted)])


class _Operators(NamedTuple):
    """How a database writes a token, the beginning of one, that all must occur, and that one must."""

    whole: str
    beginning: str
    all: str
    any: str


def _tokens(query: Query, operators: _Operators) -> tuple[list[str], list[str]]:
    """Everything that must occur, and every token that must not, in the form of a database."""
    wanted: dict[str, None] = {}
    for choice in query.wanted:
        found = [_of_term(term, operators) for term in choice]
        if len(found) > 1:
            found = [[f"({operators.any.join(f'({operators.all.join(tokens)})' for tokens in found)})"]]
        wanted |= dict.fromkeys(found[0])
    single = (term for term in query.unwanted if len(term.tokens) == 1)
    return list(wanted), [token for term in single for token in _of_term(term, operators)]


def _of_term(term: Term, operators: _Operators) -> list[str]:
    found = [operators.whole.format(word) for word in term.whole]
    return found if term.beginning is None else [*found, operators.beginning.format(term.beginning)]
