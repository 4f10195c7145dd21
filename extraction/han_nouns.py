"""Trims a run of words beside a figure to the noun that is counted, in languages without spaces between words."""

import re
from functools import cache

from extraction.drafts import BLANK
from extraction.vocabulary import Vocabulary, vocabulary_for

Span = tuple[int, int]
Spans = tuple[Span, ...]

MARKS = rf"\s，。；：:;,!?！？、（）()《》【】〔〕“”\"|<>≥≤=~{BLANK}"
RUN = re.compile(rf"[^{MARKS}]+")
LETTER = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3a-z]")
_BRACKETED = re.compile(r"[(（][^()（）]{1,24}[)）]")


def any_of(words: tuple[str, ...]) -> str:
    return "|".join(words) or "(?!)"


class NounReader:
    """Verbs, actors, small and counting words of one language, and what is left of a run without them."""

    def __init__(self, words: Vocabulary) -> None:
        self._head = re.compile(rf"(?:{any_of(words.head_trims)})+")
        self._tail = re.compile(rf"(?:{any_of(words.tail_trims)})+\Z")
        # A verb with a noun's ending behind it is a part of the noun: 使用单位, 办结率.
        # Alternatives that all begin with a letter are searched for fast; so each looks back behind its own letters.
        self._cut = re.compile(rf"(?:{any_of((*words.verbs, *words.verb_cuts))})(?!{words.no_verb})")
        self._after_cut = re.compile(rf"(?:{any_of(words.verbs)})(?!{words.no_verb})|{any_of(words.after_cuts)}")
        self._not_after = re.compile(any_of(words.not_after))
        self._quantity = re.compile(words.quantities)
        self._after_date = re.compile(words.after_dates)
        self._moved = re.compile(rf"(?:{any_of(words.moved)})\Z")
        self._share = re.compile(words.share_verb)
        self._compared = re.compile(any_of(words.compared))
        self._actor = re.compile(any_of(words.actors))
        self._changes = re.compile(rf"(?:{any_of(words.changes_before)})\Z")
        self._counting = re.compile(words.counting)
        self._short = words.code != "zh"

    def ahead(self, text: str, start: int, end: int, *, changing: bool) -> Span | None:
        """The noun of a run that stands before a figure; `changing`: the figure tells a growth or fall."""
        if self._compared.match(text, start, end):
            return None
        end = self._without_tail(text, start, end, changing)
        whole = (start, end)
        start = self._past_verbs(text, start, end)
        if self._counting.fullmatch(text, start, end) or self._counting.fullmatch(text, *whole):
            return None
        if end - start >= 2 and LETTER.search(text, start, end):
            return start, end
        return (start, end) if self._short and end - start == 1 < whole[1] - whole[0] else None

    def behind(self, text: str, at: int, limit: int) -> Spans:
        """The noun that starts at an offset, up to the verb; an aside in brackets is left out of it."""
        run = RUN.match(text, at)
        if run is None or self._not_after.match(text, at):
            return ()
        end = min(run.end(), limit)
        cut = self._after_cut.search(text, at + 1, end)
        end = cut.start() if cut else end
        end = at + len(self._tail.sub("", text[at:end]))
        if end <= at or not LETTER.search(text, at, end):
            return ()
        bracket = _BRACKETED.match(text, end)
        rest = RUN.match(text, bracket.end()) if bracket else None
        if rest is None or self._not_after.match(text, rest.start()) or self._after_cut.match(text, rest.start()):
            return ((at, end),)
        cut = self._after_cut.search(text, rest.start() + 1, rest.end())
        return (at, end), (rest.start(), cut.start() if cut else rest.end())

    def whole_of_share(self, text: str, start: int, end: int) -> Span | None:
        """What a share is told of: the noun before "占", whatever stands between it and the number."""
        share = self._share.search(text, start + 2, end)
        return self.ahead(text, start, share.start(), changing=False) if share else None

    def only_leads(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch holds a figure's "为", "占" or "达到" and no words of its own."""
        if start == end:
            return False
        share = self._share.match(text, start, end)
        return share is not None or self._tail.fullmatch(text, start, end) is not None

    def is_verb(self, text: str, span: Span) -> bool:
        return self._cut.fullmatch(text, *span) is not None

    def ends_in_verb(self, text: str, span: Span) -> bool:
        return any(verb.end() == span[1] for verb in self._cut.finditer(text, *span))

    def _without_tail(self, text: str, start: int, end: int, changing: bool) -> int:
        """Where the noun ends: before "占", the words of change, and what leads to the number."""
        part = text[start:end]
        share = self._share.search(part)
        part = part[: share.start()] if share and share.start() >= 2 else part
        for _ in range(3):
            part = self._tail.sub("", self._moved.sub("", part))
            part = self._changes.sub("", part) if changing else part
            part = self._moved.sub("", part)
        stop = start + len(part)
        # Of 召回数量 the verb alone would be left.
        quantity = self._quantity.match(text, stop, end) if self._cut.fullmatch(part) else None
        return quantity.end() if quantity else stop

    def _past_verbs(self, text: str, start: int, end: int) -> int:
        """Where the noun starts: behind what is left of a date, whoever acts, the verb and small words."""
        if start and text[start - 1] == BLANK:
            rest = self._after_date.match(text, start, end)
            start = rest.end() if rest and end - rest.end() >= 2 else start
        actors = [actor.end() for actor in self._actor.finditer(text, start, end)]
        start = next((stop for stop in reversed(actors) if end - stop >= 2), start)
        verbs = [verb.end() for verb in self._cut.finditer(text, start, end)]
        start = next((stop for stop in reversed(verbs) if self._is_noun(text, stop, end)), start)
        head = self._head.match(text, start, end)
        return head.end() if head else start

    def _is_noun(self, text: str, start: int, end: int) -> bool:
        """Whether enough is left behind a verb: no second verb (责令整改), no mere number of things (批准数)."""
        left = (start, end)
        return end - start >= 2 and not (self._quantity.fullmatch(text, *left) or self._cut.fullmatch(text, *left))


@cache
def noun_reader(code: str) -> NounReader:
    return NounReader(vocabulary_for(code))
