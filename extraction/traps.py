"""What looks like a figure and is none: identifiers, names, references, addresses, times, page furniture."""

import re
from functools import cache

from extraction.vocabulary import vocabulary_for


class TrapFinder:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self._traps = [re.compile(pattern) for pattern in words.traps]
        self._furniture = re.compile("|".join(words.furniture) or "(?!)")
        self._list_mark = re.compile(
            r"\s*[(（]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})(?:[.)）、]|\.\))(?=\s|[^\d\s])(?!\d)"
        )

    def is_furniture(self, line: str) -> bool:
        """Whether a lower-case line is a part of the page, not of the release."""
        return self._furniture.match(line) is not None

    def find(self, low: str) -> list[tuple[int, int]]:
        """Spans of a lower-case sentence that hold no figure."""
        spans = [
            match.span() for pattern in self._traps for match in pattern.finditer(low) if match.end() > match.start()
        ]
        mark = self._list_mark.match(low)
        if mark:
            spans.append(mark.span())
        return spans


@cache
def trap_finder(code: str) -> TrapFinder:
    return TrapFinder(code)
