"""What a text says: figures, periods and dates, each with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["count", "money", "percent", "multiple", "duration", "other"]
Qualifier = Literal["exact", "more_than", "at_least", "nearly", "less_than", "at_most", "about", "range"]
#: Which way a qualifier leaves the true value open.
Openness = Literal["exact", "above", "below", "about", "range"]
OPENNESS: Mapping[Qualifier, Openness] = {
    "exact": "exact",
    "more_than": "above",
    "at_least": "above",
    "nearly": "below",
    "less_than": "below",
    "at_most": "below",
    "about": "about",
    "range": "range",
}
Direction = Literal["up", "down"]
Part = Literal["title", "body", "attachment"]
#: How a period can be compared (closed span, year to date, level at a date, running total since a stated start).
PeriodType = Literal["closed", "ytd", "level", "running"]
#: What a figure does in its sentence. Only `level` figures are followed as metrics; `prior` is a level of an
#: earlier period given for comparison; `change` and `gap` describe a difference; `plan` is a target or forecast;
#: `quoted` is an old value that a correction note repeats.
Role = Literal["level", "prior", "change", "gap", "plan", "quoted"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as written, resolved to days (both ends included); an open end is None."""

    text: str
    start: date | None
    end: date | None
    type: PeriodType = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One typed quantity with its evidence.

    `value` is a full number (20 billion yuan = 2e10, percent in percent). `start`/`end` are character offsets into
    the text of `part` (title or body), so that `text[start:end]` is the figure as written; `sentence` is the
    sentence it stands in. `event` is a canonical English id of what happened ("approved", "accepted",
    "in_trials"), whatever the language; `place` a canonical place name when one narrows the figure; `of_whole`
    tells a part ("of which 61 …"). `step` is one unit of the last digit written, in full numbers: 10000 for
    "1.35 million", 1 for "1,092".
    """

    value: float
    value_max: float | None = None
    qualifier: Qualifier = "exact"
    kind: Kind = "count"
    unit: str | None = None
    currency: str | None = None
    subject: str | None = None
    period: Period | None = None
    direction: Direction | None = None
    sentence: str
    start: int
    end: int
    text: str
    part: Part = "body"
    event: str | None = None
    place: str | None = None
    role: Role = "level"
    of_whole: bool = False
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period written in a text, resolved to days; offsets as in `Figure`."""

    text: str
    start_date: date | None
    end_date: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything typed that one text holds. `abbreviations` maps a short form to the words it was defined by."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
