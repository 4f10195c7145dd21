"""Subjects in languages without spaces: behind the classifier, before the figure, or that of the figure before."""

import re
from functools import cache

from extraction.drafts import Draft, Sentence
from extraction.han_nouns import RUN, Spans, any_of, noun_reader
from extraction.han_runs import STOP, run_reader
from extraction.roles import clause_bounds, in_order
from extraction.verbs_han import Span
from extraction.vocabulary import Vocabulary, vocabulary_for

_ASIDE = re.compile(r"[(（][^()（）]{1,24}[)）]")
_LIST_JOIN = re.compile("、|和|与|及|以及")
_EARLIER = 120


class HanSubjects:
    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self._nouns, self._runs = noun_reader(words.code), run_reader(words.code)
        self._money_nouns = re.compile(any_of(words.money_nouns))
        self._noun_unit = re.compile(any_of(words.noun_classifiers))
        self._is = re.compile(words.equals)
        self._asides = re.compile(words.asides)
        self._last_unit = re.compile(words.last_units)
        self._bare_part = re.compile(words.headless)
        self._bare_share = re.compile(words.bare_share)
        self._shares = re.compile(words.shares)
        self._topic = re.compile(words.topic)
        self._respectively = re.compile(words.respectively)
        self._outcomes = words.verb_table.outcomes if words.verb_table else frozenset()
        self._places = frozenset(words.places)

    def find(self, sentence: Sentence) -> None:
        respectively = self._respectively.search(sentence.low)
        shared = self._dealt_out(sentence, respectively) if respectively else {}
        for index, draft in enumerate(sentence.drafts):
            ordered = in_order(sentence.drafts, index) if respectively else ()
            draft.subject = ordered or shared.get(index) or self._one(sentence, draft, index)
        for draft, following in zip(sentence.drafts, sentence.drafts[1:], strict=False):
            draft.subject = draft.subject or following.subject

    def _dealt_out(self, sentence: Sentence, word: re.Match[str]) -> dict[int, Spans]:
        """ "化学药、中药分别占72%和4%": of as many nouns as figures each takes its own."""
        behind = [index for index, draft in enumerate(sentence.drafts) if draft.start >= word.end()]
        floor = sentence.drafts[behind[0] - 1].tail if behind and behind[0] else 0
        marks = [mark.end() for mark in STOP.finditer(sentence.bare, floor, word.start())]
        start = marks[-1] if marks else floor
        nouns: list[Spans] = []
        for join in (*_LIST_JOIN.finditer(sentence.bare, start, word.start()), None):
            end = join.start() if join else word.start()
            noun = self._nouns.ahead(sentence.bare, start, end, changing=False)
            nouns.append((noun,) if noun else ())
            start = join.end() if join else end
        if any(sentence.bare[slice(*noun)] in self._places for one in nouns for noun in one):
            return {}
        return dict(zip(behind, nouns, strict=True)) if len(nouns) == len(behind) > 1 and all(nouns) else {}

    def _one(self, sentence: Sentence, draft: Draft, index: int) -> Spans:
        previous = sentence.drafts[index - 1] if index else None
        inherited = self._carried(sentence, index, draft)
        if draft.role == "prior" and inherited:
            return self._runs.before(sentence, draft, previous) or inherited
        beside = self._unit_itself(sentence, draft, self._noun_unit) or self._after(sentence, draft)
        if beside and self.words.noun_follows and sentence.bare[draft.tail : draft.tail + 1] == " ":
            # "企业超5,700家 备案产品突破200万个": a headline's space ends the statement.
            beside = self._runs.before(sentence, draft, previous) or beside
        elif beside and not self.words.noun_follows and beside[0][0] >= draft.tail:
            # "後発医薬品3品目の承認": a noun that touches the figure is counted, not what follows its link.
            touching = self._runs.before(sentence, draft, previous)
            beside = touching if touching and touching[-1][1] == draft.outer else beside
        if beside:
            return self._told_before(sentence, draft, previous, beside) or beside
        amount = self._amount(sentence, draft, previous)
        if amount:
            return amount
        fined = self._money_nouns.search(sentence.bare, draft.outer, draft.start) if draft.kind == "money" else None
        if fined:
            return (fined.span(),)
        before = self._runs.before(sentence, draft, previous)
        if before and inherited and self._is_share(sentence, draft):
            return inherited
        if inherited and self._tells_nothing(sentence, before, draft, index):
            return inherited
        if draft.role == "level":
            before = self._told_apart(sentence, draft, previous) or before
        equal = self._equal(sentence, draft) if not before and draft.role == "level" else ()
        # 453施設増えた: what grows is told before; a level may count its unit.
        alike = any(one.unit == draft.unit and one.subject for one in sentence.drafts[:index])
        unit = (
            self._unit_itself(sentence, draft, self._last_unit)
            if draft.role not in ("change", "gap") and not alike
            else ()
        )
        return before or equal or unit or inherited or self._earlier(sentence, draft)

    def _amount(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        """ "货值金额50万元以上的有32件": a part told by a measure that it reaches."""
        if previous is None or not previous.subject or previous.subject[-1][1] != previous.outer:
            return ()
        reached = draft.kind == "count" and previous.qualifier in ("at_least", "at_most")
        told = reached and self._bare_part.fullmatch(sentence.bare, previous.tail, draft.outer)
        return ((previous.subject[-1][0], previous.tail),) if told else ()

    def _is_share(self, sentence: Sentence, draft: Draft) -> bool:
        """ "手数料収入は167億円で、支出総額の78%を占めた": a share is of what was told before, not of its whole."""
        whole = sentence.bare[: draft.outer].rstrip().endswith(self.words.links_noun.strip() or "\n")
        first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
        if self._bare_share.match(sentence.bare, first, draft.outer):
            return draft.kind == "percent"
        return whole and self._shares.match(sentence.bare, draft.tail) is not None

    def _carried(self, sentence: Sentence, index: int, draft: Draft) -> Spans:
        """What a figure without a noun counts: the things that the last one in its unit did, else the last one."""
        drafts = sentence.drafts[:index]
        if draft.role in ("change", "gap"):
            drafts = [one for one in drafts if not self._is_aside(sentence, one)] or drafts
        alike = [one for one in drafts[-4:] if one.unit == draft.unit and one.kind == "count" and one.subject]
        wholes = [one for one in alike if not one.of_whole or draft.of_whole] or alike
        return wholes[-1].subject if wholes else drafts[-1].subject if drafts else ()

    def _is_aside(self, sentence: Sentence, draft: Draft) -> bool:
        """ "疫苗6亿剂，涉及48家企业，增长一成": what only tells of a reach does not grow."""
        first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
        return self._asides.search(sentence.bare, first, draft.outer) is not None

    def _told_apart(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        """What a share is of stands before its "占"; before a bare "为" or "占", in the clause ahead of it."""
        floor = previous.tail if previous else 0
        marks = [(floor, floor), *(mark.span() for mark in STOP.finditer(sentence.bare, floor, draft.outer))]
        share = (
            self._nouns.whole_of_share(sentence.bare, marks[-1][1], draft.outer) if draft.kind == "percent" else None
        )
        if share:
            return (share,)
        if len(marks) < (3 if previous and previous.kind != "multiple" else 2) or not self._nouns.only_leads(
            sentence.bare, marks[-1][1], draft.outer
        ):
            return ()
        ahead = (marks[-2][1], marks[-1][0])
        noun = self._nouns.mainly(sentence.bare, *ahead) or self._nouns.ahead(sentence.bare, *ahead, changing=False)
        return (noun,) if noun else ()

    def _unit_itself(self, sentence: Sentence, draft: Draft, units: re.Pattern[str]) -> Spans:
        """In 18省 and 5国 the unit is what is counted; 17개 시·도 has its counter before it."""
        if draft.kind == "count" and draft.unit and units.fullmatch(draft.unit):
            at = sentence.low.find(draft.unit, draft.end, draft.tail)
            counter = draft.unit.find(" ") + 1
            return ((at + counter, at + len(draft.unit)),) if at >= 0 else ()
        return ()

    def _after(self, sentence: Sentence, draft: Draft) -> Spans:
        """The noun behind the classifier ("31个创新药"); behind other figures, what follows a link."""
        if draft.role in ("change", "gap") and draft.kind != "count":
            return ()
        text, at, link = sentence.bare, draft.tail, self.words.links_noun
        aside = _ASIDE.match(text, at) if link else None
        at = aside.end() if aside and text.startswith(link, aside.end()) else at
        linked = bool(link) and text.startswith(link, at)
        if draft.kind in ("money", "other"):
            follows = linked or self._money_nouns.match(text, at) is not None
        elif draft.unit == "fraction":
            follows = True
        else:
            follows = linked or (draft.kind == "count" and self.words.noun_follows)
        if not follows:
            return ()
        if self.words.spaced_run and not linked and not text.startswith(" ", at):
            return ()
        at += len(link) if linked else 0
        while text[at : at + 1] == " ":
            at += 1
        return self._nouns.behind(text, at, next((one.outer for one in sentence.drafts if one.outer >= at), len(text)))

    def _told_before(self, sentence: Sentence, draft: Draft, previous: Draft | None, after: Spans) -> Spans:
        """ "创新药52个品种" leaves the telling noun before the figure; "涉及52个品种" has none there."""
        if len(after) > 1 or sentence.bare[slice(*after[0])] not in self.words.generic:
            return ()
        before = self._runs.before(sentence, draft, previous)
        if (
            not before
            or not self._nouns.only_sums(sentence.bare, before[-1][1], draft.outer)
            or (previous and before[0][0] < previous.tail)
        ):
            return ()
        taken = previous.subject if previous else ()
        if any(before[0][0] < stop and start < before[-1][1] for start, stop in taken):
            return ()
        return () if self._nouns.ends_in_verb(sentence.bare, before[-1]) else before

    def _tells_nothing(self, sentence: Sentence, spans: Spans, draft: Draft, index: int) -> bool:
        """ "其中北京21家", "批准31个": a place and a lone verb are told apart; what is counted stands earlier."""
        if len(spans) != 1:
            return False
        alike = any(one.unit == draft.unit for one in sentence.drafts[max(0, index - 4) : index])
        if self._sets_apart(sentence.bare, spans[0]):
            return False
        names = _LIST_JOIN.split(sentence.bare[slice(*spans[0])])
        return all(name in self._places for name in names) or (
            (alike or draft.kind == "percent") and self._nouns.is_verb(sentence.bare, spans[0])
        )

    def _sets_apart(self, text: str, span: Span) -> bool:
        """ "拒签2批", "批准：31件": an outcome not told of a noun before, or a label, names its own part."""
        word = text[slice(*span)]
        return text[span[1] : span[1] + 1] in (":", " ") or (word in self._outcomes and text.find(word, 0, span[0]) < 0)

    def _equal(self, sentence: Sentence, draft: Draft) -> Spans:
        """ "至少12个为临床急需": what the part is, where nothing else names it."""
        match = self._is.match(sentence.bare, draft.tail)
        if match and "noun" in match.groupdict():
            return (match.span("noun"),)
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
