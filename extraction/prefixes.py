"""With which letters the matches of a regular expression can begin, or end.

Read from the tree into which `re` parses a pattern. Nothing is tried that a match must also hold besides letters, so
a prefix may be listed that no match has, never the other way round.
"""

from collections.abc import Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # no public module gives the tree
from re import _parser  # type: ignore[attr-defined]
from typing import Any

#: Ends a prefix behind which anything may follow.
_OPEN = "\0"
#: Prefixes at most of one pattern; more than that are cut short.
_MOST = 2000
_WIDEST = 64
#: Further white space is not told apart.
_SPACES = 2
_Node = tuple[Any, Any]
_LOOKS = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_CATEGORIES = {ops.CATEGORY_DIGIT: "0", ops.CATEGORY_SPACE: " "}


class _Plain(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = "0" if char.isdecimal() else " " if char.isspace() else char
        if code < 0xFFFF:
            self[code] = plain
        return plain


_PLAIN = _Plain()


def plain(text: str) -> str:
    """A text as prefixes are written: every digit as "0", every white space as " "."""
    return text.translate(_PLAIN)


def prefixes(pattern: str, length: int) -> set[str]:
    """The first letters of all matches, at most so many; anything may follow where they are fewer."""
    return {prefix.rstrip(_OPEN) for prefix in _Reader(length, backwards=False).of_sequence(_parser.parse(pattern))}


def suffixes(pattern: str, length: int) -> set[str]:
    """The last letters of all matches, the last one first."""
    return {suffix.rstrip(_OPEN) for suffix in _Reader(length, backwards=True).of_sequence(_parser.parse(pattern))}


class _Reader:
    def __init__(self, length: int, *, backwards: bool) -> None:
        self._length, self._backwards = length, backwards

    def of_sequence(self, tree: Sequence[_Node]) -> set[str]:
        whole: set[str] = set()
        growing = {""}
        for op, value in reversed(tree) if self._backwards else tree:
            if op in _LOOKS:
                continue
            joined = self._joined(growing, self._of_one(op, value))
            growing = {prefix for prefix in joined if len(prefix) < self._length and not prefix.endswith(_OPEN)}
            whole |= joined - growing
            if not growing:
                break
        return whole | growing

    def _of_one(self, op: Any, value: Any) -> set[str]:
        if op is ops.SUBPATTERN:
            return self.of_sequence(value[-1])
        if op is ops.BRANCH:
            return set().union(*map(self.of_sequence, value[1]))
        if op in _REPEATS:
            least, most, body = value
            return self._repeated(least, int(most), self.of_sequence(body))
        return _letters(op, value)

    def _repeated(self, least: int, most: int, one: set[str]) -> set[str]:
        found = set() if least else {""}
        if one == {" "} and most > _SPACES:
            return found | {" " * count for count in range(max(least, 1), _SPACES)} | {" " * _SPACES + _OPEN}
        run = {""}
        for count in range(1, min(most, self._length) + 1):
            whole = {prefix for prefix in run if len(prefix) == self._length or prefix.endswith(_OPEN)}
            run = whole | self._joined(run - whole, one)
            if count >= least or count == self._length:
                found |= run
            if run == whole:
                return found | run
        return found

    def _joined(self, heads: set[str], tails: set[str]) -> set[str]:
        length = self._length
        while len(heads) * len(tails) > _MOST and length:
            length -= 1
            tails = {tail if len(tail) <= length else tail[:length] + _OPEN for tail in tails}
        return {(head + tail)[: self._length] for head in heads for tail in tails}


def _letters(op: Any, value: Any) -> set[str]:
    if op is ops.FAILURE:
        return set()
    if op is ops.LITERAL:
        return {plain(chr(value))}
    if op is ops.RANGE and value[1] - value[0] < _WIDEST:
        return {plain(chr(code)) for code in range(value[0], value[1] + 1)}
    if op is ops.IN and value[0][0] is not ops.NEGATE:
        letters = set().union(*(_letters(*part) for part in value))
        return {_OPEN} if _OPEN in letters else letters
    return {_CATEGORIES.get(value, _OPEN) if op is ops.CATEGORY else _OPEN}
