"""Extracts again from the stored raw pages with today's code. Raises no change and sends nothing, ever."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from items.facts import Figure
from items.readings import Reading
from pipelines.detecting import relink
from pipelines.merging import Arrival
from storage import sources
from storage.database import Database
from storage.facts import figure_item
from storage.models import ReleaseRow, RevisionRow, SourceRow
from storage.writing import revisiting, series
from storage.writing.releases import facts_of, index_release
from storage.writing.tallies import recount

Through = Callable[[Reading], Reading]


def reprocess(database: Database, name: str, through: Through) -> dict[str, Any]:
    """Rebuilds the texts, figures and metrics of one source in one transaction; the answer counts what differs.

    `through` are the pipeline's acts from a raw page to figures. Metrics that nothing names any more and no change
    tells of are forgotten. Raises `NotFoundError` for an unknown source.
    """
    report: Counter[str] = Counter()
    with database.writing() as session:
        source = sources.get(session, name)
        metrics = set(series.metrics_of(session, source.id))
        current = []
        for row, revision in revisiting.revisions(session, source.id):
            arrival = _again(session, source, row, revision, through, report)
            if arrival is not None and revision.number == row.revision:
                current.append(arrival)
        relink(session, source, current)
        recount(session, source.id)
        report["metrics_gained"] = len(set(series.metrics_of(session, source.id)) - metrics)
        report["metrics_lost"] = len(metrics - set(series.metrics_of(session, source.id)))
    names = ("revisions", "unreadable", "texts_changed", "figures", "figures_gained", "figures_lost")
    return {"source": name, **{key: report[key] for key in (*names, "metrics_gained", "metrics_lost")}}


def _again(
    session: Session,
    source: SourceRow,
    row: ReleaseRow,
    revision: RevisionRow,
    through: Through,
    report: Counter[str],
) -> Arrival | None:
    """One revision anew; None (and nothing touched) when today's code cannot read what an older one could."""
    report["revisions"] += 1
    release = through(revisiting.as_reading(session, source, row, revision)).release
    if release is None:
        report["unreadable"] += 1
        return None
    before = Counter(_fact(figure_item(figure)) for figure in facts_of(session, revision)[0])
    after = Counter(_fact(figure) for figure in release.extraction.figures)
    report["figures"] += after.total()
    report["figures_gained"] += (after - before).total()
    report["figures_lost"] += (before - after).total()
    report["texts_changed"] += (revision.title, revision.body) != (release.title, release.body)
    figures = revisiting.replace_text(session, revision, release)
    if revision.number == row.revision:
        row.title, row.language = release.title, release.language
        index_release(session, row, release)
    return Arrival(row, release, figures, None)


def _fact(figure: Figure) -> tuple[object, ...]:
    """What makes two readings of one figure the same fact, wherever it stands now."""
    return (figure.value, figure.value_max, figure.qualifier, figure.kind, figure.unit, figure.subject, figure.text)
