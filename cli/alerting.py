"""Who is told of changes, and sending what is due."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from cli import environment, views
from cli.options import ALERTS, FormatOption, LimitOption
from cli.output import hint, say, show
from items import Cadence, Subscription

if TYPE_CHECKING:
    from alerts.deliver import Delivered

app = typer.Typer()

_DEFAULT = Subscription(address="")


@app.command(rich_help_panel=ALERTS)
def subscribe(
    address: Annotated[str, typer.Argument(metavar="ADDRESS")],
    source: Annotated[list[str] | None, typer.Option("--source", metavar="NAME", help="Of these sources only.")] = None,
    metric: Annotated[str, typer.Option("--metric", metavar="ID|WORDS", help="A metric, or words of its label.")] = "",
    kind: Annotated[list[str] | None, typer.Option("--kind", help="metric_changed, figure_revised, …")] = None,
    severity: Annotated[list[str] | None, typer.Option("--severity", help="high, medium or low.")] = None,
    min_change: Annotated[
        float | None, typer.Option("--min-change", metavar="NUMBER", help="Only figures that moved by so much.")
    ] = None,
    min_percent: Annotated[
        float | None, typer.Option("--min-percent", metavar="PERCENT", help="The same in percent of the old value.")
    ] = None,
    crossing: Annotated[
        float | None, typer.Option("--crossing", metavar="NUMBER", help="Only figures that crossed this value.")
    ] = None,
    cadence: Annotated[
        str, typer.Option("--cadence", help="instant, hourly, daily, weekly; standard suits the severity.")
    ] = _DEFAULT.cadence,
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="When daily and weekly mails go.")] = _DEFAULT.at,
    weekday: Annotated[int, typer.Option("--weekday", help="Day of weekly mails, 0 is Monday.")] = _DEFAULT.weekday,
    timezone: Annotated[str, typer.Option("--timezone", help="Of --at and --quiet.")] = _DEFAULT.timezone,
    quiet: Annotated[
        str, typer.Option("--quiet", metavar="FROM-TO", help="No mail then: 22:00-07:00.")
    ] = _DEFAULT.quiet,
    language: Annotated[str, typer.Option("--language", help="Of the mails: en or zh.")] = _DEFAULT.language,
) -> None:
    """Tell an address when something changes. Without filters it hears of every change."""
    from storage import subscriptions

    wanted = Subscription(
        address=address,
        sources=tuple(source or ()),
        metric=metric,
        kinds=tuple(kind or ()),
        severities=tuple(severity or ()),
        min_change=min_change,
        min_percent=min_percent,
        crossing=crossing,
        cadence=cast(Cadence, cadence),
        at=at,
        weekday=weekday,
        timezone=timezone,
        quiet=quiet,
        language=language,
    )
    with environment.writing() as session:
        row = subscriptions.add(session, wanted, now=datetime.now(UTC))
        number, mailbox = row.id, row.address
    say(f"{mailbox} will be told (subscription {number}; 'regwatch unsubscribe {number}' ends it)")


@app.command("subscriptions", rich_help_panel=ALERTS)
def list_subscriptions(limit: LimitOption = 1000, form: FormatOption = None) -> None:
    """List who is told of what."""
    from storage import subscriptions

    with environment.reading() as session:
        rows = [_answer(subscriptions.as_item(row), row.created_at) for row in subscriptions.every(session)]
    show(rows[:limit], form, views.SUBSCRIPTIONS)


def _answer(item: Subscription, created_at: datetime) -> Mapping[str, Any]:
    return {**asdict(item), "created_at": created_at.strftime("%Y-%m-%dT%H:%M:%SZ")}


@app.command(rich_help_panel=ALERTS)
def unsubscribe(number: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """End a subscription."""
    from storage import subscriptions

    with environment.writing() as session:
        subscriptions.remove(session, number)
    say(f"subscription {number} has ended")


@app.command(rich_help_panel=ALERTS)
def deliver() -> None:
    """Send what is due in the outbox."""
    import scheduler

    with environment.database() as database:
        conclude_delivery(scheduler.deliver_due(database))


def conclude_delivery(report: "Delivered") -> None:
    """Says what was sent; exit status 1, with one line on standard error, when something was not."""
    say(f"{report.sent} mails sent")
    if report.failed or report.dead or report.down:
        counts = [f"{report.failed} not taken, tried again later"] if report.failed else []
        counts += [f"{report.dead} given up"] if report.dead else []
        counts += [report.down] if report.down else []
        hint(f"regwatch: {'; '.join(counts)}")
        raise typer.Exit(1)
