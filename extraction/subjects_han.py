"""Subjects in languages without spaces: behind the classifier, before the figure, or that of the figure before."""

import re
from functools import cache

from extraction.drafts import BLANK, Draft, Sentence
from extraction.han_nouns import MARKS, RUN, Spans, any_of, noun_reader
from extraction.roles import in_order
from extraction.vocabulary import Vocabulary, vocabulary_for

_BACK = re.compile(rf"[^{MARKS}]*\Z")
_SPACED_BACK = re.compile(rf"[^{MARKS[2:]}]*\Z")
_BRACKET_BEFORE = re.compile(r"[(（][^()（）]{1,24}[)）]\Z")
#: Between a name in quotes and its figure: 《报告表》61.8万份, “满意”的112人.
_GAP = re.compile(r"(?:[》”」』\"]的?)?[ :：、]*\Z")
_LONGEST = 30
_EARLIER = 120


class HanSubjects:
    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self._nouns = noun_reader(words.code)
        self._money_nouns = re.compile(any_of(words.money_nouns))
        self._noun_unit = re.compile(any_of(words.noun_classifiers))
        self._is = re.compile(words.equals)
        self._topic = re.compile(words.topic)
        self._respectively = re.compile(words.respectively)
        self._places = frozenset(words.places)

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
            return self._before(sentence, draft, previous) or inherited
        beside = self._unit_itself(sentence, draft) or self._after(sentence, draft)
        if beside:
            return self._told_before(sentence, draft, previous, beside) or beside
        fined = self._money_nouns.search(sentence.bare, draft.outer, draft.start) if draft.kind == "money" else None
        if fined:
            return (fined.span(),)
        before = self._before(sentence, draft, previous)
        if inherited and self._place_only(sentence, before):
            return inherited
        equal = self._equal(sentence, draft) if not before and draft.role == "level" else ()
        return before or equal or inherited or self._earlier(sentence, draft)

    def _unit_itself(self, sentence: Sentence, draft: Draft) -> Spans:
        """In 18省 and 5国 the unit is what is counted."""
        if draft.kind == "count" and draft.unit and self._noun_unit.fullmatch(draft.unit):
            at = sentence.low.find(draft.unit, draft.end, draft.tail)
            return ((at, at + len(draft.unit)),) if at >= 0 else ()
        return ()

    def _after(self, sentence: Sentence, draft: Draft) -> Spans:
        """The noun behind the classifier ("31个创新药"); behind other figures, what follows a link."""
        if draft.role in ("change", "gap") and draft.kind != "count":
            return ()
        text, at, link = sentence.bare, draft.tail, self.words.links_noun
        linked = bool(link) and text.startswith(link, at)
        if draft.kind in ("money", "other"):
            follows = linked or self._money_nouns.match(text, at) is not None
        elif draft.unit == "fraction":
            follows = True
        else:
            follows = linked or (draft.kind == "count" and self.words.noun_follows)
        if not follows:
            return ()
        at += len(link) if linked else 0
        while text[at : at + 1] == " ":
            at += 1
        return self._nouns.behind(text, at, next((one.outer for one in sentence.drafts if one.outer >= at), len(text)))

    def _told_before(self, sentence: Sentence, draft: Draft, previous: Draft | None, after: Spans) -> Spans:
        """ "创新药52个品种" leaves the telling noun before the figure; "涉及52个品种" has none there."""
        if len(after) > 1 or sentence.bare[slice(*after[0])] not in self.words.generic:
            return ()
        before = self._before(sentence, draft, previous)
        if not before or before[-1][1] != draft.outer or (previous and before[0][0] < previous.tail):
            return ()
        taken = previous.subject if previous else ()
        if any(before[0][0] < stop and start < before[-1][1] for start, stop in taken):
            return ()
        return () if self._nouns.ends_in_verb(sentence.bare, before[-1]) else before

    def _before(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        """The noun of the run before a figure; a lone verb there is told of the same things as before."""
        text = sentence.bare
        floor = previous.tail if previous else 0
        gap = _GAP.search(text, max(floor, draft.outer - 8), draft.outer)
        outer = gap.start() if gap else draft.outer
        start = self._run_start(sentence, floor, outer)
        if start == outer:
            return ()
        bracket = _BRACKET_BEFORE.search(text, max(floor, start - 26), start)
        if bracket:
            wider = _BACK.search(text, max(floor, bracket.start() - _LONGEST), bracket.start())
            start = wider.start() if wider and wider.start() < wider.end() else start
        noun = self._nouns.ahead(text, start, outer, changing=draft.role in ("change", "gap"))
        if noun is None:
            return ()
        alike = previous is not None and previous.unit == draft.unit
        if previous and alike and previous.subject and self._nouns.is_verb(text, noun):
            return previous.subject
        return (noun,)

    def _run_start(self, sentence: Sentence, floor: int, outer: int) -> int:
        """Where the words start that reach up to a figure; single spaces join them, but not to an identifier."""
        text = sentence.bare
        lowest = max(floor, outer - _LONGEST)
        back = _SPACED_BACK if self.words.spaced_run else _BACK
        run = back.search(text, lowest, outer)
        start = run.start() if run else outer
        while lowest < start < outer and text[start - 1] == " " and sentence.open[start - 2] != BLANK:
            wider = _BACK.search(text, lowest, start - 1)
            if wider is None or wider.start() == wider.end():
                break
            start = wider.start()
        return start

    def _place_only(self, sentence: Sentence, spans: Spans) -> bool:
        """ "其中北京21家": the place is told apart; what is counted stands earlier."""
        return len(spans) == 1 and sentence.bare[slice(*spans[0])] in self._places

    def _equal(self, sentence: Sentence, draft: Draft) -> Spans:
        """ "至少12个为临床急需": what the part is, where nothing else names it."""
        match = self._is.match(sentence.bare, draft.tail)
        run = RUN.match(sentence.bare, match.end()) if match else None
        return (run.span(),) if run else ()

    def _earlier(self, sentence: Sentence, draft: Draft) -> Spans:
        """The topic of an earlier clause, when the figure's own has none."""
        text = sentence.bare
        for run in reversed(list(RUN.finditer(text, max(0, draft.outer - _EARLIER), draft.outer))[-4:]):
            start, end = run.span()
            topic = self._topic.search(text, start + 2, end)
            noun = self._nouns.ahead(text, start, topic.start() if topic else end, changing=False)
            if noun:
                return (noun,)
        return ()


@cache
def han_subjects(code: str) -> HanSubjects:
    return HanSubjects(vocabulary_for(code))
