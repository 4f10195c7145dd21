"""Figures, dates and metrics between their rows and the values that travel."""

from typing import Any, cast

from items.changes import Metric
from items.facts import DateMention, Figure, Kind, Part, Period, PeriodType, Qualifier, Role
from storage.models import DateRow, FigureRow, MetricRow


def figure_row(figure: Figure, revision_id: int) -> FigureRow:
    """A new row for a figure of a revision."""
    period = figure.period
    return FigureRow(
        revision_id=revision_id,
        part=figure.part,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        sentence=figure.sentence,
        value=figure.value,
        value_max=figure.value_max,
        qualifier=figure.qualifier,
        kind=figure.kind,
        unit=figure.unit,
        currency=figure.currency,
        subject=figure.subject,
        direction=figure.direction,
        event=figure.event,
        place=figure.place,
        role=figure.role,
        of_whole=figure.of_whole,
        step=figure.step,
        period_text=period.text if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_type=period.type if period else None,
    )


def figure_item(row: FigureRow) -> Figure:
    """The figure that a row holds."""
    period = None
    if row.period_text is not None:
        period = Period(
            row.period_text, row.period_start, row.period_end, cast(PeriodType, row.period_type or "closed")
        )
    return Figure(
        value=row.value,
        value_max=row.value_max,
        qualifier=cast(Qualifier, row.qualifier),
        kind=cast(Kind, row.kind),
        unit=row.unit,
        currency=row.currency,
        subject=row.subject,
        period=period,
        direction=cast(Any, row.direction),
        sentence=row.sentence,
        start=row.start,
        end=row.end,
        text=row.text,
        part=cast(Part, row.part),
        event=row.event,
        place=row.place,
        role=cast(Role, row.role),
        of_whole=row.of_whole,
        step=row.step,
    )


def date_item(row: DateRow) -> DateMention:
    """The date mention that a row holds."""
    return DateMention(row.text, row.start_date, row.end_date, row.start, row.end)


def metric_item(row: MetricRow) -> Metric:
    """The identity that a row holds."""
    return Metric(
        key=row.key,
        label=row.label,
        kind=cast(Kind, row.kind),
        unit=row.unit,
        currency=row.currency,
        event=row.event,
        scope=tuple(row.scope),
        place=row.place,
        period_type=cast(PeriodType, row.period_type),
        since=row.since,
    )
