"""With which letters the matches of a regular expression can begin, or end.

Read from the tree into which `re` parses a pattern. Nothing is tried that a match must also hold besides letters, so
a prefix may be listed that no match has, never the other way round.
"""

from collections.abc import Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # no public module gives the tree
from re import _parser  # type: ignore[attr-defined]
from typing import Any

#: Letters of a prefix; longer ones tell hardly more apart.
LENGTH = 6
#: Ends a prefix behind which anything may follow.
_OPEN = "\0"
_MOST = 2500
_WIDEST = 64
_Node = tuple[Any, Any]
_LOOKS = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)
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


def prefixes(pattern: str) -> set[str]:
    """The first letters of all matches, those of `LENGTH` or fewer; anything may follow where they are fewer."""
    return {prefix.rstrip(_OPEN) for prefix in _of_sequence(_parser.parse(pattern), backwards=False)}


def suffixes(pattern: str) -> set[str]:
    """The last letters of all matches, the last one first."""
    return {suffix.rstrip(_OPEN) for suffix in _of_sequence(_parser.parse(pattern), backwards=True)}


def _of_sequence(tree: Sequence[_Node], *, backwards: bool) -> set[str]:
    found = {""}
    for op, value in reversed(tree) if backwards else tree:
        if op not in _LOOKS:
            found = _joined(found, _of_one(op, value, backwards))
        if all(map(_is_whole, found)):
            break
    return found


def _of_one(op: Any, value: Any, backwards: bool) -> set[str]:
    if op is ops.SUBPATTERN:
        return _of_sequence(value[-1], backwards=backwards)
    if op is ops.BRANCH:
        return set().union(*(_of_sequence(branch, backwards=backwards) for branch in value[1]))
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        least, most, body = value
        return _repeated(least, most, _of_sequence(body, backwards=backwards))
    return _letters(op, value)


def _repeated(least: int, most: int, one: set[str]) -> set[str]:
    run = {""}
    found = set() if least else {""}
    for count in range(1, min(int(most), LENGTH) + 1):
        run = _joined(run, one)
        if count >= least or count == LENGTH:
            found |= run
    return found


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


def _joined(heads: set[str], tails: set[str]) -> set[str]:
    length = LENGTH
    while len(heads) * len(tails) > _MOST and length:
        length -= 1
        tails = {tail if len(tail) <= length else tail[:length] + _OPEN for tail in tails}
    return {head if _is_whole(head) else (head + tail)[:LENGTH] for head in heads for tail in tails}


def _is_whole(prefix: str) -> bool:
    return len(prefix) == LENGTH or prefix.endswith(_OPEN)
