"""What looks like a figure and is none: identifiers, names, references, addresses, times, page furniture."""

import re
from collections.abc import Iterator
from functools import cache

from extraction.drafts import windows
from extraction.openings import Openings
from extraction.vocabularies.shared import CODE
from extraction.vocabulary import vocabulary_for

#: A pattern that starts with a mark and so not where a word does.
_MARKED = re.compile(r"\\[(\[+]|§|\(\?<!\[\\d-\]\)\\\(")
_CODED = re.compile(r"\d(?:(?<=[a-zα-ω].)|(?<=[a-zα-ω][-–.].))")
_DIGITS = re.compile(r"\d+")
_HAN_DIGITS = re.compile(r"[\d一二三四五六七八九十百]+")
_BEFORE, _AFTER = 48, 30

#: A name with its number at the end of a phrase: iOS 17, Libre 3, Supplement 11.6.
_NAME = re.compile(
    r"(?<=[a-zà-ÿ,(] )([a-z]?[A-Z](?<!Q(?=[1-4]))(?<!H(?=[12]))[\w'-]*(?<!s)(?<!ed)) "
    r"\d{1,3}(?:\.\d+)?(?=[,.;:)]?(?:\s|$))(?! [a-zA-ZÀ-ÿ%€])"
)


#: Drugs and postal codes: 5-FU, MD 20993, 1083 HS Amsterdam, NSW 2000.
_POSTAL = re.compile(
    r"\b(?:\d{1,3}-[A-Z]{1,3}|[A-Z]{2} \d{5}(?:-\d{4})?|\d{4} ?[A-Z]{2}(?= [A-Z])|(?:NSW|VIC|QLD|ACT|WA|SA) \d{4})\b"
)
#: Items with their numbers behind a colon count, whatever they are called: "Europe 61; North America 48".
_LISTED = re.compile(r":(?:[;,]? [^\W\d_][^\d:;,.()]{1,40} \d[\d,]*\d?(?=[;,.]|$)){2,}")


class TrapFinder:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        wordy = [trap for trap in words.traps if "\\d" not in trap]
        # An address of mail may begin with any letter; it is looked for where its mark stands.
        self._mailed = Openings(wordy, at_word=not words.han)
        self._wordy = Openings([trap for trap in wordy if "@" not in trap], at_word=not words.han)
        numeric = [trap for trap in words.traps if "\\d" in trap]
        loose = [trap for trap in numeric if words.han or _MARKED.match(trap)]
        self._loose = Openings(loose, at_word=False)
        at_word = [trap.removeprefix(r"\b") for trap in numeric if trap not in loose]
        self._coded = Openings(at_word, at_word=True)
        self._at_word = Openings([trap for trap in at_word if trap != CODE], at_word=True)
        self._furniture = re.compile("|".join(words.furniture) or "(?!)")
        self._counted = re.compile("|".join(words.counted)) if words.counted else None
        self._digits = _HAN_DIGITS if words.han else _DIGITS
        self._names, self._capitals = not words.han, words.noun_capitals
        self._months = words.months
        self._list_mark = re.compile(
            r"\s*[(（]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})(?:[.)）、]|\.\))(?=\s|[^\d\s])(?!\d)"
        )

    def is_furniture(self, line: str) -> bool:
        """Whether a lower-case line is a part of the page, not of the release."""
        return self._furniture.match(line) is not None

    def find(self, text: str, low: str) -> list[tuple[int, int]]:
        """Spans of a sentence, given also in lower case, that hold no figure."""
        wordy = self._mailed if "@" in low else self._wordy
        spans = [match.span() for match in wordy.matches(low)]
        for start, end in windows(low, self._digits.finditer(low), _BEFORE, _AFTER):
            spans += [place.match.span() for place in self._loose.each(low, start, end)]
            spans += self._from_words(low, start, end)
        spans = [span for span in spans if span[1] > span[0]]
        if spans and self._counted is not None:
            spans = _without(spans, [match.span() for match in self._counted.finditer(low)])
        mark = self._list_mark.match(low)
        if mark:
            spans.append(mark.span())
        if self._names:
            spans += [match.span() for match in _POSTAL.finditer(text)]
            listed = [match.span() for match in _LISTED.finditer(text)]
            names = [match for match in _NAME.finditer(text) if match[1].lower() not in self._months]
            if self._capitals:  # Every noun has a capital; only "iOS 17" and "SGLT 2" are sure to be names.
                names = [match for match in names if not match[1][1:].islower()]
            spans += _without([match.span() for match in names], listed)
        return spans

    def _from_words(self, low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The longest trap at each place where one starts."""
        # A code may begin with any letter; it is looked for only where a number follows one.
        traps = self._coded if _CODED.search(low, start, end) else self._at_word
        for at, patterns in traps.candidates(low, start, end):
            ends = [match.end() for _, pattern in patterns if (match := pattern.match(low, at, end))]
            if ends:
                yield at, max(ends)


def _without(spans: list[tuple[int, int]], counted: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [span for span in spans if not any(start <= span[0] < end for start, end in counted)]


@cache
def trap_finder(code: str) -> TrapFinder:
    return TrapFinder(code)
