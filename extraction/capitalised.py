"""Noun phrases where nouns have capitals: adjectives, nouns, then a genitive or another complement."""

import re

from extraction.drafts import BLANK, Sentence
from extraction.vocabulary import Vocabulary

_TOKEN = re.compile(rf"[^\W_](?:[\w'’/-]*\w)?|[^\s\w]|{BLANK}+")
_OPENS = re.compile(r"(?:\A|[:.!?]\s|\A\s*[-–•*]\s)[\s\"“„«(]*\Z")
_WORDS_BEFORE = re.compile(rf"([^\W\d_]+)\s(?:[^\W\d_]+\s){{0,3}}{BLANK}+\s\Z")
_NEAR = 48
_LONGEST = 10
_MOST = 3
_ADJECTIVES = 5
_BRIEF = 3

Span = tuple[int, int]


class CapitalisedReader:
    """Reads the phrase at an offset of a sentence: `bare` says which words they are, `text` which are nouns."""

    def __init__(self, words: Vocabulary) -> None:
        self._ands, self._genitives = frozenset(words.ands), frozenset(words.genitives)
        self._links, self._of = frozenset(words.phrase_links), frozenset(words.of)
        self._linking = re.compile("|".join(words.linking_nouns) or "(?!)")
        self._closed = frozenset((*words.stops, *words.verbs, *words.determiners, *words.before_nouns)) - self._ands
        self._leading = frozenset((*words.determiners, *words.before_nouns))
        # The forms of an adjective, those among them that a verb has too, and adverbs.
        self._attributive, self._weak, self._adverb = map(re.compile, words.attributive)

    def read(self, sentence: Sentence, start: int, low: str) -> Span | None:
        """`low` is the sentence's `bare` up to where the phrase may reach."""
        end = self._group(sentence, start, low)
        if end is None:
            return None
        for _ in range(_MOST):
            reached = self._joined(sentence, end, low) or self._behind(sentence, (start, end), low)
            if reached is None or len(low[start:reached].split()) > _LONGEST:
                break
            end = reached
        return start, end

    def is_noun(self, sentence: Sentence, word: re.Match[str], low: str) -> bool:
        """Whether a word is a noun; at the start of a sentence, where every word has a capital, most likely."""
        at = word.start()
        if not sentence.text[at].isupper():
            return False
        if not _OPENS.search(low, 0, at):
            return True
        if word.group() in self._closed or self._adverb.fullmatch(word.group()):
            return False
        following = _TOKEN.search(low, word.end())
        described = following is not None and sentence.text[following.start()].isupper()
        return not (described and self._attributive.fullmatch(word.group()))

    def _group(self, sentence: Sentence, at: int, low: str) -> int | None:
        """The end of the nouns behind up to five words that describe them; None where no noun follows."""
        last = ""
        for count, token in enumerate(_TOKEN.finditer(low, at)):
            if self.is_noun(sentence, token, low):
                described = not count or last in self._ands or self._attributive.fullmatch(last)
                return self._nouns(sentence, token.end(), low) if described else None
            if count >= _ADJECTIVES or not self._describes(sentence, token, low, first=count == 0):
                return None
            last = token.group()
        return None

    def _nouns(self, sentence: Sentence, end: int, low: str) -> int:
        """The end of the nouns that go on behind one that ends at an offset."""
        for token in _TOKEN.finditer(low, end):
            joined = token.group()[0].isalpha() and low[end : token.start()] == " "
            if not (joined and self.is_noun(sentence, token, low)):
                break
            end = token.end()
        return self._hyphenated(sentence, end, low)

    def _describes(self, sentence: Sentence, token: re.Match[str], low: str, *, first: bool) -> bool:
        word = token.group()
        if not word[0].isalpha() or word in self._closed or (first and word in self._ands):
            return False
        return not first or not self._weak.fullmatch(word) or not self._tells(low, token.start())

    def _tells(self, low: str, at: int) -> bool:
        """ "412 wurden": behind a bare number an ending in "en" is a verb's; behind "der 412", "bei 412" it is not."""
        if low[max(0, at - 2) : at - 1] != BLANK:
            return False
        before = _WORDS_BEFORE.search(low, max(0, at - _NEAR), at)
        return before is None or not any(word in self._leading for word in before.group().split())

    def _hyphenated(self, sentence: Sentence, end: int, low: str) -> int:
        """ "Arznei- und Heilmittel": a noun cut short goes on behind "and"."""
        if not low.startswith("- ", end):
            return end
        return self._joined(sentence, end + 1, low) or end

    def _joined(self, sentence: Sentence, at: int, low: str) -> int | None:
        word = _TOKEN.match(low, at + 1) if low.startswith(" ", at) else None
        return self._group(sentence, word.end(), low) if word and word.group() in self._ands else None

    def _behind(self, sentence: Sentence, phrase: Span, low: str) -> int | None:
        """The end of a genitive or "von …" behind a noun; other complements only of nouns that say little alone."""
        link = _TOKEN.match(low, phrase[1] + 1) if low.startswith(" ", phrase[1]) else None
        if link is None or link.group() not in self._links | self._genitives:
            return None
        reached = self._group(sentence, link.end(), low)
        if reached is None or link.group() in self._genitives or link.group() in self._of:
            return reached
        brief = len(low[link.end() : reached].split()) <= _BRIEF and self._linking.search(low[slice(*phrase)])
        return reached if brief else None
