"""Expressions that are figures as a whole: fractions, a lone percentage point, half a year, multiples."""

import re

from extraction.drafts import Draft
from extraction.shares import share, spoken
from extraction.vocabulary import Vocabulary
from items.facts import Kind


class ExpressionReader:
    """`num` and `plain` are the patterns of one number as a vocabulary's NUM and PLAIN stand for them."""

    def __init__(self, words: Vocabulary, num: str, plain: str) -> None:
        self._words = words
        self._hint = re.compile(words.share_hints)
        self._fractions = [
            (re.compile(one if words.han else rf"(?<![\w-])(?:{one})(?![\w-])"), value)
            for one, value in words.fractions
        ]
        self._stretches = [(re.compile(rf"(?<![\w-])(?:{one})(?!\w)"), value) for one, value in words.stretches]
        self._lone_point = re.compile(words.lone_point)
        self._multiples = [
            (
                re.compile(
                    (one if words.han else rf"(?<![\w-])(?:{one})(?!\w)").replace("NUM", num).replace("PLAIN", plain)
                ),
                value,
            )
            for one, value in words.multiples
        ]

    def read(self, text: str) -> list[Draft]:
        """Expressions of a lower-case sentence, those of one kind in their order."""
        if not self._hint.search(text):
            return []
        found = [
            Draft(start=match.start(), end=match.end(), value=value, step=value, kind="duration", unit=match["unit"])
            for pattern, value in self._stretches
            for match in pattern.finditer(text)
        ]
        for pattern, value in self._fractions:
            for match in pattern.finditer(text):
                part = share(match, self._words) if value < 0 else value
                if part is not None and not _covered(found, match):
                    found.append(_draft(match, part, unit="fraction", in_words=True))
        for match in self._lone_point.finditer(text):
            points = 0.5 if match["half"] else 1.0
            found.append(_draft(match, points, unit="pp", step=points))
        for pattern, factor in self._multiples:
            for match in pattern.finditer(text):
                times = factor if factor is not None else spoken(match["num"], self._words)
                if times is not None and not _covered(found, match):
                    found.append(_draft(match, times, unit="multiple"))
        return found


def _draft(match: re.Match[str], value: float, *, unit: str, step: float = 1.0, in_words: bool = False) -> Draft:
    kind: Kind = "multiple" if unit == "multiple" else "percent"
    return Draft(start=match.start(), end=match.end(), value=value, step=step, kind=kind, unit=unit, in_words=in_words)


def _covered(found: list[Draft], match: re.Match[str]) -> bool:
    return any(draft.start < match.end() and match.start() < draft.end for draft in found)
