"""Many patterns searched for at once.

`re` tries the alternatives of a pattern one after the other wherever it looks. Here the first letters of a place tell
the few patterns that can fit there, mostly none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extraction.prefixes import LENGTH, plain, prefixes

#: Places remembered at once by their first letters; a text cannot make the memory grow for ever.
_MOST_PLACES = 20_000


class Opening(NamedTuple):
    """A place where a pattern fits, and which one of them it was."""

    match: re.Match[str]
    which: int


Numbered = tuple[tuple[int, re.Pattern[str]], ...]


class Openings:
    """The patterns that fit at each place of a text, in the order given."""

    def __init__(self, patterns: Sequence[str], *, at_word: bool) -> None:
        """`at_word` looks only where words start."""
        self._patterns = patterns
        self._by_prefix: dict[str, list[int]] = {}
        for which, pattern in enumerate(patterns):
            for prefix in prefixes(pattern):
                self._by_prefix.setdefault(prefix, []).append(which)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._known: dict[str, Numbered] = {}
        self._places = re.compile(_places({prefix[:1] for prefix in self._by_prefix}, at_word))

    def find(self, text: str, start: int, end: int) -> Iterator[Opening]:
        """The first pattern that fits at each place, each place behind the match before it."""
        past = start
        for at, patterns in self.candidates(text, start, end):
            if at < past:
                continue
            for which, pattern in patterns:
                match = pattern.match(text, at, end)
                if match:
                    past = max(match.end(), at + 1)
                    yield Opening(match, which)
                    break

    def candidates(self, text: str, start: int, end: int) -> Iterator[tuple[int, Numbered]]:
        """Each place where some of the patterns may fit, with those and their numbers."""
        known, letters = self._known, plain(text[start:end])
        for place in self._places.finditer(text, start, end):
            at = place.start()
            key = letters[at - start : at - start + LENGTH]
            patterns = known[key] if key in known else self._learn(key)
            if patterns:
                yield at, patterns

    def _learn(self, key: str) -> Numbered:
        if len(self._known) >= _MOST_PLACES:
            self._known.clear()
        numbers = sorted({which for n in range(LENGTH + 1) for which in self._by_prefix.get(key[:n], ())})
        for which in numbers:
            if which not in self._compiled:
                self._compiled[which] = re.compile(self._patterns[which])
        self._known[key] = tuple((which, self._compiled[which]) for which in numbers)
        return self._known[key]


def _places(letters: set[str], at_word: bool) -> str:
    """A pattern for the places where a match may begin, given the first letters of all."""
    classes = {"0": r"\d", " ": r"\s"}
    one = "|".join(classes.get(letter) or re.escape(letter) for letter in sorted(letters)) or "(?!)"
    one = r"[\s\S]" if "" in letters else f"(?:{one})"
    return rf"(?<![^\W_])(?:[^\W_]+|{one})" if at_word else one
