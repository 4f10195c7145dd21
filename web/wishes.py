"""What programs may ask the JSON API to change, and what it answers to that."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from items.changes import ChangeKind, Severity
from items.news import Cadence, Purpose, Subscription
from web.asking import MAX_ID
from web.schemas import Form

CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"


def _whole(value: object) -> object:
    """In JSON 2.0 is a whole number too."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Number = Annotated[int, Field(ge=1, le=MAX_ID), BeforeValidator(_whole)]
Weekday = Annotated[int, Field(ge=0, le=6), BeforeValidator(_whole)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Finite = Annotated[float, Field(allow_inf_nan=False)]


class _Asked(BaseModel):
    """A misspelt field is a mistake, not a wish that is left out; and a 0 is no "no"."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Wish(_Asked):
    """Who wants to hear of what, and when; as `regwatch subscribe`. An empty filter lets everything pass."""

    address: Annotated[str, Field(max_length=2000, description="An e-mail address, or the address of a webhook.")]
    sources: Annotated[list[str], Field(max_length=100)] = []
    metric: Annotated[str, Field(max_length=400, description="Id of a metric, or words of its label.")] = ""
    kinds: list[ChangeKind] = []
    severities: list[Severity] = []
    min_change: Positive | None = None
    min_percent: Positive | None = None
    crossing: Finite | None = None
    cadence: Cadence = "standard"
    at: Annotated[str, Field(pattern=f"^{CLOCK}$")] = "08:00"
    weekday: Weekday = 0
    timezone: Annotated[str, Field(max_length=64)] = "UTC"
    quiet: Annotated[str, Field(pattern=f"^({CLOCK}-{CLOCK})?$")] = ""
    language: Literal["en", "zh"] = "en"

    def item(self) -> Subscription:
        """The wish as the house knows it."""
        fields: dict[str, Any] = self.model_dump()
        frozen: dict[str, Any] = {
            name: tuple(each) if isinstance(each, list) else each for name, each in fields.items()
        }
        return Subscription(**frozen)


class Stored(Form):
    """A subscription as it is kept."""

    id: int
    address: str
    sources: list[str]
    metric: str
    kinds: list[ChangeKind]
    severities: list[Severity]
    min_change: float | None
    min_percent: float | None
    crossing: float | None
    cadence: Cadence
    at: str
    weekday: int
    timezone: str
    quiet: str
    language: str
    created_at: str


class Mail(Form):
    due_at: str
    purpose: Purpose
    subject: str
    changes: list[int]


class Preview(Form):
    """`mails` counts all, `items` are the last of them."""

    items: list[Mail]
    mails: int


class NewSource(_Asked):
    target: Annotated[str, Field(min_length=1, max_length=2000, description="An address, or a name of the catalogue.")]
    name: Annotated[str | None, Field(max_length=64)] = None
    language: Annotated[str | None, Field(max_length=20)] = None
    schedule: Annotated[str | None, Field(max_length=100, description="'every 30m' or five cron fields.")] = None


class Switch(_Asked):
    enabled: bool


class Name(_Asked):
    label: Annotated[str, Field(min_length=1, max_length=1000, pattern=r"\S")]


class Other(_Asked):
    metric: Annotated[Number, Field(description="The metric that becomes part of this one.")]


class Parts(_Asked):
    metrics: Annotated[list[Number], Field(max_length=100, description="Only these; none named means all.")] = []
