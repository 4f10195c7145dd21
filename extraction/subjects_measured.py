"""What money, percentages and times measure: the noun beside them, what is paid for, what their clause is about."""

import re
from functools import cache

from extraction.drafts import BLANK, Draft, Sentence
from extraction.endings import Ending
from extraction.figure_nouns import Spans, noun_finder, one_of, spans
from extraction.phrases import Span

_INSIDE = re.compile(r"\S+\s(?P<noun>[^\W\d_]+)\s(?:in|out|sur|von|de|em)\b")


class MeasureReader:
    def __init__(self, code: str) -> None:
        self.nouns = noun_finder(code)
        words = self.nouns.words
        self._worth = Ending(rf"(?<![^\W_])(?:{one_of(words.worth)})\s*\Z")
        self._link = re.compile(
            rf"(?:\s+\w+\s+{BLANK}+|\s+(?:{words.measure_asides}))?\s+(?P<link>{one_of(words.money_links)})\s+(?!\d)"
        )
        self._takes = re.compile(rf"(?<![^\W_])(?:{words.takes})(?![^\W_])")
        self._pay = re.compile(rf"(?<![^\W_])(?:{one_of(words.pays)})(?![^\W_])")
        self._small = frozenset((*words.stops, *words.of, *words.determiners))

    def read(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        if draft.kind == "money":
            worth = self.nouns.noun_before(sentence, draft, self._worth)
            if worth:
                return (worth,)
        them = self.nouns.them.match(sentence.bare, draft.tail)
        if them:
            return self.nouns.said(sentence, draft, them.end())
        noun = self._inside(sentence, draft) or self.nouns.noun_before(sentence, draft, self.nouns.after_of)
        if noun:
            return (noun,)
        topic = self.nouns.clauses.topic(sentence, draft, previous)
        of = self.nouns.of.match(sentence.bare, draft.tail)
        told = draft.kind == "duration" or (draft.kind == "percent" and self.nouns.totals(sentence, draft))
        if of and not (topic and told):
            return self.nouns.share_of(sentence, of.end())
        beside = self._beside(sentence, draft)
        if beside:
            return spans(self.nouns.labels.read(sentence, draft), beside)
        linked = self._linked(sentence, draft, topic)
        if linked or topic:
            return spans(linked or topic)
        named = self.nouns.labels.read(sentence, draft)
        if named:
            return (named,)
        said = self.nouns.said(sentence, draft, draft.tail)
        if draft.kind != "percent" or previous is None or (said and draft.of_whole):
            return said
        return said if said and self.nouns.names(sentence, said[0]) else previous.subject

    def _inside(self, sentence: Sentence, draft: Draft) -> Span | None:
        """The noun that a share holds within itself: one office in three."""
        match = _INSIDE.match(sentence.low, draft.start, draft.end) if draft.unit == "fraction" else None
        return match.span("noun") if match and match["noun"] not in self._small else None

    def _beside(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "a 3-year consultation", "a $1.2m fine", "20 per cent fewer reports": the noun next to a measure."""
        than = self.nouns.than.match(sentence.bare, draft.tail)
        at = than.end() if than else draft.tail
        phrase = self.nouns.phrases.read(sentence, at, singular=True)
        if phrase is None or sentence.bare[at : phrase[0]].strip():
            return None
        words = sentence.bare[slice(*phrase)].split()
        told = self.nouns.phrases.is_participle(words[0]) or words[0].endswith("ly")
        if told or words[-1] in self.nouns.words.generic:
            return None
        return phrase

    def _linked(self, sentence: Sentence, draft: Draft, topic: Span | None) -> Span | None:
        """ "invested €5m in laboratories", "paid £2m for the licence": what money goes to, where somebody pays."""
        link = self._link.match(sentence.bare, draft.tail)
        if (
            draft.kind == "percent"
            or link is None
            or (topic and not self._serves(sentence, topic, draft, link["link"]))
        ):
            return None
        phrase = self.nouns.phrases.read(sentence, link.end(), singular=True)
        if phrase is None or link["link"] != self.nouns.words.purpose or " " in sentence.bare[slice(*phrase)]:
            return phrase
        thing = self.nouns.phrases.read(sentence, phrase[1], singular=True)
        return (phrase[0], thing[1]) if thing else phrase

    def _serves(self, sentence: Sentence, topic: Span, draft: Draft, link: str) -> bool:
        """Whether somebody pays the money, or needs the time, for what is named behind it."""
        if draft.kind == "duration" and link != self.nouns.words.purpose:
            return False
        verbs = self._pay if draft.kind == "money" else self._takes
        return verbs.search(sentence.bare, topic[1], draft.outer) is not None


@cache
def measure_reader(code: str) -> MeasureReader:
    return MeasureReader(code)
