"""Many patterns as one that Python's `re` can skip through quickly.

`re` passes over an alternative without trying it when that begins with a letter or a set, but not when it begins with
a boundary, a group or an optional word. So each alternative here begins with what it must hold, and what tells which
of them fitted, an empty group, stands at its end.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NAMED = re.compile(r"\(\?P<\w+>")
_OPTIONAL = re.compile(r"\(\?:([\w .|-]+)\)\?")


class Opening(NamedTuple):
    """A place where a pattern fits: text[start:end], and which one of them it was."""

    start: int
    end: int
    which: int


class Openings:
    """The first of several patterns that fits, at each place of a text."""

    def __init__(self, patterns: Sequence[str], *, at_word: bool) -> None:
        """`at_word` looks only where words start. The patterns' own groups must be named."""
        alternatives = [
            (one, which)
            for which, pattern in enumerate(patterns)
            for one in _unfolded(_NAMED.sub("(?:", pattern), at_word)
        ]
        body = "|".join(f"{one}()" for one, _ in alternatives) or "(?!)"
        self._whole = re.compile(rf"(?<![^\W_])(?:{body})" if at_word else body)
        self._which = [which for _, which in alternatives]
        if self._whole.groups != len(alternatives):
            raise ValueError("a pattern has a group without a name")

    def find(self, text: str, start: int, end: int) -> Iterator[Opening]:
        for match in self._whole.finditer(text, start, end):
            yield Opening(match.start(), match.end(), self._which[(match.lastindex or 1) - 1])


def _unfolded(pattern: str, at_word: bool) -> Iterator[str]:
    """A pattern with its optional first words, then without them."""
    if at_word:
        pattern = pattern.removeprefix(r"\b")
    optional = _OPTIONAL.match(pattern)
    if optional:
        yield f"(?:(?:{optional[1]}){pattern[optional.end() :]})"
        pattern = pattern[optional.end() :]
    yield f"(?:{pattern})"
