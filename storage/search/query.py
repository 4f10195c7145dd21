"""The language of queries: words, "phrases", beginnings of words*, and -words that must not occur.

Nothing that a person types is a mistake of form: a quote that is not closed runs to the end, and signs that mean
nothing here are left out, as they are in the texts.
"""

import re
from dataclasses import dataclass

from errors import UsageError
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


@dataclass(frozen=True, slots=True)
class Query:
    """What must occur in a text, all of it, and what must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def parse(text: str) -> Query:
    """Reads what a person typed. Raises `UsageError` when it asks for nothing, or for too much."""
    if len(text) > MAX_QUERY:
        raise UsageError(f"the search text is longer than {MAX_QUERY} characters")
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for part in _PART.finditer(text.translate(_QUOTES)):
        term = _term(part["word"] if part["phrase"] is None else part["phrase"] + (part["star"] or ""))
        if term is not None:
            (unwanted if part["minus"] else wanted)[term] = None
    if not wanted:
        raise UsageError("the search text is empty" if not unwanted else "the search text names no word to find")
    if len(wanted) + len(unwanted) > MAX_TERMS:
        raise UsageError(f"the search text has more than {MAX_TERMS} words")
    return Query(tuple(wanted), tuple(unwanted))


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
