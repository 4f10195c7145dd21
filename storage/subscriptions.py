"""Who is told: adding, listing and ending subscriptions."""

import math
import secrets
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime, time
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from errors import NotFoundError, UsageError
from items.changes import ChangeKind, Severity
from items.news import OPERATOR_KINDS, Cadence, Subscription
from storage import sources
from storage.addresses import masked, recipient
from storage.models import MetricRow, OutboxRow, SubscriptionRow
from storage.reading.asking import numbered
from storage.writing.notices import resolve_dead_letter

FILTERS = ("sources", "metric", "kinds", "severities", "min_change", "min_percent", "crossing")
DELIVERY = ("at", "weekday", "timezone", "quiet", "language")
LANGUAGES = ("en", "zh")
DEFAULTS = {each.name: each.default for each in fields(Subscription)}


def add(session: Session, subscription: Subscription, *, now: datetime) -> SubscriptionRow:
    """Stores a subscription; the same wish of the same address again is the row that is there already.

    Raises as `checked` does.
    """
    address = checked(session, subscription).address
    filters, delivery = _differing(subscription, FILTERS), _differing(subscription, DELIVERY)
    for row in session.scalars(select(SubscriptionRow).where(SubscriptionRow.address == address)):
        if (row.filters, row.cadence, row.delivery) == (filters, subscription.cadence, delivery):
            return row
    row = SubscriptionRow(
        address=address,
        filters=filters,
        cadence=subscription.cadence,
        delivery=delivery,
        token=secrets.token_urlsafe(24),
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def checked(session: Session, subscription: Subscription) -> Subscription:
    """The subscription with its address as it is stored.

    Raises `UsageError` for what makes no sense, `NotFoundError` for a source or metric that is not there.
    """
    _check_filters(session, subscription)
    _check_delivery(subscription)
    return replace(subscription, address=recipient(subscription.address))


def _check_filters(session: Session, subscription: Subscription) -> None:
    for name in subscription.sources:
        sources.get(session, name)
    metric = subscription.metric
    if metric.isdecimal() and session.get(MetricRow, numbered("metric", int(metric))) is None:
        raise NotFoundError(f"there is no metric {metric}; 'regwatch metrics' shows those there are")
    kinds = [kind for kind in get_args(ChangeKind) if kind not in OPERATOR_KINDS]
    for asked, known, what in (
        (subscription.kinds, kinds, "kind of change"),
        (subscription.severities, get_args(Severity), "severity"),
    ):
        for name in asked:
            if name not in known:
                raise UsageError(f"{name!r} is no {what} that can be subscribed to; choose from {', '.join(known)}")

    for limit in (subscription.min_change, subscription.min_percent):
        if limit is not None and not 0 < limit < math.inf:
            raise UsageError("a smallest change is a number above 0")
    if subscription.crossing is not None and not math.isfinite(subscription.crossing):
        raise UsageError("the value to be crossed is a number")


def _check_delivery(subscription: Subscription) -> None:
    if subscription.cadence not in get_args(Cadence):
        raise UsageError(f"{subscription.cadence!r} is no cadence; choose from {', '.join(get_args(Cadence))}")
    if subscription.language not in LANGUAGES:
        raise UsageError(f"mails are written in {' or '.join(LANGUAGES)}, not {subscription.language!r}")
    if subscription.weekday not in range(7):
        raise UsageError("a weekday is a number from 0, Monday, to 6, Sunday")
    try:
        ZoneInfo(subscription.timezone)
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(f"{subscription.timezone!r} is no time zone; write one such as Europe/Brussels") from error
    _clock(subscription.at)
    if subscription.quiet:
        begin, _, end = subscription.quiet.partition("-")
        if _clock(begin) == _clock(end):
            raise UsageError("quiet hours need a beginning and another end, such as 22:00-07:00")


def _clock(text: str) -> time:
    try:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007
    except ValueError as error:
        raise UsageError(f"{text!r} is no time of day; write hours and minutes such as 08:00") from error


def _differing(subscription: Subscription, names: Sequence[str]) -> dict[str, object]:
    """Only what was asked for, so that a later default holds for everybody who never chose."""
    chosen = {name: getattr(subscription, name) for name in names}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in chosen.items()
        if value != DEFAULTS[name]
    }


def as_item(row: SubscriptionRow) -> Subscription:
    """The subscription as deciding and writing need it."""
    chosen = {**row.filters, **row.delivery}
    stored: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in chosen.items()}
    return Subscription(id=row.id, address=row.address, cadence=cast(Cadence, row.cadence), **stored)


def every(session: Session) -> Sequence[SubscriptionRow]:
    """All subscriptions, oldest first."""
    return session.scalars(select(SubscriptionRow).order_by(SubscriptionRow.id)).all()


def listed(session: Session, *, limit: int | None = None, after: int | None = None) -> list[dict[str, Any]]:
    """Subscriptions as people and programs read them, oldest first, without token and secrets of addresses.

    `after` is the number of the last one of the page before.
    """
    rows = select(SubscriptionRow).order_by(SubscriptionRow.id).limit(limit)
    if after is not None:
        rows = rows.where(SubscriptionRow.id > after)
    return [form(row) for row in session.scalars(rows)]


def form(row: SubscriptionRow) -> dict[str, Any]:
    """A subscription as people and programs read it."""
    return {
        **asdict(as_item(row)),
        "address": masked(row.address),
        "created_at": row.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def remove(session: Session, number: int) -> None:
    """Ends one subscription. Raises `NotFoundError`.

    Messages on their way are still sent while the address has another subscription, and dropped when it has none.
    """
    row = session.get(SubscriptionRow, numbered("subscription", number))
    if row is None:
        raise NotFoundError(f"there is no subscription {number}; 'regwatch subscriptions' shows those there are")
    _end(session, [row])


def of_token(session: Session, token: str) -> Sequence[SubscriptionRow]:
    """Every subscription of the address that the token was sent to; none when the token is unknown."""
    address = select(SubscriptionRow.address).where(SubscriptionRow.token == token).scalar_subquery()
    return session.scalars(
        select(SubscriptionRow).where(SubscriptionRow.address == address).order_by(SubscriptionRow.id)
    ).all()


def remove_by_token(session: Session, token: str) -> int:
    """Ends every subscription of the address that the token was sent to; says how many there were."""
    rows = of_token(session, token)
    _end(session, rows)
    return len(rows)


def _end(session: Session, rows: Sequence[SubscriptionRow]) -> None:
    ended = {row.id for row in rows}
    for address in {row.address for row in rows}:
        heir = session.scalar(
            select(SubscriptionRow.id)
            .where(SubscriptionRow.address == address, SubscriptionRow.id.not_in(ended))
            .order_by(SubscriptionRow.id)
            .limit(1)
        )
        waiting = update(OutboxRow).where(OutboxRow.address == address, OutboxRow.audience == "reader")
        if heir is None:
            kept = waiting.where(OutboxRow.state.in_(("pending", "dead")))
            session.execute(kept.values(state="dropped", last_answer="unsubscribed"))
            resolve_dead_letter(session, address, now=datetime.now(UTC))
        else:
            kept = waiting.where(OutboxRow.state == "pending", OutboxRow.subscription_id.in_(ended))
            session.execute(kept.values(subscription_id=heir))
    for row in rows:
        session.delete(row)
