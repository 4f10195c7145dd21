"""Why a change was told, and why a release was not: from the crawl that read it to the answer of the mail server."""

from typing import TYPE_CHECKING, Annotated

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
        from alerts import explaining

        with environment.reading() as session:
            row = explaining.silence(session, untold, revision, address)
        show_one(row, form, lambda console: silences.draw(console, row))


def explain_change(number: int, form: "Format | None") -> None:
    """Fetch, facts, rule, mails, and what the server said to each."""
    from alerts import explaining

    with environment.reading() as session:
        row = explaining.chain(session, number)
    show_one(row, form, lambda console: draw_chain(console, row))
