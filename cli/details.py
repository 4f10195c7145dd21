"""One release whole."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli import environment, wording
from cli.options import ASKING, FormatOption
from cli.output import Row, plain, show_one

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer()


@app.command(rich_help_panel=ASKING)
def release(number: Annotated[int, typer.Argument(metavar="ID")], form: FormatOption = None) -> None:
    """Show one release whole: text, figures, dates, revisions."""
    from storage import reading

    with environment.reading() as session:
        row = reading.release(session, number)
    show_one(row, form, lambda console: _draw_release(console, row))


def _draw_release(console: "Console", row: Row) -> None:
    console.print(plain(row["title"]), style="bold")
    facts = [row["source"], row["published"] or "no date", row["language"], f"revision {row['revision']}"]
    if row["withdrawn_at"]:
        facts.append(f"withdrawn {wording.moment(row['withdrawn_at'])}")
    console.print(" · ".join(facts), style="dim")
    console.print(plain(row["url"]), style="dim", soft_wrap=True)
    if row["unreadable_reason"]:
        console.print(f"Not read in full: {plain(row['unreadable_reason'])}", style="yellow")
    console.print()
    for paragraph in filter(None, map(plain, row["body"].splitlines())):
        console.print(paragraph + "\n")
    _draw_facts(console, row)


def _draw_facts(console: "Console", row: Row) -> None:
    for figure in row["figures"]:
        spans = [wording.value(figure), wording.subject(figure), wording.period(figure)]
        console.print("• " + plain(" · ".join(filter(None, spans))))
    if not row["figures"]:
        console.print("No figures.", style="dim")
    if row["dates"]:
        console.print("Dates: " + "; ".join(plain(mention["text"]) for mention in row["dates"]))
    for revision in row["revisions"] if row["revision"] > 1 else []:
        console.print(f"Revision {revision['revision']} seen {wording.moment(revision['seen_at'])}", style="dim")
    for name, address in (("Previous", row["previous_url"]), ("Next", row["next_url"])):
        if address:
            console.print(f"{name}: {plain(address)}", style="dim", soft_wrap=True)
