"""The stretch of its sentence that each figure rules: up to the next figure, a full stop or a comma."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from items import Figure

_ASIDE = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_CUT = re.compile(r"[;:!?,，。；：！？、]|\.(?=\s|$)")
_SAID_THAT = re.compile(r"\b(?:said|say|says|announced|reported|noted|showed|shows|stated|found)(?: that)?\b|\bthat\b")
_PREPOSED = re.compile(r"\s*(?:for|among|amongst|in|at|from|through|via|under|within|outside|across)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around one figure. `leads` are phrases set off by a comma before it ("For children, …")."""

    sentence: str
    before: str = ""
    after: str = ""
    leads: tuple[str, ...] = ()


def clauses(figures: Sequence[Figure]) -> list[Clause]:
    """Return the clause of each figure; figures of one sentence bound one another."""
    spans = _spans(figures)
    answers = []
    for index, figure in enumerate(figures):
        start, end = spans[index]
        beside = [span for other, span in zip(figures, spans, strict=True) if _together(figure, other)]
        left = max((stop for _, stop in beside if stop <= start), default=0)
        right = min((begin for begin, _ in beside if begin >= end), default=len(figure.sentence))
        periods = [other.period.text for other in figures if other.period and other.sentence == figure.sentence]
        answers.append(_clause(figure.sentence, (left, start, end, right), periods))
    return answers


def _clause(sentence: str, bounds: tuple[int, int, int, int], periods: Sequence[str]) -> Clause:
    left, start, end, right = bounds
    after = _CUT.split(_bare(sentence[end:right], periods), maxsplit=1)[0]
    *leads, before = _CUT.split(_bare(sentence[left:start], periods))
    if not before.strip() and leads and not _PREPOSED.match(leads[-1]):
        before = leads.pop()
    return Clause(
        sentence, _SAID_THAT.split(before)[-1], after, tuple(piece for piece in leads if _PREPOSED.match(piece))
    )


def _bare(text: str, periods: Sequence[str]) -> str:
    """Take out the periods, which are no scope, and asides in brackets."""
    for period in sorted(set(periods), key=len, reverse=True):
        if period:
            text = text.replace(period, " ")
    return _ASIDE.sub(" ", text)


def _spans(figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """Find each figure in its own sentence: its offsets count from the start of the whole text."""
    spans: list[tuple[int, int]] = []
    previous: tuple[Figure, int] | None = None
    for figure in figures:
        begin = previous[1] if previous is not None and _together(previous[0], figure) else 0
        at = figure.sentence.find(figure.text, begin)
        at = at if at >= 0 else max(figure.sentence.find(figure.text), 0)
        spans.append((at, at + len(figure.text)))
        previous = figure, at + len(figure.text)
    return spans


def _together(a: Figure, b: Figure) -> bool:
    return a.part == b.part and a.sentence == b.sentence and abs(a.start - b.start) <= len(a.sentence)
