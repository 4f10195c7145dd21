"""The stretch of its sentence that each figure rules: up to the next figure, a full stop or a comma."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from items.facts import Figure
from tracking import glossary

_ASIDE = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_CUT = re.compile(r"[;:!?,，。；：！？、]|\.(?=\s|$)")
_SAID_THAT = re.compile(
    r"\b(?:said|say|says|announced|reported|noted|showed|shows|stated|found)(?: that)?\b|"
    r"\bthat\b(?! (?:of|for|from|among|in)\b)"
)
#: A word that stands for the measure named before ("that of domestic cosmetics was 3.1 percent").
_AGAIN = re.compile(
    r"\b(?:that|those)(?= (?:of|for|from|among|in)\b)|\bit(?= (?:was|is|stood|came|reached|amounted)\b)"
)
#: The measure at the head of a clause, without what is measured.
_MEASURE = re.compile(
    r"\s*(?:(?:in|during|for|and|while|whereas|the|our|its) +){0,4}((?:[\w-]+ ){1,5}?)"
    r"(?:of|for|from|among|in|on|at|was|were|is|are|stood|came|reached|amounted)\b",
    re.IGNORECASE,
)
#: Where another clause begins between two figures: at a verb of its own, or at a word that stands for a measure.
_ANOTHER = re.compile(r"\b(?:and|but|while|whereas) ")
_ITS_OWN = re.compile(
    r"(?:that|those) (?:of|for|from|among|in)\b|[^,;:]*\b(?:was|were|is|are|stood at|came to|reached)\s*$"
)
#: What a clause that a verb begins may hold before its figure.
_RULING = ("event", "auxiliary")
#: Between a growth and the level that it led to.
_LED_TO = re.compile(r"\s*,?\s*(?:to|at|reaching|bringing [\w ]{1,30} to)\s*$")
#: Between two members of an enumeration: nothing but the noun of the first, and a link.
_LINKED = re.compile(r"[^,;:.!?()]*(?:,|\b(?:and|or|as well as|et|y|e|und|sowie)\b)[^,;:.!?()]{0,24}$")
_PREDICATE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|fueron|fue|han|ont|sont|foram|wurden|wurde|sind|haben)\b"
)
_PREPOSED = re.compile(r"\s*(?:for|among|amongst|in|at|from|through|via|outside)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around one figure. `leads` are phrases set off by a comma before it ("For children, …")."""

    before: str
    after: str
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence starts in its text, and where a figure stands in the sentence."""

    sentence: int
    start: int
    end: int


def clauses(figures: Sequence[Figure]) -> list[Clause]:
    """Return the clause of each figure, in the order of the text; figures of one sentence bound one another."""
    answers: list[Clause] = []
    placed = zip(figures, _places(figures), strict=True)
    for _, sentence in groupby(placed, key=lambda pair: (pair[0].part, pair[1].sentence)):
        together = list(sentence)
        periods = [figure.period.text for figure, _ in together if figure.period is not None]
        bound: list[Clause] = []
        for figure, place in together:
            left, start = _words_before(together, place)
            right = min((other.start for _, other in together if other.start >= place.end), default=None)
            bounds = left, start, place.end, len(figure.sentence) if right is None else right
            bound.append(_clause(figure.sentence, bounds, periods))
        gaps = [one.sentence[at.end : after.start] for (one, at), (_, after) in pairwise(together)]
        answers += _with_measures(_with_shared_predicate(bound, gaps))
    return answers


def _words_before(together: Sequence[tuple[Figure, _Place]], place: _Place) -> tuple[int, int]:
    """Bound the words before a figure, without the growth that led to it ("rose by 9 per cent to 2,309")."""
    before = sorted((other.start, other.end, figure.role) for figure, other in together if other.end <= place.start)
    sentence, at = together[0][0].sentence, place.start
    while before and before[-1][2] == "change" and _LED_TO.match(sentence[before[-1][1] : at]):
        at = before.pop()[0]
    return before[-1][1] if before else 0, at


def _with_measures(bound: list[Clause]) -> list[Clause]:
    """Put the measure of the clause before in the place of a word that stands for it."""
    for index in range(1, len(bound)):
        named = _MEASURE.match(bound[index - 1].before)
        if named and _AGAIN.search(bound[index].before):
            words = _AGAIN.sub(named[1].strip(), bound[index].before, count=1)
            bound[index] = replace(bound[index], before=words)
    return bound


def _with_shared_predicate(bound: list[Clause], gaps: Sequence[str]) -> list[Clause]:
    """Let "7,880 adults and 2,105 children were enrolled in trials" say of the adults, too, what they were."""
    for index in reversed(range(len(bound) - 1)):
        told = _PREDICATE.search(bound[index + 1].after)
        if told and _LINKED.match(gaps[index]) and not _PREDICATE.search(gaps[index]):
            shared = f"{bound[index].after} {bound[index + 1].after[told.start() :]}"
            bound[index] = replace(bound[index], after=shared)
    return bound


def _clause(sentence: str, bounds: tuple[int, int, int, int], periods: Sequence[str]) -> Clause:
    left, start, end, right = bounds
    after = _own(_CUT.split(_bare(sentence[end:right], periods), maxsplit=1)[0], ends=right == len(sentence))
    *leads, before = _CUT.split(_bare(sentence[left:start], periods))
    before = before[_opening(before) or 0 :] if left else before
    if not before.strip() and leads and not _PREPOSED.match(leads[-1]):
        before = leads.pop()
    preposed = tuple(piece for piece in leads if _PREPOSED.match(piece))
    return Clause(_SAID_THAT.split(before)[-1], after, preposed)


def _own(after: str, *, ends: bool) -> str:
    """Leave out the clause of the next figure ("410 were received and the rate was …")."""
    return after if ends else after[: _opening(after)]


def _opening(text: str) -> int | None:
    """Return where a clause of its own begins between two figures, or None."""
    for link in _ANOTHER.finditer(text):
        rest = text[link.end() :]
        if _ITS_OWN.match(rest) or (text[: link.start()].strip() and _is_ruled(rest)):
            return link.start()
    return None


def _is_ruled(text: str) -> bool:
    """Tell whether a verb stands right before the next figure ("and revoked 7 licences"), and no noun before it.

    "400 cell and gene therapy products are in clinical trials" is one clause.
    """
    words = [term for term in glossary.read(text) if term.role not in ("filler", "light", "number")]
    return bool(words) and words[-1].role == "event" and all(term.role in _RULING for term in words)


def _bare(text: str, periods: Sequence[str]) -> str:
    """Take out the periods, which are no scope, and asides in brackets."""
    for period in sorted(set(periods), key=len, reverse=True):
        if period:
            text = text.replace(period, " ")
    return _ASIDE.sub(" ", text)


def _places(figures: Sequence[Figure]) -> list[_Place]:
    """Find where each figure's sentence starts in the text, and the figure in its sentence."""
    places: list[_Place] = []
    for figure in figures:
        found = [hit.start() for hit in re.finditer(re.escape(figure.text), figure.sentence)] or [0]
        known = places[-1].sentence if places else None
        at = next((at for at in found if figure.start - at == known), found[0])
        places.append(_Place(figure.start - at, at, at + len(figure.text)))
    return places
