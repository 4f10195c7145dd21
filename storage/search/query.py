"""The language of queries: words, "phrases", beginnings of words*, one OR other, and -words that must not occur.

Nothing that a person types is a mistake of form: a quote that is not closed runs to the end, an OR that stands between
no two words is a word itself, and signs that mean nothing here are left out, as they are in the texts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from errors import UsageError
from storage.search.pairs import pairs
from storage.search.tokens import tokens

#: Longest search text taken, and most words of it.
MAX_QUERY, MAX_TERMS = 400, 20

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "＂": '"', "＊": "*"})
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?(?P<star>\*)?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that must follow each other; with `prefix` the last one is only the beginning of one."""

    tokens: tuple[str, ...]
    prefix: bool = False

    @property
    def needle(self) -> str:
        """What to look for in a stream of tokens."""
        return f" {' '.join(self.tokens)}{'' if self.prefix else ' '}"

    @property
    def whole(self) -> tuple[str, ...]:
        """The words that a text must hold for this term, neighbours as a pair."""
        words = self.tokens[:-1] if self.prefix else self.tokens
        return (*words, *sorted(pairs(words)))

    @property
    def beginning(self) -> str | None:
        """What a word of the text must begin with, if the term ends in the middle of a word."""
        return self.tokens[-1] if self.prefix else None


@dataclass(frozen=True, slots=True)
class Query:
    """What must occur in a text, one term out of each choice, and what must not."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term that may have brought a text here, in the order typed."""
        return tuple(dict.fromkeys(chain.from_iterable(self.wanted)))


class _Said(NamedTuple):
    """A part of what was typed; `joins` tells that it is an OR."""

    term: Term
    unwanted: bool
    joins: bool


def parse(text: str) -> Query:
    """Reads what a person typed. Raises `UsageError` when it asks for nothing, or for too much."""
    if len(text) > MAX_QUERY:
        raise UsageError(f"the search text is longer than {MAX_QUERY} characters")
    parts = _parts(text)
    unwanted = tuple(dict.fromkeys(part.term for part in parts if part.unwanted))
    wanted = _choices(parts)
    if not wanted:
        raise UsageError("the search text is empty" if not unwanted else "the search text names no word to find")
    if sum(map(len, wanted)) + len(unwanted) > MAX_TERMS:
        raise UsageError(f"the search text has more than {MAX_TERMS} words")
    return Query(wanted, unwanted)


def _parts(text: str) -> list[_Said]:
    found = []
    for part in _PART.finditer(text.translate(_QUOTES)):
        term = _term(part["word"] if part["phrase"] is None else part["phrase"] + (part["star"] or ""))
        if term is not None:
            found.append(_Said(term, part["minus"] is not None, part[0] == "OR"))
    return found


def _choices(parts: Sequence[_Said]) -> tuple[tuple[Term, ...], ...]:
    """The wanted terms, those that an OR stands between together."""
    found: list[tuple[Term, ...]] = []
    joining = False
    for place, part in enumerate(parts):
        if part.unwanted:
            continue
        if joining:
            found[-1] += (part.term,)
            joining = False
        elif part.joins and _between_words(parts, place):
            joining = True
        else:
            found.append((part.term,))
    return tuple(dict.fromkeys(found))


def _between_words(parts: Sequence[_Said], place: int) -> bool:
    neighbours = [*parts[max(place - 1, 0) : place], *parts[place + 1 : place + 2]]
    return len(neighbours) == 2 and not any(part.unwanted or part.joins for part in neighbours)


def _term(written: str) -> Term | None:
    found = list(tokens(written))
    if not found:
        return None
    last = found.pop()
    texts = tuple(token.text for token in found)
    if last.role == "last":
        return Term(texts)
    # A single character of an unspaced script begins the pairs that it is part of.
    prefix = written.endswith("*") or last.role == "single"
    return Term((*texts, last.form if prefix else last.text), prefix)
