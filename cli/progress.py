"""Signs of life on standard error while something takes long; nothing where that is not a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from cli.output import plain, say, terminal


@contextmanager
def working(what: str) -> Iterator[None]:
    """Shows a spinner beside `what` until the block ends."""
    console = terminal(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(f"{plain(what)} …"):
        yield


class Board:
    """Says each outcome on standard output as it comes, with a spinner and a count beneath on a terminal."""

    def __init__(self, sentence: Callable[[Any], str]) -> None:
        self.sentence = sentence
        self.finished = 0
        console = terminal(stderr=True)
        self._status = console.status("Crawling …") if console.is_terminal else None

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status:
            self._status.stop()

    def tell(self, outcome: Any) -> None:
        """One source is done."""
        self.finished += 1
        if self._status:
            self._status.update(f"Crawling … {self.finished} done")
        say(self.sentence(outcome))
