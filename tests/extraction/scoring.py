"""Compares what the extractor reads in a labelled sentence with what stands in its label.

A figure is hit when the spans overlap and the value (of a range, both ends) agrees; figures of kind "other" and
neutral dates are neither asked for nor punished.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from extraction import extract
from items.facts import DateMention, Figure

KINDS = ("count", "money", "percent", "duration")
FIGURE_TRAPS = ("count", "money", "percent")
SUBJECT_AGREEMENT = 0.6
_SINCE = re.compile("since|desde|depuis|seit|以来|以來|至今|to date|so far")

Label = dict[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Score:
    """Counts of one language and half; ratios are None where nothing was asked."""

    counts: Counter[str] = field(default_factory=Counter)

    def ratio(self, part: str, whole: str) -> float | None:
        return self.counts[part] / self.counts[whole] if self.counts[whole] else None

    def f1(self, hit: str, asked: str, surplus: str) -> float | None:
        total = self.counts[hit] * 2 + (self.counts[asked] - self.counts[hit]) + self.counts[surplus]
        return 2 * self.counts[hit] / total if total else None

    def measures(self) -> dict[str, float | None]:
        return {
            "value": self.f1("hit", "asked", "false"),
            "value+kind": self.f1("hit_kind", "asked", "false_kind"),
            "qualifier": self.ratio("qualifier", "hit"),
            "subject": self.ratio("subject", "subjects"),
            "period": self.ratio("period", "periods"),
            "date": self.f1("date_hit", "dates", "date_false"),
            **{f"recall {kind}": self.ratio(f"hit {kind}", f"asked {kind}") for kind in KINDS},
        }


def score(label: Label, into: Score) -> None:
    reference = date.fromisoformat(label["ref_date"]) if label.get("ref_date") else None
    found = extract(label["text"], label["lang"], reference)
    _score_figures(label, list(found.figures), into.counts)
    _score_dates(label, list(found.dates), into.counts)


def _overlap(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b)) + 1e-15


def _agrees(figure: Figure, wanted: Label) -> bool:
    if _overlap((figure.start, figure.end), tuple(wanted["span"])) <= 0:
        return False
    value = any(_same(figure.value, accepted) for accepted in (wanted["value"], *wanted["alt_values"]))
    if wanted["value_max"] is None:
        return value and figure.value_max is None
    return value and figure.value_max is not None and _same(figure.value_max, wanted["value_max"])


def _score_figures(label: Label, figures: list[Figure], counts: Counter[str]) -> None:
    used: list[Figure] = []
    dates = {one["text"]: one for one in label["dates"]}
    for wanted in (one for one in label["figures"] if one["kind"] in KINDS):
        counts["asked"] += 1
        counts[f"asked {wanted['kind']}"] += 1
        matches = [one for one in figures if not any(one is other for other in used) and _agrees(one, wanted)]
        if not matches:
            continue
        best = max(
            matches, key=lambda one: (one.kind == wanted["kind"], _overlap((one.start, one.end), tuple(wanted["span"])))
        )
        used.append(best)
        _score_hit(wanted, best, label["lang"], dates, counts)
    for figure in figures:
        if not any(figure is other for other in used):
            _score_surplus(label, figure, counts)


def _score_hit(wanted: Label, figure: Figure, lang: str, dates: dict[str, Label], counts: Counter[str]) -> None:
    counts["hit"] += 1
    counts[f"hit {wanted['kind']}"] += 1
    counts["hit_kind" if figure.kind == wanted["kind"] else "false_kind"] += 1
    counts["qualifier"] += figure.qualifier == wanted["qualifier"]
    if wanted["subject"]:
        counts["subjects"] += 1
        counts["subject"] += agreement(figure.subject or "", wanted["subject"], lang) >= SUBJECT_AGREEMENT
    stated = dates.get(wanted["period"] or "")
    if stated is not None and not stated["neutral"]:
        counts["periods"] += 1
        period = figure.period
        counts["period"] += period is not None and _same_days(period.start, period.end, stated)


def _score_surplus(label: Label, figure: Figure, counts: Counter[str]) -> None:
    span = (figure.start, figure.end)
    if figure.kind in FIGURE_TRAPS:
        counts["traps"] += any(_overlap(span, tuple(trap["span"])) > 0 for trap in label["traps"])
    free = [one["span"] for one in label["figures"] if one["kind"] not in KINDS]
    free += [one["span"] for one in label["dates"] if one["neutral"] or figure.kind == "duration"]
    if figure.kind in KINDS and not any(_overlap(span, tuple(one)) > 0 for one in free):
        counts["false"] += 1
        counts["false_kind"] += 1


def _same_days(start: date | None, end: date | None, stated: Label) -> bool:
    days = [start.isoformat() if start else "", end.isoformat() if end else ""]
    accepted = [[stated["start"], stated["end"]], *stated["alts"]]
    if days in accepted:
        return True
    open_end = _SINCE.search(stated["text"]) or stated["alts"]
    return bool(open_end and not end and any(days[0] == one[0] for one in accepted))


def _score_dates(label: Label, mentions: list[DateMention], counts: Counter[str]) -> None:
    used: list[DateMention] = []
    for stated in (one for one in label["dates"] if not one["neutral"]):
        counts["dates"] += 1
        for mention in mentions:
            near = _overlap((mention.start, mention.end), tuple(stated["span"])) > 0
            if mention not in used and near and _same_days(mention.start_date, mention.end_date, stated):
                used.append(mention)
                counts["date_hit"] += 1
                break
    free = [one["span"] for one in label["dates"] if one["neutral"]]
    free += [one["span"] for one in label["figures"] if one["kind"] in ("duration", "other")]
    for mention in mentions:
        if mention not in used and not any(_overlap((mention.start, mention.end), tuple(one)) > 0 for one in free):
            counts["date_false"] += 1


def agreement(found: str, wanted: str, lang: str) -> float:
    """F1 of the words two subjects share; of their character pairs in Chinese and Japanese."""
    mine, theirs = Counter(_tokens(found, lang)), Counter(_tokens(wanted, lang))
    shared = sum((mine & theirs).values())
    total = sum(mine.values()) + sum(theirs.values())
    return 2 * shared / total if mine and theirs else 0.0


def _tokens(text: str, lang: str) -> list[str]:
    if lang not in ("zh", "ja"):
        return re.findall(r"\w+", text.lower())
    plain = re.sub(r"[\W_]", "", text.lower())
    return [plain[at : at + 2] for at in range(len(plain) - 1)] or list(plain)
