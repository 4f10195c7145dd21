"""The words that releases, metrics and periods are found by, kept in step with the texts."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.models import FigureRow, MetricRow, MetricWordRow, PeriodWordRow, ReleaseRow, RevisionRow, SearchRow
from storage.search.entry import entry, words_of


def index(session: Session, row: ReleaseRow, *, title: str, body: str, kinds: Iterable[str]) -> None:
    """Puts the newest text of a release into the index; `kinds` are those of the figures in it.

    The figures of that text get their place in lists, those of older ones lose theirs.
    """
    session.execute(delete(SearchRow).where(SearchRow.release_id == row.id))
    made = entry(row.id, row.published, row.source_id, row.language, title, body, kinds)
    session.add(SearchRow(release_id=row.id, **made._asdict()))
    session.flush()
    _list_figures(session, row, made.place)


def _list_figures(session: Session, row: ReleaseRow, place: int) -> None:
    revisions = select(RevisionRow.id).where(RevisionRow.release_id == row.id)
    figures = update(FigureRow).execution_options(synchronize_session=False)
    older = revisions.where(RevisionRow.number < row.revision)
    session.execute(
        figures.where(FigureRow.revision_id.in_(older), FigureRow.release_place.is_not(None)).values(release_place=None)
    )
    newest = revisions.where(RevisionRow.number == row.revision)
    session.execute(figures.where(FigureRow.revision_id.in_(newest)).values(release_place=place))


def index_label(session: Session, metric: MetricRow) -> None:
    """Lets a metric be found by the words of its label, and by no others."""
    session.execute(delete(MetricWordRow).where(MetricWordRow.metric_id == metric.id))
    words = [{"word": word, "metric_id": metric.id} for word in sorted(words_of(metric.label))]
    if words:
        session.execute(insert(MetricWordRow), words)


def index_periods(session: Session, texts: Iterable[str | None]) -> None:
    """Lets figures be found by the words of their periods as written.

    To be called once in a transaction: two that add the same words in two orders would wait for each other.
    """
    rows = [{"word": word, "period_text": text} for text in sorted(filter(None, set(texts))) for word in words_of(text)]
    if rows:
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        session.execute(
            dialect.insert(PeriodWordRow).on_conflict_do_nothing(), sorted(rows, key=lambda row: row["word"])
        )
