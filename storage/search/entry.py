"""A release as an entry of the index: its place, its streams of tokens, and marks that no text can hold."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from storage.search.pairs import pairs, with_pairs
from storage.search.tokens import LONGEST_TOKEN, streams

#: Characters of private use, which no text's token has, begin the marks.
_SOURCE, LANGUAGE, KIND = "\ue000s", "\ue000l", "\ue000k"
_NUMBERS = 1 << 32


class Entry(NamedTuple):
    """A row of the index."""

    place: int
    title: str
    body: str
    extra: str


def entry(
    number: int, published: date | None, source: int, language: str, title: str, body: str, kinds: Iterable[str]
) -> Entry:
    """The entry of the release of that number with its newest text and the kinds of the figures in it."""
    (in_title, forms), (in_body, more) = streams(title), streams(body)
    marks = [source_mark(source), mark(LANGUAGE, language), *(mark(KIND, kind) for kind in sorted(set(kinds)))]
    extra = " ".join([*marks, *sorted({*forms, *more})])
    return Entry(place(number, published), in_title, in_body, with_pairs(extra, (in_title, in_body)))


def words_of(text: str) -> set[str]:
    """Everything that a short text, such as a label, is found by."""
    stream, forms = streams(text)
    tokens = stream.split()
    return {*tokens, *forms, *pairs(tokens)}


def place(number: int, published: date | None) -> int:
    """Where a release stands in lists: by date of publication, then by number; undated ones come before all."""
    return (published.toordinal() if published else 0) * _NUMBERS + number


def places(since: date | None, until: date | None) -> tuple[int | None, int | None]:
    """The first place of releases published from `since` on, and the first after those up to `until`."""
    first = place(0, since or date.min) if since or until else None
    return first, until.toordinal() * _NUMBERS + _NUMBERS if until else None


def source_mark(number: int) -> str:
    """The mark of a source."""
    return f"{_SOURCE}{number}"


def mark(kind: str, value: str) -> str:
    """The mark of a language or a kind of figure, in the characters that tokens have."""
    return kind + "".join(c for c in value.casefold() if c.isalnum())[:LONGEST_TOKEN]
