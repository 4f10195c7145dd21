"""Which metric of its source a figure belongs to.

Two figures belong together only when unit, event, scope, place, kind of period and stated start all agree; a doubt
keeps them apart, and `near_misses` shows the pair to a person.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from items.changes import Metric
from items.facts import Figure
from tracking import furniture, glossary, places
from tracking.values import consistent
from tracking.wording import Wording, wordings

_FOLLOWED_KINDS = ("count", "money", "percent")
#: What makes a length of time a measurement rather than a limit, an age or the length of a meeting.
_TIMED = re.compile(
    r"\b(?:average|median|mean|turnaround|took|takes|(?:review|approval|processing|waiting|handling|lead) times?)\b|"
    r"平均|中位|用时|耗时",
    re.IGNORECASE,
)
_FOLLOWED_ROLES = ("level", "prior", "plan")
_POINTS = frozenset({"pp", "percentage point", "percentage points", "个百分点", "百分点"})


def link(
    figures: Sequence[Figure],
    metrics: Sequence[Metric],
    *,
    language: str,
    abbreviations: Mapping[str, str],
    title: str = "",
    jurisdiction: str | None = None,
) -> list[Metric | None]:
    """Return for each figure of one release its metric: one of `metrics`, a new one, or None for no level.

    `metrics` are those of the source; `abbreviations` all that the source has defined so far, with the words of this
    release winning; `jurisdiction` its own place where that is known ("United Kingdom"). A prior figure gets the
    metric of its own period. A title's figure gets the metric of the body's figure of the same unit with the fewest
    differences, and one of its own only where the body has none.
    """
    known = _Known(metrics)
    answers: list[Metric | None] = [None] * len(figures)
    own_place = places.own(figures, metrics, language=language, title=title, jurisdiction=jurisdiction)
    read = _wordings(figures, language, abbreviations, own_place)
    in_body = [index for index, figure in enumerate(figures) if figure.part != "title"]
    in_title = [index for index, figure in enumerate(figures) if figure.part == "title"]
    for index in in_body:
        if _is_level(figures[index]):
            answers[index] = _metric(figures[index], read[index], known, language)
    linked = [(figures[index], answers[index]) for index in in_body if answers[index] is not None]
    for index in in_title:
        if _is_level(figures[index]):
            own = _identity(figures[index], read[index], language)
            answers[index] = _of_body(figures[index], own, linked) or known.or_new(own)
    return answers


def near_misses(metric: Metric, metrics: Sequence[Metric]) -> list[Metric]:
    """Return the metrics with the same unit and event whose scope is one word apart, for a person to join.

    One word for another counts only while the glossary does not know both: those it knows are known to differ.
    """
    return [other for other in metrics if other.key != metric.key and _near(metric, other)]


class _Known:
    """The metrics of a source, found by their whole identity or by all of it but the event."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._by_key: dict[str, Metric] = {}
        self._by_rest: dict[str, list[Metric]] = {}
        for metric in metrics:
            self._add(metric)

    def or_new(self, own: Metric) -> Metric:
        """Return the metric of this identity, or the only one that adds an event to it, or else the new one."""
        if own.key in self._by_key:
            return self._by_key[own.key]
        if own.event is None:
            same = self._by_rest.get(own.key, [])
            if len(same) == 1:
                return same[0]
        self._add(own)
        return own

    def _add(self, metric: Metric) -> None:
        self._by_key[metric.key] = metric
        if metric.event is not None and not metric.event.startswith("planned"):
            self._by_rest.setdefault(_key(replace(metric, event=None)), []).append(metric)


def _near(a: Metric, b: Metric) -> bool:
    if (a.unit, a.currency, a.event, a.period_type, a.since) != (b.unit, b.currency, b.event, b.period_type, b.since):
        return False
    left, right = {*a.scope, *_place_word(a)}, {*b.scope, *_place_word(b)}
    only_left, only_right = left - right, right - left
    if len(only_left) + len(only_right) == 1:
        return True
    if len(only_left) != 1 or len(only_right) != 1:
        return False
    return not all(glossary.is_known(word) for word in (*only_left, *only_right))


def _place_word(metric: Metric) -> tuple[str, ...]:
    return (metric.place,) if metric.place else ()


