"""The main job, and its parts one at a time: crawling and delivering."""

import sys
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import environment, wording
from cli.alerting import conclude_delivery
from cli.options import WATCHING
from cli.output import hint, plain, say
from cli.progress import board, working
from errors import UsageError

if TYPE_CHECKING:
    from children import Outcome

app = typer.Typer()


class Recheck(StrEnum):
    """Which known releases a crawl visits again."""

    due = "due"
    all = "all"
    none = "none"


@app.command(rich_help_panel=WATCHING)
def run(
    once: Annotated[bool, typer.Option("--once", help="Crawl what is due, deliver what is due, and exit.")] = False,
) -> None:
    """Run the main job: crawl on schedule, detect, deliver, serve the dashboard."""
    if not once:
        import service

        service.run_forever(announce=_say_where, told=lambda outcome: _log_line(_sentence(outcome)))
        return
    import scheduler

    with environment.database() as database, board(_sentence) as tell:
        outcomes = scheduler.run_once(database, told=tell)
    _conclude(outcomes, "No source was due.")


@app.command(rich_help_panel=WATCHING)
def crawl(
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE…]", help="Names of sources.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every enabled source.")] = False,
    recheck: Annotated[
        Recheck, typer.Option("--recheck", help="Known releases to visit again: those due, all, or none.")
    ] = Recheck.due,
    send: Annotated[bool, typer.Option("--deliver", help="Then send what is due.")] = False,
) -> None:
    """Crawl sources now."""
    import scheduler
    from storage import sources

    if not names and not every:
        raise UsageError("name the sources to crawl, or say --all")
    with environment.database() as database:
        if every:
            with database.reading() as session:
                names = [row.name for row in sources.every(session, enabled_only=True)]
        with board(_sentence) as tell:
            outcomes = scheduler.crawl(database, names or [], recheck=recheck.value, told=tell)
        if send:
            conclude_delivery(scheduler.deliver_due(database))
    _conclude(outcomes, "No source is watched yet. Add one: regwatch sources add https://…")


def _say_where(dashboard: str) -> None:
    """Where everything is, for whoever has just started the main job."""
    import settings

    mails = (
        f"sent by {wording.without_password(settings.SMTP_URL)}"
        if settings.SMTP_URL
        else f"as files in {settings.OUTBOX_DIR}"
    )
    say(f"Dashboard  {dashboard}")
    say(f"Database   {wording.without_password(settings.DATABASE_URL)}")
    say(f"Mails      {mails}")
    say(f"Log        {settings.DATA_DIR / 'crawl.log'}")
    say("Running; Ctrl-C stops. Add a source from another terminal: regwatch sources add https://…")
    sys.stdout.flush()


def _log_line(text: str) -> None:
    say(f"{datetime.now().astimezone():%H:%M:%S}  {text}")
    sys.stdout.flush()


@app.command(rich_help_panel=WATCHING)
def reprocess(
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Of this source only.")] = None,
) -> None:
    """Extract again from the stored pages with today's code; never mails."""
    import scheduler
    from storage import sources

    with environment.reading() as session:
        names = [sources.get(session, source).name] if source else [row.name for row in sources.every(session)]
    with working("Extracting again"):
        done = scheduler.reprocess(names) if names else []
    for row in done:
        say(f"{row['source']}: {_counts(row)}")
    if not done:
        hint("Nothing is stored yet.")


def _counts(row: dict[str, Any]) -> str:
    return ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in row.items() if name != "source")


def _sentence(outcome: "Outcome") -> str:
    """What became of one source, in one line."""
    if outcome.outcome != "ok":
        return f"{outcome.source}: {outcome.outcome}, {plain(outcome.reason)}"
    counts = [f"{outcome.new} new", f"{outcome.revised} revised", f"{outcome.changes} changes"]
    counts += [f"{outcome.unreadable} pages unreadable"] if outcome.unreadable else []
    return f"{outcome.source}: {', '.join(counts)}"


def _conclude(outcomes: "list[Outcome]", nothing: str) -> None:
    """Exit status 1, with one line on standard error, when a source could not be crawled."""
    if not outcomes:
        hint(nothing)
    bad = [outcome for outcome in outcomes if outcome.outcome not in ("ok", "skipped")]
    if bad:
        names = ", ".join(outcome.source for outcome in bad)
        hint(f"regwatch: {len(bad)} of {len(outcomes)} sources could not be crawled: {names}")
        raise typer.Exit(1)
