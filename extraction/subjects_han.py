"""Subjects in languages without spaces: behind the classifier, before the figure, or that of the figure before."""

import re
from functools import cache

from extraction.drafts import BLANK, Draft, Sentence
from extraction.roles import in_order
from extraction.vocabulary import Vocabulary, vocabulary_for

Span = tuple[int, int]
Spans = tuple[Span, ...]

_MARKS = rf"\s，。；：:;,!?！？、（）()《》【】〔〕“”\"|<>≥≤=~{BLANK}"
_RUN = re.compile(rf"[^{_MARKS}]+")
_BACK = re.compile(rf"[^{_MARKS}]*\Z")
_SPACED_BACK = re.compile(rf"[^{_MARKS[2:]}]*\Z")
_LETTER = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3a-z]")
_BRACKETED = re.compile(r"[(（][^()（）]{1,24}[)）]")
_BRACKET_BEFORE = re.compile(r"[(（][^()（）]{1,24}[)）]\Z")
_LONGEST = 30
_EARLIER = 120


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(words)


class HanSubjects:
    """Trims the run of words beside a figure down to its noun: verbs, actors and counting words go."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self._head = re.compile(rf"(?:{_any_of(words.head_trims)})+")
        self._tail = re.compile(rf"(?:{_any_of(words.tail_trims)})+\Z")
        self._cut = re.compile(_any_of(words.verb_cuts))
        self._moved = re.compile(rf"(?:{_any_of(words.moved)})\Z")
        self._share = re.compile(words.share_verb)
        self._compared = re.compile(_any_of(words.compared))
        self._after_cut = re.compile(_any_of(words.after_cuts))
        self._not_after = re.compile(_any_of(words.not_after))
        self._money_nouns = re.compile(_any_of(words.money_nouns))
        self._actor = re.compile(_any_of(words.actors))
        self._changes = re.compile(rf"(?:{_any_of(words.changes_before)})\Z")
        self._counting = re.compile(words.counting)
        self._noun_unit = re.compile(_any_of(words.noun_classifiers))
        self._is = re.compile(words.equals)
        self._respectively = re.compile(words.respectively)

    def find(self, sentence: Sentence) -> None:
        previous: Draft | None = None
        for index, draft in enumerate(sentence.drafts):
            ordered = in_order(sentence.drafts, index) if self._respectively.search(sentence.low) else ()
            draft.subject = ordered or self._one(sentence, draft, previous)
            previous = draft
        for draft, following in zip(sentence.drafts, sentence.drafts[1:], strict=False):
            draft.subject = draft.subject or following.subject

    def _one(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        inherited = previous.subject if previous else ()
        if draft.role == "prior" and inherited:
            return inherited
        after = self._after(sentence, draft) if draft.role not in ("change", "gap") or draft.kind == "count" else ()
        if after:
            return after
        unit = self._unit_itself(draft, sentence)
        if unit:
            return unit
        before, carried = self._before(sentence, draft, previous)
        if before:
            return before
        if draft.kind == "percent" and draft.role == "level":
            equal = self._equal(sentence, draft)
            if equal:
                return equal
        if carried and inherited:
            return inherited
        return self._equal(sentence, draft) or inherited or self._earlier(sentence, draft)

    def _after(self, sentence: Sentence, draft: Draft) -> Spans:
        """The noun behind the classifier ("31个创新药"), up to the verb; behind other figures, what follows a link."""
        text = sentence.bare
        at = draft.tail
        link = self.words.links_noun
        linked = text.startswith(link, at) if link else False
        if draft.kind in ("money", "other") and not (linked or self._money_nouns.match(text, at)):
            return ()
        if draft.kind in ("percent", "duration") and not linked and draft.unit != "fraction":
            return ()
        if not linked and not self.words.noun_follows and draft.unit != "fraction":
            return ()
        at += len(link) if linked else 0
        while text[at : at + 1] == " ":
            at += 1
        if self._not_after.match(text, at):
            return ()
        run = _RUN.match(text, at)
        if run is None:
            return ()
        end = min(run.end(), next((other.outer for other in sentence.drafts if other.outer >= at), run.end()))
        cut = self._after_cut.search(text, at + 1, end)
        end = cut.start() if cut else end
        end = at + len(self._tail.sub("", text[at:end]))
        if end <= at or not _LETTER.search(text, at, end):
            return ()
        bracket = _BRACKETED.match(text, end)
        rest = _RUN.match(text, bracket.end()) if bracket else None
        if rest and not self._not_after.match(text, rest.start()):
            cut = self._after_cut.search(text, rest.start() + 1, rest.end())
            return (at, end), (rest.start(), cut.start() if cut else rest.end())
        return ((at, end),)

    def _before(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> tuple[Spans, bool]:
        """The noun of the run before a figure; the flag says that the run only carries on with the one before."""
        text = sentence.bare
        floor = previous.tail if previous else 0
        outer = draft.outer
        while outer > floor and text[outer - 1] in " :：、":
            outer -= 1
        back = _SPACED_BACK if self.words.spaced_run else _BACK
        run = back.search(text, max(floor, outer - _LONGEST), outer)
        while run is not None and run.start() > floor and text[run.start() - 1] == " " and run.start() < outer:
            wider = _BACK.search(text, max(floor, outer - _LONGEST), run.start() - 1)
            if wider is None or wider.start() == wider.end():
                break
            run = re.compile(re.escape(text[wider.start() : outer])).search(text, wider.start(), outer)
        if run is None or run.start() == run.end():
            return (), True
        bracket = _BRACKET_BEFORE.search(text, max(floor, run.start() - 26), run.start())
        wider = back.search(text, max(floor, bracket.start() - _LONGEST), bracket.start()) if bracket else None
        if wider and wider.end() > wider.start():
            return self._noun(text, wider.start(), run.end(), draft, previous)
        return self._noun(text, run.start(), run.end(), draft, previous)

    def _noun(self, text: str, start: int, end: int, draft: Draft, previous: Draft | None) -> tuple[Spans, bool]:
        if self._compared.match(text, start, end):
            return (), True
        part = text[start:end]
        share = self._share.search(part)
        part = part[: share.start()] if share and share.start() >= 2 else part
        for _ in range(3):
            part = self._tail.sub("", self._moved.sub("", part))
            if draft.role in ("change", "gap"):
                part = self._changes.sub("", part)
            part = self._moved.sub("", part)
        end = start + len(part)
        whole = (start, end)
        for pattern in (self._actor, self._cut):
            last = None
            for match in pattern.finditer(text, start, end):
                if end - match.end() >= 2:
                    last = match
            start = last.end() if last else start
        head = self._head.match(text, start, end)
        start = head.end() if head else start
        if end - start >= 2 and _LETTER.search(text, start, end):
            if self._counting.fullmatch(text, start, end):
                return (), True
            verb_only = self._cut.fullmatch(text, start, end) is not None
            if verb_only and previous is not None and previous.unit == draft.unit and previous.subject:
                return previous.subject, True
            return ((start, end),), False
        if self._counting.fullmatch(text, *whole):
            return (), True
        if end > start and draft.kind == "count" and whole[1] - whole[0] <= 1:
            return (), True
        return (((start, end),), False) if end - start == 1 and self.words.code != "zh" else ((), True)

    def _unit_itself(self, draft: Draft, sentence: Sentence) -> Spans:
        """In 18省 and 5国 the unit is what is counted."""
        if draft.kind == "count" and draft.unit and self._noun_unit.fullmatch(draft.unit):
            at = sentence.low.find(draft.unit, draft.end, draft.tail)
            return ((at, at + len(draft.unit)),) if at >= 0 else ()
        return ()

    def _equal(self, sentence: Sentence, draft: Draft) -> Spans:
        """ "至少12个为临床急需": what the part is, where nothing else names it."""
        match = self._is.match(sentence.bare, draft.tail)
        run = _RUN.match(sentence.bare, match.end()) if match else None
        return (run.span(),) if run else ()

    def _earlier(self, sentence: Sentence, draft: Draft) -> Spans:
        """The topic of an earlier clause, when the figure's own has none."""
        for run in reversed(list(_RUN.finditer(sentence.bare, max(0, draft.outer - _EARLIER), draft.outer))[-4:]):
            span, _ = self._noun(sentence.bare, run.start(), run.end(), draft, None)
            if span:
                return span
        return ()


@cache
def han_subjects(code: str) -> HanSubjects:
    return HanSubjects(vocabulary_for(code))
