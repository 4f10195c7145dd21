"""What requests share: a session to read with, and the arguments that many addresses take."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from pydantic import BeforeValidator
from sqlalchemy.orm import Session

MAX_ID = 2**31 - 1
#: Most rows that one answer holds.
MAX_ROWS = 500
#: Rows on one page of the dashboard.
ROWS = 50


def _session(request: Request) -> Iterator[Session]:
    with request.app.state.database.reading() as session:
        yield session


def _day(text: str | None) -> date | None:
    """Only 2026-03-02: pydantic alone takes any number for seconds since 1970."""
    if text is None:
        return None
    if len(text) != len("2026-03-02"):
        raise ValueError("write a day such as 2026-03-02")
    return date.fromisoformat(text)


Reading = Annotated[Session, Depends(_session)]
Id = Annotated[int, Path(ge=1, le=MAX_ID)]
Limit = Annotated[int, Query(ge=1, le=MAX_ROWS, description="Most rows to answer.")]
After = Annotated[int | None, Query(ge=1, le=MAX_ID, description="Id of the last row of the page before.")]
Source = Annotated[str | None, Query(max_length=200, description="Name of a source.")]
Words = Annotated[str | None, Query(max_length=400)]
Text = Annotated[str | None, Query(max_length=200)]
Since = Annotated[date | None, BeforeValidator(_day), Query(description="First day, included.")]
Until = Annotated[date | None, BeforeValidator(_day), Query(description="Last day, included.")]


def older(request: Request, rows: list[dict[str, Any]], limit: int) -> tuple[list[dict[str, Any]], str | None]:
    """The first `limit` of `rows` (which were asked for one too many), and the address of the page after them."""
    if len(rows) <= limit:
        return rows, None
    kept = rows[:limit]
    url = request.url.include_query_params(after=kept[-1]["id"])
    return kept, f"{url.path}?{url.query}"
