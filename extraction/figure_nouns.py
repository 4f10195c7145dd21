"""Nouns beside a figure, in languages with spaces: that of the figure before, of its whole, before a link."""

import re
from functools import cache

from extraction.clauses import clause_reader
from extraction.drafts import Draft, Sentence
from extraction.endings import Ending
from extraction.labels import label_reader
from extraction.phrases import Span, phrase_reader
from extraction.predicates import predicate_reader
from extraction.vocabulary import Vocabulary, Words, vocabulary_for

Spans = tuple[Span, ...]

_MARKS = re.compile("[,;:]")
_NEAR = 60


def one_of(words: Words) -> str:
    return "|".join(words)


def spans(*found: Span | None) -> Spans:
    return tuple(span for span in found if span is not None)


class NounFinder:
    """The patterns and places that counts and measures share."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.phrases = phrase_reader(words.code)
        self.clauses, self.labels = clause_reader(words.code), label_reader(words.code)
        self.predicates = predicate_reader(words.code)
        self._plural = re.compile(words.plural)
        self._prepositions = frozenset(words.before_nouns)
        of = one_of(words.of)
        self.fill = rf"\s*(?:(?:{one_of((*words.leads, *words.determiners))})\s+){{0,2}}\Z"
        self.of = re.compile(rf"(?:\s*\([^()]{{0,30}}\))?\s+(?:{of})\s+")
        self.after_of = Ending(rf"(?<![^\W_])(?:{of})(?:\s+(?:{words.range_between}))?\s*\Z")
        self.them = re.compile(rf"\s+(?:{one_of(words.of_them)})(?![^\W_])\s*")
        self.than = re.compile(rf"\s+(?:{one_of(words.comparatives)})(?![^\W_])")
        self._total = Ending(rf"(?<![^\W_])(?:{one_of(words.totals)}){self.fill}")

    def said(self, sentence: Sentence, draft: Draft, at: int) -> Spans:
        """What is said of a part behind its figure, where its noun is left out."""
        predicate = self.predicates.read(sentence, at)
        draft.said = predicate is not None
        return spans(predicate)

    def names(self, sentence: Sentence, predicate: Span) -> bool:
        """Whether what is said of a share names a thing ("used expedited programs") and not only how it fared.

        Where adjectives follow their noun, one may stand for it.
        """
        if self.words.adjectives_follow:
            return True
        words = sentence.bare[slice(*predicate)].split()
        words = words[1:] if self.clauses.verbs.is_verbal(words[0]) else words
        plural = len(words) > 1 or (bool(words) and self._plural.fullmatch(words[0]) is not None)
        return plural and not self._prepositions & set(words[1:2])

    def share_of(self, sentence: Sentence, at: int) -> Spans:
        """ "90 percent of the country's 5,200 hospitals": the phrase behind a figure that stands inside it."""
        for other in sentence.drafts:
            inside = at <= other.outer and other.start - at < 40 and not self._parted(sentence.bare[at : other.start])
            if inside and other.kind == "count":
                at = other.tail
                break
        phrase = self.phrases.read(sentence, at, singular=True)
        return (phrase,) if phrase else ()

    def _parted(self, text: str) -> bool:
        return _MARKS.search(text) is not None or any(
            word in self.words.verbs or self.clauses.verbs.is_inflected(word) for word in text.split()[1:]
        )

    def totals(self, sentence: Sentence, draft: Draft) -> bool:
        return any(self._total.search(sentence.bare, max(0, end - _NEAR), end) for end in (draft.outer, draft.start))

    def noun_before(self, sentence: Sentence, draft: Draft, link: Ending) -> Span | None:
        """ "goods worth in excess of £2m", "a fine of $2 million": the noun before such a link."""
        ends = (draft.outer, draft.start) if link is not self.after_of else (draft.outer,)
        matches = (link.search(sentence.bare, max(0, end - _NEAR), end) for end in ends)
        found = next((match for match in matches if match), None)
        if found is None or draft.role not in ("level", "plan", "prior"):
            return None
        noun = self.clauses.backwards.noun_ending(sentence, found.start())
        if noun is None or self.clauses.is_generic(sentence.bare, noun):
            return None
        last = sentence.bare.rfind(" ", *noun) + 1
        told = link is self.after_of and self.clauses.verbs.is_told(sentence, max(last, noun[0]), noun[1])
        return None if told else noun


@cache
def noun_finder(code: str) -> NounFinder:
    return NounFinder(vocabulary_for(code))
