"""The main job, and its parts one at a time: crawling and delivering."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cli import environment
from cli.alerting import conclude_delivery
from cli.options import WATCHING
from cli.output import hint, plain
from cli.progress import Board
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
    import scheduler

    if not once:
        scheduler.run_forever()
        return
    with environment.database() as database, _board() as board:
        outcomes = scheduler.run_once(database, told=board.tell)
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
        with _board() as board:
            outcomes = scheduler.crawl(database, names or [], recheck=recheck.value, told=board.tell)
        if send:
            conclude_delivery(scheduler.deliver_due(database))
    _conclude(outcomes, "No source is watched yet. Add one: regwatch sources add https://…")


@contextmanager
def _board() -> Iterator[Board]:
    with Board(_sentence) as board:
        yield board


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
