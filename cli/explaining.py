"""Why a change was told, and why a release was not: from the crawl that read it to the answer of the mail server."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import environment, silences
from cli.chains import draw_chain
from cli.options import ASKING, FormatOption
from cli.output import show_one
from errors import UsageError

if TYPE_CHECKING:
    from cli.options import Format

app = typer.Typer()


@app.command(rich_help_panel=ASKING)
def explain(
    number: Annotated[int | None, typer.Argument(metavar="[CHANGE]", help="Number of a change.")] = None,
    untold: Annotated[
        int | None, typer.Option("--not", metavar="RELEASE", help="Why this release was not told, or not to all.")
    ] = None,
    address: Annotated[
        str | None, typer.Option("--address", metavar="ADDRESS", help="With --not: why not to this address.")
    ] = None,
    revision: Annotated[
        int | None, typer.Option("--revision", metavar="N", help="With --not: this text of it.  [default: the newest]")
    ] = None,
    form: FormatOption = None,
) -> None:
    """Explain why a change was told, step by step; or with --not why a release was not."""
    if (number is None) == (untold is None):
        raise UsageError("give the number of a change, or --not and the number of a release")
    if number is not None and (address, revision) != (None, None):
        raise UsageError("--address and --revision go with --not")
    if number is not None:
        explain_change(number, form)
    elif untold is not None:
        with environment.reading() as session:
            row = silences.silence(session, untold, revision, address)
        show_one(row, form, lambda console: silences.draw(console, row))


def explain_change(number: int, form: "Format | None") -> None:
    """Fetch, facts, rule, mails, and what the server said to each."""
    from storage import reading

    with environment.reading() as session:
        row = reading.chain(session, number)
    row["rule"] = _cause(row["change"])
    show_one(row, form, lambda console: draw_chain(console, row))


def _cause(change: dict[str, Any]) -> dict[str, str]:
    from contract import side_item
    from tracking.reasons import cause

    old, new = side_item(change["old"]), side_item(change["new"])
    return asdict(cause(change["kind"], change["severity"], change["note"], old, new))
