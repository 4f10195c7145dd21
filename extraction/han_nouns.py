"""Trims a run of words beside a figure to the noun that is counted, in languages without spaces between words."""

import re
from functools import cache
from itertools import pairwise

from extraction.drafts import BLANK
from extraction.endings import Ending
from extraction.verbs_han import Span, verbs_of
from extraction.vocabulary import Vocabulary, vocabulary_for

Spans = tuple[Span, ...]

MARKS = rf"\s，。；：:;,!?！？、（）()《》【】〔〕“”\"|<>≥≤=~{BLANK}"
RUN = re.compile(rf"[^{MARKS}]+")
#: No word that leaves a run open is longer.
_ENDING = 12
_BRACKETED = re.compile(r"[(（][^()（）]{1,24}[)）]")


def any_of(words: tuple[str, ...]) -> str:
    return "|".join(words) or "(?!)"


def _less(ending: Ending, text: str) -> str:
    """A text without such an ending."""
    found = ending.search(text)
    return text[: found.start()] if found else text


class NounReader:
    """Verbs, actors, small and counting words of one language, and what is left of a run without them."""

    def __init__(self, words: Vocabulary) -> None:
        self._verbs = verbs_of(words.code)
        self._letter = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3a-z]")
        self._head = re.compile(rf"(?:{any_of(words.head_trims)})+")
        tail = rf"(?:{any_of(words.tail_trims)})+\Z"
        self._tail, self._only_tail = Ending(tail), re.compile(tail)
        self._after_cut = re.compile(any_of(words.after_cuts))
        self._dangling = Ending(rf"(?:{words.dangling})\s*\Z")
        self._no_clause = re.compile(words.no_clause)
        self._not_after = re.compile(any_of(words.not_after))
        self._age = re.compile(words.age_leads)
        self._quantity = re.compile(words.quantities)
        self._after_date = re.compile(words.after_dates)
        self._mainly = re.compile(words.mainly)
        self._moved = Ending(rf"(?:{any_of(words.moved)})\Z")
        self._share = re.compile(words.share_verb)
        self._compared = re.compile(any_of(words.compared))
        self._actor = re.compile(any_of(words.actors))
        self._changes = Ending(rf"(?:{any_of(words.changes_before)})\Z")
        self._headless = Ending(rf"(?:{words.headless})\Z")
        self._part_leads = re.compile(words.part_leads)
        self._kept = re.compile(words.kept)
        self._sums = re.compile(words.sums)
        self._own_change = re.compile(rf"(?:{words.own_changes})(?=达?到?\Z)")
        self._counting = re.compile(words.counting)
        self._links = words.links_noun
        self._short = words.code != "zh"

    def ahead(self, text: str, start: int, end: int, *, changing: bool) -> Span | None:
        """The noun of a run that stands before a figure; `changing`: the figure tells a growth or fall."""
        if self._compared.match(text, start, end) or self._dangling.search(text, max(start, end - _ENDING), end):
            return None
        headless = self._headless.search(text, start, end) is not None
        own = self._own_change.search(text, start, end) if changing else None
        if own:
            return own.span()
        end = self._without_tail(text, start, end, changing)
        kept = None if headless else self._kept.search(text, start, end)
        if kept:
            return kept.span()
        whole = (start, end)
        if self._short and self._dangling.search(text, max(start, end - _ENDING), end):
            return None
        start = self._past_part(text, start, end) if headless else self._past_verbs(text, start, end)
        if self._counting.fullmatch(text, start, end) or self._counting.fullmatch(text, *whole):
            return None
        if end - start >= 2 and self._letter.search(text, start, end):
            return start, end
        return (start, end) if self._short and end - start == 1 < whole[1] - whole[0] else None

    def behind(self, text: str, at: int, limit: int) -> Spans:
        """The noun that starts at an offset, up to the verb; an aside in brackets is left out of it."""
        age = self._age.match(text, at, limit)
        at = age.end() if age and self._letter.match(text, age.end()) else at
        run = RUN.match(text, at)
        if run is None:
            return ()
        end = self._clause_noun(text, at, min(run.end(), limit))
        if end is None:
            if self._not_after.match(text, at):
                return ()
            end = self._noun_end(text, at, min(run.end(), limit))
        end = at + len(_less(self._tail, text[at:end]))
        if end <= at or not self._letter.search(text, at, end):
            return ()
        bracket = _BRACKETED.match(text, end)
        rest = RUN.match(text, bracket.end()) if bracket else None
        if rest is None or self._not_after.match(text, rest.start()) or self._after_cut.match(text, rest.start()):
            return ((at, end),)
        stop = self._noun_end(text, rest.start(), rest.end())
        return ((at, end), (rest.start(), stop)) if stop > rest.start() else ((at, end),)

    def _noun_end(self, text: str, at: int, end: int) -> int:
        """Where a noun ends that starts at an offset: before the first verb or small word that is not its lead."""
        cut = self._after_cut.search(text, at + 1, end)
        verbs = self._verbs.closing(text, at, end)
        if verbs and verbs[0][0] == at and self._verbs.describes(text, verbs[0]) and end - verbs[0][1] >= 2:
            verbs = verbs[1:]
        verb = next((first for first, _ in verbs if first == at or not self._is_lead(text, at, first)), end)
        return min(cut.start() if cut else end, verb)

    def _is_lead(self, text: str, start: int, end: int) -> bool:
        return self._head.fullmatch(text, start, end) is not None

    def _clause_noun(self, text: str, at: int, end: int) -> int | None:
        """Where a noun ends that a clause narrows from its front: 7名接受治疗的患者, 3家被责令停产的企业."""
        link = text.find(self._links, at + 2, end) if self._links else -1
        if link < 0 or self._short or self._no_clause.match(text, at):
            return None
        first = self._verbs.acting(text, at, link)
        if not (first and first[0][0] == at) and not self._not_after.match(text, at):
            return None
        noun = link + len(self._links)
        stop = self._noun_end(text, noun, end)
        return stop if stop - noun >= 2 else None

    def whole_of_share(self, text: str, start: int, end: int) -> Span | None:
        """What a share is told of: the noun before "占", whatever stands between it and the number."""
        share = self._share.search(text, start + 2, end)
        return self.ahead(text, start, share.start(), changing=False) if share else None

    def only_leads(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch holds a figure's "为", "占" or "达到" and no words of its own."""
        if start == end:
            return False
        share = self._share.match(text, start, end)
        return share is not None or self._only_tail.fullmatch(text, start, end) is not None

    def only_sums(self, text: str, start: int, end: int) -> bool:
        """Whether nothing stands between a noun and its figure, or a mere 共计."""
        return start == end or self._sums.fullmatch(text, start, end) is not None

    def is_verb(self, text: str, span: Span) -> bool:
        return self._verbs.is_verb(text, *span)

    def mainly(self, text: str, start: int, end: int) -> Span | None:
        """ "报告来源以医疗机构为主，占86%": what the bare share behind such a clause is one of."""
        most = self._mainly.search(text, start, end)
        return most.span("noun") if most else None

    def ends_in_verb(self, text: str, span: Span) -> bool:
        return any(stop == span[1] for _, stop in self._verbs.acting(text, *span)) or self.is_verb(text, span)

    def _without_tail(self, text: str, start: int, end: int, changing: bool) -> int:
        """Where the noun ends: before "占", the words of change, and what leads to the number."""
        part = text[start:end]
        share = self._share.search(part)
        part = part[: share.start()] if share and share.start() >= 2 else part
        for _ in range(1 if self._short else 3):
            part = _less(self._tail, _less(self._moved, part))
            part = _less(self._changes, part) if changing else part
            part = _less(self._moved, part)
        stop = start + len(part)
        # Of 召回数量 and 预防性下架数量 the verb would be left.
        acted = any(self._verbs.is_verb(text, max(start, at), stop) for at in (start, stop - 2))
        quantity = self._quantity.match(text, stop, end) if acted else None
        return quantity.end() if quantity else self._without_verb(text, start, stop)

    def _without_verb(self, text: str, start: int, end: int) -> int:
        """ "处罚案件共办结8.1万件": a verb behind the only noun of a run is no part of it."""
        verbs = self._verbs.acting(text, start, end)
        if not verbs or verbs[-1][1] != end or any(stop != after for (_, stop), (after, _) in pairwise(verbs)):
            return end
        rest = _less(self._tail, text[start : verbs[0][0]])
        return start + len(rest) if len(rest) >= 2 and not self._head.fullmatch(rest) else end

    def _past_actors(self, text: str, start: int, end: int) -> int:
        """Behind what is left of a date, whoever acts and small words."""
        if start and text[start - 1] == BLANK:
            rest = self._after_date.match(text, start, end)
            start = rest.end() if rest and end - rest.end() >= 2 else start
        actors = [actor.end() for actor in self._actor.finditer(text, start, end)]
        start = next((stop for stop in reversed(actors) if end - stop >= 2), start)
        return self._past_lead(text, start, end)

    def _past_part(self, text: str, start: int, end: int) -> int:
        """ "涉及面部的占六成": where a part starts whose noun is left out."""
        start = self._past_actors(text, start, end)
        lead = self._part_leads.match(text, start, end)
        return lead.end() if lead and end - lead.end() >= 2 else start

    def _past_verbs(self, text: str, start: int, end: int) -> int:
        """Where the noun starts: behind whoever acts, the verb and small words."""
        start = self._past_actors(text, start, end)
        verbs = [stop for _, stop in self._verbs.acting(text, start, end)]
        start = next((stop for stop in reversed(verbs) if self._is_noun(text, stop, end)), start)
        return self._past_lead(text, start, end)

    def _past_lead(self, text: str, start: int, end: int) -> int:
        head = self._head.match(text, start, end)
        return head.end() if head else start

    def _is_noun(self, text: str, start: int, end: int) -> bool:
        """Whether enough is left behind a verb: no second verb (责令整改), no mere number of things (批准数)."""
        if end - start < 2 or self._quantity.fullmatch(text, start, end):
            return False
        verbs = self._verbs.acting(text, start, end)
        return not (verbs and verbs[0] == (start, end))


@cache
def noun_reader(code: str) -> NounReader:
    return NounReader(vocabulary_for(code))
