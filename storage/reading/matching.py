"""Which releases hold what a query asks for, out of the index that each database keeps."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, cast, column, literal_column, or_, select, table
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session
from sqlalchemy.types import Text

from storage.models import ReleaseRow, SearchRow
from storage.search.entry import place
from storage.search.query import Query, Term

_words = table("search_words", column("rowid"), column("search_words"))


def matching(
    session: Session, query: Query, marks: Sequence[str], *wanted: Any
) -> tuple[Select[*tuple[Any, ...]], ColumnElement[int]]:
    """A statement for columns of the index's rows that match, and the place to order and to bound it by.

    `marks` are tokens of `SearchRow.extra` that must be there too.
    """
    order: ColumnElement[int]
    if session.get_bind().dialect.name == "sqlite":
        order = _words.c.rowid
        statement = select(*wanted).select_from(_words).join(SearchRow, SearchRow.place == order)
        statement = statement.where(_words.c.search_words.match(_for_sqlite(query, marks)))
    else:
        order = SearchRow.place.expression
        # Written into the statement, so that the plan can be chosen by how common the words are.
        asked = cast(bindparam(None, _for_postgresql(query, marks), Text, literal_execute=True), TSQUERY)
        statement = select(*wanted).select_from(SearchRow).where(literal_column("search_texts.words").op("@@")(asked))
    return statement.where(*_phrases(query)), order


def by_place(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    order: ColumnElement[int],
    limit: int,
    *,
    after: ReleaseRow | None = None,
) -> Sequence[Any]:
    """Rows in the order of lists: newest first, undated ones last."""
    if after is not None:
        statement = statement.where(order < place(after.id, after.published))
    return session.execute(statement.order_by(order.desc()).limit(limit)).all()


def _phrases(query: Query) -> list[ColumnElement[bool]]:
    """The index knows which tokens occur; whether they follow each other is for the streams to say."""
    wanted = [_in_stream(term) for term in query.wanted if len(term.tokens) > 1]
    return wanted + [~_in_stream(term) for term in query.unwanted if len(term.tokens) > 1]


def _in_stream(term: Term) -> ColumnElement[bool]:
    return or_(
        SearchRow.title.contains(term.needle, autoescape=True), SearchRow.body.contains(term.needle, autoescape=True)
    )


def _for_sqlite(query: Query, marks: Sequence[str]) -> str:
    wanted, unwanted = _tokens(query, '"{}"', '"{}"*')
    every = " AND ".join([*wanted, *(f'"{mark}"' for mark in marks)])
    return " NOT ".join([f"({every})", *unwanted])


def _for_postgresql(query: Query, marks: Sequence[str]) -> str:
    wanted, unwanted = _tokens(query, "'{}'", "'{}':*")
    return " & ".join([*wanted, *(f"'{mark}'" for mark in marks), *(f"!{token}" for token in unwanted)])


def _tokens(query: Query, whole: str, beginning: str) -> tuple[list[str], list[str]]:
    """Every token that must occur, and every one that must not, in the form of a database."""
    wanted = dict.fromkeys(token for term in query.wanted for token in _of_term(term, whole, beginning))
    single = (term for term in query.unwanted if len(term.tokens) == 1)
    return list(wanted), [token for term in single for token in _of_term(term, whole, beginning)]


def _of_term(term: Term, whole: str, beginning: str) -> list[str]:
    *first, last = term.tokens
    return [*(whole.format(token) for token in first), (beginning if term.prefix else whole).format(last)]
