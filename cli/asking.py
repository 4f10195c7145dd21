"""Listings of what is stored: releases, figures, metrics, changes, and search."""

from typing import Annotated

import typer

from cli import environment, views
from cli.explaining import explain_change
from cli.options import ASKING, FormatOption, LimitOption, SinceOption, SourceOption, UntilOption, day
from cli.output import show

app = typer.Typer()

MetricOption = Annotated[
    str | None, typer.Option("--metric", metavar="ID|WORDS", help="A metric's number, or words of its label.")
]
KindOption = Annotated[str | None, typer.Option("--kind", help="count, money, percent, multiple, duration or other.")]
MinimumOption = Annotated[float | None, typer.Option("--min", metavar="NUMBER", help="Of at least this value.")]
MaximumOption = Annotated[float | None, typer.Option("--max", metavar="NUMBER", help="Of at most this value.")]


@app.command(rich_help_panel=ASKING)
def releases(
    source: SourceOption = None,
    query: Annotated[str | None, typer.Option("--query", metavar="WORDS", help="Words of title or text.")] = None,
    withdrawn: Annotated[
        bool | None, typer.Option("--withdrawn/--not-withdrawn", help="Only those taken down, or only the others.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    form: FormatOption = None,
) -> None:
    """List stored releases, newest first."""
    from storage import reading

    with environment.reading() as session:
        rows = reading.releases(
            session,
            source=source,
            query=query,
            withdrawn=withdrawn,
            since=day(since),
            until=day(until),
            limit=limit,
        )
    show(rows, form, views.RELEASES)


@app.command(rich_help_panel=ASKING)
def figures(
    source: SourceOption = None,
    metric: MetricOption = None,
    kind: KindOption = None,
    minimum: MinimumOption = None,
    maximum: MaximumOption = None,
    period: Annotated[
        str | None,
        typer.Option("--period", help="2024, 2024-03, '2024 Q1', 2024-01..2024-06, or words as written."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    form: FormatOption = None,
) -> None:
    """List the figures that releases state, with the sentence each stands in."""
    from storage import reading

    with environment.reading() as session:
        rows = reading.figures(
            session,
            source=source,
            metric=metric,
            kind=kind,
            minimum=minimum,
            maximum=maximum,
            period=period,
            since=day(since),
            until=day(until),
            limit=limit,
        )
    show(rows, form, views.FIGURES)


@app.command(rich_help_panel=ASKING)
def changes(
    source: SourceOption = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="metric_changed, figure_revised, wording_changed, release_withdrawn, …")
    ] = None,
    severity: Annotated[str | None, typer.Option("--severity", help="high, medium or low.")] = None,
    metric: MetricOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    explain: Annotated[
        int | None, typer.Option("--explain", metavar="ID", help="Not the list, but why this one was told.")
    ] = None,
    form: FormatOption = None,
) -> None:
    """List detected changes, newest first."""
    from storage import reading

    if explain is not None:
        explain_change(explain, form)
        return
    with environment.reading() as session:
        rows = reading.changes(
            session,
            source=source,
            kind=kind,
            severity=severity,
            metric=metric,
            since=day(since),
            until=day(until),
            limit=limit,
        )
    show(rows, form, views.CHANGES)


@app.command(rich_help_panel=ASKING, context_settings={"ignore_unknown_options": True})
def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS…", help='All must occur; "a phrase", beginnings*, one OR other, -without this.'),
    ],
    source: SourceOption = None,
    language: Annotated[str | None, typer.Option("--lang", help="Of this language only, such as zh.")] = None,
    kind: KindOption = None,
    minimum: MinimumOption = None,
    maximum: MaximumOption = None,
    metric: MetricOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    form: FormatOption = None,
) -> None:
    """Search titles and texts, in any language, the best first; figure options ask for one figure that is all of it."""
    from storage import reading

    with environment.reading() as session:
        rows = reading.search(
            session,
            " ".join(words),
            source=source,
            language=language,
            since=day(since),
            until=day(until),
            kind=kind,
            minimum=minimum,
            maximum=maximum,
            metric=metric,
            limit=limit,
        )
    show(rows, form, views.FOUND)
