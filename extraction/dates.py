"""Finds written dates and periods and resolves them to days."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from extraction.drafts import Mention, windows
from extraction.endings import Ending
from extraction.openings import Opening, Openings
from extraction.spans import resolve
from extraction.vocabulary import Vocabulary, vocabulary_for

_AT_WORD = r"(?<![^\W_])"
_BEFORE, _AFTER = 36, 28
_HEAD = 48
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s\Z")
_WORD_AFTER = re.compile(r"\s([^\W\d_]+)")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def _part(text: str, at: int) -> tuple[int, int]:
    """The stretch between semicolons around an offset."""
    end = text.find(";", at)
    return text.rfind(";", 0, at) + 1, end if end >= 0 else len(text)


def _again(parts: dict[str, str], last: dict[str, str]) -> dict[str, str]:
    """What was named before with another ordinal ("34 in the second") or year ("the same quarter of 2023")."""
    if "same" in parts:
        part = {name: text for name, text in last.items() if name not in ("y", "ry", "roc", "edge", "fy")}
        year = {name: text for name, text in parts.items() if name in ("y", "roc")}
        return {**part, **year} if {"q", "h", "m", "n", "nq"} & part.keys() else year
    if "again" not in parts:
        return parts
    return {**last, **{name: parts["again"] for name in ("q", "h") if name in last}}


def _distinct(pattern: str) -> str:
    """The alternatives of a pattern may name the same part; `re` wants each name once."""
    count = iter(range(1, 100))
    return re.sub(r"\(\?P<(\w+)>", lambda group: f"(?P<{group[1]}__{next(count)}>", pattern)


class DateFinder:
    """Date patterns of one language; each is tried in the vocabulary's order, longest expressions first."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        # Neutral ones first, in their order. Dates start where words start.
        patterns = [*sorted(words.neutral_dates, key=len, reverse=True), *map(_distinct, words.dates)]
        if not words.han:
            patterns = [pattern.removeprefix(r"\b") for pattern in patterns]
        self._any, self._neutral = Openings(patterns, at_word=not words.han), len(words.neutral_dates)
        # Hints that stand where words start are looked for as the dates are.
        self._hint = re.compile(words.date_hints or r"\S+")
        self._hints = Openings([words.date_hints], at_word=True) if words.date_hints.startswith(_AT_WORD) else None
        self._fiscal = [(whose, re.compile(pattern)) for whose, pattern in words.fiscal.items()]
        self._since = Ending(rf"(?:{'|'.join(words.since) or '(?!)'})\s*$")
        self._stated = Ending(rf"(?:{words.stated})\s*\Z")
        self._onwards = re.compile(words.onwards)
        self._as_of = Ending(rf"(?:{'|'.join(words.as_of) or '(?!)'})\s*$")
        self._compares = Ending(rf"(?:{words.compares})\s*\Z")
        self._compares_behind = re.compile(words.compares_behind)
        self._plans = Openings(words.plans, at_word=not words.han)
        self._aheads = re.compile(words.aheads)

    def find(self, text: str, ref: date | None) -> list[Mention]:
        """Mentions of a lower-case sentence in their order, neutral ones among them."""
        ahead: bool | None = None
        found: list[Mention] = []
        last: dict[str, str] = {}
        for place, which in self._places(text):
            start, end = place.span()
            if which < self._neutral:
                found.append(Mention(start, end, None, neutral=True))
                continue
            # The window that it was found in may have cut it short.
            inner = place if place.endpos == len(text) else place.re.match(text, start)
            if inner is None:
                continue
            parts = {key.partition("__")[0]: value for key, value in inner.groupdict().items() if value}
            last = parts = _again(parts, last)
            if "y" not in parts and (ahead is None or ";" in text):
                ahead = self._lies_ahead(text, *_part(text, start))
            mention = self._mention(text, inner, parts, ref, ahead is True)
            if mention:
                found.append(mention)
        return found

    def _lies_ahead(self, text: str, start: int, end: int) -> bool:
        return self._plans.first(text, start, end) is not None or self._aheads.search(text, start, end) is not None

    def _places(self, text: str) -> Iterator[Opening]:
        end = 0
        hints = self._hints.matches(text) if self._hints else self._hint.finditer(text)
        for start, stop in windows(text, hints, _BEFORE, _AFTER):
            for place in self._any.find(text, max(start, end), stop):
                end = place.match.end()
                yield place

    def _mention(
        self, text: str, match: re.Match[str], parts: dict[str, str], ref: date | None, ahead: bool
    ) -> Mention | None:
        if "fy" in parts or "fyy" in parts:
            whose = [name for name, pattern in self._fiscal if pattern.search(text)]
            parts["fym"] = whose[-1] if whose else ""
        bare = set(parts) == {"y"} and _BARE_YEAR.match(match.group()) is not None
        if bare and self._counts(text, match):
            return None
        head = text[max(0, match.start() - _HEAD) : match.start()]
        span = resolve(parts, ref, self._words, ahead and self._stated.search(head) is None)
        if span is None and ref is not None:
            return None
        since = (
            self._since.search(head) is not None
            or self._onwards.search(text, match.start(), match.end() + 2) is not None
        )
        # What only begins ("自明年1月1日起") has no running total yet.
        since = since and not (span and span.first and ref and span.first > ref)
        as_of = self._as_of.search(head) is not None
        compared = self._compares.search(head) is not None or self._compares_behind.match(text, match.end()) is not None
        return Mention(match.start(), match.end(), span, bare=bare, since=since, as_of=as_of, compared=compared)

    def _counts(self, text: str, match: re.Match[str]) -> bool:
        """Whether four digits that could be a year count things: "some 2000 vials", "recalled 2000 vials"."""
        before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
        if before is None or self._words.han:
            return False
        following = _WORD_AFTER.match(text, match.end())
        if following is None:
            return False
        if (before[1] in self._words.before or before[1] in ("than", "least")) and following[
            1
        ] not in self._words.stops:
            return True
        if before[1] in self._words.stops or before[1] in self._words.determiners + self._words.of:
            return False
        plural = following[1].endswith("s") and following[1] not in self._words.stops + self._words.verbs
        return plural and before[1] not in self._words.year_words


@cache
def date_finder(code: str) -> DateFinder:
    return DateFinder(vocabulary_for(code))
