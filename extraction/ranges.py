"""Joins the two ends of a range: 10 to 20 percent, between £5m and £10m, 10至20件."""

import re
from functools import cache

from extraction.drafts import Draft, Sentence
from extraction.vocabulary import vocabulary_for

#: How far back a change is told that "from 110 to 660" spells out.
_SENTENCE = 120
#: "Fell by 11 to 186" is no range: its ends lie too far apart.
_WIDE = 4


class RangeJoiner:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        joins = sorted(words.range_joins, key=len, reverse=True)
        self._join = re.compile(
            "|".join(
                rf"\s*{re.escape(join.strip())}\s*"
                if not join.strip().isalpha() or words.han
                else rf"\s+{join.strip()}\s+"
                for join in joins
            )
        )
        self._opens, self._closes = re.compile(words.range_pair[0]), re.compile(words.range_pair[1])
        self._needs_between = words.range_and
        self._ors = ("or", "o", "ou", "oder")
        self._between = re.compile(rf"(?:{words.range_between})\s*\Z")
        self._han = words.han
        self._moves_to = re.compile(words.moves_to)
        self._moves = re.compile(rf"(?:{'|'.join(words.priors) or '(?!)'})\s*\Z")
        self._spread = re.compile(rf"(?:{words.range_between}|{words.spread}) \w+\s*\Z")
        self._steps = re.compile(rf"(?:{'|'.join(words.changes_before) or '(?!)'})\s*\Z")
        self._from = re.compile(rf"{words.bare_prior}\s*\Z")
        self._changes = re.compile("|".join((*words.ups, *words.downs)) or "(?!)")

    def join(self, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        joined: list[Draft] = []
        for draft in drafts:
            if joined and self._fits(sentence.low, joined[-1], draft):
                joined[-1] = _joined(joined[-1], draft)
            else:
                joined.append(draft)
        return [draft for draft in joined if not draft.tentative]

    def _fits(self, low: str, first: Draft, last: Draft) -> bool:
        gap_start = max(first.end, first.tail)
        if first.value_max is not None or last.start < gap_start or last.start - gap_start > 6:
            return False
        gap = low[gap_start : last.start]
        paired = self._opens.fullmatch(gap) and self._closes.match(low, last.end)
        if not paired and not self._join.fullmatch(gap):
            return False
        if (
            first.unit is not None
            and first.unit != last.unit
            and (first.kind != "money" or last.kind not in ("money", "count"))
        ):
            return False
        scale = _scale(first, last)
        if gap.strip() in self._ors and not (first.in_words and last.in_words and last.value <= 2 * first.value):
            return False
        if first.value * scale >= last.value or first.kind == "multiple":
            return False
        head = low[max(0, first.start - 40) : first.start]
        if gap.strip() in self._needs_between:
            return self._between.search(head) is not None
        if self._han:
            # "85品目から112品目に拡大" moves, "10～15件に" is a range.
            ends = (last.end, last.tail) if gap.strip().isalpha() else (last.end,)
            return not (self._moves.search(head) or any(self._moves_to.match(low, end) for end in ends))
        apart = first.unit is not None or _WIDE * first.value * scale < last.value
        if apart and gap.strip().isalpha() and self._steps.search(head):
            return False
        if self._from.search(head) is None:
            return True
        changed = self._changes.search(low, max(0, first.start - _SENTENCE), first.start)
        return self._moves.search(head) is None and (changed is None or self._spread.search(head) is not None)


def _scale(first: Draft, last: Draft) -> float:
    """In "2 to 3 million" and 10至20万 the scale word holds for both ends."""
    factor = last.scale
    return (
        factor if first.scale == 1 and factor > 1 and first.value * factor < last.value and first.value < 1000 else 1.0
    )


def _joined(first: Draft, last: Draft) -> Draft:
    factor = _scale(first, last)
    last.value_max, last.value = last.value, first.value * factor
    last.start, last.qualifier, last.tentative = first.start, "range", False
    last.currency = last.currency or first.currency
    if first.kind == "money":
        last.kind, last.unit = "money", last.unit if last.currency and last.unit else first.unit
    return last


@cache
def range_joiner(code: str) -> RangeJoiner:
    return RangeJoiner(code)
