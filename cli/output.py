"""Writing answers: a table for people, JSON, JSON lines and CSV for programs."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from cli.options import Format
from spreadsheet import write_csv

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = Mapping[str, Any]

#: Control characters could move a terminal's cursor, direction marks could turn a line round: both become a space.
_CONTROLS = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), *range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " "
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. It is left out on a terminal of fewer than `from_width` columns.

    A `cut` column gives way first when the terminal is narrow and ends in an ellipsis; the others keep their width.
    """

    title: str
    cell: Callable[[Row], "str | Text"]
    justify: Literal["left", "right"] = "left"
    from_width: int = 0
    cut: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How a listing looks on a terminal; `empty` says what to do when there is nothing to show.

    `kind` is what `spreadsheet` calls its rows, where they nest values.
    """

    columns: Sequence[Column]
    empty: str
    kind: str = ""


def chosen(wanted: Format | None) -> Format:
    """The format asked for, else the one that suits where standard output goes."""
    return wanted or (Format.table if sys.stdout.isatty() else Format.jsonl)


def show(rows: Sequence[Row], wanted: Format | None, view: View) -> None:
    """Writes a listing to standard output."""
    form = chosen(wanted)
    if form is Format.table:
        _show_table(rows, view)
    elif form is Format.json:
        say(as_json(rows, indent=2))
    elif form is Format.jsonl:
        sys.stdout.writelines(as_json(row) + "\n" for row in rows)
    else:
        write_csv(rows, sys.stdout, view.kind)


def show_one(row: Row, wanted: Format | None, table: Callable[["Console"], None]) -> None:
    """Writes one thing to standard output; `table` draws it for a person."""
    form = chosen(wanted)
    if form is Format.table:
        table(terminal())
    elif form is Format.csv:
        write_csv([row], sys.stdout)
    else:
        say(as_json(row, indent=2 if form is Format.json else None))


def say(text: str) -> None:
    """One line on standard output."""
    sys.stdout.write(text + "\n")


def hint(text: str) -> None:
    """One line for a person, on standard error so that it never mixes with an answer."""
    print(text, file=sys.stderr)  # noqa: T201


def as_json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def plain(text: str) -> str:
    """Text from a page, harmless on a terminal and on one line."""
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """The same, character by character, so that places in it stay what they are."""
    return text.translate(_CONTROLS)


def terminal(*, stderr: bool = False) -> "Console":
    """A console that leaves text as it is: no markup, no emoji codes, no guessed highlighting."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Terminal(stderr=stderr, markup=False, emoji=False, highlight=False)


def _show_table(rows: Sequence[Row], view: View) -> None:
    if not rows:
        hint(view.empty)
        return
    from rich import box
    from rich.table import Table

    console = terminal()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    columns = [column for column in view.columns if console.width >= column.from_width]
    for column in columns:
        table.add_column(column.title, justify=column.justify, no_wrap=not column.cut, style=column.style)
    for row in rows:
        table.add_row(*(_cell(column.cell(row)) for column in columns))
    console.print(table)


def _cell(content: "str | Text") -> "Text":
    from rich.text import Text

    return Text(plain(content), no_wrap=True, overflow="ellipsis") if isinstance(content, str) else content
