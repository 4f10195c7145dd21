"""Ending subscriptions with the link of a mail: no login, and never by merely opening the link."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from storage import subscriptions
from storage.addresses import masked
from web.asking import Reading
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/unsubscribe/{token}")
def confirm(request: Request, session: Reading, token: str) -> HTMLResponse:
    """Asks first: mail scanners open every link."""
    rows = subscriptions.of_token(session, token)
    address = masked(rows[0].address) if rows else None
    return page(request, "unsubscribe.html", address=address, number=len(rows), done=False)


@router.post("/unsubscribe/{token}")
def remove(request: Request, token: str) -> HTMLResponse:
    """Ends them; a mail program's one-click request (RFC 8058) and the form both come here.

    Asking twice is no mistake, and an unknown token gets the same answer as one that was used.
    """
    with request.app.state.database.writing() as session:
        number = subscriptions.remove_by_token(session, token)
    return page(request, "unsubscribe.html", address=None, number=number, done=True)
