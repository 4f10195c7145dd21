"""What looks like a figure and is none: identifiers, names, references, addresses, times, page furniture."""

import re
from functools import cache

from extraction.drafts import windows
from extraction.vocabulary import vocabulary_for

_DIGITS = re.compile(r"\d+")
_BEFORE, _AFTER = 70, 50

#: A name with its number at the end of a phrase: iOS 17, Libre 3, Supplement 11.6.
_NAME = re.compile(
    r"(?<=[a-zà-ÿ,(] )([a-z]?[A-Z][\w'-]*(?<!s)(?<!ed)) \d{1,3}(?:\.\d+)?(?=[,.;:)]?(?:\s|$))(?! [a-zA-Zà-ÿ%€])"
)


#: Drugs and postal codes: 5-FU, MD 20993, 1083 HS Amsterdam, NSW 2000.
_POSTAL = re.compile(
    r"\b(?:\d{1,3}-[A-Z]{1,3}|[A-Z]{2} \d{5}(?:-\d{4})?|\d{4} ?[A-Z]{2}(?= [A-Z])|(?:NSW|VIC|QLD|ACT|WA|SA) \d{4})\b"
)


class TrapFinder:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        traps = [re.compile(pattern) for pattern in words.traps]
        self._wordy = [trap for trap in traps if "\\d" not in trap.pattern]
        self._numeric = [trap for trap in traps if "\\d" in trap.pattern]
        self._furniture = re.compile("|".join(words.furniture) or "(?!)")
        self._names = not words.han
        self._months = words.months
        self._list_mark = re.compile(
            r"\s*[(（]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})(?:[.)）、]|\.\))(?=\s|[^\d\s])(?!\d)"
        )

    def is_furniture(self, line: str) -> bool:
        """Whether a lower-case line is a part of the page, not of the release."""
        return self._furniture.match(line) is not None

    def find(self, text: str, low: str) -> list[tuple[int, int]]:
        """Spans of a sentence, given also in lower case, that hold no figure."""
        spans = [match.span() for pattern in self._wordy for match in pattern.finditer(low)]
        for start, end in windows(low, _DIGITS, _BEFORE, _AFTER):
            spans += [match.span() for pattern in self._numeric for match in pattern.finditer(low, start, end)]
        spans = [span for span in spans if span[1] > span[0]]
        mark = self._list_mark.match(low)
        if mark:
            spans.append(mark.span())
        if self._names:
            spans += [match.span() for match in _POSTAL.finditer(text)]
            spans += [match.span() for match in _NAME.finditer(text) if match[1].lower() not in self._months]
        return spans


@cache
def trap_finder(code: str) -> TrapFinder:
    return TrapFinder(code)
