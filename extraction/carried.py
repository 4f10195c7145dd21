"""Units that a bare number takes from the measure before it: "€5 million, of which 3 million", "31 days, 9 fewer"."""

import re
from functools import cache
from itertools import pairwise

from extraction.drafts import Draft, Sentence
from extraction.vocabulary import vocabulary_for

_SUMS = 1e6


class UnitCarrier:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self._active = not words.han
        small = "|".join(map(re.escape, sorted({*words.stops, *words.verbs, *words.auxiliaries} - set(words.of))))
        told = rf"(?:{words.finite})|(?:{words.participle})"
        self._nothing_counted = re.compile(rf"\s*(?:[,.;:)]|\Z)|\s+(?:{small}|{told})(?!\w)")
        self._left_out = re.compile(rf"\s+(?:{'|'.join(words.comparatives)})(?!\w)(?=\s*[,.;]|\s+(?:{small})(?!\w))")

    def read(self, sentence: Sentence) -> None:
        """Gives sums and times their unit back; ranges and figures with a unit keep what they have."""
        if not self._active:
            return
        for before, draft in pairwise(sentence.drafts):
            if draft.kind != "count" or draft.unit is not None or draft.value_max is not None:
                continue
            if before.kind == "money" and draft.scale >= _SUMS:
                carried = self._nothing_counted.match(sentence.bare, draft.tail)
            else:
                carried = self._left_out.match(sentence.bare, draft.tail) if before.kind == "duration" else None
            if carried:
                _carry(before, draft)


def _carry(before: Draft, draft: Draft) -> None:
    draft.kind, draft.unit, draft.currency = before.kind, before.unit, before.currency


@cache
def unit_carrier(code: str) -> UnitCarrier:
    return UnitCarrier(code)
