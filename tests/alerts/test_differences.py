import random
import time

import pytest

from alerts.differences import EXCERPTS, excerpts


def shown(before: str, after: str) -> list[str]:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    found, _ = excerpts(before, after)
    return ["".join(marks[piece.operation].format(piece.text) for piece in excerpt) for excerpt in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("same", "same", []),
        ("5 mg a day", "10 mg a day", ["[-5-][+10+] mg a day"]),
        ("1,092 trials", "1,192 trials", ["[-1,092-][+1,192+] trials"]),
        ("于5月20日前反馈", "于6月20日前书面反馈", ["于[-5-][+6+]月20日前[+书面+]反馈"]),
        ("one\ntwo", "one\ntwo\nthree", ["[+three+]"]),
        ("one\ntwo\nthree", "one\nthree", ["[-two-]"]),
        ("", "new", ["[+new+]"]),
        ("entirely other words", "something quite new", ["[-entirely other words-][+something quite new+]"]),
    ],
)
def test_excerpts(before: str, after: str, expected: list[str]) -> None:
    assert shown(before, after) == expected


def test_two_changes_far_apart_are_two_excerpts_with_a_little_around_each() -> None:
    filler = " ".join(f"word{number}" for number in range(60))
    (first, second) = shown(f"start 5 {filler} 7 end", f"start 6 {filler} 8 end")
    assert first.startswith("start [-5-][+6+] word0")
    assert first.endswith("…")
    assert second.startswith("…")
    assert second.endswith("[-7-][+8+] end")
    assert max(len(first), len(second)) < 100


def test_many_edits_are_counted() -> None:
    before = "\n".join(f"line {number} says one" for number in range(20))
    found, more = excerpts(before, before.replace("one", "two"))
    assert (len(found), more) == (EXCERPTS, 20 - EXCERPTS)


def test_a_long_paragraph_is_shown_by_its_beginning() -> None:
    (excerpt,) = shown("", "new " * 500)
    assert len(excerpt) < 420
    assert excerpt.endswith("…+]")


@pytest.mark.parametrize("letters", ["的国家药品监督管理局批准上市", "the of and drug cell", "1.,"])
def test_long_texts_take_no_time(letters: str) -> None:
    chance = random.Random(1)
    words = letters.split() if " " in letters else list(letters)
    joint = " " if " " in letters else ""
    before = joint.join(chance.choice(words) for _ in range(30_000))
    after = joint.join(chance.choice(words) for _ in range(30_000))
    begun = time.process_time()
    excerpts(before, after)
    excerpts(before.replace("的", "\n"), after.replace("的", "\n"))
    excerpts(before[:1900], after[:1900])
    assert time.process_time() - begun < 5
