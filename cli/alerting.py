"""Who is told of changes, and sending what is due."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, cast

import typer

from cli import environment, views
from cli.options import ALERTS, Format, FormatOption, LimitOption
from cli.output import hint, say, show
from errors import UsageError
from items.news import Cadence, Subscription

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
        str, typer.Option("--min-change", metavar="25|5%", help="Only figures that moved by so much, or such a share.")
    ] = "",
    min_percent: Annotated[
        float | None, typer.Option("--min-percent", metavar="PERCENT", help="The same as a number: 5 for 5%.")
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
    preview: Annotated[
        bool, typer.Option("--preview", help="Save nothing; list the mails it would have caused so far.")
    ] = False,
    limit: LimitOption = 50,
    form: FormatOption = None,
) -> None:
    """Tell an address when something changes. Without filters it hears of every change."""
    from storage import subscriptions

    least, share = _least(min_change, min_percent)
    wanted = Subscription(
        address=address,
        sources=tuple(source or ()),
        metric=metric,
        kinds=tuple(kind or ()),
        severities=tuple(severity or ()),
        min_change=least,
        min_percent=share,
        crossing=crossing,
        cadence=cast(Cadence, cadence),
        at=at,
        weekday=weekday,
        timezone=timezone,
        quiet=quiet,
        language=language,
    )
    if preview:
        _preview(wanted, limit, form)
        return
    with environment.writing() as session:
        row = subscriptions.add(session, wanted, now=datetime.now(UTC))
        number, mailbox = row.id, row.address
    say(f"{mailbox} will be told (subscription {number}; 'regwatch unsubscribe {number}' ends it)")


def _least(text: str, percent: float | None) -> tuple[float | None, float | None]:
    """The smallest change that is asked for, as a number and as a share."""
    from tracking.interest import threshold

    least, share = threshold(text) if text else (None, None)
    if share is not None and percent is not None:
        raise UsageError("--min-change and --min-percent both name a share; give one of them")
    return least, percent if share is None else share


def _preview(wanted: Subscription, limit: int, form: Format | None) -> None:
    """Lists the mails that the stored changes would have become, the last one first."""
    from alerts.preview import preview

    with environment.reading() as session:
        rows, number = preview(session, wanted, limit=limit)
    show(rows, form, views.PREVIEW)
    mails = "1 mail" if number == 1 else f"{number} mails"
    hint(f"{mails} from everything stored so far; nothing is saved. Leave out --preview to subscribe.")


@app.command("subscriptions", rich_help_panel=ALERTS)
def list_subscriptions(limit: LimitOption = 1000, form: FormatOption = None) -> None:
    """List who is told of what."""
    from storage import subscriptions

    with environment.reading() as session:
        rows = subscriptions.listed(session)
    show(rows[:limit], form, views.SUBSCRIPTIONS)


@app.command(rich_help_panel=ALERTS)
def unsubscribe(number: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """End a subscription."""
    from storage import subscriptions

    with environment.writing() as session:
        subscriptions.remove(session, number)
    say(f"subscription {number} has ended")


@app.command(rich_help_panel=ALERTS)
def deliver(
    retry_dead: Annotated[
        bool, typer.Option("--retry-dead", help="Also what was given up; 'regwatch health' lists it.")
    ] = False,
    to: Annotated[
        str | None, typer.Option("--to", metavar="ADDRESS", help="With --retry-dead: only mails to this address.")
    ] = None,
) -> None:
    """Send what is due in the outbox."""
    import scheduler
    from storage import dispatch

    if to is not None and not retry_dead:
        raise UsageError("--to goes with --retry-dead; without it everything due is sent")
    with environment.database() as database:
        if retry_dead:
            with database.writing() as session:
                revived = dispatch.revive(session, datetime.now(UTC), to)
            say(f"{revived} mails tried again")
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
