"""Operations: how the watch stands, keeping copies, handing data on, the dashboard alone."""

import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import copies, environment, views, wording
from cli.chains import mail
from cli.exporting import CHOICES, records, write_records
from cli.options import (
    OPERATIONS,
    ExportFormat,
    FormatOption,
    LimitOption,
    SinceOption,
    SourceOption,
    UntilOption,
    day,
)
from cli.output import hint, plain, say, show, show_one
from cli.parquet import write_parquet
from errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer()

#: Dead letters that health lists.
_SHOWN = 20


@app.command(rich_help_panel=OPERATIONS)
def health(form: FormatOption = None) -> None:
    """Say how the watch stands. Exit status 1 when a source is unreadable or overdue, or a mail was given up."""
    from storage import reading

    with environment.reading() as session:
        row = reading.health(session)
        row["dead_letters"] = reading.dead_letters(session, limit=_SHOWN)
    show_one(row, form, lambda console: _draw_health(console, row))
    if row["status"] == "degraded":
        hint("regwatch: degraded: " + _troubles(row))
        raise typer.Exit(1)


def _troubles(row: dict[str, Any]) -> str:
    parts = [f"{name} {', '.join(row[name])}" for name in ("unreadable", "overdue") if row[name]]
    dead = row["outbox"]["dead"]
    return "; ".join([*parts, *([f"{dead} mails given up"] if dead else [])])


def _draw_health(console: "Console", row: dict[str, Any]) -> None:
    colours = {"ok": "green", "degraded": "red"}
    console.print(row["status"], style=colours.get(row["status"], "yellow"))
    outbox = row["outbox"]
    console.print(f"{row['sources']} sources, {outbox['pending']} mails waiting, {outbox['dead']} given up")
    for letter in row["dead_letters"]:
        console.print(f"  {plain(mail(letter))}", soft_wrap=True)
    for notice in row["notices"]:
        console.print(f"{wording.moment(notice['created_at'])}  {notice['source']}: {plain(notice['text'])}")
    if row["status"] == "empty":
        hint("Nothing is watched yet. Add a source: regwatch sources add https://…")


@app.command(rich_help_panel=OPERATIONS)
def notices(
    source: SourceOption = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that are over or cleared.")] = False,
    clear: Annotated[
        list[str] | None,
        typer.Option("--clear", metavar="ID|all", help="Put it aside: seen, and not to be said again while it holds."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    form: FormatOption = None,
) -> None:
    """List what the operator should look at: conflicts, missing pages, sources in trouble, refused addresses."""
    from storage import reading

    if clear:
        _clear(clear, source)
        return
    with environment.reading() as session:
        rows = reading.notices(
            session,
            source=source,
            standing=None if every else True,
            since=day(since),
            until=day(until),
            limit=limit,
        )
    show(rows, form, views.NOTICES)


def _clear(wanted: list[str], source: str | None) -> None:
    from storage import clearing

    if unknown := [word for word in wanted if word != "all" and not word.isdecimal()]:
        raise UsageError(f"{unknown[0]!r} is no number of a notice; write one such as 3, or all")
    numbers = None if "all" in wanted else [int(word) for word in wanted]
    with environment.writing() as session:
        count = clearing.clear(session, numbers, source=source, now=datetime.now(UTC))
    say("1 notice put aside" if count == 1 else f"{count} notices put aside")


@app.command(rich_help_panel=OPERATIONS)
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Copy the database to a file while everything runs on."""
    import settings

    size = copies.back_up(settings.DATABASE_URL, file, force=force)
    say(f"{file}: {wording.number(size)} bytes")


@app.command(rich_help_panel=OPERATIONS)
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that 'regwatch backup' made.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")] = False,
) -> None:
    """Put a copy in the database's place; what was there is kept beside it."""
    import settings

    if not yes and sys.stdin.isatty():
        typer.confirm(f"Put {file} in place of everything stored now?", abort=True, err=True)
    kept = copies.restore(settings.DATABASE_URL, file)
    with environment.database():
        say(f"{file} is in place" + (f"; what was there before is {kept}" if kept else ""))


@app.command(rich_help_panel=OPERATIONS)
def export(
    what: Annotated[str, typer.Argument(metavar="[WHAT]", help=f"{', '.join(CHOICES)}, or all.")] = "all",
    file: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Not to standard output.")] = None,
    source: SourceOption = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="How to write it.")] = ExportFormat.jsonl,
) -> None:
    """Write everything stored as JSON lines (each with its "record" kind), or one kind as CSV or Parquet."""
    if what not in (*CHOICES, "all"):
        raise UsageError(f"{what!r} cannot be exported; choose from {', '.join(CHOICES)} and all")
    if form is not ExportFormat.jsonl and what == "all":
        raise UsageError(f"{form} holds one kind, such as 'regwatch export figures --format {form}'")
    kinds = CHOICES if what == "all" else (what,)
    with environment.reading() as session:
        if form is ExportFormat.parquet:
            with file.open("wb") if file else nullcontext(sys.stdout.buffer) as binary:
                write_parquet(records(session, what, source), what, binary)
            return
        with file.open("w", encoding="utf-8", newline="") if file else nullcontext(sys.stdout) as stream:
            for kind in kinds:
                write_records(records(session, kind, source), kind, form, stream)


@app.command(rich_help_panel=OPERATIONS)
def serve() -> None:
    """Serve the dashboard alone, without crawling."""
    import service

    service.serve(announce=lambda address: hint(f"Dashboard on {address} (Ctrl-C stops)"))
