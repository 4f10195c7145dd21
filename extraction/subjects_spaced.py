"""Subjects in languages with spaces: behind the figure, before it, or that of the figure before."""

import re
from collections.abc import Sequence
from functools import cache

from extraction.drafts import Draft, Sentence
from extraction.endings import Ending
from extraction.figure_nouns import Spans, noun_finder, one_of, spans
from extraction.phrases import Span
from extraction.roles import in_order
from extraction.subjects_measured import measure_reader

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEAR = 60


class SubjectFinder:
    """Tries the places where a language names what a figure counts, the surest first."""

    def __init__(self, code: str) -> None:
        self.nouns, self.measures = noun_finder(code), measure_reader(code)
        words = self.nouns.words
        self._reached = Ending(rf"(?<![^\W_])(?:{one_of(words.reached)}){self.nouns.fill}")
        self._after = re.compile(r"\s+(?P<word>" + "|".join(re.escape(word) for word in words.after) + r")(?![^\W_])")
        self._moves = frozenset(words.moves)
        self._groups = re.compile(rf"\s+(?:{words.groups})\s+")
        self._small = frozenset((*words.determiners, *words.one_before.split("|")))
        self._beside = re.compile(rf",\s+(?:{one_of(words.beside)})\s+\Z")
        self._acts_on = Ending(rf"(?<![^\W_])(?:{one_of(words.acts_on)})\s*\Z")
        self._anew = re.compile(words.said_anew)
        self._respectively = re.compile(words.respectively)

    def find(self, sentence: Sentence) -> None:
        respectively = self._respectively.search(sentence.low)
        for index, draft in enumerate(sentence.drafts):
            before = self._before(sentence.drafts[:index], draft)
            draft.subject = self._one(sentence, draft, before)
            respective = respectively and in_order(sentence.drafts, index)
            if respective:
                draft.subject = respective
            elif not draft.subject:
                named = None if before else self.nouns.clauses.backwards.named_before(sentence, draft)
                draft.subject = before.subject if before else spans(named)
            if draft.kind == "count" and draft.subject and draft.unit is None:
                own = self.nouns.phrases.head(sentence.low[slice(*draft.subject[0])])
                draft.unit = before.unit if before and before.kind == "count" and draft.said else own

    @staticmethod
    def _before(earlier: Sequence[Draft], draft: Draft) -> Draft | None:
        """The figure that may lend its subject: the last whole to a count, one of its kind to what is compared."""
        previous = earlier[-1] if earlier else None
        if previous is None or draft.of_whole:
            return previous
        if draft.role == "prior":
            return next((one for one in reversed(earlier) if one.kind == draft.kind), previous)
        if draft.kind == "count" or (draft.role == "level" and previous.kind in ("money", "duration")):
            return next((one for one in reversed(earlier) if one.kind == "count" and not one.of_whole), previous)
        return previous

    def _one(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        if previous is not None and draft.kind != "count" and sentence.bare[: draft.outer].rstrip().endswith("("):
            return previous.subject
        if previous is not None and previous.role == "change" and self._leads_to(sentence, previous, draft):
            return previous.subject
        if draft.role in ("change", "gap", "prior") and previous is not None:
            if draft.kind == previous.kind == "count" and self.nouns.than.match(sentence.bare, draft.tail):
                return previous.subject
            held_against = self._group(sentence, draft) or self._target(sentence, draft)
            if held_against:
                return (held_against,)
            if draft.role == "prior" and previous.kind == draft.kind and self._held_against(sentence, previous, draft):
                return previous.subject
            own = spans(self.nouns.clauses.topic(sentence, draft, previous))
            if own or draft.kind != "count" or draft.role != "prior":
                return own or previous.subject
        if draft.kind == "count":
            return self._of_count(sentence, draft, previous)
        return self.measures.read(sentence, draft, previous)

    def _leads_to(self, sentence: Sentence, previous: Draft, draft: Draft) -> bool:
        """ "operating costs by 5% to €402 million": a level right behind its change."""
        return sentence.bare[previous.tail : draft.outer].strip() in self._moves

    def _held_against(self, sentence: Sentence, previous: Draft, draft: Draft) -> bool:
        """ "17 cases in 2021, versus 44 in 2018": two figures of one thing with no verb between them."""
        return self.nouns.clauses.verbs.first(sentence, previous.tail, draft.outer) is None

    def _group(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "243 days for orphan drugs, compared with 267 days for others": what a measure is held against."""
        link = (
            self._groups.match(sentence.bare, draft.tail) if draft.role == "prior" and draft.kind != "count" else None
        )
        return self.nouns.phrases.read(sentence, link.end(), singular=True) if link else None

    def _target(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "611 inspections, against a target of 600"."""
        return self.nouns.noun_before(sentence, draft, self.nouns.after_of) if draft.role == "prior" else None

    def _of_count(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        bracket = previous is not None and previous.kind == "percent" and self._in_brackets(sentence, draft)
        if bracket and previous is not None:
            return previous.subject
        before = self._reached_by(sentence, draft, previous)
        if before:
            return before
        them = self.nouns.them.match(sentence.bare, draft.tail)
        if them:
            said = self.nouns.said(sentence, draft, them.end())
            return said or spans(self.nouns.noun_before(sentence, draft, self._acts_on))
        of = self.nouns.of.match(sentence.bare, draft.tail)
        link = of or self.nouns.than.match(sentence.bare, draft.tail)
        after = self._behind(sentence, link.end() if link else draft.tail, singular=draft.value == 1 or bool(of))
        if of and after and self.nouns.words.adjectives_follow and draft.scale == 1 and previous is not None:
            return (after,)
        if of and not after:
            # "94 of 103 dossiers met the standard": both count dossiers.
            return self.nouns.share_of(sentence, of.end())
        if after:
            self._qualified_behind(sentence, draft, after)
            return (after,)
        listed = self.nouns.labels.listed(sentence, draft)
        if listed:
            return listed
        label = None if draft.of_whole else self.nouns.labels.read(sentence, draft)
        predicate = self.nouns.predicates.read(sentence, link.end() if link else draft.tail)
        if label:
            return spans(label, predicate)
        beside = self._beside.search(sentence.bare, max(0, draft.outer - _NEAR), draft.outer)
        if beside:
            return spans(self.nouns.clauses.backwards.noun_ending(sentence, beside.start()))
        bracketed = self._bracketed(sentence, draft)
        if bracketed:
            return (bracketed,)
        told = predicate and not self.nouns.totals(sentence, draft)
        topic = None if told else self.nouns.clauses.topic(sentence, draft, previous)
        named = topic or self.nouns.noun_before(sentence, draft, self.nouns.after_of)
        if named:
            return (named,)
        return self._elided(sentence, draft, previous, predicate)

    def _behind(self, sentence: Sentence, at: int, *, singular: bool) -> Span | None:
        """The noun phrase behind a number, if what stands there is one."""
        phrase = self.nouns.phrases.read(sentence, at, singular=singular)
        if phrase is None or sentence.bare[slice(*phrase)] in self.nouns.words.ordinals:
            return None
        return None if self.nouns.phrases.tells(sentence, phrase) else phrase

    def _elided(self, sentence: Sentence, draft: Draft, previous: Draft | None, predicate: Span | None) -> Spans:
        """ "approved 540 and rejected 41", "four were closed", "opened consultations on three": what is said here."""
        acts = None if predicate else self.nouns.noun_before(sentence, draft, self._acts_on)
        if acts:
            return (acts,)
        if predicate is None:
            word = self._word_before(sentence, draft)
            predicate = word if word and self.nouns.clauses.is_inflected(sentence.bare[slice(*word)]) else None
        if predicate and previous is not None and self._is_anew(sentence, previous, predicate):
            return previous.subject
        draft.said = predicate is not None
        return spans(predicate)

    def _is_anew(self, sentence: Sentence, previous: Draft, predicate: Span) -> bool:
        """ "Requests increased threefold, with 219 received": only the same is said once more, as a level."""
        return previous.role == "change" and self._anew.fullmatch(sentence.bare[slice(*predicate)]) is not None

    def _word_before(self, sentence: Sentence, draft: Draft) -> Span | None:
        """The word right before a figure, past "another", "only"."""
        end = draft.outer
        for word in reversed(list(_WORD.finditer(sentence.bare, max(0, draft.outer - _NEAR), draft.outer))):
            if sentence.bare[word.end() : end].strip():
                return None
            if word.group() not in self._small:
                return word.span()
            end = word.start()
        return None

    def _bracketed(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "India (64) and China (58)": the noun before a number that stands alone in brackets."""
        if not self._in_brackets(sentence, draft):
            return None
        return self.nouns.clauses.backwards.noun_ending(sentence, len(sentence.bare[: draft.outer].rstrip()) - 1)

    @staticmethod
    def _in_brackets(sentence: Sentence, draft: Draft) -> bool:
        return sentence.bare[: draft.outer].rstrip().endswith("(") and sentence.bare.startswith(")", draft.tail)

    def _qualified_behind(self, sentence: Sentence, draft: Draft, phrase: Span) -> None:
        """ "600 papers or more", "800,000 courses at most"."""
        after = self._after.match(sentence.low, phrase[1])
        if after and draft.qualifier == "exact" and draft.value_max is None:
            draft.qualifier = self.nouns.words.after[after["word"]]

    def _reached_by(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Spans:
        """The subject of "X reached 183"."""
        heads = (self._reached.search(sentence.bare, max(0, at - _NEAR), at) for at in (draft.outer, draft.start))
        head = next((match for match in heads if match), None)
        if head is None:
            return ()
        return spans(self.nouns.clauses.topic(sentence, draft, previous))


@cache
def subject_finder(code: str) -> SubjectFinder:
    return SubjectFinder(code)
