"""A pattern that must end where it is asked for, tried only behind letters that one of its matches can end with."""

import re

from extraction.prefixes import plain, suffixes

_LETTERS = 5
_MOST_ENDS = 5_000


class Ending:
    """Stands for `re.compile(pattern)`, where the pattern ends in `\\Z` or `$`."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._suffixes = suffixes(pattern, _LETTERS)
        self._known: dict[str, bool] = {}

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        last = len(text) if end is None else end
        letters = text[max(0, last - _LETTERS) : last]
        fits = self._known.get(letters)
        if fits is None:
            fits = self._learn(letters)
        return self._pattern.search(text, start, last) if fits else None

    def _learn(self, letters: str) -> bool:
        if len(self._known) >= _MOST_ENDS:
            self._known.clear()
        backwards = plain(letters[::-1])
        self._known[letters] = any(backwards[:n] in self._suffixes for n in range(_LETTERS + 1))
        return self._known[letters]
