"""More than, nearly, about …: how a figure relates to its number."""

import re
from functools import cache

from extraction.drafts import Draft, Sentence
from extraction.endings import Ending
from extraction.vocabulary import alternation, vocabulary_for
from items.facts import Qualifier

_BEFORE = 48
_AFTER = 24


class QualifierReader:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self._before_words, self._after_words = words.before, words.after
        before = alternation({re.escape(word) if not words.han else word: 0 for word in words.before})
        if words.han:
            self._before = Ending(rf"(?P<word>{before})(?:有|为|达|到|占(?:[^，。\d]{{0,8}}的)?)?\s*\Z")
        else:
            fill = "|".join(
                re.escape(word) for word in (*words.leads, *(() if words.noun_capitals else words.determiners))
            )
            self._before = Ending(rf"(?<![^\W_])(?P<word>{before})\s*(?:(?:{fill})\s+)?\Z")
        spaced = alternation({re.escape(word): 0 for word in words.after if word[0].isalpha()})
        glued = alternation({re.escape(word): 0 for word in words.after if not word[0].isalpha()})
        self._after = re.compile(rf"(?:\s?(?P<word>{spaced})|(?P<mark>{glued}))(?![a-z])")
        self._change = re.compile("|".join((*words.ups, *words.downs)) or "(?!)")
        self._han = words.han
        self._patterns = (
            [(re.compile(word + r"\Z"), value) for word, value in words.before.items()] if words.han else []
        )

    def read(self, sentence: Sentence, draft: Draft) -> None:
        """Sets the qualifier and the outer bounds of a figure."""
        draft.outer = draft.start
        draft.tail = max(draft.tail, draft.end)
        low = sentence.low
        before = self._before.search(low, max(0, draft.start - _BEFORE), draft.start)
        if before and not self._moves(sentence, before):
            draft.outer = before.start("word")
            self._set(draft, self._value_before(before["word"]))
        for place in dict.fromkeys((draft.end, draft.tail)):
            after = self._after.match(low, place, place + _AFTER)
            if after:
                draft.tail = max(draft.tail, after.end())
                self._set(draft, self._after_words[after["word"] or after["mark"]])
                break

    def _moves(self, sentence: Sentence, word: re.Match[str]) -> bool:
        """ "cayeron un 12 %, hasta 3,4 millones": behind a change the word leads to the level that was reached."""
        leads = word["word"] in sentence.words.moves
        return leads and self._change.search(sentence.low, max(0, word.start() - 2 * _BEFORE), word.start()) is not None

    def _value_before(self, word: str) -> Qualifier:
        if word in self._before_words:
            return self._before_words[word]
        return next(value for pattern, value in self._patterns if pattern.search(word))

    @staticmethod
    def _set(draft: Draft, qualifier: Qualifier) -> None:
        if draft.value_max is None:
            draft.qualifier = qualifier


@cache
def qualifier_reader(code: str) -> QualifierReader:
    return QualifierReader(code)
