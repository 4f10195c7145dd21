"""Subjects in languages with spaces: behind the figure, before it, or that of the figure before."""

import re
from functools import cache

from extraction.clauses import clause_reader
from extraction.drafts import Draft, Sentence
from extraction.phrases import Span, phrase_reader
from extraction.predicates import predicate_reader
from extraction.roles import in_order
from extraction.vocabulary import Vocabulary, vocabulary_for

Spans = tuple[Span, ...]

_MARKS = re.compile("[,;:]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_INSIDE = re.compile(r"\S+\s(?P<noun>[^\W\d_]+)\s(?:in|out|sur|von|de|em)\b")
_NEAR = 60


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(words)


def _spans(*spans: Span | None) -> Spans:
    return tuple(span for span in spans if span is not None)


class SubjectFinder:
    """Tries the places where a language names what a figure counts, the surest first."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.phrases = phrase_reader(words.code)
        self.clauses, self.predicates = clause_reader(words.code), predicate_reader(words.code)
        of = _one_of(words.of)
        fill = rf"\s*(?:(?:{_one_of((*words.leads, *words.determiners))})\s+){{0,2}}\Z"
        self._reached = re.compile(rf"(?<![^\W_])(?:{_one_of(words.reached)}){fill}")
        self._total = re.compile(rf"(?<![^\W_])(?:{_one_of(words.totals)}){fill}")
        self._of = re.compile(rf"(?:\s*\([^()]{{0,30}}\))?\s+(?:{of})\s+")
        self._after_of = re.compile(rf"(?<![^\W_])(?:{of})\s*\Z")
        self._them = re.compile(rf"\s+(?:{_one_of(words.of_them)})(?![^\W_])\s*")
        self._worth = re.compile(rf"(?<![^\W_])(?:{_one_of(words.worth)})\s*\Z")
        self._link = re.compile(rf"\s+(?:{_one_of(words.money_links)})\s+(?!\d)")
        self._after = re.compile(r"\s+(?P<word>" + "|".join(re.escape(word) for word in words.after) + r")(?![^\W_])")
        self._respectively = re.compile(words.respectively)
        self._pay = re.compile(rf"(?<![^\W_])(?:{_one_of(words.pays)})(?![^\W_])")
        self._links = frozenset((*words.stops, *words.phrase_links))
        self._small = frozenset((*words.stops, *words.of, *words.determiners))
        self._than = re.compile(rf"\s+(?:{_one_of(words.comparatives)})(?![^\W_])")

    def find(self, sentence: Sentence) -> None:
        previous: Draft | None = None
        whole: Draft | None = None
        for index, draft in enumerate(sentence.drafts):
            before = previous if draft.of_whole or draft.kind != "count" else whole or previous
            draft.subject = self._one(sentence, draft, before)
            respective = self._respectively.search(sentence.low) and in_order(sentence.drafts, index)
            if respective:
                draft.subject = respective
            elif not draft.subject:
                named = None if before else self.clauses.named_before(sentence, draft)
                draft.subject = before.subject if before else _spans(named)
            if draft.kind == "count" and draft.subject and draft.unit is None:
                draft.unit = self.phrases.head(sentence.low[slice(*draft.subject[0])])
            previous = draft
            whole = whole if draft.of_whole or draft.kind != "count" else draft

    def _one(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        if previous is not None and draft.kind != "count" and sentence.bare[: draft.outer].rstrip().endswith("("):
            return previous.subject
        if draft.role in ("change", "gap", "prior") and previous is not None:
            if draft.kind == previous.kind == "count" and self._than.match(sentence.bare, draft.tail):
                return previous.subject
            own = _spans(self.clauses.topic(sentence, draft, previous))
            if own or draft.kind != "count" or draft.role != "prior":
                return own or previous.subject
        if draft.kind == "count":
            return self._of_count(sentence, draft, previous)
        return self._of_measure(sentence, draft, previous)

    def _of_count(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        before = self._reached_by(sentence, draft, previous)
        if before:
            return before
        them = self._them.match(sentence.bare, draft.tail)
        if them:
            return self._with_noun(sentence, self.predicates.read(sentence, them.end()), previous)
        of = self._of.match(sentence.bare, draft.tail)
        link = of or self._than.match(sentence.bare, draft.tail)
        after = self._behind(sentence, link.end() if link else draft.tail, singular=draft.value == 1 or bool(of))
        if of and after and self.words.adjectives_follow and draft.scale == 1 and previous is not None:
            return self._with_noun(sentence, after, previous)
        if of and not after:
            return self._of_whole(sentence, of.end())
        if after:
            self._qualified_behind(sentence, draft, after)
            return (after,)
        label = None if draft.of_whole else self.clauses.label(sentence, draft)
        predicate = self.predicates.read(sentence, draft.tail)
        if label:
            return _spans(label, predicate)
        bracketed = self._bracketed(sentence, draft)
        if bracketed:
            return self._with_noun(sentence, bracketed, previous)
        told = predicate and not self._totals(sentence, draft)
        topic = None if told else self.clauses.topic(sentence, draft, previous)
        named = topic or self._noun_before(sentence, draft, self._after_of)
        if named:
            return (named,)
        return self._elided(sentence, draft, previous, predicate)

    def _behind(self, sentence: Sentence, at: int, *, singular: bool) -> Span | None:
        """The noun phrase behind a number, if what stands there is one."""
        phrase = self.phrases.read(sentence.bare, at, singular=singular)
        if phrase is None or sentence.bare[slice(*phrase)] in self.words.ordinals:
            return None
        words = sentence.bare[slice(*phrase)].split()
        tells = self.phrases.is_participle(words[0]) and (len(words) == 1 or words[1] in self._links)
        return None if tells else phrase

    def _elided(self, sentence: Sentence, draft: Draft, previous: Draft | None, predicate: Span | None) -> Spans:
        """ "approved 540 and rejected 41", "four were closed": the noun of the figure before and what is said here."""
        if predicate is None:
            word = self._word_before(sentence, draft)
            predicate = word if word and self.phrases.is_participle(sentence.bare[slice(*word)]) else None
        return self._with_noun(sentence, predicate, previous) if predicate else ()

    def _word_before(self, sentence: Sentence, draft: Draft) -> Span | None:
        words = list(_WORD.finditer(sentence.bare, max(0, draft.outer - _NEAR), draft.outer))
        return words[-1].span() if words and not sentence.bare[words[-1].end() : draft.outer].strip() else None

    def _with_noun(self, sentence: Sentence, predicate: Span | None, previous: Draft | None) -> Spans:
        noun = self.phrases.head_span(sentence.bare, previous.subject[0]) if previous and previous.subject else None
        if noun is None or predicate is None or (noun[1] > predicate[0] and noun[0] < predicate[1]):
            return _spans(predicate)
        return noun, predicate

    def _bracketed(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "India (64) and China (58)": the noun before a number that stands alone in brackets."""
        head = sentence.bare[: draft.outer].rstrip()
        if not head.endswith("(") or not sentence.bare.startswith(")", draft.tail):
            return None
        return self.clauses.noun_ending(sentence, len(head) - 1)

    def _qualified_behind(self, sentence: Sentence, draft: Draft, phrase: Span) -> None:
        """ "600 papers or more", "800,000 courses at most"."""
        after = self._after.match(sentence.low, phrase[1])
        if after and draft.qualifier == "exact" and draft.value_max is None:
            draft.qualifier = self.words.after[after["word"]]

    def _of_measure(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        if draft.kind == "money":
            worth = self._noun_before(sentence, draft, self._worth)
            if worth:
                return (worth,)
        them = self._them.match(sentence.bare, draft.tail)
        if them:
            return self._with_noun(sentence, self.predicates.read(sentence, them.end()), previous)
        noun = self._inside(sentence, draft) or self._noun_before(sentence, draft, self._after_of)
        if noun:
            return (noun,)
        topic = self.clauses.topic(sentence, draft, previous)
        of = self._of.match(sentence.bare, draft.tail)
        if of and not (topic and (draft.kind == "duration" or self._totals(sentence, draft))):
            return self._share_of(sentence, of.end())
        beside = self._beside(sentence, draft)
        if beside:
            return _spans(self.clauses.label(sentence, draft), beside)
        linked = self._linked(sentence, draft, topic)
        if linked or topic:
            return _spans(linked or topic)
        named = self.clauses.label(sentence, draft)
        if named:
            return (named,)
        predicate = self.predicates.read(sentence, draft.tail)
        if draft.unit == "fraction" and predicate:
            return self._with_noun(sentence, predicate, previous)
        if draft.kind == "percent" and previous is not None and previous.subject:
            return (*previous.subject, predicate) if predicate and previous.subject[-1][1] <= predicate[0] else ()
        return _spans(predicate)

    def _inside(self, sentence: Sentence, draft: Draft) -> Span | None:
        """The noun that a share holds within itself: one office in three."""
        match = _INSIDE.match(sentence.low, draft.start, draft.end) if draft.unit == "fraction" else None
        return match.span("noun") if match and match["noun"] not in self._small else None

    def _totals(self, sentence: Sentence, draft: Draft) -> bool:
        return any(self._total.search(sentence.bare, max(0, end - _NEAR), end) for end in (draft.outer, draft.start))

    def _beside(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "a 3-year consultation", "a $1.2m fine", "20 per cent fewer reports": the noun next to a measure."""
        than = self._than.match(sentence.bare, draft.tail)
        at = than.end() if than else draft.tail
        phrase = self.phrases.read(sentence.bare, at, singular=True)
        if phrase is None or sentence.bare[at : phrase[0]].strip():
            return None
        words = sentence.bare[slice(*phrase)].split()
        if self.phrases.is_participle(words[0]) or words[0].endswith("ly") or words[-1] in self.words.generic:
            return None
        return phrase

    def _linked(self, sentence: Sentence, draft: Draft, topic: Span | None) -> Span | None:
        """ "invested €5m in laboratories", "paid £2m for the licence": what money goes to, where somebody pays."""
        link = self._link.match(sentence.bare, draft.tail)
        if draft.kind == "percent" or link is None or (topic and not self._pays(sentence, topic, draft)):
            return None
        return self.phrases.read(sentence.bare, link.end(), singular=True)

    def _pays(self, sentence: Sentence, topic: Span, draft: Draft) -> bool:
        return draft.kind == "money" and self._pay.search(sentence.bare, topic[1], draft.outer) is not None

    def _share_of(self, sentence: Sentence, at: int) -> Spans:
        """ "90 percent of the country's 5,200 hospitals": the phrase behind a figure that stands inside it."""
        for other in sentence.drafts:
            inside = at <= other.outer and other.start - at < 40 and not self._parted(sentence.bare[at : other.start])
            if inside and other.kind == "count":
                return _spans(self.phrases.read(sentence.bare, other.tail, singular=True))
        return _spans(self.phrases.read(sentence.bare, at, singular=True))

    def _parted(self, text: str) -> bool:
        return _MARKS.search(text) is not None or any(word in self.words.verbs for word in text.split())

    def _of_whole(self, sentence: Sentence, at: int) -> Spans:
        """ "94 of 103 dossiers met the standard": the whole, then what sets the part off from it."""
        whole = self._share_of(sentence, at)
        return _spans(*whole, self.predicates.read(sentence, whole[0][1])) if whole else ()

    def _reached_by(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        """The subject of "X reached 183"."""
        heads = (self._reached.search(sentence.bare, max(0, at - _NEAR), at) for at in (draft.outer, draft.start))
        head = next((match for match in heads if match), None)
        if head is None:
            return ()
        return _spans(self.clauses.topic(sentence, draft, previous))

    def _noun_before(self, sentence: Sentence, draft: Draft, link: re.Pattern[str]) -> Span | None:
        """ "goods worth in excess of £2m", "a fine of $2 million": the noun before such a link."""
        found = link.search(sentence.bare, max(0, draft.outer - _NEAR), draft.outer)
        noun = self.clauses.noun_ending(sentence, found.start()) if found and draft.role in ("level", "plan") else None
        if noun is None or self.clauses.is_generic(sentence.bare, noun):
            return None
        last = sentence.bare[slice(*noun)].split()[-1]
        return None if link is self._after_of and self.clauses.is_inflected(last) else noun


@cache
def subject_finder(code: str) -> SubjectFinder:
    return SubjectFinder(vocabulary_for(code))
