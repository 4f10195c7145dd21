"""The noun of the run of words that stands before a figure, in languages without spaces between words."""

import re
from functools import cache

from extraction.cells_han import in_row
from extraction.drafts import BLANK, Draft, Sentence
from extraction.han_nouns import MARKS, Spans, noun_reader
from extraction.verbs_han import Span
from extraction.vocabulary import Vocabulary, vocabulary_for

#: Marks that end a clause, with the space behind them.
STOP = re.compile(r"[，。；,;!?！？()（）]\s?")
_BACK = re.compile(rf"[^{MARKS}]*\Z")
_SPACED_BACK = re.compile(rf"[^{MARKS[2:]}]*\Z")
_BRACKET_BEFORE = re.compile(r"[(（][^()（）]{1,24}[)）]\Z")
#: Between a name in quotes or its short form and the figure: 《报告表》61.8万份, “满意”的112人, 申请（IND）2,539件.
_GAP = re.compile(r"(?:[》”」』\"]的?|[(（][^()（）]{1,24}[)）])?[ :：、]*\Z")
#: A name in quotes that opens a noun: “两品一械”案件.
_QUOTED = re.compile(r"[“「『][^“”「」『』，。；]{2,12}[”」』]\Z")
_LONGEST = 30


class RunReader:
    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self._nouns = noun_reader(words.code)
        self._listing = re.compile(words.listing)
        self._half_said = re.compile(words.half_said)

    def before(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        """The noun of the run before a figure; a lone verb there is told of the same things as before."""
        text = sentence.bare
        floor = previous.tail if previous else 0
        gap = _GAP.search(text, max(floor, draft.outer - 8), draft.outer)
        outer = gap.start() if gap else draft.outer
        if self._half_said.match(text, outer - 2, draft.outer) or self._half_said.match(text, outer - 3, draft.outer):
            return ()
        start = self._run_start(sentence, floor, outer)
        if start < outer and text[outer : outer + 1] == " " and in_row(sentence.numbered, draft.start):
            return ((start, outer),)
        noun = self._noun_of_run(sentence, draft, floor, start, outer) if start < outer else ()
        if not noun and floor < start and text[start - 1] == BLANK:
            # "合格率由2013年的64%": the noun stands before the date.
            outer = len(text[:start].rstrip(BLANK))
            start = self._run_start(sentence, floor, outer) if outer > floor else outer
            noun = self._noun_of_run(sentence, draft, floor, start, outer) if start < outer else ()
        return noun

    def _noun_of_run(self, sentence: Sentence, draft: Draft, floor: int, start: int, outer: int) -> Spans:
        """The noun of a run, with the list that it ends, and with what stands before an aside in it."""
        text = sentence.bare
        if self.words.noun_follows and start == floor > 0:
            # "28个省份的检查员160余人": the noun of the figure before only narrows this one.
            link = text.find(self.words.links_noun, start + 2, outer - 2)
            start = link + len(self.words.links_noun) if link >= 0 else start
        listed = self._listed(text, floor, start, outer)
        if listed:
            return (listed,)
        comma = self.words.list_comma
        while (
            comma and text[start - 1 : start] == comma and start - 1 > floor and not text.endswith("等", start, outer)
        ):
            wider = _BACK.search(text, max(floor, outer - _LONGEST - 10), start - 1)
            if wider is None or wider.end() - wider.start() < 2:
                break
            start = wider.start()
        bracket = _BRACKET_BEFORE.search(text, max(floor, start - 26), start)
        if bracket:
            wider = _BACK.search(text, max(floor, bracket.start() - _LONGEST), bracket.start())
            start = wider.start() if wider and wider.start() < wider.end() else start
        noun = self._nouns.ahead(text, start, outer, changing=draft.role in ("change", "gap"))
        if noun is None:
            return ()
        if bracket and noun[0] < bracket.start():
            last = ((bracket.end(), noun[1]),) if bracket.end() < noun[1] else ()
            return (noun[0], bracket.start()), *last
        quoted = _QUOTED.search(text, max(floor, start - _LONGEST), start) if noun[0] == start else None
        if quoted:
            return ((quoted.start(), noun[1]),)
        return ((max(noun[0], bracket.end()), noun[1]),) if bracket and noun[0] <= bracket.end() < noun[1] else (noun,)

    def _listed(self, text: str, floor: int, start: int, outer: int) -> Span | None:
        """ "缺陷项目涉及性状、含量等4项": what is counted stands before the examples."""
        if not text.endswith("等", start, outer):
            return None
        first = max([floor, *(mark.end() for mark in STOP.finditer(text, floor, outer))])
        verb = self._listing.search(text, first + 2, outer)
        return self._nouns.ahead(text, first, verb.start(), changing=False) if verb else None

    def _run_start(self, sentence: Sentence, floor: int, outer: int) -> int:
        """Where the words start that reach up to a figure; single spaces join them, but not to an identifier."""
        text = sentence.bare
        lowest = max(floor, outer - _LONGEST)
        back = _SPACED_BACK if self.words.spaced_run else _BACK
        run = back.search(text, lowest, outer)
        start = run.start() if run else outer
        labelled = text[outer : outer + 1] == " " and outer - start >= 2
        while not labelled and lowest < start < outer and text[start - 1] == " " and sentence.open[start - 2] != BLANK:
            wider = _BACK.search(text, lowest, start - 1)
            if wider is None or wider.start() == wider.end():
                break
            start = wider.start()
        return start


@cache
def run_reader(code: str) -> RunReader:
    return RunReader(vocabulary_for(code))
