"""The time of what was done, where its own sentence names none: told just before, in a heading, or in the title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extraction import told_period
from items.facts import Figure, Period
from tracking.standing import lacks_time

#: A line that opens a list: "Key figures for 2024:".
_HEADING = re.compile(r"^.{1,120}[:：]\s*$", re.MULTILINE)


def dated(
    figures: Sequence[Figure], *, title: str, body: str, language: str, published: date | None
) -> tuple[Figure, ...]:
    """Return the figures of a body, those of deeds without a date with the period that their context gives them.

    The nearest period wins: that of an earlier figure or of a heading above, else the title's, if it names just one.
    """
    if not any(lacks_time(figure) for figure in figures):
        return tuple(figures)
    headings = {
        line.start(): period
        for line in _HEADING.finditer(body)
        if (period := told_period(line.group(), language, published)) is not None
    }
    above = told_period(title, language, published)
    return tuple(_with_periods(figures, headings, above))


def _with_periods(figures: Sequence[Figure], headings: dict[int, Period], told: Period | None) -> Iterator[Figure]:
    waiting = sorted(headings.items(), reverse=True)
    for figure in sorted(figures, key=lambda one: one.start):
        while waiting and waiting[-1][0] < figure.start:
            told = waiting.pop()[1]
        if lacks_time(figure):
            yield replace(figure, period=told)
            continue
        if figure.period is not None and figure.period.type in ("closed", "ytd") and figure.role == "level":
            told = figure.period
        yield figure
