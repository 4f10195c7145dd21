"""Stretches of a text around the words found in it, with the places of the words."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from storage.search.query import Term
from storage.search.tokens import Token, tokens

#: Characters of text shown before and after a word, and most stretches of one text.
BEFORE, AFTER, MOST = 60, 180, 3
#: Tokens of a text looked at.
LOOKED_AT = 20_000


def snippets(terms: Sequence[Term], title: str, body: str) -> list[dict[str, Any]]:
    """The title when it holds a word, then stretches of the body: around the words, else its beginning."""
    in_title = _marks(terms, title)
    found = [{"field": "title", "text": title, "marks": in_title}] if in_title else []
    return found + [_cut(terms, body, start, end) for start, end in _stretches(terms, body)]


def _stretches(terms: Sequence[Term], body: str) -> list[tuple[int, int]]:
    """Where each stretch starts and ends: around the first place of each term, together where these are near."""
    first: dict[Term, tuple[int, int]] = {}
    for start, end, term in _hits(terms, body):
        first.setdefault(term, (start, end))
        if len(first) == len(terms):
            break
    found: list[tuple[int, int]] = []
    for start, end in sorted(first.values()):
        last = found[-1][1] if found else 0
        if not found or end > last:
            found.append((max(last, start - BEFORE), min(len(body), max(end, start + AFTER))))
    return found[:MOST] or ([(0, min(len(body), BEFORE + AFTER))] if body else [])


def _cut(terms: Sequence[Term], body: str, start: int, end: int) -> dict[str, Any]:
    while start < end and _in_word(body, start):
        start += 1
    while start < end and _in_word(body, end):
        end -= 1
    before, after = "…" if start else "", "…" if end < len(body) else ""
    text = f"{before}{body[start:end]}{after}".replace("\n", " ")
    return {"field": "body", "text": text, "marks": _marks(terms, text)}


def _in_word(text: str, place: int) -> bool:
    around = text[max(place - 1, 0) : place + 1]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _marks(terms: Sequence[Term], text: str) -> list[list[int]]:
    """Where the terms stand, in order and merged where they overlap."""
    merged: list[list[int]] = []
    for start, end, _ in sorted(_hits(terms, text), key=lambda hit: hit[:2]):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return merged


def _hits(terms: Sequence[Term], text: str) -> Iterator[tuple[int, int, Term]]:
    """Every place of every term: start, end and the term."""
    recent: deque[Token] = deque(maxlen=max(len(term.tokens) for term in terms))
    for token in islice(tokens(text), LOOKED_AT):
        recent.append(token)
        for term in terms:
            if _ends(term, token) and _follows(term, recent):
                yield recent[-len(term.tokens)].start, token.end, term


def _ends(term: Term, token: Token) -> bool:
    last = term.tokens[-1]
    return token.text == last or (term.prefix and (token.form.startswith(last) or token.text.startswith(last)))


def _follows(term: Term, recent: Sequence[Token]) -> bool:
    length = len(term.tokens)
    return length <= len(recent) and all(recent[i - length].text == term.tokens[i] for i in range(length - 1))
