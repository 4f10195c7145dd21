"""Sources: list, add, look at without storing, remove, switch on and off."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

import catalogue
from choosing import USUAL_SCHEDULE, adjusted, as_found, described, read_by, refuse_doubles, worth_watching
from cli import environment, views, wording
from cli.options import WATCHING, FormatOption, LimitOption
from cli.output import hint, plain, say, show, show_one, terminal
from cli.progress import working
from errors import SourceError, UsageError
from items.readings import Source

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer()
group = typer.Typer(no_args_is_help=True)
app.add_typer(group, name="sources", help="The sites under watch.", rich_help_panel=WATCHING)

#: Releases shown before a source is added.
_SHOWN = 5

NameArgument = Annotated[str, typer.Argument(metavar="NAME")]
BrowserOption = Annotated[bool, typer.Option("--browser", help="Open its pages in Chromium.")]
PdfOption = Annotated[bool, typer.Option("--pdf", help="Read the PDF files that its releases link, too.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]


@group.command("list")
def list_sources(
    limit: LimitOption = 1000,
    form: FormatOption = None,
    ready: Annotated[bool, typer.Option("--catalogue", help="Those that can be added by name instead.")] = False,
) -> None:
    """List the sources with their state, or the catalogue of those that are ready to be watched."""
    from storage import reading

    if ready:
        show([entry.as_json() for entry in catalogue.every()[:limit]], form, views.CATALOGUE)
        return

    with environment.reading() as session:
        rows = reading.sources(session)
    show(rows[:limit], form, views.SOURCES)


@group.command()
def add(
    target: Annotated[str, typer.Argument(metavar="URL|NAME", help="An address, or a name of the catalogue.")],
    name: Annotated[str | None, typer.Option("--name", help="A short name.  [default: from the address]")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Language code.  [default: as its releases]")] = None,
    schedule: Annotated[
        str | None, typer.Option("--schedule", help=f"'{USUAL_SCHEDULE}' or five cron fields.  [default: the former]")
    ] = None,
    timezone: Annotated[
        str | None, typer.Option("--timezone", help="The site's own, such as Asia/Shanghai.  [default: UTC]")
    ] = None,
    browser: BrowserOption = False,
    pdf: PdfOption = False,
    yes: YesOption = False,
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="With --yes: add it although it cannot be read now.")
    ] = False,
) -> None:
    """Find out what an address is, show the first releases, and watch it; a name of the catalogue will do."""
    import scheduler
    from storage import sources

    with environment.reading() as session:
        taken = {row.name: row.url for row in sources.every(session)}
    ready, usual = described(target, taken)
    asked = read_by(adjusted(ready, name=name, lang=lang, timezone=timezone), browser=browser, pdf=pdf)
    plan = schedule or usual
    scheduler.next_due(plan, datetime.now(UTC), asked.timezone)
    if not yes and not sys.stdin.isatty():
        raise UsageError("there is no terminal to ask on; say --yes to add the source without being asked")
    refuse_doubles(asked.name, asked.url, taken)
    source = _looked_at(asked, anyway=yes and unchecked)
    if not yes and not typer.confirm(f"Watch this as {source.name}?", default=True, err=True):
        raise typer.Abort
    with environment.writing() as session:
        sources.add(session, source, schedule=plan, now=datetime.now(UTC))
    say(f"{source.name} is watched {plan}; 'regwatch crawl {source.name}' reads it now")


def _looked_at(asked: Source, *, anyway: bool) -> Source:
    """The source as a first look shows it, drawn for a person; `anyway` takes it unseen when it cannot be read."""
    try:
        found = _look(replace(asked, language=asked.language or "en"))
    except SourceError as error:
        if not anyway:
            raise
        hint(f"{error}; added without having been read")
        return replace(asked, language=asked.language or "en")
    _draw_found(terminal(stderr=True), found)
    return as_found(asked, found)


@group.command()
def check(
    target: Annotated[str, typer.Argument(metavar="NAME|URL")],
    lang: Annotated[str | None, typer.Option("--lang", help="Language code.")] = None,
    browser: BrowserOption = False,
    pdf: PdfOption = False,
    limit: LimitOption = 10,
    form: FormatOption = None,
) -> None:
    """Show what a crawl would store, and store nothing."""
    from storage import sources

    with environment.reading() as session:
        row = None if "://" in target else sources.find(session, target)
        source = sources.as_item(row) if row else described(target)[0]
    source = read_by(replace(source, language=lang or source.language or "en"), browser=browser, pdf=pdf)
    found = _look(source, limit=limit)
    show_one(found, form, lambda console: _draw_found(console, found))


@group.command()
def remove(name: NameArgument, yes: YesOption = False) -> None:
    """Forget a source and everything stored of it."""
    from storage import sources

    with environment.reading() as session:
        sources.get(session, name)
    if not yes and sys.stdin.isatty():
        typer.confirm(f"Forget {name} with all its releases, figures and changes?", abort=True, err=True)
    with environment.writing() as session:
        sources.remove(session, name)
    say(f"{name} is forgotten")


@group.command()
def enable(name: NameArgument) -> None:
    """Watch a source again."""
    _switch(name, enabled=True)


@group.command()
def disable(name: NameArgument) -> None:
    """Stop watching a source; what is stored stays."""
    _switch(name, enabled=False)


def _switch(name: str, *, enabled: bool) -> None:
    from storage import sources

    with environment.writing() as session:
        sources.switch(session, name, enabled=enabled, now=datetime.now(UTC))
    say(f"{name} is {'watched again' if enabled else 'no longer watched; what is stored stays'}")


def _look(source: Source, limit: int = _SHOWN) -> dict[str, Any]:
    """What a crawl would bring; raises `SourceError` when that is nothing."""
    import scheduler

    with working(f"Reading {source.url}"):
        found: dict[str, Any] = scheduler.check(source, limit=limit)
    found["releases"] = worth_watching(source.url, found)
    return found


def _draw_found(console: "Console", found: dict[str, Any]) -> None:
    listed = found.get("listed") or len(found["releases"])
    console.print(f"A source of kind {found['family']} that lists {listed} releases. The first ones:\n")
    for release in found["releases"]:
        console.print(f"  {release['published'] or 'no date   '}  {plain(release['title'])}")
        if release.get("reason"):
            console.print(f"              {plain(release['reason'])}", style="yellow")
        # Title and text often say the same figure; a person needs to see it once.
        stated = dict.fromkeys(f"{wording.value(each)} {wording.subject(each)}" for each in release["figures"])
        for line in stated:
            console.print(f"              {plain(line)}", style="dim")
    console.print()
