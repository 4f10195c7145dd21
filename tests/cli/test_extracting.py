"""`regwatch extract`: a text, or a stream of texts."""

import json
import subprocess
from pathlib import Path

import pytest

import extraction
from tests.cli.conftest import LAUNCHER, Program, clean_environment

SENTENCE = "More than 400 products are in clinical trials."


def test_a_text_gives_its_figures_and_dates(regwatch: Program) -> None:
    answer = regwatch("extract", "--format", "json", stdin=f"{SENTENCE} As of 1 June 2025, 27 are on the market.")
    found = json.loads(answer.out)
    assert found["id"] is None
    assert [(figure["value"], figure["qualifier"]) for figure in found["figures"]] == [
        (400, "more_than"),
        (27, "exact"),
    ]
    assert [mention["start_date"] for mention in found["dates"]] == ["2025-06-01"]


def test_in_a_pipe_a_plain_text_is_answered_by_one_json_line(regwatch: Program) -> None:
    answer = regwatch("extract", stdin=SENTENCE)
    assert answer.out.count("\n") == 1
    assert json.loads(answer.out)["figures"][0]["value"] == 400


def test_the_publication_day_resolves_relative_periods(regwatch: Program, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Last year, the Office received 663 applications.", encoding="utf-8")
    answer = regwatch("extract", note, "--published", "2025-02-12", "--format", "json")
    period = json.loads(answer.out)["figures"][0]["period"]
    assert (period["start"], period["end"]) == ("2024-01-01", "2024-12-31")


def test_a_table_shows_each_figure_as_written(regwatch: Program) -> None:
    answer = regwatch("extract", "--format", "table", stdin=SENTENCE)
    assert "400" in answer.out
    assert "more than 400" in answer.out


def test_a_text_without_figures_says_so(regwatch: Program) -> None:
    answer = regwatch("extract", "--format", "table", stdin="Nothing happened.")
    assert (answer.status, answer.out) == (0, "")
    assert "No figures" in answer.err


def test_json_lines_are_answered_one_by_one_with_their_ids(regwatch: Program) -> None:
    asked = [{"id": "a", "text": SENTENCE, "lang": "en"}, {"id": 7, "text": "Nothing.", "ref_date": "2025-01-01"}]
    answer = regwatch("extract", "-", "--format", "jsonl", stdin="\ufeff" + "\r\n".join(map(json.dumps, asked)))
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [(each["id"], len(each["figures"])) for each in found] == [("a", 1), (7, 0)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"400 firms", "it is not JSON"),
        (b"[1, 2]", 'it must be a JSON object with a "text"'),
        (b'{"id": 1}', 'it must be a JSON object with a "text"'),
        (b'{"text": "x", "lang": 3}', '"lang" must be'),
        (b'{"text": "x", "ref_date": "June"}', '"ref_date" must be'),
        (b'{"text": "\xff"}', "is not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_answered(regwatch: Program, line: bytes, words: str) -> None:
    good = json.dumps({"id": "good", "text": SENTENCE}).encode()
    answer = regwatch("extract", "-", "--format", "jsonl", stdin=b"\n".join([good, line, b"", good]))
    assert answer.status == 1
    assert answer.out.count('"good"') == 2
    assert answer.err.startswith("regwatch: line 2 is not answered: ")
    assert words in answer.err
    assert answer.err.count("\n") == 1


def test_a_text_that_breaks_the_extraction_does_not_stop_the_stream(
    regwatch: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = extraction.extract

    def fragile(text: str, *rest: object) -> object:
        if text == "bang":
            raise IndexError
        return real(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "extract", fragile)
    asked = "\n".join(json.dumps({"text": text}) for text in ("bang", SENTENCE))
    answer = regwatch("extract", "-", "--format", "jsonl", stdin=asked)
    assert answer.status == 1
    assert "line 1 is not answered: unexpected IndexError" in answer.err
    assert json.loads(answer.out)["figures"]


def test_a_program_that_writes_one_line_and_waits_gets_its_answer() -> None:
    with subprocess.Popen(
        [LAUNCHER, "extract", "-", "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=clean_environment(),
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in (1, 2):
            process.stdin.write(json.dumps({"id": number, "text": SENTENCE}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0
