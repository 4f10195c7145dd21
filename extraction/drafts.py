"""The working form of one sentence and of a figure that is being read from it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from extraction.days import Span
from extraction.vocabulary import Vocabulary
from items.facts import Direction, Kind, Period, Qualifier, Role


@dataclass(slots=True)
class Mention:
    """A date as written at start:end. `neutral` ones only point at another period (a year ago); `bare`: a lone year.

    `since` opens a running total, `as_of` dates a level, `compared` only says what something is compared with.
    """

    start: int
    end: int
    span: Span | None
    neutral: bool = False
    bare: bool = False
    since: bool = False
    as_of: bool = False
    compared: bool = False


@dataclass(slots=True, kw_only=True)
class Draft:
    """A figure in the making; offsets count from the start of its sentence.

    `subject` holds the stretches of the sentence that name what is counted; where the noun is left out, they are what
    is `said` of the part. A `tentative` figure stands only as the first end of a range. `start:end` is the figure as
    written, `outer` and `tail` the same with qualifiers and unit words around it.
    """

    start: int
    end: int
    value: float
    step: float = 1.0
    scale: float = 1.0
    value_max: float | None = None
    in_words: bool = False
    qualifier: Qualifier = "exact"
    kind: Kind = "count"
    unit: str | None = None
    currency: str | None = None
    outer: int = -1
    tail: int = -1
    subject: tuple[tuple[int, int], ...] = ()
    tentative: bool = False
    period: Period | None = None
    direction: Direction | None = None
    role: Role = "level"
    event: str | None = None
    place: str | None = None
    of_whole: bool = False
    said: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence in reading form (`text`, lower-case `low`) with what the layers have found in it so far.

    `numbered` is `low` with dates blanked out by `BLANK`, `bare` that without the figures, `open` without traps too.
    """

    text: str
    low: str
    words: Vocabulary
    ref: date | None
    mentions: list[Mention] = field(default_factory=list)
    numbered: str = ""
    bare: str = ""
    open: str = ""
    drafts: list[Draft] = field(default_factory=list)


BLANK = "\x01"


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with each span overwritten, its length kept."""
    if not spans:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            start = max(start, at)
            pieces += (text[at:start], BLANK * (end - start))
            at = end
    return "".join((*pieces, text[at:]))


def windows(text: str, marks: Iterable[re.Match[str]], before: int, after: int) -> list[tuple[int, int]]:
    """Stretches around each mark, joined where they meet and ended between words; the rest need not be searched."""
    found: list[tuple[int, int]] = []
    for mark in marks:
        start = max(0, mark.start() - before)
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        end = text.find(" ", mark.end() + after)
        found.append((start, len(text) if end < 0 else end))
    return found
