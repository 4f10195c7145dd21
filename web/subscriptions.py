"""Who is told: the list, a new wish with the mails it would have caused, and an end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy.orm import Session

from alerts import subscribing
from alerts.preview import preview
from errors import NotFoundError, UsageError
from items.news import Cadence, Subscription
from storage import reading
from storage import subscriptions as words
from tracking.interest import threshold
from web.asking import Id, Listed, Listing, Reading, Writing
from web.signing import SIGNED
from web.templating import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
#: Mails that a preview lists.
SHOWN = 8
#: Stands for a reader who has not said yet where mails go; a preview needs no more.
SOMEBODY = "somebody@example.org"
Text = Annotated[str, Form(max_length=1000)]
Choices = Annotated[Sequence[str], Form()]
Given = Annotated[str, Query(max_length=400)]


@dataclass(frozen=True)
class Wish:
    """The form as it was filled in, so that it can be shown again as it is when something in it makes no sense."""

    address: Text = ""
    source: Choices = ()
    metric: Text = ""
    kind: Choices = ()
    severity: Choices = ()
    min_change: Text = ""
    crossing: Text = ""
    cadence: Text = "standard"
    at: Text = "08:00"
    weekday: Annotated[int, Form(ge=0, le=6)] = 0
    timezone: Text = "UTC"
    quiet: Text = ""
    language: Text = "en"

    def subscription(self) -> Subscription:
        """What is asked for. Raises `UsageError` for what is no number where one is needed."""
        least, share = threshold(self.min_change) if self.min_change.strip() else (None, None)
        return Subscription(
            address=self.address.strip(),
            sources=tuple(self.source),
            metric=self.metric.strip(),
            kinds=tuple(self.kind),
            severities=tuple(self.severity),
            min_change=least,
            min_percent=share,
            crossing=_crossed(self.crossing),
            cadence=cast(Cadence, self.cadence),
            at=self.at.strip(),
            weekday=self.weekday,
            timezone=self.timezone.strip() or "UTC",
            quiet=self.quiet.strip(),
            language=self.language,
        )


def _crossed(text: str) -> float | None:
    try:
        return float(text) if text.strip() else None
    except ValueError as error:
        raise UsageError(f"the value to be crossed is a number, not {text!r}") from error


Filled = Annotated[Wish, Depends()]


@router.get("/subscriptions")
def listed(request: Request, listing: Listed, session: Reading, metric: Given = "", source: Given = "") -> HTMLResponse:
    """The list, and a form in which a metric or a source may be filled in already."""
    return _shown(request, session, listing, wish=Wish(metric=metric, source=(source,) if source else ()))


@router.post("/subscriptions/preview", dependencies=[SIGNED])
def previewed(request: Request, session: Reading, wish: Filled) -> HTMLResponse:
    """The form with the mails that it would have caused so far; the script of the page takes only that part."""
    return _shown(request, session, wish=wish, preview=_mails(session, wish))


@router.post("/subscriptions", dependencies=[SIGNED])
def add(request: Request, session: Writing, wish: Filled) -> Response:
    try:
        subscribing.add(session, wish.subscription(), now=datetime.now(UTC))
    except (UsageError, NotFoundError) as error:
        return _shown(request, session, wish=wish, problem=str(error), status=422)
    return RedirectResponse("/subscriptions", 303)


@router.post("/subscriptions/{id}/remove", dependencies=[SIGNED])
def remove(session: Writing, id: Id) -> RedirectResponse:
    words.remove(session, id)
    return RedirectResponse("/subscriptions", 303)


def _mails(session: Session, wish: Wish) -> dict[str, Any]:
    try:
        asked = wish.subscription()
        rows, number = preview(session, asked if asked.address else replace(asked, address=SOMEBODY), limit=SHOWN)
    except (UsageError, NotFoundError) as error:
        return {"problem": str(error), "mails": [], "number": 0}
    return {"problem": "", "mails": rows, "number": number}


def _shown(
    request: Request,
    session: Session,
    listing: Listing | None = None,
    *,
    wish: Wish,
    preview: dict[str, Any] | None = None,
    problem: str = "",
    status: int = 200,
) -> HTMLResponse:
    rows, following = (listing or Listing(request)).page(words.listed, session)
    return page(
        request,
        "subscriptions.html",
        status=status,
        subscriptions=rows,
        following=following,
        sources=reading.source_names(session),
        wish=wish,
        label=_label(session, wish.metric.strip()),
        preview=preview,
        problem=problem,
    )


def _label(session: Session, metric: str) -> str:
    """What the metric of that number is called, if there is one."""
    if not metric.isdecimal():
        return ""
    try:
        return str(reading.metric(session, int(metric), limit=1)["label"])
    except NotFoundError:
        return ""
