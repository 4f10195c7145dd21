"""Who is told of which change, and when: filters, cadences, quiet hours. Pure; times in and out are UTC."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from errors import UsageError
from items.news import OPERATOR_KINDS, News, Parcel, Purpose, Subscription

#: Told only to those who name the kind: a new release by itself changes no figure.
ON_REQUEST_KINDS = frozenset({"release_new"})


def threshold(text: str) -> tuple[float | None, float | None]:
    """A smallest change as a person writes it, "25" or "5%", as (absolute, percent). Raises `UsageError`."""
    written = text.strip()
    percent = written.endswith(("%", "％"))
    try:
        size = float(written.rstrip("%％").rstrip())
    except ValueError:
        size = -1.0
    if not 0 < size < float("inf"):
        raise UsageError(f"{text!r} is no smallest change; use a number above 0 such as 25, or a share such as 5%")
    return (None, size) if percent else (size, None)


def wants(subscription: Subscription, news: News) -> bool:
    """Whether the filters let the change pass. One that asks for a size or a crossing wants changed numbers only."""
    return not refused_by(subscription, news)


def refused_by(subscription: Subscription, news: News) -> str:
    """Name the field of the subscription that keeps the change from the subscriber; an empty text when none does.

    "operator" stands for what no reader is told, "on_request" for what is told only to those who name its kind.
    """
    if news.kind in OPERATOR_KINDS:
        return "operator"
    if not subscription.kinds and news.kind in ON_REQUEST_KINDS:
        return "on_request"
    passed = {
        "kinds": not subscription.kinds or news.kind in subscription.kinds,
        "sources": not subscription.sources or news.source in subscription.sources,
        "severities": not subscription.severities or news.severity in subscription.severities,
        "metric": _names_metric(subscription.metric, news),
        "min_change": _moved_by(subscription.min_change, news.delta),
        "min_percent": _moved_by(subscription.min_percent, news.delta_percent),
        "crossing": _crosses(subscription.crossing, news),
    }
    return next((name for name, passes in passed.items() if not passes), "")


def _names_metric(asked: str, news: News) -> bool:
    if not asked:
        return True
    if asked.isdecimal():
        return int(asked) in (news.metric, *news.parts)
    label = news.label.casefold()
    return all(word in label for word in asked.casefold().split())


def _moved_by(least: float | None, delta: float | None) -> bool:
    return least is None or (delta is not None and abs(delta) >= least)


def _crosses(limit: float | None, news: News) -> bool:
    """From below the limit to it or beyond, or from at or above the limit to below it."""
    if limit is None:
        return True
    if news.old is None or news.new is None:
        return False
    return (news.old < limit) != (news.new < limit)


def purpose(subscription: Subscription, severity: str) -> Purpose:
    """What kind of message carries a change of that severity to the subscriber."""
    if subscription.cadence == "standard":
        return "instant" if severity == "high" else "daily"
    return subscription.cadence


def due(subscription: Subscription, carrier: Purpose, now: datetime) -> datetime:
    """When a message begun now goes out: at once, or at the end of the hour, day or week that runs.

    Digests are due strictly after `now`. Quiet hours put anything off to their end.
    """
    if carrier == "hourly":
        moment = _next_hour(subscription, now)
    elif carrier in ("daily", "weekly"):
        moment = _next_at(subscription, carrier, now)
    else:
        moment = now
    return _after_quiet(subscription, moment)


def _next_hour(subscription: Subscription, now: datetime) -> datetime:
    """The next full hour on the subscriber's clock, which half-hour zones have apart from UTC's."""
    local = now.astimezone(ZoneInfo(subscription.timezone))
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return now + timedelta(hours=1) - past


def _next_at(subscription: Subscription, carrier: Purpose, now: datetime) -> datetime:
    zone = ZoneInfo(subscription.timezone)
    at = time.fromisoformat(subscription.at)
    day = now.astimezone(zone).date()
    while True:
        moment = datetime.combine(day, at, zone).astimezone(UTC)
        if moment > now and (carrier == "daily" or day.weekday() == subscription.weekday):
            return moment
        day += timedelta(days=1)


def _after_quiet(subscription: Subscription, moment: datetime) -> datetime:
    if not subscription.quiet:
        return moment
    zone = ZoneInfo(subscription.timezone)
    begin, end = (time.fromisoformat(part) for part in subscription.quiet.split("-"))
    local = moment.astimezone(zone)
    clock = local.time()
    quiet = begin <= clock < end if begin <= end else clock >= begin or clock < end
    if not quiet:
        return moment
    day = local.date() + timedelta(days=1 if clock >= end else 0)
    return max(moment, datetime.combine(day, end, zone).astimezone(UTC))


def parcels(subscriptions: Iterable[Subscription], news: Sequence[News], now: datetime) -> list[Parcel]:
    """Which messages the changes of one crawl go into: one per address, purpose and due time.

    An address is told a change once, by the subscription of its that tells it first.
    """
    earliest: dict[tuple[str, int], tuple[datetime, Purpose, int]] = {}
    for subscription in sorted(subscriptions, key=lambda each: each.id):
        for change in news:
            if not wants(subscription, change):
                continue
            carrier = purpose(subscription, change.severity)
            offer = (due(subscription, carrier, now), carrier, subscription.id)
            key = (subscription.address, change.id)
            if key not in earliest or offer[0] < earliest[key][0]:
                earliest[key] = offer
    together: dict[tuple[str, datetime, Purpose], list[tuple[int, int]]] = defaultdict(list)
    for (address, change_id), (moment, carrier, subscription_id) in earliest.items():
        together[address, moment, carrier].append((subscription_id, change_id))
    return [
        Parcel(
            address=address,
            subscription=min(subscription_id for subscription_id, _ in members),
            purpose=carrier,
            due_at=moment,
            changes=tuple(sorted(change_id for _, change_id in members)),
        )
        for (address, moment, carrier), members in together.items()
    ]


def preview(subscription: Subscription, history: Iterable[tuple[int, datetime, News]]) -> list[Parcel]:
    """The messages that past changes, each with its crawl and its time, would have caused, in the order of sending."""
    crawls: dict[tuple[int, datetime], list[News]] = defaultdict(list)
    for crawl, moment, change in history:
        crawls[crawl, moment].append(change)
    sent: dict[tuple[datetime, Purpose, int], Parcel] = {}
    for (crawl, moment), changes in crawls.items():
        for parcel in parcels([subscription], changes, moment):
            key = (parcel.due_at, parcel.purpose, crawl if parcel.due_at <= moment else 0)
            earlier = sent[key].changes if key in sent else ()
            sent[key] = replace(parcel, changes=tuple(sorted({*earlier, *parcel.changes})))
    return sorted(sent.values(), key=lambda parcel: parcel.due_at)
