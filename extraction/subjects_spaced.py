"""Subjects in languages with spaces: behind the figure, before it, or that of the figure before."""

import re
from functools import cache

from extraction.drafts import BLANK, Draft, Sentence
from extraction.phrases import PhraseReader, Span, phrase_reader
from extraction.roles import clause_bounds
from extraction.vocabulary import vocabulary_for

_LABEL = re.compile(r"([^\n:;,.()]{2,80}?)\s*(?::|–|—| - |=)\s*\Z")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_GENERIC = frozenset("total number figure it they this that these tally sum count amount overall there".split())


class SubjectFinder:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self.words = words
        self.phrases: PhraseReader = phrase_reader(code)
        self._total = re.compile(rf"(?<![^\W_])(?:{'|'.join(words.totals)})\s*(?:by\s+)?\Z")
        self._of = re.compile(rf"\s+(?:{'|'.join(words.of)})\s+")
        self._elided = re.compile(rf"\s*(?:\([^()]*\)\s*)?(?:{'|'.join(words.predicates)})\s+(?P<rest>)")
        self._unit_of = re.compile(rf"\s+(?:{'|'.join(words.money_links)})\s+")
        self._before_of = re.compile(rf"(?:{'|'.join(words.of)})\s*\Z")
        self._them = re.compile(rf"\s+(?:{'|'.join(words.of_them)})\s+")

    def find(self, sentence: Sentence) -> None:
        previous: Draft | None = None
        for index, draft in enumerate(sentence.drafts):
            draft.subject = self._one(sentence, draft, previous)
            if draft.subject is None and previous is not None:
                draft.subject = self._respective(sentence, index) or previous.subject
            elif draft.role in ("change", "gap") and draft.kind in ("percent", "count"):
                draft.subject = self._respective(sentence, index) or draft.subject
            previous = draft

    def _one(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Span | None:
        if draft.role in ("change", "gap", "prior") and draft.kind != "count" and previous is not None:
            return self._of_change(sentence, draft, previous)
        if draft.kind == "count":
            return self._of_count(sentence, draft, previous)
        return self._of_measure(sentence, draft, previous)

    def _of_count(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Span | None:
        bare = sentence.bare
        before = self._before(sentence, draft)
        if (
            before
            and draft.role != "change"
            and re.search(r"\bto\s*\Z|reach\w*\s*\Z", sentence.low[max(0, draft.outer - 12) : draft.outer])
        ):
            return before
        them = self._them.match(bare, draft.tail)
        if them:
            place = _WORD.match(bare, them.end())
            return place.span() if place else None
        after = self.phrases.read(bare, draft.tail, singular=draft.value == 1)
        if after:
            return after
        return self._label(sentence, draft) or before or self._predicate(sentence, draft)

    def _of_measure(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Span | None:
        bare = sentence.bare
        tail = draft.tail
        if draft.kind == "percent":
            of = self._of.match(bare, tail)
            if of:
                return self._share_of(sentence, of.end())
            opened = bare[: draft.outer].rstrip().endswith("(")
            if opened and previous:
                return previous.subject
        if draft.kind in ("money", "duration"):
            link = self._unit_of.match(bare, tail)
            if link and not self._before(sentence, draft):
                phrase = self.phrases.read(bare, link.end(), singular=True)
                if phrase:
                    return phrase
            if draft.kind == "money" and bare[: draft.outer].rstrip().endswith("(") and previous:
                return previous.subject
        before = self._before(sentence, draft)
        if before:
            return before
        label = self._label(sentence, draft)
        if label:
            return label
        after = self.phrases.read(bare, tail, singular=True)
        if after and draft.kind != "percent":
            return after
        if previous is not None:
            return previous.subject
        return self._mover(sentence, draft) or after

    def _share_of(self, sentence: Sentence, at: int) -> Span | None:
        """ "90 percent of the country's 5,200 hospitals": the phrase behind a figure that stands inside it."""
        for other in sentence.drafts:
            if at <= other.outer and other.start - at < 40 and not re.search("[,;:]", sentence.low[at : other.start]):
                if other.kind == "count":
                    return self.phrases.read(sentence.bare, other.tail)
        return self.phrases.read(sentence.bare, at, singular=True)

    def _of_change(self, sentence: Sentence, draft: Draft, previous: Draft) -> Span | None:
        first, _ = clause_bounds(sentence.low, draft.start, draft.tail)
        if first > previous.tail:
            own = self._mover(sentence, draft)
            if own:
                return own
        return previous.subject

    def _mover(self, sentence: Sentence, draft: Draft) -> Span | None:
        """What rises or falls: the phrase that opens the clause, when a verb stands between it and the figure."""
        first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
        phrase = self._opening(sentence, first, draft.outer)
        if phrase is None or not sentence.bare[phrase[1] : draft.outer].strip():
            return None
        rest = _WORD.search(sentence.bare, phrase[1], draft.outer)
        words = sentence.words
        moves = rest is not None and (rest.group() in words.verbs or self.phrases._participle.fullmatch(rest.group()))
        return phrase if moves else None

    def _before(self, sentence: Sentence, draft: Draft) -> Span | None:
        head = self._total.search(sentence.bare, max(0, draft.outer - 60), draft.outer)
        if head is None:
            return self._before_noun(sentence, draft)
        first, _ = clause_bounds(sentence.bare, draft.start, draft.tail)
        phrase = self._opening(sentence, first, head.start())
        if phrase and sentence.bare[slice(*phrase)] in _GENERIC:
            return None
        return phrase

    def _before_noun(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "a fine of $2 million": the noun before "of"."""
        if draft.kind == "count" or not self._before_of.search(sentence.bare, max(0, draft.outer - 8), draft.outer):
            return None
        words = list(_WORD.finditer(sentence.bare, max(0, draft.outer - 50), draft.outer))
        words.pop()
        taken = []
        for word in reversed(words):
            if (
                word.group() in sentence.words.stops
                or word.group() in sentence.words.determiners
                or word.group() in sentence.words.verbs
            ):
                break
            taken.append(word)
        return (taken[-1].start(), taken[0].end()) if taken and draft.role == "level" else None

    def _opening(self, sentence: Sentence, first: int, last: int) -> Span | None:
        """The first noun phrase of a clause, past the small words, dates and determiners that open it."""
        text = sentence.bare[:last]
        at = first
        for _ in range(6):
            at = self.phrases.skip(text, at)
            word = re.compile(rf"[^\W_][\w'-]*|{BLANK}+").match(text, at)
            if word is None:
                break
            if word.group() in sentence.words.stops or word.group() in sentence.words.ands or word.group()[0] == BLANK:
                at = word.end()
                continue
            return self.phrases.read(text, at, singular=True)
        return None

    def _label(self, sentence: Sentence, draft: Draft) -> Span | None:
        label = _LABEL.search(sentence.bare, max(0, draft.outer - 84), draft.outer)
        if label is None or BLANK in label[1]:
            return None
        return self._opening(sentence, label.start(1), label.end(1))

    def _predicate(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "39 had a new active substance", "1,102 were approved": what is said of the part stands for it."""
        match = self._elided.match(sentence.bare, draft.tail)
        if match is None:
            return None
        at = self.phrases.skip(sentence.bare, match.start("rest"))
        phrase = self.phrases.read(sentence.bare, at, singular=True)
        return phrase

    def _respective(self, sentence: Sentence, index: int) -> Span | None:
        """ "31 drugs and 46 devices, growth of 19 % and 12 % respectively": the n-th change to the n-th level."""
        drafts = sentence.drafts
        changes = [n for n, draft in enumerate(drafts) if draft.role == "change" and draft.kind == "percent"]
        if index not in changes or not re.search(self.words.respectively, sentence.low):
            return None
        levels = [draft for draft in drafts[: changes[0]] if draft.role == "level"]
        return levels[changes.index(index)].subject if len(levels) == len(changes) else None


@cache
def subject_finder(code: str) -> SubjectFinder:
    return SubjectFinder(code)


def find(sentence: Sentence) -> None:
    subject_finder(sentence.words.code).find(sentence)
