"""Tells which words of a run are verbs that act on what is counted, in languages without spaces between words."""

import re
from functools import cache
from typing import Protocol

from extraction.endings import Ending
from extraction.verb_table import VerbTable
from extraction.vocabulary import Vocabulary, vocabulary_for

Span = tuple[int, int]


class Verbs(Protocol):
    def acting(self, text: str, start: int, end: int) -> list[Span]:
        """Verbs of a stretch, in their order, that are no part of a noun in it."""

    def closing(self, text: str, start: int, end: int) -> list[Span]:
        """Verbs of a stretch that opens with a noun; one between two nouns acts there."""

    def describes(self, text: str, span: Span) -> bool:
        """Whether a verb only describes the noun behind it (获批新药)."""

    def is_verb(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is one verb and nothing else."""


class PatternVerbs:
    """Verbs told by their endings, as Japanese and Korean write them."""

    def __init__(self, words: Vocabulary) -> None:
        self._cut = re.compile("|".join(words.verb_cuts) or "(?!)")

    def acting(self, text: str, start: int, end: int) -> list[Span]:
        return [verb.span() for verb in self._cut.finditer(text, start, end)]

    def closing(self, text: str, start: int, end: int) -> list[Span]:
        return []

    def describes(self, text: str, span: Span) -> bool:
        return False

    def is_verb(self, text: str, start: int, end: int) -> bool:
        return self._cut.fullmatch(text, start, end) is not None


class WordVerbs:
    """Verbs of a closed table. A word that may also name a thing acts where an adverb or the start of the run leads it.

    检查药店12家 has a verb, 药品检查任务12项 and 检查任务12项 have none, 共检查药店12家 has one again.
    """

    def __init__(self, table: VerbTable, cuts: tuple[str, ...]) -> None:
        self._strong, self._nominal = table.strong, table.nominal
        self._narrowing, self._whole = table.narrowing, table.whole
        every = table.strong | table.nominal | table.whole
        self._every = every
        self._lengths = {
            first: sorted({len(word) for word in every if word[0] == first}, reverse=True)
            for first in {word[0] for word in every}
        }
        self._heads, self._own = re.compile(table.nominal_heads), re.compile(table.strong_heads)
        self._led = Ending(rf"(?:{table.leads})\Z")
        self._counted = Ending(rf"(?:{table.counting_leads})\Z")
        self._doer = Ending(rf"(?:{table.doers})\Z")
        self._particle = re.compile(table.particles)
        self._attributive = re.compile(table.attributive)
        self._cut = re.compile("|".join(cuts) or "(?!)")

    def describes(self, text: str, span: Span) -> bool:
        return self._attributive.fullmatch(text, *span) is not None

    def is_verb(self, text: str, start: int, end: int) -> bool:
        word = text[start:end]
        if word in self._strong or word in self._nominal:
            return word not in self._narrowing
        at = start
        while at < end and (word := self._word(text, at, end)) and word not in self._whole:
            at += len(word)
        return start < at == end

    def acting(self, text: str, start: int, end: int) -> list[Span]:
        return self._read(text, start, end, closing=False)

    def closing(self, text: str, start: int, end: int) -> list[Span]:
        return self._read(text, start, end, closing=True)

    def _read(self, text: str, start: int, end: int, *, closing: bool) -> list[Span]:
        found = [] if closing else [verb.span() for verb in self._cut.finditer(text, start, end)]
        at = start
        while at < end:
            word = self._word(text, at, end)
            stop = at + (len(word) or 1)
            if word and word not in self._whole:
                particle = self._particle.match(text, stop, end)
                stop = particle.end() if particle else stop
                if particle or self._acts(text, word, (at, stop), (start, end), closing):
                    found.append((at, stop))
            at = stop
        return sorted(found)

    def _tells(self, text: str, at: int, end: int) -> bool:
        """Whether a verb stands at an offset that no head behind it makes a noun of (输入业者)."""
        word = self._word(text, at, end)
        return bool(word) and self._own.match(text, at + len(word), end) is None

    def _word(self, text: str, at: int, end: int) -> str:
        """The longest word of the table at an offset."""
        for length in self._lengths.get(text[at : at + 1], ()):
            if at + length <= end and text[at : at + length] in self._every:
                return text[at : at + length]
        return ""

    def _acts(self, text: str, word: str, span: Span, run: Span, closing: bool) -> bool:
        (at, stop), (start, end) = span, run
        if self._own.match(text, stop, end):
            return False
        if word in self._strong:
            return True
        led = not closing and self._led.search(text, max(0, at - 6), at) is not None
        if end - stop < 2 or self._heads.match(text, stop, end):
            return led and self._counted.search(text, max(0, at - 6), at) is not None
        opens = led or (at - start > 1 if closing else at == start)
        opens = opens and word not in self._narrowing and not self._tells(text, stop, end)
        return opens or self._doer.search(text, max(start, at - 6), at) is not None


@cache
def verbs_of(code: str) -> Verbs:
    words = vocabulary_for(code)
    return WordVerbs(words.verb_table, words.verb_cuts) if words.verb_table else PatternVerbs(words)
