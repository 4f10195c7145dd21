"""The demo: the main job against a bundled regulator's site that tells a story."""

from typing import Annotated

import typer

from cli.options import WATCHING

app = typer.Typer()


@app.command(rich_help_panel=WATCHING)
def demo(
    leave: Annotated[
        bool, typer.Option("--exit", help="End after the story; exit status 1 if an expected alert did not come.")
    ] = False,
) -> None:
    """Run the main job against a bundled demo regulator and watch changes come in."""
    from demo.play import play

    raise typer.Exit(play(leave=leave))
