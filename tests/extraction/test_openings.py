"""One pattern for many finds what the many would find one by one."""

import re

import pytest

from extraction.openings import Openings
from extraction.vocabulary import vocabulary_for
from tests.extraction.accuracy import labels

PATTERNS = (r"\b(?:the )?first (?P<n>two|three)", r"\bthe (?P<edge>end|start)|\bat (?P<last>last)", r"q(?P<q>[1-4])\b")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in the first two years", [("the first two", 0)]),
        ("first three", [("first three", 0)]),
        ("the end of q2", [("the end", 1), ("q2", 2)]),
        ("at last", [("at last", 1)]),
        ("mq2 bathe end", []),
    ],
)
def test_tells_where_and_which(text: str, found: list[tuple[str, int]]) -> None:
    places = Openings(PATTERNS, at_word=True).find(text, 0, len(text))
    assert [(text[start:end], which) for start, end, which in places] == found


def test_an_unnamed_group_is_refused() -> None:
    with pytest.raises(ValueError, match="group"):
        Openings(["(a)b"], at_word=False)


@pytest.mark.parametrize("code", ["en", "zh", "es", "pt", "fr", "de", "ja", "ko"])
def test_finds_in_labelled_sentences_what_each_date_pattern_finds_alone(code: str) -> None:
    words = vocabulary_for(code)
    alone = [re.compile(re.sub(r"\?P<\w+>", "?:", pattern)) for pattern in words.dates]
    together = Openings(words.dates, at_word=not words.han)
    for _, row in labels():
        text = row["text"].lower()
        starts = range(len(text)) if words.han else [word.start() for word in re.finditer(r"(?<![^\W_])\w", text)]
        for at in starts if row["lang"].split("-")[0] == code else ():
            first = next(together.find(text, at, len(text)), None)
            expected = next((n for n, pattern in enumerate(alone) if pattern.match(text, at)), None)
            assert (first.which if first and first.start == at else None) == expected, text[at:]
