"""Sources: list, add, look at without storing, remove, switch on and off."""

import re
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import typer

from cli import environment, views, wording
from cli.options import WATCHING, FormatOption, LimitOption
from cli.output import plain, say, show, show_one, terminal
from cli.progress import working
from errors import NoReleasesError, UnreachableError, UsageError
from items import Source

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer()
group = typer.Typer(no_args_is_help=True)
app.add_typer(group, name="sources", help="The sites under watch.", rich_help_panel=WATCHING)

_NAME = re.compile(r"[^\W_][\w.-]{0,63}")
#: Releases shown before a source is added.
_SHOWN = 5

NameArgument = Annotated[str, typer.Argument(metavar="NAME")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]


@group.command("list")
def list_sources(limit: LimitOption = 1000, form: FormatOption = None) -> None:
    """List the sources with their state."""
    from storage import reading

    with environment.reading() as session:
        rows = reading.sources(session)
    show(rows[:limit], form, views.SOURCES)


@group.command()
def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="A page that lists releases, a feed, or a JSON list.")],
    name: Annotated[str | None, typer.Option("--name", help="A short name.  [default: from the address]")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Language code.  [default: as its releases]")] = None,
    schedule: Annotated[str, typer.Option("--schedule", help="'every 30m' or five cron fields.")] = "every 30m",
    timezone: Annotated[str, typer.Option("--timezone", help="The site's own, such as Asia/Shanghai.")] = "UTC",
    yes: YesOption = False,
) -> None:
    """Find out what an address is, show the first releases, and watch it."""
    import scheduler
    from storage import sources

    _check_zone(timezone)
    scheduler.next_due(schedule, datetime.now(UTC), timezone)
    if not yes and not sys.stdin.isatty():
        raise UsageError("there is no terminal to ask on; say --yes to add the source without being asked")
    with environment.reading() as session:
        taken = {row.name: row.url for row in sources.every(session)}
    chosen = _checked_name(name) if name else _suggested_name(url, taken)
    _refuse_doubles(chosen, url, taken)
    found = _look(Source(name=chosen, url=url, language=lang or "en", timezone=timezone))
    _draw_found(terminal(stderr=True), found)
    if not yes and not typer.confirm(f"Watch this as {chosen}?", default=True, err=True):
        raise typer.Abort
    source = Source(name=chosen, url=url, family=found["family"], language=lang or _language(found), timezone=timezone)
    with environment.writing() as session:
        sources.add(session, source, schedule=schedule, now=datetime.now(UTC))
    say(f"{chosen} is watched {schedule}; 'regwatch crawl {chosen}' reads it now")


@group.command()
def check(
    target: Annotated[str, typer.Argument(metavar="NAME|URL")],
    lang: Annotated[str | None, typer.Option("--lang", help="Language code.")] = None,
    limit: LimitOption = 10,
    form: FormatOption = None,
) -> None:
    """Show what a crawl would store, and store nothing."""
    if "://" in target:
        source = Source(name=_suggested_name(target, ()), url=target, language=lang or "en")
    else:
        from storage import sources

        with environment.reading() as session:
            source = sources.as_item(sources.get(session, target))
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
    if found["verdict"] != "readable":
        raise UnreachableError(f"{source.url} cannot be read: {found['reason'] or found['verdict']}")
    if not found["releases"]:
        raise NoReleasesError(f"{source.url} answers, but no list of releases can be found there")
    found["releases"].sort(key=lambda release: release["published"] or "", reverse=True)
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


def _language(found: dict[str, Any]) -> str:
    """The language that most of the releases shown are in."""
    spoken = [release.get("language") or "en" for release in found["releases"]]
    return max(set(spoken), key=spoken.count)


def _checked_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a source; use up to 64 letters, digits, dots and hyphens")
    return name


def _suggested_name(url: str, taken: Collection[str]) -> str:
    """The host, with the last folder of the path where the host is taken, and a number where that is taken too."""
    parts = urlsplit(url)
    host = re.sub(r"[^\w.-]", "-", (parts.hostname or "").removeprefix("www.")) or "source"
    folders = [part for part in parts.path.split("/") if part and "." not in part]
    longer = f"{host}-{folders[-1]}" if folders else host
    candidates = [host, longer, *(f"{longer}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in candidates if name not in taken)


def _refuse_doubles(name: str, url: str, taken: dict[str, str]) -> None:
    """Says that a source is there already before anything is fetched."""
    if name in taken:
        raise UsageError(f"there is a source named {name} already, at {taken[name]}; give another --name")
    for other, address in taken.items():
        if address == url:
            raise UsageError(f"{url} is watched already, as {other}")


def _check_zone(timezone: str) -> None:
    try:
        ZoneInfo(timezone)
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(f"{timezone!r} is no time zone; write one such as Asia/Shanghai") from error
