"""Why a change was told, and why a release was not: from the crawl that read it to the answer of the mail server."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from contract import figure_json, side_item
from items.facts import Figure
from storage import outbox, reading, subscriptions
from storage.addresses import masked, meant
from storage.evidence import Evidence, evidence, numbers_of, subscribers
from storage.models import ChangeRow, SubscriptionRow
from storage.reading.forms import reference
from tracking import reasons
from tracking.interest import refused_by

#: Why a subscription lets a change go by, as `tracking.interest.refused_by` names it.
_REFUSALS = {
    "operator": "readers are never told of it",
    "on_request": "a new release by itself is told only to those who ask for that kind",
    "kinds": "it asks for other kinds of change",
    "sources": "it asks for other sources",
    "severities": "it asks for another severity",
    "metric": "it asks for another metric",
    "min_change": "it asks for larger changes",
    "min_percent": "it asks for changes of a larger share",
    "crossing": "the value it asks for was not crossed",
}
_PERIODS = {
    "closed": "a closed span",
    "ytd": "year to date",
    "level": "a level at a date",
    "running": "a running total",
}


def chain(session: Session, change: int) -> dict[str, Any]:
    """The way of a change (see `storage.reading.chain`) with the `rule` that made it. Raises `NotFoundError`."""
    row = reading.chain(session, change)
    told = row["change"]
    old, new = side_item(told["old"]), side_item(told["new"])
    return {**row, "rule": asdict(reasons.cause(told["kind"], told["severity"], told["note"], old, new))}


def identity(metric: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """What makes the metric of a chain the one it is, as names and values in words."""
    if metric is None:
        return []
    parts = {
        "unit": metric["currency"] or metric["unit"],
        "event": (metric["event"] or "").replace("_", " "),
        "scope": " + ".join(metric["scope"]),
        "place": metric["place"],
        "since": metric["since"],
        "period": _PERIODS.get(metric["period_type"]),
    }
    return [(name, str(value)) for name, value in parts.items() if value]


def silence(session: Session, release: int, revision: int | None, address: str | None) -> dict[str, Any]:
    """Everything that answers the question for a revision, the newest if None; `address` narrows it to one reader.

    Raises `NotFoundError`.
    """
    found = evidence(session, release, revision)
    news = [change for change in found.changes if change.kind != "release_new"]
    return {
        "release": reference(found.release),
        "revision": found.revision,
        "source": found.release.source.name,
        "reasons": [] if news else _reasons(found),
        "figures": [] if news or found.baseline else _figures(session, found),
        "changes": [_change(session, change, address) for change in found.changes],
        "others": [_change(session, change, address) for change in found.others],
        "notices": list(found.notices),
    }


def _reasons(found: Evidence) -> list[dict[str, str]]:
    """What holds for the release as a whole."""
    holding = {
        "no_baseline": not found.baseline_taken,
        "baseline": found.baseline,
        "unread": found.release.listed_only or bool(found.release.unreadable_reason),
        "no_figures": not found.said,
    }
    return [asdict(reasons.SILENCES[name]) for name, holds in holding.items() if holds]


def _figures(session: Session, found: Evidence) -> list[dict[str, Any]]:
    why = [reasons.silence(said.statement, said.metric, said.before) for said in found.said]
    numbers = numbers_of(session, found.release.source_id, {old.release for _, old in why if old})
    return [
        {
            "text": said.statement.figure.text,
            "sentence": said.statement.figure.sentence,
            "part": said.statement.figure.part,
            "metric": said.metric.label if said.metric else None,
            "metric_id": said.metric_id,
            "rule": asdict(rule),
            "held": None
            if old is None
            else {"release": old.release, "release_id": numbers[old.release], **_held(old.figure)},
        }
        for said, (rule, old) in zip(found.said, why, strict=True)
    ]


def _held(figure: Figure) -> dict[str, Any]:
    form = figure_json(figure)
    return {name: form[name] for name in ("value", "value_max", "qualifier", "period", "sentence")}


def _change(session: Session, change: ChangeRow, address: str | None) -> dict[str, Any]:
    mails = [
        each
        for each in reading.mails(session, change.id)
        if address is None or each["address"] in (address, masked(address))
    ]
    wishes = [row for row in subscribers(session) if address is None or meant(row.address, address)]
    told = {each["address"] for each in mails}
    return {
        "id": change.id,
        "kind": change.kind,
        "severity": change.severity,
        "release": change.release_id,
        "mails": mails,
        "refused": list(_refused(session, change, [row for row in wishes if masked(row.address) not in told])),
        "subscriptions": len(wishes),
    }


def _refused(session: Session, change: ChangeRow, rows: Sequence[SubscriptionRow]) -> Iterable[dict[str, Any]]:
    """Each subscription that the change passed by, with why."""
    (news,) = outbox.news(session, [change])
    for row in rows:
        name = refused_by(subscriptions.as_item(row), news)
        late = row.created_at > change.detected_at
        why = _REFUSALS[name] if name else "it was made later" if late else "its mail is no longer kept"
        yield {"subscription": row.id, "address": masked(row.address), "why": why}
