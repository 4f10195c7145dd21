"""Why a release was not told: what it says against what was known, and what became of its changes on their way."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cli import wording
from cli.chains import draw_lines, mail
from cli.output import Row, plain

if TYPE_CHECKING:
    from rich.console import Console
    from sqlalchemy.orm import Session

    from items.facts import Figure
    from storage.evidence import Evidence, Said
    from storage.models import ChangeRow, SubscriptionRow

#: Why a subscription lets a change go by, as `tracking.interest.refused_by` names it.
_REFUSALS = {
    "operator": "readers are never told of it",
    "on_request": "release_new is told only to those who ask for that kind",
    "kinds": "it asks for other kinds of change",
    "sources": "it asks for other sources",
    "severities": "it asks for another severity",
    "metric": "it asks for another metric",
    "min_change": "it asks for larger changes",
    "min_percent": "it asks for changes of a larger share",
    "crossing": "the value it asks for was not crossed",
}


def silence(session: "Session", release: int, revision: int | None, address: str | None) -> dict[str, Any]:
    """Everything that answers the question for a revision, the newest if None; `address` narrows it to one reader.

    Raises `NotFoundError`.
    """
    from storage.evidence import evidence
    from storage.reading.forms import reference

    found = evidence(session, release, revision)
    news = [change for change in found.changes if change.kind != "release_new"]
    return {
        "release": reference(found.release),
        "revision": found.revision,
        "source": found.release.source.name,
        "reasons": [] if news else _reasons(found),
        "figures": [] if news or found.baseline else [_figure(said) for said in found.said],
        "changes": [_change(session, change, address) for change in found.changes],
        "others": [_change(session, change, address) for change in found.others],
        "notices": list(found.notices),
    }


def _reasons(found: "Evidence") -> list[dict[str, str]]:
    """What holds for the release as a whole."""
    from tracking.reasons import SILENCES

    reasons = {
        "no_baseline": not found.baseline_taken,
        "baseline": found.baseline,
        "unread": found.release.listed_only or bool(found.release.unreadable_reason),
        "no_figures": not found.said,
    }
    return [asdict(SILENCES[name]) for name, holds in reasons.items() if holds]


def _figure(said: "Said") -> dict[str, Any]:
    from tracking.reasons import silence as why

    rule, old = why(said.statement, said.metric, said.before)
    return {
        "text": said.statement.figure.text,
        "sentence": said.statement.figure.sentence,
        "part": said.statement.figure.part,
        "metric": said.metric.label if said.metric else None,
        "rule": asdict(rule),
        "held": None if old is None else {"release": old.release, **_held(old.figure)},
    }


def _held(figure: "Figure") -> dict[str, Any]:
    from contract import figure_json

    form = figure_json(figure)
    return {name: form[name] for name in ("value", "value_max", "qualifier", "period", "sentence")}


def _change(session: "Session", change: "ChangeRow", address: str | None) -> dict[str, Any]:
    from storage import reading
    from storage.addresses import masked, meant
    from storage.evidence import subscribers

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


def _refused(session: "Session", change: "ChangeRow", rows: "Sequence[SubscriptionRow]") -> Iterable[dict[str, Any]]:
    """Each subscription that the change passed by, with why."""
    from storage import outbox, subscriptions
    from storage.addresses import masked
    from tracking.interest import refused_by

    (news,) = outbox.news(session, [change])
    for row in rows:
        name = refused_by(subscriptions.as_item(row), news)
        late = row.created_at > change.detected_at
        why = _REFUSALS[name] if name else "it was made later" if late else "its mail is no longer kept"
        yield {"subscription": row.id, "address": masked(row.address), "why": why}


def draw(console: "Console", row: Row) -> None:
    """The answer in plain words."""
    release = row["release"]
    edition = f", revision {row['revision']}," if row["revision"] > 1 else ""
    console.print(f"Release {release['id']}{edition} of {row['source']}: {plain(release['title'])}", style="bold")
    news = [change for change in row["changes"] if change["kind"] != "release_new"]
    lines = [] if news else ["It raised no change of a figure or a text."]
    for reason in row["reasons"]:
        lines += [_ruled(reason)]
    for figure in row["figures"]:
        lines += [f'"{figure["text"]}" in "{figure["sentence"]}"', f"  {_ruled(figure['rule'])}"]
        if held := figure["held"]:
            lines.append(f'  Held was {wording.value(held)}: "{held["sentence"]}" ({held["release"]})')
    for change in [*row["changes"], *row["others"]]:
        lines += _told(change, release["id"])
    lines += [f"The operator was told: {text}" for text in row["notices"]]
    draw_lines(console, lines)


def _told(change: Row, release: int) -> list[str]:
    """A change, and to whom it went or why not."""
    name = f"Change {change['id']}, {wording.kind(change['kind'])}, {change['severity']}"
    elsewhere = "" if change["release"] == release else f", told for release {change['release']}"
    lines = [f"{name}{elsewhere}:"]
    lines += [f"  {mail(each)}" for each in change["mails"]]
    lines += [f"  {each['address']}, subscription {each['subscription']}: {each['why']}" for each in change["refused"]]
    return lines if len(lines) > 1 else [*lines, "  nobody is subscribed"]


def _ruled(rule: Row) -> str:
    return f'{rule["sentence"]} (docs/rules.md, "{rule["section"]}")'
