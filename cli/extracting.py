"""Figures and dates of any text, and of a stream of texts."""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from cli import wording
from cli.failures import kept
from cli.options import ASKING, Format, FormatOption, day
from cli.output import as_json, chosen, hint, plain, say, show_one
from contract import date_json, figure_json
from errors import UsageError
from spreadsheet import write_csv

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer()

#: Bytes asked for at once; whatever is there is answered and flushed before more is waited for.
_CHUNK = 1 << 18


@app.command(rich_help_panel=ASKING)
def extract(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="A text; - is standard input.")] = "-",
    lang: Annotated[str | None, typer.Option("--lang", help="Language code.  [default: as the text]")] = None,
    published: Annotated[
        datetime | None,
        typer.Option("--published", formats=["%Y-%m-%d"], metavar="DATE", help="The day relative periods refer to."),
    ] = None,
    form: FormatOption = None,
) -> None:
    """Show figures and dates of any text.

    With --format jsonl the input is JSON lines {"id", "text", "lang", "ref_date"}, and each is answered by one line.
    """
    if form is Format.jsonl:
        with _opened(file) as stream:
            raise typer.Exit(_answer_lines(stream, lang, day(published)))
    with _opened(file) as stream:
        text = _decoded(stream.read(), "the text")
    answer = _answer(None if file == "-" else file, text, lang, day(published))
    if chosen(form) is Format.csv:
        write_csv(answer["figures"], sys.stdout, "figures")
        return
    show_one(answer, form, lambda console: _draw(console, text, answer))


def _opened(file: str) -> BinaryIO:
    if file == "-":
        if sys.stdin.isatty():
            hint("Type or paste a text; Ctrl-D ends it.")
        return sys.stdin.buffer
    try:
        return Path(file).open("rb")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error


def _answer(identity: object, text: str, lang: str | None, reference: date | None) -> dict[str, Any]:
    from extraction import detect_language
    from extraction import extract as extract_facts

    facts = extract_facts(text, lang or detect_language(text), reference)
    return {
        "id": identity,
        "figures": [figure_json(figure) for figure in facts.figures],
        "dates": [date_json(mention) for mention in facts.dates],
    }


def _answer_lines(stream: BinaryIO, lang: str | None, reference: date | None) -> int:
    """Answers a stream of JSON lines; a bad line is said on standard error and the others are answered all the same."""
    status = 0
    for number, line in _lines(stream):
        if not line.strip():
            continue
        try:
            answer = as_json(_answer(*_request(line, lang, reference)))
        except (ValueError, UsageError) as error:
            hint(f"regwatch: line {number} is not answered: {error}")
            status = 1
        except Exception as error:  # noqa: BLE001 - each text is a job of its own
            hint(f"regwatch: line {number} is not answered: unexpected {type(error).__name__} ({kept(error)})")
            status = 1
        else:
            say(answer)
    return status


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines as they come. Before each wait for more, answers given so far are flushed.

    So a program that writes one line and waits gets its answer, and a whole file is answered at full speed.
    """
    number, rest = 0, b""
    while chunk := stream.read1(_CHUNK):  # type: ignore[attr-defined]
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            number += 1
            yield number, line
        sys.stdout.flush()
    if rest:
        yield number + 1, rest


def _request(line: bytes, lang: str | None, reference: date | None) -> tuple[object, str, str | None, date | None]:
    """Identity, text, language and day of one JSON line; raises `ValueError` saying what is wrong with it."""
    try:
        asked = json.loads(_decoded(line, "the line"))
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON ({error.msg} at character {error.colno})") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ValueError('it must be a JSON object with a "text"')
    day_given, language = asked.get("ref_date"), asked.get("lang")
    if language is not None and not isinstance(language, str):
        raise ValueError('"lang" must be a language code such as "en"')
    if day_given:
        try:
            reference = date.fromisoformat(day_given)
        except (TypeError, ValueError):
            raise ValueError(f'"ref_date" must be a day such as "2024-04-26", not {day_given!r}') from None
    return asked.get("id"), asked["text"], language or lang, reference


def _decoded(data: bytes, what: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{what} is not UTF-8 (byte {error.start + 1})") from error


def _draw(console: "Console", text: str, answer: dict[str, Any]) -> None:
    from rich import box
    from rich.table import Table

    if not answer["figures"] and not answer["dates"]:
        hint("No figures and no dates in this text.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for title in ("As written", "Value", "Kind", "Of what", "Period"):
        table.add_column(title, justify="right" if title == "Value" else "left")
    for figure in answer["figures"]:
        written = text[figure["start"] : figure["end"]]
        cells = [written, wording.value(figure), figure["kind"], wording.subject(figure), wording.period(figure)]
        table.add_row(*map(plain, cells))
    for mention in answer["dates"]:
        table.add_row(plain(mention["text"]), "", "date", "", wording.span(mention["start_date"], mention["end_date"]))
    console.print(table)
