"""Many patterns searched for at once.

`re` tries the alternatives of a pattern one after the other wherever it looks. Here the first letters of a place tell
the few patterns that can fit there, mostly none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extraction.prefixes import plain, prefixes

#: First letters that are looked at: more hardly tell more patterns apart, and a Chinese one tells as much as a word.
_LETTERS, _LETTERS_ANYWHERE = 6, 3
#: Places remembered at once by their letters; a text cannot make the memory grow for ever.
_MOST_PLACES = 20_000

_ANYWHERE = re.compile(r"[\s\S]")
#: Where words start, and marks; with white space only for patterns that may begin with it.
_WORDS = re.compile(r"(?<![^\W_])(?:[^\W_]+|[^\s\w]|_)")
_WORDS_AND_SPACES = re.compile(r"(?<![^\W_])(?:[^\W_]+|[\s\S])")

Numbered = tuple[tuple[int, re.Pattern[str]], ...]


class Opening(NamedTuple):
    """A place where a pattern fits, and which one of them it was."""

    match: re.Match[str]
    which: int


class Openings:
    """The patterns that fit at each place of a text, in the order given."""

    def __init__(self, patterns: Sequence[str], *, at_word: bool) -> None:
        """`at_word` looks only where words start."""
        self._patterns = patterns
        self._by_prefix: dict[str, list[int]] = {}
        self._length = _LETTERS if at_word else _LETTERS_ANYWHERE
        for which, pattern in enumerate(patterns):
            for prefix in prefixes(pattern, self._length):
                self._by_prefix.setdefault(prefix, []).append(which)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._known: dict[str, Numbered] = {}
        self._fruitful: set[str] = set()
        letters = {prefix[:1] for prefix in self._by_prefix}
        self._heads = {prefix[:2] for prefix in self._by_prefix}
        self._place = _ANYWHERE if not at_word else _WORDS_AND_SPACES if letters & {"", " "} else _WORDS
        self._letters = re.compile(_one_of(letters))

    def find(self, text: str, start: int, end: int) -> list[Opening]:
        """The first pattern that fits at each place, each place behind the match before it."""
        found: list[Opening] = []
        past = start
        for at, patterns in self.candidates(text, start, end):
            if at < past:
                continue
            for which, pattern in patterns:
                match = pattern.match(text, at, end)
                if match:
                    past = max(match.end(), at + 1)
                    found.append(Opening(match, which))
                    break
        return found

    def matches(self, text: str) -> list[re.Match[str]]:
        """What `find` gives for a whole text, whichever pattern it was."""
        return [opening.match for opening in self.find(text, 0, len(text))]

    def first(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match of `find`."""
        for at, patterns in self.candidates(text, start, end):
            for _, pattern in patterns:
                match = pattern.match(text, at, end)
                if match:
                    return match
        return None

    def candidates(self, text: str, start: int, end: int) -> list[tuple[int, Numbered]]:
        """Each place where some of the patterns may fit, with those and their numbers."""
        if self._place is _ANYWHERE and not self._letters.search(text, start, end):
            return []
        places, keys, distinct = _places(text, self._place)
        if distinct.difference(self._known):
            self._learn(distinct)
        if distinct.isdisjoint(self._fruitful):
            return []
        if start > 0 or end < len(text):
            inside = slice(bisect_left(places, start), bisect_left(places, end))
            places, keys = places[inside], keys[inside]
        known, fruitful = self._known, self._fruitful
        return [(at, known[key]) for at, key in zip(places, keys, strict=True) if key in fruitful]

    def each(self, text: str, start: int, end: int) -> list[Opening]:
        """The matches of each pattern as `finditer` gives them, those of an earlier pattern first."""
        found: list[Opening] = []
        past: dict[int, int] = {}
        for at, patterns in self.candidates(text, start, end):
            for which, pattern in patterns:
                match = pattern.match(text, at, end) if at >= past.get(which, 0) else None
                if match:
                    past[which] = max(match.end(), at + 1)
                    found.append(Opening(match, which))
        return sorted(found, key=lambda opening: opening.which)

    def at(self, text: str, place: int) -> Numbered:
        """Those of the patterns that may fit at one place."""
        key = plain(text[place : place + self._length])
        if key not in self._known:
            self._learn(frozenset((key,)))
        return self._known[key]

    def _learn(self, keys: frozenset[str]) -> None:
        if len(self._known) + len(keys) > _MOST_PLACES:
            self._known.clear()
            self._fruitful.clear()
        for key in keys.difference(self._known):
            self._known[key] = self._patterns_at(key)
            if self._known[key]:
                self._fruitful.add(key)

    def _patterns_at(self, key: str) -> Numbered:
        if self._heads.isdisjoint((key[:2], key[:1], "")):
            return ()
        numbers = sorted({which for n in range(self._length + 1) for which in self._by_prefix.get(key[:n], ())})
        for which in numbers:
            if which not in self._compiled:
                self._compiled[which] = re.compile(self._patterns[which])
        return tuple((which, self._compiled[which]) for which in numbers)


def _one_of(letters: set[str]) -> str:
    """A pattern for one of the first letters of prefixes."""
    classes = {"": r"[\s\S]", "0": r"\d", " ": r"\s"}
    return "|".join(classes.get(letter) or re.escape(letter) for letter in sorted(letters)) or "(?!)"


@lru_cache(maxsize=16)
def _places(text: str, place: re.Pattern[str]) -> tuple[Sequence[int], list[str], frozenset[str]]:
    """Where patterns may begin and the letters there; many look at the same sentence."""
    letters = plain(text)
    if place is _ANYWHERE:
        keys = [letters[at : at + _LETTERS_ANYWHERE] for at in range(len(text))]
        return range(len(text)), keys, frozenset(keys)
    places = [match.start() for match in place.finditer(text)]
    keys = [letters[at : at + _LETTERS] for at in places]
    return places, keys, frozenset(keys)
