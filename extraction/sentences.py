"""Cuts a text into sentences by their offsets."""

import re
from collections.abc import Iterator
from functools import cache

from extraction.vocabulary import vocabulary_for

_END = re.compile(r"[。！？!?…]+[\"”’»」』）)\]]*|\n+|\.[\"”’»)\]]*(?=\s)")
_LIST_MARK = re.compile(r"\s*\(?\w{1,3}\Z")
_WORD_BEFORE = re.compile(r"[\w.]+\Z")
_STARTS = re.compile(r"\s+[\"“«(\[¿¡]?(?:[A-ZÀ-ÖØ-Þ\d]|[^\x00-\u024f])")


@cache
def _abbreviations(code: str) -> frozenset[str]:
    return frozenset(vocabulary_for(code).abbreviations)


def sentences(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, outer white space left out."""
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and not _closes(text, start, match, code):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    part = part.strip()
    if part:
        yield start + left, start + left + len(part)


def _closes(text: str, start: int, match: re.Match[str], code: str) -> bool:
    if not _STARTS.match(text, match.end()):
        return False
    head = text[max(start, match.start() - 24) : match.start()]
    word = _WORD_BEFORE.search(head)
    if word is None:
        return True
    token = word.group().lower()
    if match.start() - start <= 4 and _LIST_MARK.match(text[start : match.start()]):
        return False
    if token in _abbreviations(code):
        return False
    if code == "de" and token.isdigit() and len(token) <= 2:
        return False
    return not (len(token) == 1 and token.isalpha())
