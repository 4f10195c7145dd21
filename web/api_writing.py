"""The JSON API's writing half: a person's word on who is told, what is watched and which metrics are one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from sqlalchemy.orm import Session

from alerts import subscribing
from alerts.preview import preview
from errors import SourceError, UsageError
from storage import metrics as metric_words
from storage import reading, sources, subscriptions
from web import adding, schemas, wishes
from web.api import CSV
from web.asking import MAX_ROWS, ROWS, Id, Reading, Tabled, Writing
from web.merging import candidates
from web.problems import CONFLICT, FAILURES
from web.signing import WRITER

router = APIRouter(prefix="/api/v1", responses={**FAILURES, 409: CONFLICT})
Fresh = Annotated[bool, Query(description="Watch it although it cannot be read now.")]


@contextmanager
def _fitting() -> Iterator[None]:
    """What is well formed and does not fit what is stored is a conflict, not a bad argument."""
    try:
        yield
    except UsageError as error:
        raise HTTPException(409, str(error)) from error


@router.get("/subscriptions", response_model=schemas.Page[wishes.Stored], responses=CSV)
def subscription_list(table: Tabled, session: Reading) -> Any:
    """Who is told of what, oldest first."""
    return table.answer(subscriptions.listed, session)


@router.post("/subscriptions", status_code=201, response_model=wishes.Stored, dependencies=[WRITER])
def subscribe(session: Writing, wish: wishes.Wish) -> Any:
    """Tells an address when something changes; the same wish again is the subscription that is there already."""
    return subscriptions.form(subscribing.add(session, wish.item(), now=datetime.now(UTC)))


@router.post("/previews", response_model=wishes.Preview, dependencies=[WRITER])
def preview_subscription(
    session: Reading, wish: wishes.Wish, limit: Annotated[int, Query(ge=1, le=MAX_ROWS)] = ROWS
) -> Any:
    """The mails that a subscription would have caused so far, the last one first. Saves nothing."""
    mails, number = preview(session, wish.item(), limit=limit)
    return {"items": mails, "mails": number}


@router.delete("/subscriptions/{id}", status_code=204, dependencies=[WRITER])
def unsubscribe(session: Writing, id: Id) -> None:
    """Ends a subscription."""
    subscriptions.remove(session, id)


@router.post("/sources", status_code=201, response_model=schemas.Source, dependencies=[WRITER])
def watch(request: Request, wish: wishes.NewSource, unchecked: Fresh = False) -> Any:
    """Looks at an address, or a name of the catalogue, and watches it when it lists releases."""
    state = request.app.state
    asked, plan = adding.planned(
        state, adding.wish(wish.target, name=wish.name, language=wish.language, schedule=wish.schedule)
    )
    try:
        found, _ = adding.looked_at(state, asked)
    except SourceError:
        if not unchecked:
            raise
        found = replace(asked, language=asked.language or "en")
    with state.database.writing() as session, _fitting():
        name = sources.add(session, found, schedule=plan, now=datetime.now(UTC)).name
        return _source(session, name)


@router.patch("/sources/{name}", response_model=schemas.Source, dependencies=[WRITER])
def switch(session: Writing, name: str, wish: wishes.Switch) -> Any:
    """Stops or starts watching a source; what is stored stays."""
    sources.switch(session, name, enabled=wish.enabled, now=datetime.now(UTC))
    return _source(session, name)


@router.post("/sources/{name}/check", status_code=202, response_model=schemas.Source, dependencies=[WRITER])
def check(session: Writing, name: str) -> Any:
    """Makes a source due now. The main job reads it within seconds when it runs, or when it is started."""
    with _fitting():
        sources.ask(session, name, now=datetime.now(UTC))
    return _source(session, name)


@router.delete("/sources/{name}", status_code=204, dependencies=[WRITER])
def forget(session: Writing, name: str) -> None:
    """Forgets a source and everything stored of it."""
    sources.remove(session, name)


@router.patch("/metrics/{id}", response_model=schemas.MetricWithParts, dependencies=[WRITER])
def rename(session: Writing, id: Id, wish: wishes.Name) -> Any:
    """Gives a metric another label in listings and mails."""
    return _metric(session, metric_words.rename(session, id, wish.label).id)


@router.post("/metrics/{id}/merge", response_model=schemas.MetricWithParts, dependencies=[WRITER])
def merge(session: Writing, id: Id, wish: wishes.Other) -> Any:
    """Makes another metric part of this one, past and future. Nobody is mailed for it."""
    with _fitting():
        return _metric(session, metric_words.merge(session, id, wish.metric).id)


@router.post("/metrics/{id}/split", response_model=schemas.MetricWithParts, dependencies=[WRITER])
def split(session: Writing, id: Id, wish: wishes.Parts) -> Any:
    """Takes parts out of a metric, or all that were merged into it. Nobody is mailed for it."""
    with _fitting():
        metric_words.split(session, id, wish.metrics)
    return _metric(session, id)


def _source(session: Session, name: str) -> dict[str, Any]:
    session.flush()
    return reading.sources(session, name=name)[0]


def _metric(session: Session, id: int) -> dict[str, Any]:
    session.flush()
    found = reading.metric(session, id, limit=MAX_ROWS)
    return {**found, "near_misses": candidates(session, found["id"])[0]}
