"""Which word of a clause is its verb: not the participle of "deaths linked to nitazenes tripled"."""

import re
from functools import cache, lru_cache

from extraction.drafts import BLANK, Sentence
from extraction.vocabulary import vocabulary_for

_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*")
_TOKEN = re.compile(rf"\s*([^\W\d_][\w'’-]*|{BLANK}|\S)")
_LAST = re.compile(r"([^\W\d_][\w'’-]*|\S)\s*\Z")
_NEAR = 24
_MOST_WORDS = 5000


class VerbReader:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self._verbs = frozenset((*words.verbs, *words.movers))
        self._auxiliaries, self._small = frozenset(words.auxiliaries), frozenset(words.stops)
        self._joins = frozenset((*words.ands, *words.contrasts))
        self._leading = frozenset((*words.determiners, *words.before_nouns))
        self._behind_participle = self._small | self._verbs | frozenset(words.before_nouns)
        self._relatives = frozenset(words.relatives)
        self._finite, self._participle = re.compile(words.finite), re.compile(words.participle)
        self._describing = re.compile(words.describing)
        self._lasting = re.compile(words.lasting)
        self._capitals = words.noun_capitals

    def is_verbal(self, word: str) -> bool:
        return word in self._verbs or self.is_inflected(word)

    @lru_cache(maxsize=_MOST_WORDS)  # noqa: B019 - there is one reader of each language, for good
    def is_inflected(self, word: str) -> bool:
        """Whether the ending of a word is that of a verb."""
        return self._participle.fullmatch(word) is not None or self._finite.fullmatch(word) is not None

    def is_told(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a stretch is a verb by its ending; where nouns have capitals, also by the noun right before it."""
        if not self._capitals or sentence.text[start].isupper():
            return not self._capitals and self.is_inflected(sentence.bare[start:end])
        before = sentence.text[:start].split()[-1:]
        return self.is_inflected(sentence.bare[start:end]) or (bool(before) and before[0][0].isupper())

    def is_finite(self, word: str) -> bool:
        return self._finite.fullmatch(word) is not None

    def first(self, sentence: Sentence, at: int, last: int) -> re.Match[str] | None:
        """The verb of a clause whose opening phrase ends at `at`; a word that only describes that phrase is passed."""
        if self._capitals:
            return self._among_nouns(sentence, at, last)
        text = sentence.bare
        found: re.Match[str] | None = None
        for word in _WORD.finditer(text, at, last):
            if not self.is_verbal(word.group()) and not self.describes(text, word.group(), word.end()):
                continue
            if found is None:
                if not self._passed(text, at, word):
                    return word
                found = word
            elif self._tells(text, word):
                return word
        return found

    def _among_nouns(self, sentence: Sentence, at: int, last: int) -> re.Match[str] | None:
        """Where nouns have capitals: the first word behind a noun that is neither a small word nor one itself."""
        behind_noun = True
        for word in _WORD.finditer(sentence.bare, at, last):
            form = word.group()
            if form in self._verbs and form not in self._leading:
                return word
            small = form in self._small | self._leading | self._joins
            noun = sentence.text[word.start()].isupper()
            if not (small or noun) and behind_noun:
                return word
            behind_noun = noun
        return None

    def _passed(self, text: str, at: int, word: re.Match[str]) -> bool:
        """Whether the real verb may stand behind this one: "sites inspected in May", "firms that sell"."""
        head = text[at : word.start()].split()
        return bool(self._relatives & set(head)) or self.describes(text, word.group(), word.end())

    def describes(self, text: str, form: str, end: int) -> bool:
        """Whether a participle may belong to the noun before it: what follows is a preposition or another verb."""
        if self._describing.fullmatch(form) is None or form in self._auxiliaries:
            return False
        if self.lasts(form):
            return True
        following = _TOKEN.match(text, end)
        if following is None:
            return False
        return following[1][0] == BLANK or following[1] in self._behind_participle

    def is_past_participle(self, form: str) -> bool:
        """Whether a word has the form of a participle that stands behind its noun: "sites inspected"."""
        return self._describing.fullmatch(form) is not None and not self.lasts(form)

    def lasts(self, form: str) -> bool:
        """Whether a word is a participle that takes an object: "reports involving children"."""
        return self._lasting.fullmatch(form) is not None

    def _tells(self, text: str, word: re.Match[str]) -> bool:
        """Whether a second verb is the one of the clause: not "to contaminated syrup", "and sold", "seeking"."""
        form = word.group()
        before = _LAST.search(text, max(0, word.start() - _NEAR), word.start())
        if self.lasts(form) or (before and before[1] in self._leading | self._joins):
            return False
        if form in self._verbs:
            return True
        following = _TOKEN.match(text, word.end())
        word_behind = following[1] if following else ""
        return not word_behind[:1].isalpha() or word_behind in self._small | self._leading | self._joins


@cache
def verb_reader(code: str) -> VerbReader:
    return VerbReader(code)
