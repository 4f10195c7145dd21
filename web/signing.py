"""Signing in and out, and what a request must carry before it changes anything."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.security import HTTPBearer
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from web.access import COOKIE, LASTS, Access
from web.problems import problem
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
READ_ONLY = "Changing anything here needs a token: set REGWATCH_API_TOKEN and start regwatch again."
#: What answers without a token wherever the dashboard listens: the way in, and links of mails.
OPEN = ("/login", "/static/", "/unsubscribe/", "/favicon.ico")
_Token = Annotated[str, Form(max_length=1000)]
_Next = Annotated[str, Form(max_length=2000)]


def access(request: Request) -> Access:
    """What the application's token opens."""
    found: Access = request.app.state.access
    return found


def writer(
    request: Request,
    _documented: Annotated[
        object, Depends(HTTPBearer(auto_error=False, description="The text of REGWATCH_API_TOKEN."))
    ] = None,
) -> None:
    """Lets a request of the API change things when it bears the token."""
    opened = access(request)
    if not opened.writable:
        raise HTTPException(403, READ_ONLY)
    if not opened.bears_token(request.headers):
        raise HTTPException(
            401, "This needs the token, as 'Authorization: Bearer …'.", headers={"WWW-Authenticate": "Bearer"}
        )


def signed(request: Request, seal: Annotated[str, Form(max_length=200)] = "") -> None:
    """Lets a form change things when it comes from a page of ours that somebody who signed in has open."""
    opened = access(request)
    if not opened.writable:
        raise HTTPException(403, READ_ONLY)
    session = opened.holds_session(request.headers)
    if not session:
        raise HTTPException(401, "Sign in first: nobody is signed in here, or the session is over.")
    strange = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if strange or not opened.is_seal(session, seal):
        raise HTTPException(403, "This form was not sent from a page of this dashboard. Open the page again.")


#: For addresses of the API that change something.
WRITER = Depends(writer)
#: For forms of the dashboard.
SIGNED = Depends(signed)


@router.get("/login")
def ask(request: Request, next: str = "/") -> HTMLResponse:
    return page(request, "login.html", next=_local(next), wrong=False)


@router.post("/login")
def sign_in(request: Request, token: _Token = "", next: _Next = "/") -> Response:
    opened = access(request)
    if not opened.is_token(token.strip()):
        return page(request, "login.html", status=403, next=_local(next), wrong=True)
    answer = RedirectResponse(_local(next), 303)
    answer.set_cookie(
        COOKIE,
        opened.session(datetime.now(UTC)),
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.app.state.base_url.startswith("https:"),
    )
    return answer


@router.post("/logout", dependencies=[SIGNED])
def sign_out() -> Response:
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _local(address: str) -> str:
    """An address of this dashboard; anything that leads elsewhere becomes its first page."""
    local = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if local else "/"


class Readers:
    """Where reading is not open, answers only to who may read, and shows a person the way in."""

    def __init__(self, app: ASGIApp, *, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answered = scope["type"] != "http" or scope["path"].startswith(OPEN)
        if answered or self.access.may_read(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        await _way_in(Request(scope))(scope, receive, send)


def _way_in(request: Request) -> Response:
    path = request.url.path
    if not path.startswith(("/api/", "/feeds/")):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/login?next={quote(path + query, safe='')}", 303)
    answer = problem(401, "This needs the token, as 'Authorization: Bearer …' or as the password of a feed reader.")
    answer.headers["WWW-Authenticate"] = "Bearer" if path.startswith("/api/") else 'Basic realm="regwatch"'
    return answer
