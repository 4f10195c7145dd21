"""Subjects in languages with spaces: behind the figure, before it, or that of the figure before."""

import re
from functools import cache

from extraction.drafts import BLANK, Draft, Sentence
from extraction.phrases import Span, phrase_reader
from extraction.roles import clause_bounds, in_order
from extraction.vocabulary import Vocabulary, vocabulary_for

Spans = tuple[Span, ...]

_LABEL = re.compile(
    r"(?P<label>[^\n:;()]{2,80}?)\s*(?:\([^()]{0,30}\)\s*)?(?::|–|—| - |=)(?:[^:;.()\n]{0,80}[,;])?\s*\Z"
)
_LABEL_MARK = re.compile("[:–—=]| - ")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_OPENER = re.compile(rf"[^\W_][\w'’-]*|{BLANK}+")
_NEAR = 60
_LONGEST_TOPIC = 7


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(words)


class SubjectFinder:
    """Tries the places where a language names what a figure counts, the surest first."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.phrases = phrase_reader(words.code)
        of = _one_of(words.of)
        fill = rf"\s*(?:(?:{_one_of((*words.leads, *words.determiners))})\s+){{0,2}}\Z"
        self._total = re.compile(rf"(?<![^\W_])(?:{_one_of(words.totals)}){fill}")
        self._reached = re.compile(rf"(?<![^\W_])(?:{_one_of(words.reached)}){fill}")
        self._of = re.compile(rf"\s+(?:{of})\s+")
        self._after_of = re.compile(rf"(?<![^\W_])(?:{of})\s*\Z")
        self._them = re.compile(rf"\s+(?:{_one_of(words.of_them)})(?![^\W_])\s*")
        self._worth = re.compile(rf"(?<![^\W_])(?:{_one_of(words.worth)})\s*\Z")
        self._link = re.compile(rf"\s+(?:{_one_of(words.money_links)})\s+(?!\d)")
        self._after = re.compile(r"\s+(?P<word>" + "|".join(re.escape(word) for word in words.after) + r")(?![^\W_])")
        self._respectively = re.compile(words.respectively)

    def find(self, sentence: Sentence) -> None:
        previous: Draft | None = None
        for index, draft in enumerate(sentence.drafts):
            draft.subject = self._one(sentence, draft, previous)
            respective = self._respectively.search(sentence.low) and in_order(sentence.drafts, index)
            if respective:
                draft.subject = respective
            elif not draft.subject and previous is not None:
                draft.subject = previous.subject
            if draft.kind == "count" and draft.subject:
                draft.unit = self.phrases.head(sentence.low[slice(*draft.subject[0])])
            previous = draft

    def _one(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        if previous is not None and sentence.bare[: draft.outer].rstrip().endswith("(") and draft.kind != "count":
            return previous.subject
        if draft.role in ("change", "gap", "prior") and previous is not None:
            own = self._of_change(sentence, draft, previous)
            if own or draft.kind != "count" or draft.role != "prior":
                return own or previous.subject
        if draft.kind == "count":
            return self._of_count(sentence, draft)
        return self._of_measure(sentence, draft, previous)

    def _of_count(self, sentence: Sentence, draft: Draft) -> Spans:
        before = self._topic(sentence, draft, self._reached)
        if before:
            return before
        them = self._them.match(sentence.bare, draft.tail)
        if them:
            return self._predicate(sentence, them.end())
        of = self._of.match(sentence.bare, draft.tail)
        after = self.phrases.read(sentence.bare, of.end() if of else draft.tail, singular=draft.value == 1 or bool(of))
        if after and self.phrases.is_participle(sentence.bare[slice(*after)]):
            after = None
        if of and not after:
            return self._part_of(sentence, of.end())
        if after:
            self._qualified_behind(sentence, draft, after)
            return (after,)
        label = self._label(sentence, draft)
        predicate = self._predicate(sentence, draft.tail)
        topic = self._topic(sentence, draft, self._total)
        if label:
            return (*label, *predicate) if predicate and len(predicate) == 1 else label
        return topic or self._noun_before(sentence, draft, self._after_of) or predicate

    def _qualified_behind(self, sentence: Sentence, draft: Draft, phrase: Span) -> None:
        """ "600 papers or more", "800,000 courses at most"."""
        after = self._after.match(sentence.low, phrase[1])
        if after and draft.qualifier == "exact" and draft.value_max is None:
            draft.qualifier = self.words.after[after["word"]]

    def _of_measure(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        topic = self._topic(sentence, draft, self._total)
        if draft.kind == "money":
            topic = topic or self._noun_before(sentence, draft, self._worth)
        of = self._of.match(sentence.bare, draft.tail)
        if of and not topic:
            return self._share_of(sentence, of.end())
        link = self._link.match(sentence.bare, draft.tail)
        if draft.kind in ("money", "duration") and link and not topic:
            phrase = self.phrases.read(sentence.bare, link.end(), singular=True)
            if phrase and not self._mover(sentence, draft):
                return (phrase,)
        if topic:
            return topic
        noun = self._noun_before(sentence, draft, self._after_of)
        if noun:
            return noun
        after = self.phrases.read(sentence.bare, draft.tail, singular=True)
        if after and not sentence.bare[draft.tail : after[0]].strip():
            return (after,)
        named = self._label(sentence, draft) or self._mover(sentence, draft)
        if named or (draft.kind == "percent" and previous is not None and previous.subject):
            return named
        return self._predicate(sentence, draft.tail)

    def _share_of(self, sentence: Sentence, at: int) -> Spans:
        """ "90 percent of the country's 5,200 hospitals": the phrase behind a figure that stands inside it."""
        for other in sentence.drafts:
            inside = at <= other.outer and other.start - at < 40
            if inside and not re.search("[,;:]", sentence.low[at : other.start]) and other.kind == "count":
                phrase = self.phrases.read(sentence.bare, other.tail, singular=True)
                return (phrase,) if phrase else ()
        phrase = self.phrases.read(sentence.bare, at, singular=True)
        return (phrase,) if phrase else ()

    def _part_of(self, sentence: Sentence, at: int) -> Spans:
        """ "94 of 103 dossiers met the standard": the whole, then what sets the part off from it."""
        whole = self._share_of(sentence, at)
        return (*whole, *self._predicate(sentence, whole[0][1])) if whole else ()

    def _of_change(self, sentence: Sentence, draft: Draft, previous: Draft) -> Spans:
        first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
        return self._mover(sentence, draft) if first > previous.tail else ()

    def _mover(self, sentence: Sentence, draft: Draft) -> Spans:
        """What does or moves: the phrase that opens the clause, when a verb stands between it and the figure."""
        first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
        phrase = self._opening(sentence, first, draft.outer)
        if phrase is None:
            return ()
        rest = _WORD.search(sentence.bare, phrase[1], draft.outer)
        moves = rest is not None and (
            rest.group() in self.words.verbs + self.words.movers or self.phrases.is_participle(rest.group())
        )
        return (phrase,) if moves else ()

    def _topic(self, sentence: Sentence, draft: Draft, verb: re.Pattern[str]) -> Spans:
        """The subject of "X reached 183": the whole stretch before the verb when it is short, else its head."""
        heads = (verb.search(sentence.bare, max(0, at - _NEAR), at) for at in (draft.outer, draft.start))
        head = next((match for match in heads if match), None)
        if head is None:
            return ()
        first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
        phrase = self._opening(sentence, first, head.start())
        if phrase is None or sentence.bare[slice(*phrase)] in self.words.generic:
            return ()
        rest = sentence.bare[phrase[1] : head.start()].split()
        words = sentence.bare[slice(*phrase)].split()
        if rest and rest[0] in self.words.verbs:
            return ()
        if len(words) + len(rest) <= _LONGEST_TOPIC and not any(BLANK in w or w in self.words.verbs for w in rest):
            end = phrase[1] + len(sentence.bare[phrase[1] : head.start()].rstrip())
            return ((phrase[0], end),)
        return (phrase,)

    def _noun_before(self, sentence: Sentence, draft: Draft, link: re.Pattern[str]) -> Spans:
        """ "goods worth in excess of £2m", "a fine of $2 million": the noun before such a link."""
        found = link.search(sentence.bare, max(0, draft.outer - _NEAR), draft.outer)
        return self._noun_ending(sentence, found.start()) if found and draft.role == "level" else ()

    def _noun_ending(self, sentence: Sentence, at: int) -> Spans:
        """The words back from an offset to the nearest small word, verb or mark."""
        at = len(sentence.bare[:at].rstrip(" ,"))
        taken: list[re.Match[str]] = []
        for word in reversed(list(_WORD.finditer(sentence.bare, max(0, at - _NEAR), at))):
            gap = sentence.bare[word.end() : taken[-1].start() if taken else at]
            if gap.strip() or word.group() in self.words.verbs or word.group() in self.words.determiners:
                break
            if word.group() in self.words.stops or (taken and self.phrases.is_participle(word.group())):
                break
            taken.append(word)
        while taken and taken[-1].group() in self.words.ands + self.words.phrase_links:
            taken.pop()
        return ((taken[-1].start(), taken[0].end()),) if taken else ()

    def _opening(self, sentence: Sentence, first: int, last: int) -> Span | None:
        """The first noun phrase of a clause, past the small words, dates and determiners that open it."""
        text = sentence.bare[:last]
        at = first
        for _ in range(6):
            at = self.phrases.skip(text, at)
            word = _OPENER.match(text, at)
            if word is None:
                return None
            skipped = word.group() in self.words.stops + self.words.ands or word.group() in self.words.before
            if not skipped and word.group()[0] != BLANK:
                phrase = self.phrases.read(text, at, singular=True, topic=True)
                if phrase is None or not text[slice(*phrase)].endswith("'s"):
                    return phrase
                word = re.compile(r"\S+").match(text, phrase[1] - 1) or word
            at = word.end()
        return None

    def _label(self, sentence: Sentence, draft: Draft) -> Spans:
        start = max(0, draft.outer - 160)
        marked = _LABEL_MARK.search(sentence.bare, start, draft.outer)
        label = _LABEL.search(sentence.bare, start, draft.outer) if marked else None
        if label is None:
            return ()
        start = max(label.start("label"), sentence.bare.rfind(BLANK, 0, label.end("label")) + 1)
        span = self._opening(sentence, start, label.end("label"))
        if span is None:
            word = _WORD.search(sentence.bare, start, label.end("label"))
            return (word.span(),) if word and word.end() == label.end("label") else ()
        return (span,)

    def _predicate(self, sentence: Sentence, at: int) -> Spans:
        """ "39 had a new active substance", "1,102 were approved": what is said of the part stands for it."""
        text = sentence.bare
        bracket = re.match(r"\s*\([^()]{0,40}\)", text[at:])
        at += bracket.end() if bracket else 0
        start = end = None
        for count, word in enumerate(re.finditer(r"\s*(\S+)", text[at : at + 80])):
            token = word[1].rstrip(",.;:)")
            bare = token.strip("(\"'")
            if not bare or not bare[0].isalpha() or count > 7 or bare in self.words.ands:
                break
            if start is None and (bare in self.words.light or bare in self.words.determiners):
                continue
            if start is None and bare in self.words.stops and bare not in self.words.lone_places:
                break
            if start is not None and bare in self.words.stops:
                break
            start = at + word.start(1) if start is None else start
            end = at + word.start(1) + len(token)
            if token != word[1]:
                break
        return ((start, end),) if start is not None and end is not None else ()


@cache
def subject_finder(code: str) -> SubjectFinder:
    return SubjectFinder(vocabulary_for(code))
