"""Signs of life on standard error while something takes long; nothing where that is not a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from cli.output import plain, say, terminal


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Shows a spinner beside `what` until the block ends; the function it gives replaces the words."""
    console = terminal(stderr=True)
    if not console.is_terminal:
        yield lambda text: None
        return
    from rich.live import Live
    from rich.spinner import Spinner

    spinner = Spinner("dots", text=f"{plain(what)} …")
    # Lines on standard output are drawn above the spinner, but only where both go to the same terminal.
    with Live(spinner, console=console, transient=True, redirect_stdout=sys.stdout.isatty()):
        yield lambda text: spinner.update(text=f"{plain(text)} …")


@contextmanager
def board(sentence: Callable[[Any], str]) -> Iterator[Callable[[Any], None]]:
    """Gives the function that says each outcome on standard output as it comes, with a count in the spinner."""
    finished = 0

    with working("Crawling") as now:

        def tell(outcome: Any) -> None:
            nonlocal finished
            finished += 1
            now(f"Crawling, {finished} done")
            say(sentence(outcome))

        yield tell
