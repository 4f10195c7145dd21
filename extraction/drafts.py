"""The working form of one sentence and of a figure that is being read from it."""

from dataclasses import dataclass, field
from datetime import date

from extraction.dates import Mention
from extraction.vocabulary import Vocabulary
from items import Direction, Kind, Period, Qualifier, Role


@dataclass(slots=True, kw_only=True)
class Draft:
    """A figure in the making; offsets count from the start of its sentence.

    `subject` holds the stretches of the sentence that name what is counted; a `tentative` figure stands only as the
    first end of a range. `start:end` is the figure as written, `outer` and `tail` the same with qualifiers and unit words around it.
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


@dataclass(slots=True)
class Sentence:
    """A sentence in reading form (`text`, lower-case `low`) with what the layers have found in it so far.

    `bare` is `low` with dates blanked out by `BLANK`, `open` that with traps and read figures blanked out too.
    """

    text: str
    low: str
    words: Vocabulary
    ref: date | None
    mentions: list[Mention] = field(default_factory=list)
    bare: str = ""
    open: str = ""
    drafts: list[Draft] = field(default_factory=list)


BLANK = "\x01"


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with each span overwritten, its length kept."""
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text
