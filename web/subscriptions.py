"""Who is told: the list, a new wish with the mails it would have caused, and an end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy.orm import Session

from alerts import subscribing
from alerts.preview import preview
from errors import NotFoundError, UsageError
from items.news import Cadence, Subscription
from storage import reading
from storage import subscriptions as words
from tracking.interest import threshold
from web.asking import Id, Reading, Writing
from web.signing import SIGNED
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
#: Mails that a preview lists.
SHOWN = 8
#: Stands for a reader who has not said yet where mails go; a preview needs no more.
SOMEBODY = "somebody@example.org"
Text = Annotated[str, Form(max_length=1000)]
Choices = Annotated[Sequence[str], Form()]


def _wish(
    address: Text = "",
    source: Choices = (),
    metric: Text = "",
    kind: Choices = (),
    severity: Choices = (),
    min_change: Text = "",
    cadence: Text = "standard",
    timezone: Text = "UTC",
    quiet: Text = "",
    language: Text = "en",
) -> Subscription:
    """The form as a subscription. Raises `UsageError` for a size of change that is none."""
    least, share = threshold(min_change) if min_change.strip() else (None, None)
    return Subscription(
        address=address.strip(),
        sources=tuple(source),
        metric=metric.strip(),
        kinds=tuple(kind),
        severities=tuple(severity),
        min_change=least,
        min_percent=share,
        cadence=cast(Cadence, cadence),
        timezone=timezone.strip() or "UTC",
        quiet=quiet.strip(),
        language=language,
    )


Wish = Annotated[Subscription, Depends(_wish)]


@router.get("/subscriptions")
def listed(request: Request, session: Reading, metric: str = "", source: str = "") -> HTMLResponse:
    """The list, and a form in which a metric or a source may be filled in already."""
    return _shown(request, session, wish=Subscription(address="", metric=metric, sources=(source,) if source else ()))


@router.post("/subscriptions/preview", dependencies=[SIGNED])
def previewed(request: Request, session: Reading, wish: Wish) -> HTMLResponse:
    """The form with the mails that it would have caused so far; the script of the page takes only that part."""
    return _shown(request, session, wish=wish, preview=_mails(session, wish))


@router.post("/subscriptions", dependencies=[SIGNED])
def add(session: Writing, wish: Wish) -> RedirectResponse:
    subscribing.add(session, wish, now=datetime.now(UTC))
    return RedirectResponse("/subscriptions", 303)


@router.post("/subscriptions/{id}/remove", dependencies=[SIGNED])
def remove(session: Writing, id: Id) -> RedirectResponse:
    words.remove(session, id)
    return RedirectResponse("/subscriptions", 303)


def _mails(session: Session, wish: Subscription) -> dict[str, Any]:
    asked = wish if wish.address else replace(wish, address=SOMEBODY)
    try:
        rows, number = preview(session, asked, limit=SHOWN)
    except (UsageError, NotFoundError) as error:
        return {"problem": str(error), "mails": [], "number": 0}
    return {"problem": "", "mails": rows, "number": number}


def _shown(
    request: Request, session: Session, *, wish: Subscription, preview: dict[str, Any] | None = None
) -> HTMLResponse:
    return page(
        request,
        "subscriptions.html",
        subscriptions=words.listed(session),
        sources=reading.source_names(session),
        wish=wish,
        preview=preview,
    )
