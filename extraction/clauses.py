"""What stands before a figure in its clause: the phrase that opens it, its verb, a label."""

import re
from functools import cache
from itertools import pairwise

from extraction.backwards import backward_reader
from extraction.drafts import BLANK, Draft, Sentence
from extraction.endings import Ending
from extraction.phrases import Span, phrase_reader
from extraction.roles import clause_bounds
from extraction.verbs import verb_reader
from extraction.vocabulary import Vocabulary, vocabulary_for

_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*")
_OPENER = re.compile(rf"[^\W_][\w'’-]*|{BLANK}+")
_NON_SPACE = re.compile(r"\S+")
_MARK = re.compile("[,;:]")
_NEAR = 60
_LONGEST_TOPIC = 12


class ClauseReader:
    def __init__(self, words: Vocabulary) -> None:
        self.backwards = backward_reader(words.code)
        self.phrases, self.verbs = phrase_reader(words.code), verb_reader(words.code)
        self._passed = frozenset(
            (*words.stops, *words.ands, *words.before, *words.auxiliaries, *words.of, *words.before_nouns)
        )
        self._relatives, self._modals = frozenset(words.relatives), frozenset(words.modals)
        self._determiners, self._generic = frozenset(words.determiners), frozenset(words.generic)
        self._indefinite, self._auxiliaries = frozenset(words.indefinite), frozenset(words.auxiliaries)
        self._plain_verbs, self._capitals = frozenset(words.verbs), words.noun_capitals
        self._prepositions = frozenset(words.before_nouns)
        self._loose, self._small = frozenset(words.loose_links), frozenset(words.stops)
        self._linking = re.compile("|".join(words.linking_nouns) or "(?!)")
        self._total = Ending(rf"(?<![^\W_])(?:{'|'.join(words.totals) or '(?!)'})\s*\Z")
        self._of, self._post = frozenset((*words.of, *words.open_links)), words.adjectives_follow
        self._joins = re.compile(rf"(?<![^\W_])(?:{'|'.join((*words.ands, *words.contrasts))})(?![^\W_])")
        self._says = re.compile(rf"(?<![^\W_])(?:{'|'.join(words.says)})(?![^\W_])")
        self._movers = frozenset(words.moves)
        self._moves = Ending(rf"(?<![^\W_])(?:{'|'.join(words.moves)})\s*\Z")

    def topic(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> Span | None:
        """What the clause of a figure is about: its opening noun phrase up to the verb, or the object that is moved.

        None when no verb stands between that phrase and the figure.
        """
        text = sentence.bare
        last = draft.outer
        first = self._clause_start(sentence, draft, previous)
        if first is None or first >= last:
            return None
        first = self._behind_saying(sentence, first, last)
        phrase = None if self._opens_relative(text, first) else self.opening(sentence, first, last)
        verb = self._verb(sentence, phrase[1], last) or self._verb(sentence, last, draft.start) if phrase else None
        if phrase is None or text[slice(*phrase)] in self._plain_verbs:
            return self._head_topic(sentence, first, last)
        if first and not self._capitals and self.verbs.lasts(text[slice(*phrase)].split()[0]):
            moved = self._moved(sentence, text.find(" ", phrase[0]), last)
            if moved:
                return None if self.is_generic(text, moved) else moved
        if first and self.verbs.is_told(sentence, *phrase):
            return None
        if draft.kind == "multiple" and (verb is None or self.verbs.describes(text, verb.group(), verb.end())):
            return self.stretched(text, phrase, last)
        hidden = self._hidden_verb(text, phrase) if verb is None else None
        if hidden:
            phrase, verb = (phrase[0], len(text[: hidden.start()].rstrip())), hidden
        if verb is None:
            rest = text[phrase[1] : last].strip()
            gapped = previous is not None and (rest in self._movers if rest else draft.role == "level")
            if gapped:
                return None if self.is_generic(text, phrase) else phrase
            return self._inverted(sentence, first, phrase, draft.outer)
        behind = self._behind_verb(sentence, phrase, verb.end(), last)
        if behind:
            return behind
        moved = self._moved(sentence, verb.end(), last) or self._given(sentence, verb.end(), draft)
        if moved:
            return None if self.is_generic(text, moved) else moved
        if self.is_generic(text, phrase):
            return None
        inside = (one for one in sentence.drafts if phrase[1] <= one.start < verb.start())
        counted = all(one.kind == "count" for one in inside)
        return self.stretched(sentence.numbered if counted else text, phrase, verb.start())

    def _hidden_verb(self, text: str, phrase: Span) -> re.Match[str] | None:
        """ "The office answered queries": a participle before a noun is the verb where no other stands behind."""
        words = list(_WORD.finditer(text, *phrase))
        for before, word in pairwise(words[:-1]):
            if self.verbs.is_past_participle(word.group()):
                return None if before.group().endswith("ly") else word
        return None

    def _opens_relative(self, text: str, first: int) -> bool:
        word = _OPENER.match(text, first)
        return first > 0 and word is not None and word.group() in self._relatives

    def _behind_saying(self, sentence: Sentence, first: int, last: int) -> int:
        """Past "said that"; where no verb stands before "that", it narrows a noun ("firms that sell")."""
        for said in self._says.finditer(sentence.bare, first, last):
            if said.group() not in self._relatives or self._verb(sentence, first, said.start()):
                first = said.end()
        return first

    def _clause_start(self, sentence: Sentence, draft: Draft, previous: Draft | None) -> int | None:
        """Where the clause of a figure starts; behind another figure of it, only a new "and …" opens one."""
        text = sentence.bare
        first, _ = clause_bounds(text, draft.start, draft.tail)
        if previous is None or previous.tail <= first:
            return first
        after = max([previous.tail, *(end for _, end in previous.subject if end < draft.outer)])
        joins = list(self._joins.finditer(text, after, draft.outer))
        if joins:
            return joins[-1].end()
        if previous.role == "change" and not _MARK.search(text, previous.tail, draft.outer):
            return first
        head = self.opening(sentence, first, previous.outer)
        return first if head and not self._verb(sentence, head[1], previous.outer) else None

    def _verb(self, sentence: Sentence, at: int, last: int) -> re.Match[str] | None:
        return self.verbs.first(sentence, at, last) or self._total.search(sentence.bare, max(at, last - _NEAR), last)

    def is_inflected(self, word: str) -> bool:
        """Whether the ending of a word is that of a verb."""
        return self.verbs.is_inflected(word)

    def is_generic(self, text: str, phrase: Span) -> bool:
        """ "The figure", "the previous high": words that stand for what was named before."""
        head = self.phrases.head_span(text, phrase)
        return text[slice(*head)] in self._generic and len(text[slice(*phrase)].split()) <= 2

    def _head_topic(self, sentence: Sentence, first: int, last: int) -> Span | None:
        """What a clause that opens with its verb is about: "the penalty, …, was £2m", "a backlog, which is 9"."""
        word = _WORD.search(sentence.bare, first, last)
        if word and word.group() in self._relatives:
            verb = self._verb(sentence, word.end(), last)
            noun = self.backwards.noun_ending(sentence, first) if verb else None
            return self._moved(sentence, verb.end(), last) or noun if verb else None
        if word is None or first == 0 or word.group() not in self._plain_verbs:
            return None
        return self.opening(sentence, 0, first)

    def _inverted(self, sentence: Sentence, first: int, phrase: Span, last: int) -> Span | None:
        """ "2024 haben sich die Meldungen auf 300 verdoppelt": the verb stands before its subject."""
        text = sentence.bare
        link = self._moves.search(text, phrase[1], last)
        if self._capitals and self.verbs.first(sentence, first, phrase[0]):
            named = link or not text[phrase[1] : last].strip()
            return phrase if named and not self.is_generic(text, phrase) else None
        ahead = any(word.group() in self._auxiliaries for word in _WORD.finditer(text, first, phrase[0]))
        return self.stretched(text, phrase, link.start()) if link and ahead else None

    def _behind_verb(self, sentence: Sentence, phrase: Span, verb: int, last: int) -> Span | None:
        """ "In der Schweiz stieg die Zahl der Rückrufe auf 61": the subject follows where a preposition opens."""
        words = sentence.bare[max(0, phrase[0] - _NEAR // 2) : phrase[0]].split()[-2:]
        if not self._capitals or not self._prepositions & set(words):
            return None
        behind = self.opening(sentence, verb, last)
        return None if behind is None or self.is_generic(sentence.bare, behind) else behind

    def _moved(self, sentence: Sentence, at: int, last: int) -> Span | None:
        """ "cut review times by 12%": the object between a verb and the word before a figure."""
        text = sentence.bare
        link = self._moves.search(text, max(at, last - _NEAR), last)
        if link is None:
            return None
        joined = max((join.end() for join in self._joins.finditer(text, at, link.start())), default=at)
        for start in dict.fromkeys((at, joined)):
            behind = self._behind_verbs(text, start, link.start())
            phrase = self.phrases.read(sentence, behind, link.start(), singular=True)
            if phrase and not text[phrase[1] : link.start()].strip() and not text[slice(*phrase)].endswith("ly"):
                return phrase
        return None

    def _behind_verbs(self, text: str, at: int, last: int) -> int:
        """Past "will save", "has been", "agreed to cut"."""
        modal = any(word.group() in self._modals for word in _WORD.finditer(text, max(0, at - _NEAR // 4), at))
        for word in _WORD.finditer(text, at, last):
            verbal = modal or self.verbs.is_verbal(word.group()) or word.group() in self._modals
            if not verbal or word.group() in self._determiners:
                return word.start()
            modal = word.group() in self._modals
        return last

    def _given(self, sentence: Sentence, at: int, draft: Draft) -> Span | None:
        """ "fined the firm €250,000", "answered queries within 9 days": what stands between the verb and the figure."""
        if draft.kind != "money" and (draft.kind != "duration" or draft.outer == draft.start):
            return None
        text = sentence.bare
        behind = self._behind_verbs(text, at, draft.outer)
        phrase = self.phrases.read(sentence, behind, draft.outer, singular=True)
        return phrase if phrase and not text[phrase[1] : draft.outer].strip() else None

    def stretched(self, text: str, phrase: Span, verb: int) -> Span:
        """A phrase with its complement up to the verb ("price of the 100 medicines"), unless that is long.

        Where adjectives follow their noun, with all that follows it.
        """
        rest = text[phrase[1] : verb].split()
        if rest and rest[0] in self._loose and not self._linking.search(text[slice(*phrase)]):
            return phrase
        count = len(text[slice(*phrase)].split()) + len(rest)
        short = not self._post and rest and rest[0] not in self._of
        if not rest or short or count > _LONGEST_TOPIC:
            return phrase
        if any(BLANK in word or word in self._indefinite for word in rest):
            return phrase
        told = text[:verb].rstrip()
        while rest and rest[-1] in self._small:  # "X se situó en": the pronoun is the verb's.
            told = told[: -len(rest.pop())].rstrip()
        return phrase[0], max(phrase[1], len(told))

    def opening(self, sentence: Sentence, first: int, last: int) -> Span | None:
        """The first noun phrase of a stretch, past the small words, dates and determiners that open it."""
        text = sentence.bare[:last]
        at = first
        for _ in range(6):
            at = self.phrases.skip(text, at)
            word = _OPENER.match(text, at)
            if word is None:
                return None
            at = word.end()
            if word.group() in self._passed or word.group()[0] == BLANK:
                continue
            phrase = self.phrases.read(sentence, word.start(), last, singular=True, topic=True)
            if phrase is None and self._capitals:
                continue
            if phrase is None or not text[slice(*phrase)].endswith("'s"):
                return phrase
            owned = _NON_SPACE.match(text, phrase[1] - 1)
            at = owned.end() if owned else at
        return None


@cache
def clause_reader(code: str) -> ClauseReader:
    return ClauseReader(vocabulary_for(code))
