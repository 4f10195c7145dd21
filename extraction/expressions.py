"""Expressions that are figures as a whole: fractions, a lone percentage point, half a year, multiples."""

import re
from typing import Literal

from extraction.drafts import Draft
from extraction.openings import Openings
from extraction.shares import share, spoken
from extraction.vocabulary import Vocabulary
from items.facts import Kind

_Sort = Literal["stretch", "fraction", "point", "multiple"]


class ExpressionReader:
    """`num` and `plain` are the patterns of one number as a vocabulary's NUM and PLAIN stand for them."""

    def __init__(self, words: Vocabulary, num: str, plain: str) -> None:
        self._words = words
        self._hint = re.compile(words.share_hints)
        word, end = ("", "") if words.han else (r"(?<![\w-])", r"(?!\w)")
        edge = end and r"(?![\w-])"
        expressions: list[tuple[str, _Sort, float | None]] = [
            *((rf"(?<![\w-])(?:{one})(?!\w)", "stretch", value) for one, value in words.stretches),
            *((rf"{word}(?:{one}){edge}", "fraction", value) for one, value in words.fractions),
            (words.lone_point, "point", None),
            *((rf"{word}(?:{one}){end}", "multiple", value) for one, value in words.multiples),
        ]
        patterns = [pattern.replace("NUM", num).replace("PLAIN", plain) for pattern, _, _ in expressions]
        self._openings = Openings(patterns, at_word=not words.han)
        self._sorts = [(sort, value) for _, sort, value in expressions]

    def read(self, text: str) -> list[Draft]:
        """Expressions of a lower-case sentence, those of one kind in their order."""
        matches = self._openings.each(text, 0, len(text))
        if not matches or not self._hint.search(text):
            return []
        found: list[Draft] = []
        for match, which in matches:
            sort, value = self._sorts[which]
            draft = self._draft(match, sort, value)
            if draft is not None and (sort in ("stretch", "point") or not _covered(found, match)):
                found.append(draft)
        return found

    def _draft(self, match: re.Match[str], sort: _Sort, value: float | None) -> Draft | None:
        if sort == "stretch":
            return _drafted(match, value, "duration", match["unit"], value)
        if sort == "point":
            points = 0.5 if match["half"] else 1.0
            return _drafted(match, points, "percent", "pp", points)
        if sort == "fraction":
            part = share(match, self._words) if value is not None and value < 0 else value
            return _drafted(match, part, "percent", "fraction", in_words=True)
        times = value if value is not None else spoken(match["num"], self._words)
        return _drafted(match, times, "multiple", "multiple")


def _drafted(
    match: re.Match[str],
    value: float | None,
    kind: Kind,
    unit: str,
    step: float | None = 1.0,
    *,
    in_words: bool = False,
) -> Draft | None:
    if value is None or step is None:
        return None
    return Draft(start=match.start(), end=match.end(), value=value, step=step, kind=kind, unit=unit, in_words=in_words)


def _covered(found: list[Draft], match: re.Match[str]) -> bool:
    return any(draft.start < match.end() and match.start() < draft.end for draft in found)
