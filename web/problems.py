"""How a mistake is said: to programs in one form of JSON, to people on a page."""

from collections.abc import Mapping
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.routing import Match

from errors import NotFoundError, RegwatchError, SourceError, StorageError, UsageError
from web.templating import page

TITLES = {
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    405: "Not allowed",
    422: "That cannot be asked",
    500: "Something went wrong here",
    503: "The database does not answer",
}
CODES = {
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    421: "wrong_host",
    422: "invalid",
    500: "failed",
    503: "unavailable",
}
Code = Literal[
    "invalid",
    "unauthorized",
    "forbidden",
    "not_found",
    "method_not_allowed",
    "conflict",
    "wrong_host",
    "failed",
    "unavailable",
    "refused",
]


class Problem(BaseModel):
    """What went wrong: `code` for programs, `message` for people."""

    code: Code
    message: str


class Failure(BaseModel):
    error: Problem


#: What every address of the API may answer beside what it is there for.
FAILURES: dict[int | str, dict[str, Any]] = {
    status: {"model": Failure, "description": text}
    for status, text in (
        (401, "The token is missing or wrong"),
        (403, "Nothing can be changed here: no token is set"),
        (404, "Unknown id or name"),
        (405, "Not a method of this address"),
        (422, "Bad argument"),
        (500, "A mistake of regwatch; its log says which"),
        (503, "The database does not answer"),
    )
}
CONFLICT: dict[str, Any] = {"model": Failure, "description": "Well formed, and does not fit what is stored"}
#: What each of our errors is in HTTP; the first that fits.
STATUS: tuple[tuple[type[RegwatchError], int], ...] = (
    (NotFoundError, 404),
    (UsageError, 422),
    (SourceError, 422),
    (StorageError, 503),
    (RegwatchError, 500),
)


def problem(status: int, text: str) -> Response:
    """The form in which the API says every mistake."""
    return JSONResponse({"error": {"code": CODES.get(status, "refused"), "message": text}}, status_code=status)


def install(app: FastAPI) -> None:
    """Says every mistake of `app` in its form, those that nobody foresaw included."""
    app.add_exception_handler(RegwatchError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _unforeseen)


def _ours(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    return _said(request, status, str(error))


def _invalid(request: Request, error: Exception) -> Response:
    """Says which argument is wrong and why, in one line."""
    assert isinstance(error, RequestValidationError)
    return _said(request, 422, "; ".join(f"{part['loc'][-1]}: {_reason(part)}" for part in error.errors()))


def _reason(part: Mapping[str, Any]) -> str:
    if part["type"] == "literal_error":
        return f"choose from {part['ctx']['expected']}"
    return str(part["msg"]).removeprefix("Value error, ")


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = 422 if error.status_code == 400 else error.status_code  # a body that is no JSON or no form
    answer = _said(request, status, "There is no such page." if status == 404 else str(error.detail))
    answer.headers.update(error.headers or {})
    if status == 405:
        answer.headers["Allow"] = ", ".join(sorted(_methods(request)))
    return answer


def _methods(request: Request) -> set[str]:
    """What an address answers to: it may be several routes, and the framework names those of the first only."""
    routes = (route for router in request.app.state.routers for route in router.routes)
    fitting = [route for route in routes if route.matches(request.scope)[0] is not Match.NONE]
    return {method for route in fitting if route.path == fitting[0].path for method in route.methods}


def _unforeseen(request: Request, _error: Exception) -> Response:
    """The log has the rest; an answer tells nothing of the inside."""
    return _said(request, 500, "regwatch made a mistake; its log says which.")


def _said(request: Request, status: int, text: str) -> Response:
    if request.url.path.startswith("/api/"):
        return problem(status, text)
    title = TITLES.get(status, "That did not work")
    return page(request, "problem.html", status=status, code=status, title=title, text=text)
