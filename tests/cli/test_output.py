"""Tables, JSON and CSV as they leave the program."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from cli import views, wording
from cli.options import Format
from cli.output import plain, show
from spreadsheet import write_csv

Rows = list[dict[str, object]]

RELEASES: Rows = [
    {
        "id": 1,
        "source": "norland",
        "published": "2025-09-30",
        "title": "诺兰共和国药品管理局" * 20,
        "withdrawn_at": None,
        "revision": 1,
    },
    {
        "id": 2,
        "source": "norland",
        "published": None,
        "title": "Fees [bold]rise[/] :smile:",
        "withdrawn_at": None,
        "revision": 3,
    },
]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[Rows, int], str]:
    def draw(rows: Rows, width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        show(rows, Format.table, views.RELEASES)
        return capsys.readouterr().out

    return draw


def width_of(line: str) -> int:
    return sum(2 if "\u2e80" <= char <= "\uffef" else 1 for char in line)


@pytest.mark.parametrize("width", [40, 80, 133])
def test_a_table_never_outgrows_its_terminal_in_chinese_either(drawn: Callable[[Rows, int], str], width: int) -> None:
    lines = drawn(RELEASES, width).splitlines()
    assert len(lines) == 4
    assert all(width_of(line) <= width for line in lines)


def test_a_title_is_shown_as_it_is_written(drawn: Callable[[Rows, int], str]) -> None:
    assert "[revision 3] Fees [bold]rise[/] :smile:" in drawn(RELEASES, 100)


def test_an_empty_table_says_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    show([], Format.table, views.SOURCES)
    said = capsys.readouterr()
    assert said.out == ""
    assert "regwatch sources add" in said.err


def test_text_of_a_page_cannot_steer_the_terminal() -> None:
    assert plain("a\x1b[2Jb\rc\x9bd\u202ee\nf") == "a [2Jb c d e f"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＠x"])
def test_a_csv_cell_never_starts_a_formula(cell: str) -> None:
    stream = io.StringIO()
    write_csv([{"title": cell, "delta": -3, "images": ["=x"]}], stream)
    row = next(csv.DictReader(io.StringIO(stream.getvalue())))
    assert row["title"] == "'" + cell
    assert row["delta"] == "-3"
    assert json.loads(row["images"]) == ["=x"]


def test_a_csv_heading_does_not_depend_on_what_is_stored() -> None:
    headings = []
    for release in (None, {"id": 1, "url": "u", "title": "t", "published": "2025-01-01", "language": "en"}):
        stream = io.StringIO()
        write_csv([{"kind": "release_new", "release": release}], stream, "changes")
        headings.append(stream.getvalue().splitlines()[0])
    assert headings[0] == headings[1] == "kind,release_id,release_url,release_title,release_published,release_language"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"value": 400, "qualifier": "more_than", "kind": "count"}, "more than 400"),
        ({"value": 19.23, "qualifier": "exact", "kind": "percent"}, "19.23 %"),
        (
            {"value": 20_000_000_000, "qualifier": "nearly", "kind": "money", "currency": "CNY"},
            "CNY nearly 20,000,000,000",
        ),
        ({"value": 3, "value_max": 5, "qualifier": "range", "kind": "count"}, "3 to 5"),
    ],
)
def test_a_figure_in_words(figure: dict[str, object], words: str) -> None:
    assert wording.value(figure) == words


def test_a_password_never_reaches_the_terminal() -> None:
    assert wording.without_password("postgresql://me:secret@db/regwatch") == "postgresql://me:***@db/regwatch"
    assert wording.without_password("sqlite:////data/regwatch.sqlite") == "sqlite:////data/regwatch.sqlite"
