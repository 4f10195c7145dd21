"""New and edited releases into points of metrics and detected changes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from items.changes import Change, Detection, Edition, Metric, Statement
from pipelines.merging import Arrival, Merge
from storage.facts import metric_item
from storage.models import ChangeRow, MetricRow, NoticeRow, ReleaseRow, SourceRow
from storage.writing import notices, series
from storage.writing import releases as writing
from storage.writing.search import index_periods
from tracking import changes as tracking_changes
from tracking.metrics import link


@dataclass
class Linked:
    """An arrival with its edition and, per figure, the metric it is a point of and the one it names by itself."""

    arrival: Arrival
    edition: Edition
    metrics: list[Metric | None]
    own: list[Metric | None]


def detect(session: Session, source: SourceRow, merge: Merge) -> tuple[Detection, dict[str, MetricRow]]:
    """Links every figure of the arrivals, compares with what was held before, and stores the new points."""
    rows = series.metrics_of(session, source.id)
    linked = _link(source, merge.arrivals, rows)
    touched = {metric.key for item in linked for metric in item.metrics if metric is not None}
    touched |= {
        statement.metric
        for item in linked
        if item.arrival.before
        for statement in item.arrival.before.statements
        if statement.metric
    }
    _add_new_metrics(session, source, linked, rows)
    affected = [rows[key] for key in sorted(touched) if key in rows]
    detection = tracking_changes.detect(
        [(item.arrival.before, item.edition) for item in linked],
        series.history(session, affected),
        {key: metric_item(row) for key, row in rows.items()},
        series.corrections(session, affected),
    )
    # Only now: the comparison needs what edited releases said before, in the order in which it became known.
    for arrival in merge.arrivals:
        series.retire_observations(session, arrival.row.id)
    _observe(session, linked, rows)
    series.refresh_latest(session, affected)
    _index_periods(session, merge.arrivals)
    return detection, rows


def relink(session: Session, source: SourceRow, current: list[Arrival]) -> None:
    """Links the current text of every release anew, with the metrics there are and new ones; compares nothing."""
    rows = series.metrics_of(session, source.id)
    linked = _link(source, current, rows)
    _add_new_metrics(session, source, linked, rows)
    _observe(session, linked, rows)
    series.forget_idle_metrics(session, source.id)
    series.refresh_latest(session, series.metrics_of(session, source.id).values())
    _index_periods(session, current)


def _index_periods(session: Session, arrivals: list[Arrival]) -> None:
    index_periods(session, (figure.period_text for arrival in arrivals for figure in arrival.figures))


def _add_new_metrics(session: Session, source: SourceRow, linked: list[Linked], rows: dict[str, MetricRow]) -> None:
    for item in linked:
        for metric in item.metrics:
            if metric is not None and metric.key not in rows:
                rows[metric.key] = series.add_metric(session, source.id, metric)


def _observe(session: Session, linked: list[Linked], rows: dict[str, MetricRow]) -> None:
    for item in linked:
        for figure, metric, own in zip(item.arrival.figures, item.metrics, item.own, strict=True):
            if metric is not None and own is not None:
                series.observe(session, rows[metric.key], figure, item.arrival.row, own=rows[own.key])
    session.flush()


def _link(source: SourceRow, arrivals: list[Arrival], rows: dict[str, MetricRow]) -> list[Linked]:
    known = [metric_item(row) for row in rows.values()]
    keys = set(rows)
    abbreviations = dict(source.abbreviations)
    for arrival in arrivals:
        abbreviations |= dict(arrival.release.extraction.abbreviations)
    linked = []
    for arrival in arrivals:
        release = arrival.release
        found = link(
            release.extraction.figures,
            known,
            language=release.language,
            abbreviations=abbreviations,
            title=release.title,
            jurisdiction=_words(source.config.get("jurisdiction")),
        )
        for metric in found:
            if metric is not None and metric.key not in keys:
                keys.add(metric.key)
                known.append(metric)
        decided = [_as_decided(metric, rows) for metric in found]
        linked.append(Linked(arrival, _edition(arrival, decided), decided, found))
    if abbreviations != source.abbreviations:
        source.abbreviations = abbreviations
    return linked


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _as_decided(metric: Metric | None, rows: dict[str, MetricRow]) -> Metric | None:
    """The series that a person merged a metric into, or the metric itself."""
    row = rows.get(metric.key) if metric else None
    if row is None or row.merged_into_id is None:
        return metric
    return next(metric_item(other) for other in rows.values() if other.id == row.merged_into_id)


def _edition(arrival: Arrival, metrics: list[Metric | None]) -> Edition:
    release = arrival.release
    return Edition(
        release=arrival.row.key,
        title=release.title,
        body=release.body,
        published=release.published,
        language=release.language,
        statements=tuple(
            Statement(
                release=arrival.row.key,
                published=release.published,
                figure=figure,
                metric=metric.key if metric else None,
            )
            for figure, metric in zip(release.extraction.figures, metrics, strict=True)
        ),
        dates=release.extraction.dates,
    )


def record(
    session: Session,
    source: SourceRow,
    crawl_id: int,
    detection: Detection,
    merge: Merge,
    metrics: dict[str, MetricRow],
    *,
    now: datetime,
) -> tuple[list[ChangeRow], list[NoticeRow]]:
    """Writes changes (none while the baseline is being taken) and the notices that were not said before."""
    changes = [] if source.baseline_at is None else [*detection.changes, *merge.withdrawn, *_new_releases(merge)]
    releases = _releases_named(session, source.id, changes, merge.rows)
    change_rows = [
        series.add_change(
            session, change, source_id=source.id, crawl_id=crawl_id, releases=releases, metrics=metrics, now=now
        )
        for change in changes
    ]
    notice_rows = []
    for notice in [*detection.notices, *merge.notices]:
        release = releases.get(notice.release or "") or merge.rows.get(notice.release or "")
        row = notices.add_notice(
            session,
            notice,
            source_id=source.id,
            crawl_id=crawl_id,
            release_id=release.id if release else None,
            now=now,
        )
        if row is not None:
            notice_rows.append(row)
    for key in (*merge.resolved, *detection.over):
        notices.resolve_notice(session, source.id, key, now=now)
    for change in merge.withdrawn:
        notices.resolve_notices_of(session, releases[change.release or ""].id, now=now)
    session.flush()
    return change_rows, notice_rows


def _new_releases(merge: Merge) -> list[Change]:
    new = [one.row.key for one in merge.arrivals if one.before is None and one.row.revision == 1]
    return [Change(kind="release_new", severity="low", release=key) for key in new]


def _releases_named(
    session: Session, source_id: int, changes: list[Change], rows: dict[str, ReleaseRow]
) -> dict[str, ReleaseRow]:
    named = {key for change in changes for key in (change.release, change.previous_release) if key}
    return {**rows, **writing.by_key(session, source_id, named - set(rows))}
