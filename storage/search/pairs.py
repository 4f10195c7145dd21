"""Neighbouring tokens as tokens of their own, so that the index knows which words of a phrase stand side by side.

A pair is short and one of a million and a half, so that the index stays small however many texts there are. Two pairs
may share a token: what the index finds is held against the text itself.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

#: A sign that no word holds, in front of so many digits.
SIGN, DIGITS = "_", "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 4
_ALL = len(DIGITS) ** _LENGTH


def pairs(tokens: Sequence[str]) -> set[str]:
    """The tokens that stand for each two neighbours."""
    return {pair(first, second) for first, second in pairwise(tokens)}


def pair(first: str, second: str) -> str:
    """The token that stands for two neighbours."""
    number = crc32(f"{first} {second}".encode()) % _ALL
    digits = ""
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(DIGITS))
        digits += DIGITS[digit]
    return SIGN + digits


def with_pairs(extra: str, streams: Iterable[str]) -> str:
    """The tokens that no text holds, with those of all neighbours in the streams."""
    kept = [token for token in extra.split() if not token.startswith(SIGN)]
    found = set().union(*(pairs(stream.split()) for stream in streams))
    return f" {' '.join([*kept, *sorted(found)])} "
