"""Rows as the contract's JSON forms: names, numbers, times and dates as scripts rely on them."""

from datetime import date, datetime
from typing import Any

from contract import number
from storage.models import ChangeRow, CrawlRow, DateRow, FigureRow, MetricRow, ReleaseRow, RevisionRow

Form = dict[str, Any]


def moment(value: datetime | None) -> str | None:
    """A UTC time to the second, with Z."""
    return None if value is None else value.strftime("%Y-%m-%dT%H:%M:%SZ")


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def figure_form(row: FigureRow) -> Form:
    """The contract's Figure, and where it stands: `text` as written, `part` of the release, `role`, `event`, `place`.

    `start` and `end` count characters of that part.
    """
    period = None
    if row.period_text is not None:
        period = {
            "text": row.period_text,
            "start": day(row.period_start),
            "end": day(row.period_end),
            "type": row.period_type,
        }
    return {
        "id": row.id,
        "value": number(row.value),
        "value_max": number(row.value_max),
        "qualifier": row.qualifier,
        "kind": row.kind,
        "unit": row.unit,
        "currency": row.currency,
        "subject": row.subject,
        "period": period,
        "direction": row.direction,
        "sentence": row.sentence,
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "part": row.part,
        "role": row.role,
        "event": row.event,
        "place": row.place,
    }


def date_form(row: DateRow) -> Form:
    return {
        "text": row.text,
        "start_date": day(row.start_date),
        "end_date": day(row.end_date),
        "start": row.start,
        "end": row.end,
        "part": row.part,
    }


def release_form(row: ReleaseRow) -> Form:
    return {
        "id": row.id,
        "source": row.source.name,
        "url": row.url,
        "title": row.title,
        "published": day(row.published),
        "first_seen": moment(row.first_seen),
        "last_seen": moment(row.last_seen),
        "withdrawn_at": moment(row.withdrawn_at),
        "language": row.language,
        "revision": row.revision,
    }


def revision_form(row: RevisionRow) -> Form:
    """A revision without its text; `page_kept` tells whether the raw page it was read from is stored."""
    return {
        "revision": row.number,
        "seen_at": moment(row.seen_at),
        "title": row.title,
        "published": day(row.published),
        "language": row.language,
        "page_kept": row.page_id is not None,
    }


def reference(row: ReleaseRow | None) -> Form | None:
    """A release as another form points to it."""
    if row is None:
        return None
    return {
        "id": row.id,
        "url": row.url,
        "title": row.title,
        "published": day(row.published),
        "language": row.language,
    }


def metric_form(row: MetricRow) -> Form:
    return {
        "id": row.id,
        "source": row.source.name,
        "label": row.label,
        "language": row.source.language,
        "kind": row.kind,
        "unit": row.unit,
        "latest": None if row.latest_figure is None else figure_form(row.latest_figure),
        "observations": row.points,
        "currency": row.currency,
        "event": row.event,
        "place": row.place,
        "period_type": row.period_type,
    }


def change_form(row: ChangeRow) -> Form:
    """The contract's Change; `skipped` lists the values between old and new, `note` says what else matters."""
    return {
        "id": row.id,
        "kind": row.kind,
        "severity": row.severity,
        "source": row.source.name,
        "detected_at": moment(row.detected_at),
        "release": reference(row.release),
        "previous_release": reference(row.previous_release),
        "metric": None if row.metric is None else {"id": row.metric.id, "label": row.metric.label},
        "old": _side(row.old),
        "new": _side(row.new),
        "delta": number(row.delta),
        "delta_percent": number(row.delta_percent),
        "revision": row.revision,
        "skipped": [_side(side) for side in row.skipped],
        "note": row.note,
    }


def crawl_form(row: CrawlRow, source: str) -> Form:
    return {
        "id": row.id,
        "source": source,
        "trigger": row.trigger,
        "outcome": row.outcome,
        "reason": row.reason,
        "started_at": moment(row.started_at),
        "finished_at": moment(row.finished_at),
        "requests": row.requests,
        "bytes": row.bytes,
        "releases_seen": row.releases_seen,
        "releases_new": row.releases_new,
        "releases_revised": row.releases_revised,
        "unreadable": row.unreadable,
        "changes": row.changes,
    }


def _side(stored: Form | None) -> Form | None:
    if stored is None:
        return None
    return {**stored, "value": number(stored["value"]), "value_max": number(stored.get("value_max"))}
