"""What a clause says behind a figure that names no thing of its own: "1,102 were approved"."""

import re
from functools import cache

from extraction.drafts import Sentence
from extraction.phrases import Span, phrase_reader
from extraction.vocabulary import Vocabulary, vocabulary_for

_TOKEN = re.compile(r"\s*(\S+)")
_ASIDE = re.compile(r"\s*\([^()]{0,40}\)\s*")
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*")
_FAR = 80
_LONGEST = 7


class PredicateReader:
    def __init__(self, words: Vocabulary) -> None:
        self.phrases = phrase_reader(words.code)
        self._small = frozenset(words.stops)
        self._ands, self._links = frozenset(words.ands), frozenset(words.phrase_links)
        self._leads = re.compile(rf"\s*(?:{words.part_leads})\s+")
        self._aims_at = frozenset(words.aims)
        self._light = frozenset((*words.light, *words.determiners))
        self._determined = frozenset(words.determiners) if words.adjectives_follow else frozenset()
        self._states = frozenset(words.states)
        self._generic, self._auxiliaries = frozenset(words.generic), frozenset(words.auxiliaries)
        self._plain_verbs, self._finite = frozenset(words.verbs), re.compile(words.finite)
        self._agents, self._told_by = frozenset(words.agents), frozenset(words.told_by)
        self._lone_places = frozenset(words.lone_places)

    def read(self, sentence: Sentence, at: int) -> Span | None:
        """ "39 had a new active substance", "1,102 were approved": what is said of a part stands for it."""
        text = sentence.bare
        for before in (_ASIDE, self._leads):
            skipped = before.match(text, at)
            at = skipped.end() if skipped else at
        start = end = None
        told = False
        for count, word in enumerate(_TOKEN.finditer(text, at, at + _FAR)):
            token = word[1].rstrip(",.;:)")
            bare = token.strip("(\"'")
            if not bare or not bare[0].isalpha() or count > _LONGEST:
                break
            if bare in self._ands:
                end = self._joined(text, start, end)
                break
            if start is None and (bare in self._light or bare in self._generic or self._goes(text, word)):
                continue
            if start is not None and bare in self._auxiliaries:
                break
            small = bare in self._small | self._links and bare not in self._lone_places
            if small and bare not in (self._agents if told else self._told_by) and not self._aims(text, word, told):
                break
            if bare in self._states and start is None:
                start = word.start(1)
            if not small:
                told = told or self.phrases.is_participle(bare)
                start = word.start(1) if start is None else start
                end = word.start(1) + len(token)
            if token != word[1]:
                break
        return (start, end) if start is not None and end is not None else None

    def _joined(self, text: str, start: int | None, end: int | None) -> int | None:
        """The end of a noun phrase that an "and" goes on with: "cell or gene therapies"."""
        phrase = self.phrases.read_low(text, start, singular=True) if start is not None else None
        return max(end or 0, phrase[1]) if phrase else end

    def _aims(self, text: str, word: re.Match[str], told: bool) -> bool:
        """Whether "to" or "for" goes on with a bare word: "expected to join", "referred for enforcement"."""
        following = _WORD.match(text, word.end() + 1)
        return told and word[1] in self._aims_at and following is not None and following.group() not in self._light

    def _goes(self, text: str, word: re.Match[str]) -> bool:
        """Whether a verb only leads to what matters: "went to small firms"."""
        verb = word[1] in self._plain_verbs or self._finite.fullmatch(word[1])
        if not verb or self.phrases.is_participle(word[1]):
            return False
        following = _WORD.match(text, word.end() + 1)
        return following is not None and following.group() in self._small | self._links | self._determined


@cache
def predicate_reader(code: str) -> PredicateReader:
    return PredicateReader(vocabulary_for(code))