def _wordings(
    figures: Sequence[Figure], language: str, abbreviations: Mapping[str, str], own: str | None
) -> list[Wording]:
    """Read title and body apart, each in order, and return the wordings in the order of the figures."""
    answers: dict[int, Wording] = {}
    for part in ("title", "body", "attachment"):
        indices = [index for index, figure in enumerate(figures) if figure.part == part]
        indices.sort(key=lambda index: figures[index].start)
        chosen = [figures[index] for index in indices]
        read = wordings(chosen, language=language, abbreviations=abbreviations, own=own)
        answers.update(zip(indices, read, strict=True))
    return [answers[index] for index in range(len(figures))]


def _is_level(figure: Figure) -> bool:
    if not _is_followed(figure) or figure.role not in _FOLLOWED_ROLES:
        return False
    if figure.kind == "percent" and (figure.unit or "").strip().lower() in _POINTS:
        return False
    if figure.role == "prior" and figure.period is None:
        return False
    return not furniture.is_furniture(figure.sentence)


def _is_followed(figure: Figure) -> bool:
    """Tell whether a figure is of a kind that is counted: a measured time is, an age or a dose is not."""
    if figure.kind == "duration":
        return _TIMED.search(figure.sentence) is not None
    return figure.kind in _FOLLOWED_KINDS or (figure.kind == "other" and glossary.is_bulk(figure.unit))


def _metric(figure: Figure, wording: Wording, known: _Known, language: str) -> Metric:
    return known.or_new(_identity(figure, wording, language))


def _identity(figure: Figure, wording: Wording, language: str) -> Metric:
    period_type = figure.period.type if figure.period is not None else "level"
    since = figure.period.start if figure.period is not None and figure.period.type == "running" else None
    event = wording.event
    if figure.role == "plan":
        event = f"planned {event}" if event else "planned"
    metric = Metric(
        key="",
        label=_label(figure, wording, language, since),
        kind=figure.kind,
        unit=wording.unit or None,
        currency=figure.currency,
        event=event,
        scope=tuple(sorted(wording.scope)),
        place=wording.place,
        period_type=period_type,
        since=since,
    )
    return replace(metric, key=_key(metric))


def _key(metric: Metric) -> str:
    since = metric.since.isoformat() if metric.since else ""
    scope = "+".join(metric.scope)
    unit = metric.unit or ""
    fields = (metric.kind, unit, metric.currency or "", metric.event or "", scope, metric.place or "")
    return "|".join((*fields, metric.period_type, since))


def _label(figure: Figure, wording: Wording, language: str, since: date | None) -> str:
    """Say in the release's own language what is counted, for a person."""
    chinese = language.startswith("zh")
    subject = figure.subject or (wording.unit or figure.unit or "").replace("_", " ")
    parts = [subject]
    if wording.event is not None:
        event = glossary.event_label(wording.event, language)
        parts += [event] if event.lower() not in subject.lower() else []
    if wording.place is not None and figure.place and figure.place.lower() not in subject.lower():
        parts.append(figure.place)
    if figure.role == "plan":
        parts.append("计划" if chinese else "planned")
    if since is not None:
        parts.append(f"{since.isoformat()}以来" if chinese else f"since {since.isoformat()}")
    return ("，" if chinese else ", ").join(part for part in parts if part)


def _of_body(figure: Figure, own: Metric, linked: Sequence[tuple[Figure, Metric | None]]) -> Metric | None:
    """Return the metric of the body's figure that a title's figure repeats."""
    candidates: list[tuple[tuple[int, ...], Metric]] = []
    for position, (other, metric) in enumerate(linked):
        if metric is None or (metric.kind, metric.currency) != (own.kind, own.currency):
            continue
        agrees = consistent(figure, other, same_period=True)
        if metric.unit == own.unit or (agrees and (own.unit is None or set(own.scope) & {*metric.scope, metric.unit})):
            cost = (_differences(own, metric), other.role != "level", not agrees, position)
            candidates.append((tuple(map(int, cost)), metric))
    return min(candidates, key=lambda pair: pair[0])[1] if candidates else None


def _differences(own: Metric, other: Metric) -> int:
    """Count what keeps a title's figure from a body's; what a title leaves out weighs less than what it says else."""
    missing = len(set(other.scope) - set(own.scope))
    extra = len(set(own.scope) - set(other.scope))
    event = 2 if own.event and other.event and own.event != other.event else 0
    place = 2 if own.place and own.place != other.place else int(own.place != other.place)
    return missing + 2 * extra + event + place
