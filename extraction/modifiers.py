"""What follows a noun and still narrows it: "entries on the register", "medicines approved via Project Orbis"."""

import re
from functools import cache

from extraction.drafts import BLANK
from extraction.phrases import Span, phrase_reader
from extraction.verbs import verb_reader
from extraction.vocabulary import vocabulary_for

_WORD = re.compile(r" ([^\W\d_][\w'’-]*)")
_DATE = re.compile(rf" \w+ {BLANK}+")
_PARTICLE = re.compile(r" (?:out|up|off|down)\b")
_LONGEST = 10
_MOST = 2


class ModifierReader:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self._phrases, self._verbs = phrase_reader(code), verb_reader(code)
        self._narrowing, self._links = frozenset(words.narrowing.links), frozenset(words.before_nouns)
        self._behind = [(frozenset(links.split()), re.compile(heads)) for links, heads in words.narrowing.links_of]
        self._deeds = frozenset(words.narrowing.deeds)
        self._loose, self._owners = frozenset(words.narrowing.loose), frozenset(words.narrowing.owners)

    def behind(self, low: str, phrase: Span, *, told: bool) -> Span:
        """The phrase with the modifiers behind it; until its clause has a verb (`told`), a participle may be that."""
        start, end = phrase
        for _ in range(_MOST):
            word = _WORD.match(low, end)
            if word is None:
                break
            describes = self._verbs.describes(low, word[1], word.end())
            if not describes and not self._narrows(low[start:end], word[1]):
                break
            reached = self._described_by(low, word) if describes else self._object(low, word)
            if reached is None or len(low[start:reached].split()) > _LONGEST:
                break
            if describes and not told and not self._verb_at(low, reached):
                break
            end = reached
        return start, end

    def _described_by(self, low: str, word: re.Match[str]) -> int | None:
        """The end of "linked to opioids"; of the participle alone before a date or the verb of the clause."""
        if self._verbs.lasts(word[1]):
            return self._object(low, word)
        particle = _PARTICLE.match(low, word.end())
        word = particle or word
        link = _WORD.match(low, word.end())
        if link is None or link[1] not in self._links:
            return word.end()
        return word.end() if low.startswith(BLANK, link.end() + 1) else self._object(low, link)

    def _verb_at(self, low: str, at: int) -> bool:
        dated = _DATE.match(low, at)
        word = _WORD.match(low, dated.end() if dated else at)
        return word is not None and self._verbs.is_verbal(word[1])

    def _narrows(self, so_far: str, link: str) -> bool:
        return link in self._narrowing or any(link in links and heads.search(so_far) for links, heads in self._behind)

    def _object(self, low: str, link: re.Match[str]) -> int | None:
        """The end of the noun phrase behind a preposition; None for times, figures and phrases of manner."""
        head = _WORD.match(low, link.end())
        if head is None or head[1] in self._owners or (link[1] in self._deeds and self._verbs.lasts(head[1])):
            return None
        phrase = self._phrases.read_low(low, link.end(), singular=True, depth=1)
        if phrase is None or BLANK in low[link.end() : phrase[1] + 2]:
            return None
        return None if self._loose & set(low[slice(*phrase)].split()) else phrase[1]


@cache
def modifier_reader(code: str) -> ModifierReader:
    return ModifierReader(code)
