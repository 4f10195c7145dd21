"""Noun phrases read backwards from an offset, up to the nearest small word, verb or mark."""

import re
from functools import cache

from extraction.drafts import BLANK, Draft, Sentence
from extraction.phrases import Span
from extraction.roles import clause_bounds
from extraction.verbs import verb_reader
from extraction.vocabulary import vocabulary_for

_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*")
_OPENER = re.compile(rf"[^\W_][\w'’-]*|{BLANK}+")
_NEAR = 60


class BackwardReader:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self._verbs = verb_reader(code)
        self._stops = frozenset((*words.stops, *words.ands, *words.before))
        self._small, self._plain_verbs = frozenset(words.stops), frozenset(words.verbs)
        self._ands, self._links = frozenset(words.ands), frozenset(words.phrase_links)
        self._determiners = frozenset(words.determiners)
        # An adjective may stand between a determiner and its noun ("an initial cost").
        self._reach = 1 if words.adjectives_follow else 2
        self._most = frozenset(part for word in words.after for part in word.split())

    def noun_ending(self, sentence: Sentence, at: int) -> Span | None:
        """The words back from an offset to the nearest small word, verb or mark."""
        text = sentence.bare
        at = len(text[:at].rstrip(" ,"))
        taken: list[re.Match[str]] = []
        for word in reversed(list(_WORD.finditer(text, max(0, at - _NEAR), at))):
            gap = text[word.end() : taken[-1].start() if taken else at]
            named = not taken and word.group() in self._plain_verbs and self._determined(text, word.start())
            if named:
                taken.append(word)
                continue
            if not taken and word.group() in self._most:
                at = len(text[: word.start()].rstrip(" ,"))
                continue
            verbal = word.group() in self._plain_verbs or self._verbs.is_finite(word.group())
            if gap.strip() or verbal or word.group() in self._determiners | self._small:
                break
            if taken and self._verbs.is_told(sentence, *word.span()):
                break
            taken.append(word)
        while taken and taken[-1].group() in self._ands | self._links:
            taken.pop()
        return (taken[-1].start(), taken[0].end()) if taken else None

    def named_before(self, sentence: Sentence, draft: Draft) -> Span | None:
        """ "authorised its 100th biosimilar, bringing the total to 100": the last noun before the clause."""
        text = sentence.bare
        at, _ = clause_bounds(text, draft.start, draft.tail)
        for word in reversed(list(_OPENER.finditer(text, max(0, at - _NEAR), at))):
            if word.group()[0] != BLANK and word.group() not in self._stops:
                return self.noun_ending(sentence, word.end())
        return None

    def _determined(self, text: str, at: int) -> bool:
        """Whether a determiner stands right before: "a cost" is a noun, "they cost" is none."""
        words = text[max(0, at - _NEAR // 4) : at].split()
        return any(word in self._determiners for word in words[-self._reach :])


@cache
def backward_reader(code: str) -> BackwardReader:
    return BackwardReader(code)
