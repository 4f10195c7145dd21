"""Who is told of changes, and sending what is due."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, cast

import typer

from cli import environment, views, wishes
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
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A mailbox, a web address, or one for Apprise.")],
    source: wishes.SourcesOption = None,
    metric: wishes.MetricOption = "",
    kind: wishes.KindsOption = None,
    severity: wishes.SeveritiesOption = None,
    min_change: wishes.MinChangeOption = "",
    min_percent: wishes.MinPercentOption = None,
    crossing: wishes.CrossingOption = None,
    cadence: wishes.CadenceOption = _DEFAULT.cadence,
    at: wishes.AtOption = _DEFAULT.at,
    weekday: wishes.WeekdayOption = _DEFAULT.weekday,
    timezone: wishes.TimezoneOption = _DEFAULT.timezone,
    quiet: wishes.QuietOption = _DEFAULT.quiet,
    language: wishes.LanguageOption = _DEFAULT.language,
    preview: Annotated[
        bool, typer.Option("--preview", help="Save nothing; list the mails it would have caused so far.")
    ] = False,
    limit: LimitOption = 50,
    form: FormatOption = None,
) -> None:
    """Tell an address when something changes. Without filters it hears of every change."""
    wanted = Subscription(
        address=address,
        cadence=cast(Cadence, cadence),
        at=at,
        weekday=weekday,
        timezone=timezone,
        quiet=quiet,
        language=language,
        **wishes.filters(source, metric, kind, severity, min_change, min_percent, crossing),
    )
    if preview:
        _preview(wanted, limit, form)
    else:
        _save(wanted)


def _save(wanted: Subscription) -> None:
    from alerts import subscribing
    from storage.addresses import masked

    with environment.writing() as session:
        row = subscribing.add(session, wanted, now=datetime.now(UTC))
        number, shown = row.id, masked(row.address)
    say(f"{shown} will be told (subscription {number}; 'regwatch unsubscribe {number}' ends it)")


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
