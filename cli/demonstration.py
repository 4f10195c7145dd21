"""The demo: the main job against a bundled regulator's site that tells a story."""

import os
import sys
from typing import Annotated

import typer

from cli import environment
from cli.options import WATCHING

app = typer.Typer()


@app.command(rich_help_panel=WATCHING)
def demo(
    leave: Annotated[
        bool, typer.Option("--exit", help="End after the story; exit status 1 if a mail was missing or one too many.")
    ] = False,
) -> None:
    """Run the main job against a bundled demo regulator and watch changes come in."""
    from demo.surroundings import surroundings

    # A process of its own, because settings are read once and a demo must not see anybody's real ones.
    variables = surroundings(os.environ, environment.data_dir)
    os.execve(sys.executable, [sys.executable, "-P", "-m", "demo", *(["--exit"] if leave else [])], variables)  # noqa: S606
