"""The options of `subscribe`: which changes, and when they are told."""

from typing import Annotated, Any

import typer

from errors import UsageError

SourcesOption = Annotated[list[str] | None, typer.Option("--source", metavar="NAME", help="Of these sources only.")]
MetricOption = Annotated[
    str, typer.Option("--metric", metavar="ID|WORDS", help="A metric, or words that its label holds.")
]
KindsOption = Annotated[list[str] | None, typer.Option("--kind", help="metric_changed, figure_revised, …")]
SeveritiesOption = Annotated[list[str] | None, typer.Option("--severity", help="high, medium or low.")]
MinChangeOption = Annotated[
    str, typer.Option("--min-change", metavar="25|5%", help="Only figures that moved by so much, or such a share.")
]
MinPercentOption = Annotated[
    float | None, typer.Option("--min-percent", metavar="PERCENT", help="The same as a number: 5 for 5%.")
]
CrossingOption = Annotated[
    float | None, typer.Option("--crossing", metavar="NUMBER", help="Only figures that crossed this value.")
]
CadenceOption = Annotated[
    str, typer.Option("--cadence", help="instant, hourly, daily, weekly; standard suits the severity.")
]
AtOption = Annotated[str, typer.Option("--at", metavar="HH:MM", help="When daily and weekly mails go.")]
WeekdayOption = Annotated[int, typer.Option("--weekday", help="Day of weekly mails, 0 is Monday.")]
TimezoneOption = Annotated[str, typer.Option("--timezone", help="Of --at and --quiet.")]
QuietOption = Annotated[str, typer.Option("--quiet", metavar="FROM-TO", help="No mail then: 22:00-07:00.")]
LanguageOption = Annotated[str, typer.Option("--language", help="Of the mails: en or zh.")]


def filters(
    sources: list[str] | None,
    metric: str,
    kinds: list[str] | None,
    severities: list[str] | None,
    min_change: str,
    min_percent: float | None,
    crossing: float | None,
) -> dict[str, Any]:
    """Which changes are wanted, as fields of a subscription. Raises `UsageError`."""
    least, share = _least(min_change, min_percent)
    return {
        "sources": tuple(sources or ()),
        "metric": metric,
        "kinds": tuple(kinds or ()),
        "severities": tuple(severities or ()),
        "min_change": least,
        "min_percent": share,
        "crossing": crossing,
    }


def _least(text: str, percent: float | None) -> tuple[float | None, float | None]:
    """The smallest change that is asked for, as a number and as a share."""
    from tracking.interest import threshold

    least, share = threshold(text) if text else (None, None)
    if share is not None and percent is not None:
        raise UsageError("--min-change and --min-percent both name a share; give one of them")
    return least, percent if share is None else share
