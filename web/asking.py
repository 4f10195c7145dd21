"""What requests share: sessions, ids, and one page of a list."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Path, Query, Request, Response
from sqlalchemy.orm import Session
from starlette.types import ASGIApp, Receive, Scope, Send

from web.tables import csv_text, wants_csv

MAX_ID = 2**31 - 1
#: Most rows that one answer holds.
MAX_ROWS = 500
#: Rows on one page, unless another number is asked for.
ROWS = 50
Rows = list[dict[str, Any]]


def _reading(request: Request) -> Iterator[Session]:
    with request.app.state.database.reading() as session:
        yield session


def _writing(request: Request) -> Iterator[Session]:
    with request.app.state.database.writing() as session:
        yield session


#: Commits before the answer is sent, so that who is led on sees what was changed.
Writing = Annotated[Session, Depends(_writing, scope="function")]
Reading = Annotated[Session, Depends(_reading)]
Id = Annotated[int, Path(ge=1, le=MAX_ID)]
Limit = Annotated[int, Query(ge=1, le=MAX_ROWS, description="Most rows to answer.")]
After = Annotated[int | None, Query(ge=1, le=MAX_ID, description="Id of the last row of the page before.")]
AfterName = Annotated[str | None, Query(max_length=200, description="Name of the last row of the page before.")]
Format = Annotated[Literal["json", "csv"] | None, Query(description="csv as by `Accept: text/csv`.")]


class Listing:
    """One page of a list, and the way to the next one."""

    def __init__(self, request: Request, limit: Limit = ROWS, after: After = None) -> None:
        self.request = request
        self.limit = limit
        self.after: int | str | None = after

    def page(
        self, question: Callable[..., Rows], *arguments: Any, filters: Any = None, key: str = "id"
    ) -> tuple[Rows, str | None]:
        """The rows that a question of `storage.reading` answers, and the address of those after them, if any.

        `key` is what tells the rows of this list apart, and where the next page begins.
        """
        narrowed = {} if filters is None else asdict(filters)
        return self.cut(question(*arguments, **narrowed, limit=self.limit + 1, after=self.after), key)

    def cut(self, rows: Rows, key: str = "id") -> tuple[Rows, str | None]:
        """A page out of rows of which one more was asked for than it holds."""
        if len(rows) <= self.limit:
            return rows, None
        kept = rows[: self.limit]
        url = self.request.url.include_query_params(after=kept[-1][key])
        return kept, f"{url.path}?{url.query}"


class Table(Listing):
    """One page of a list as JSON, or as CSV for who wants that."""

    def __init__(self, request: Request, limit: Limit = ROWS, after: After = None, format: Format = None) -> None:
        super().__init__(request, limit, after)
        self.format = format

    def answer(
        self, question: Callable[..., Rows], *arguments: Any, filters: Any = None, kind: str = "", key: str = "id"
    ) -> Any:
        """`kind` is what `spreadsheet` calls the rows, where they nest values."""
        rows, following = self.page(question, *arguments, filters=filters, key=key)
        return tabled(self.request, rows, following, self.format, kind)


class Names(Table):
    """The same for rows that are told apart by their names."""

    def __init__(self, request: Request, limit: Limit = ROWS, after: AfterName = None, format: Format = None) -> None:
        super().__init__(request, limit, None, format)
        self.after = after


def tabled(request: Request, rows: Rows, following: str | None, format: str | None, kind: str = "") -> Any:
    """Rows in the form that was asked for. CSV has no place for the next page but a header."""
    if wants_csv(format, request.headers.get("accept", "")):
        link = {"Link": f'<{following}>; rel="next"'} if following else {}
        return Response(csv_text(rows, kind), media_type="text/csv; charset=utf-8", headers=link)
    return {"items": rows, "next": following}


Listed = Annotated[Listing, Depends()]
Tabled = Annotated[Table, Depends()]
Named = Annotated[Names, Depends()]


class Unfilled:
    """Forgets the fields that somebody left empty in a form of the dashboard; programs say what they mean."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["query_string"] and not scope["path"].startswith("/api/"):
            fields = parse_qsl(scope["query_string"].decode("latin-1"))
            filled = [(name, value) for name, value in fields if value.strip()]
            scope = {**scope, "query_string": urlencode(filled).encode()}
        await self.app(scope, receive, send)
