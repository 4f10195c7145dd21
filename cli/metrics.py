"""Metrics: the list, one with its history, and a person's word on which of them are one."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import environment, views, wording
from cli.options import ASKING, Format, FormatOption, LimitOption, SourceOption
from cli.output import Row, chosen, plain, say, show, show_one, terminal

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

app = typer.Typer()
group = typer.Typer()
app.add_typer(group, name="metrics", rich_help_panel=ASKING)

IdArgument = Annotated[int, typer.Argument(metavar="ID")]


@group.callback(invoke_without_command=True)
def metrics(
    context: typer.Context,
    source: SourceOption = None,
    query: Annotated[str | None, typer.Option("--query", metavar="WORDS", help="Words of the label.")] = None,
    limit: LimitOption = 50,
    form: FormatOption = None,
) -> None:
    """List the series that figures form, with the latest value of each; or merge, split and rename them."""
    if context.invoked_subcommand is not None:
        return
    from storage import reading

    with environment.reading() as session:
        rows = reading.metrics(session, source=source, query=query, limit=limit)
    show(rows, form, views.METRICS)


@group.command()
def merge(
    number: Annotated[int, typer.Argument(metavar="A", help="The metric that stays.")],
    other: Annotated[int, typer.Argument(metavar="B", help="The metric that becomes part of it.")],
) -> None:
    """Make two metrics one series, past and future. Nobody is mailed for it, and 'split' takes it back."""
    from storage import metrics as words

    with environment.writing() as session:
        kept = words.merge(session, number, other)
        said = f"metric {other} is now part of metric {kept.id}, {plain(kept.label)}"
    say(f"{said} ('regwatch metrics split {other}' takes it back)")


@group.command()
def split(
    number: IdArgument,
    parts: Annotated[list[int] | None, typer.Argument(metavar="[PART…]", help="Only these of its parts.")] = None,
) -> None:
    """Take a metric out of the one it was merged into, or apart what was merged into it. Nobody is mailed for it."""
    from storage import metrics as words

    with environment.writing() as session:
        parted = [f"{row.id}, {plain(row.label)}" for row in words.split(session, number, parts or ())]
    for part in parted:
        say(f"metric {part} stands by itself again")


@group.command()
def rename(
    number: IdArgument, label: Annotated[list[str], typer.Argument(metavar="LABEL…", help="Its new words.")]
) -> None:
    """Give a metric another label in listings and mails."""
    from storage import metrics as words

    with environment.writing() as session:
        row = words.rename(session, number, " ".join(label))
        said = f"metric {row.id} is now called {plain(row.label)}"
    say(said)


@app.command(rich_help_panel=ASKING)
def metric(number: IdArgument, form: FormatOption = None) -> None:
    """Show one metric with its history, newest period first, and what may be the same metric by another name."""
    from storage import reading

    with environment.reading() as session:
        row = reading.metric(session, number)
        row["near_misses"] = _near_misses(session, row["id"])
    if chosen(form) is Format.csv:
        show(row["history"], form, views.HISTORY)
    elif chosen(form) is Format.table:
        _draw(row, form)
    else:
        show_one(row, form, lambda console: None)


def _near_misses(session: "Session", number: int) -> list[dict[str, Any]]:
    """Series one scope word apart, each with the command that would join it."""
    from storage import metrics as words
    from storage.facts import metric_item
    from tracking.metrics import near_misses

    row = words.get(session, number)
    others = {other.key: other for other in words.alike(session, row)}
    near = near_misses(metric_item(row), [metric_item(other) for other in others.values()])
    return [
        {
            "id": others[metric.key].id,
            "label": metric.label,
            "merge": f"regwatch metrics merge {number} {others[metric.key].id}",
        }
        for metric in near
    ]


def _draw(row: Row, form: Format | None) -> None:
    console = terminal()
    console.print(plain(row["label"]), style="bold")
    console.print(f"{row['source']} · {wording.kind(row['kind'])} · {row['observations']} points", style="dim")
    for part in row["merged"]:
        console.print(f"Holds metric {part['id']} too: {plain(part['label'])}", style="dim")
    console.print()
    show(row["history"], form, views.HISTORY)
    if row["near_misses"]:
        console.print("\nOne word apart; if it is the same, say so:")
    for near in row["near_misses"]:
        console.print(f"  {plain(near['label'])}\n    {near['merge']}", soft_wrap=True)
