"""Many patterns searched for at once give what each gives alone."""

import re

import pytest

from extraction.endings import Ending
from extraction.openings import Openings
from extraction.prefixes import prefixes
from extraction.vocabulary import vocabulary_for
from tests.extraction.accuracy import labels

PATTERNS = (r"(?:the )?first (?P<n>two|three)\b", r"the (?P<edge>end|start)|\bat (?P<last>last)", r"q(?P<q>[1-4])\b")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in the first two years", [("the first two", 0)]),
        ("first three", [("first three", 0)]),
        ("the end of q2", [("the end", 1), ("q2", 2)]),
        ("at last", [("at last", 1)]),
        ("mq2 bathe end", []),
        ("", []),
    ],
)
def test_tells_where_and_which(text: str, found: list[tuple[str, int]]) -> None:
    places = Openings(PATTERNS, at_word=True).find(text, 0, len(text))
    assert [(place.match.group(), place.which) for place in places] == found


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bab?c", {"abc", "ac"}),
        (r"(?:x|yz)\d{1,2}(?!w)", {"x0", "x00", "yz0", "yz00"}),
        (r"(?P<n>[xy])\s?z{2,3}w", {"xzzw", "xzzzw", "x zzw", "x zzzw", "yzzw", "yzzzw", "y zzw", "y zzzw"}),
        (r"a[^b]c", {"a"}),
        (r"\wa", {""}),
        ("longer words", {"longer"}),
    ],
)
def test_first_letters_of_a_pattern(pattern: str, letters: set[str]) -> None:
    assert prefixes(pattern, 6) == letters


@pytest.mark.parametrize("code", ["en", "zh", "es", "pt", "fr", "de", "ja", "ko"])
def test_finds_in_labelled_sentences_what_each_date_pattern_finds_alone(code: str) -> None:
    words = vocabulary_for(code)
    unnamed = [re.sub(r"\?P<\w+>", "?:", pattern) for pattern in words.dates]
    alone, together = [re.compile(pattern) for pattern in unnamed], Openings(unnamed, at_word=not words.han)
    for _, row in labels():
        text = row["text"].lower()
        starts = range(len(text)) if words.han else [word.start() for word in re.finditer(r"(?<![^\W_])\w", text)]
        for at in starts if row["lang"].split("-")[0] == code else ():
            first = next(iter(together.find(text, at, len(text))), None)
            expected = next((n for n, pattern in enumerate(alone) if pattern.match(text, at)), None)
            assert (first.which if first and first.match.start() == at else None) == expected, text[at:]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sold for more than ", "more than "),
        ("sold for more", None),
        ("almost\t", "almost\t"),
        ("than", None),
        ("", None),
        ("x 2023, almost", "almost"),
    ],
)
def test_an_ending_is_found_where_the_text_ends(text: str, found: str | None) -> None:
    match = Ending(r"\b(?:more than|almost)\s*\Z").search(text)
    assert (match.group() if match else None) == found


def test_each_pattern_gives_what_it_finds_alone() -> None:
    text, patterns = "one in three, two in three in two", [r"(?:one|two) in", r"in (?:two|three)\b", "three"]
    found = [(place.which, place.match.span()) for place in Openings(patterns, at_word=True).each(text, 0, len(text))]
    assert found == [(n, match.span()) for n, one in enumerate(patterns) for match in re.finditer(one, text)]
