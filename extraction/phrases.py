"""Noun phrases in languages that put spaces between words, found by their edges: small words, verbs, marks."""

import re
from functools import cache

from extraction.capitalised import CapitalisedReader
from extraction.drafts import BLANK, Sentence
from extraction.vocabulary import vocabulary_for

_TOKEN = re.compile(rf"[^\W_](?:[\w'’/-]*[\w])?(?:\.[^\W\d_]\w*)*|[^\s\w]|{BLANK}+")
_BRACKETED = re.compile(r"\([^()]{1,24}\)")
#: Names that start with a digit: 5-fu.
_DRUG = re.compile(r"\d{1,2}-[a-z]{1,3}\Z")
_LONGEST = 12
_LONGEST_PURPOSE = 3

Span = tuple[int, int]


class PhraseReader:
    def __init__(self, code: str) -> None:
        words = vocabulary_for(code)
        self._stops, self._verbs = frozenset(words.stops), frozenset(words.verbs)
        self._determiners = frozenset(words.determiners)
        self._closed = self._stops | self._determiners
        self._auxiliaries = frozenset(words.auxiliaries)
        self._links, self._ands = frozenset(words.phrase_links), frozenset(words.ands)
        self._linking_nouns = re.compile("|".join(words.linking_nouns) or "(?!)")
        self._of, self._open_links = words.of, (*words.of, *words.open_links)
        self._things, self._averages = frozenset(words.things), frozenset(words.averages)
        self._bases, self._nouns_follow = frozenset(words.bases), frozenset(words.before_nouns)
        self._no_links = frozenset(words.no_links)
        self._idioms = re.compile(rf"\s*(?:{'|'.join(words.idioms) or '(?!)'})(?![^\W_])")
        self._plural = re.compile(words.plural)
        self._participle = re.compile(words.participle)
        self._past, self._finite = re.compile(words.past), re.compile(words.finite)
        self._leads = re.compile("(?:" + "|".join(sorted(words.leads, key=len, reverse=True)) + r")(?:\s+|(?<='))")
        self._linked = re.compile(rf"\s(?:{'|'.join((*words.phrase_links, *words.before_nouns))})\s")
        self._singulars = [(re.compile(pattern), ending) for pattern, ending in words.singulars]
        self._post = words.adjectives_follow
        self._capitalised = CapitalisedReader(words) if words.noun_capitals else None

    def skip(self, low: str, at: int) -> int:
        """Past the determiners and counting words that open a phrase."""
        while True:
            while at < len(low) and low[at] in ' \xa0\u202f"“«':
                at += 1
            lead = self._leads.match(low, at)
            if lead:
                at = lead.end()
                continue
            token = _TOKEN.match(low, at)
            if token is None or token.group() not in self._determiners:
                return at
            at = token.end()

    def read(
        self, sentence: Sentence, at: int, last: int | None = None, *, singular: bool = False, topic: bool = False
    ) -> Span | None:
        """The phrase from an offset on. `singular`: its head may be no plural; `topic`: it opens a clause."""
        low = sentence.bare if last is None else sentence.bare[:last]
        if self._capitalised is not None:
            return self._capitalised.read(sentence, self.skip(low, at), low)
        return self.read_low(low, at, singular=singular, topic=topic)

    def read_low(
        self, low: str, at: int, *, singular: bool = False, topic: bool = False, depth: int = 0
    ) -> Span | None:
        """The same in a text without capitals."""
        start = at = self.skip(low, at)
        end, head, count = at, False, 0
        while count < _LONGEST and (token := _next(low, at)):
            word = token.group()
            if word == "(" and count and not head:
                closed = self._past_bracket(low, token.start())
                if closed is None:
                    break
                at = closed
                continue
            if not (word[0].isalpha() or _DRUG.match(word)) or (count == 0 and self._ends_at_once(word, topic)):
                break
            if word in self._ands:
                step = self._after_and(low, token.end(), head, singular)
                if step is None or not count:
                    break
                at, head = step, False
                continue
            if word in self._links:
                linked = self._link(low, token, head or singular or count > 0, depth, low[start:end]) if count else None
                end = at = linked or end
                if linked is None or word not in self._of:
                    break
                head = True
                count += 2
                continue
            tells = self._tells(word, count, not count and topic, head or singular)
            if word in self._closed or (tells and not self._is_noun(low, token, low[start:end])):
                break
            plural = self._plural.fullmatch(word) is not None
            if head and not (plural or (self._post and count < 6 and not self._participle.fullmatch(word))):
                break
            telling = self._participle.fullmatch(word) and count and (head or singular)
            if telling and (self._acts(word, low[start:end]) or not self._leads_on(low, token.end())):
                break
            head = head or plural
            end = at = token.end()
            count += 1
        return (start, end) if end > start else None

    def _tells(self, word: str, count: int, opens: bool, ready: bool) -> bool:
        """Whether a word is the verb behind a phrase; before its head, one in "s" is still a noun."""
        noun = word.endswith("s") or word in self._bases
        if opens or (noun and not ready and count > 0 and word not in self._auxiliaries):
            return False
        return word in self._verbs or (count > 0 and self._finite.fullmatch(word) is not None)

    def _acts(self, word: str, so_far: str) -> bool:
        """Whether a past participle right behind a noun is a verb: "the helpline concerned side effects"."""
        return self._past.fullmatch(word) is not None and not so_far.endswith(("ly", "ing", "-"))

    def _is_noun(self, low: str, token: re.Match[str], so_far: str) -> bool:
        """Whether a word that may be a verb is a noun: "antibiotic use has fallen", "staff costs made up"."""
        word = token.group()
        following = _TOKEN.search(low, token.end())
        if word in self._auxiliaries or following is None:
            return False
        if word.endswith("s"):
            return following.group() in self._verbs or (
                word in self._things and following.group() in self._nouns_follow
            )
        links = following.group() in self._links or following.group() in self._nouns_follow
        goes_on = links or following.group() in self._verbs
        return word in self._bases and goes_on and not self._plural.fullmatch(so_far.split()[-1])

    def head(self, phrase: str) -> str | None:
        """The head of a phrase in the singular: "product" of "cell therapy products for children"."""
        start, end = self.head_span(phrase, (0, len(phrase)))
        word = phrase[start:end] if phrase.strip() else None
        for pattern, ending in self._singulars if word else ():
            if pattern.search(word or ""):
                return pattern.sub(ending, word or "")
        return word

    def head_span(self, low: str, phrase: Span) -> Span:
        """Where the head of a phrase stands: its last word before "of …", or the first where adjectives follow."""
        linked = self._linked.search(low, *phrase)
        words = list(_TOKEN.finditer(low, phrase[0], linked.start() if linked else phrase[1]))
        while len(words) > 1 and words[-1].group() in self._stops:
            words.pop()
        if len(words) > 1 and self.is_participle(words[-1].group()) and self._plural.fullmatch(words[-2].group()):
            words.pop()
        return (words[0] if self._post else words[-1]).span() if words else phrase

    def is_participle(self, word: str) -> bool:
        return self._participle.fullmatch(word) is not None

    def tells(self, sentence: Sentence, phrase: Span) -> bool:
        """Whether a phrase is no noun with what describes it but a participle: "approved", "approved in Europe"."""
        if self._capitalised is not None:
            return False
        words = sentence.bare[slice(*phrase)].split()
        return self.is_participle(words[0]) and (len(words) == 1 or words[1] in self._links | self._stops)

    def _ends_at_once(self, word: str, topic: bool = False) -> bool:
        """A verb that is also a noun opens a clause as a noun ("pass rate")."""
        verb = word in (self._auxiliaries if topic else self._verbs)
        verb = verb or (not topic and self._finite.fullmatch(word) is not None)
        return verb or word in self._stops or word in self._links or word in self._ands

    def _past_bracket(self, low: str, at: int) -> int | None:
        """The end of a short form in brackets inside a phrase: cell and gene therapy (CGT) products."""
        bracket = _BRACKETED.match(low, at)
        if bracket is None or low[at + 1].isdigit():
            return None
        follows = _TOKEN.match(low, bracket.end() + 1)
        goes_on = follows is not None and follows.group()[0].isalpha() and not self._ends_at_once(follows.group())
        return bracket.end() if goes_on else None

    def _leads_on(self, low: str, at: int) -> bool:
        """Whether a noun follows a participle ("sampled drugs"), so that it narrows and does not tell."""
        token = _TOKEN.search(low, at)
        word = token.group() if token else ""
        return word[:1].isalpha() and not self._ends_at_once(word) and word not in self._determiners

    def _after_and(self, low: str, at: int, head: bool, singular: bool) -> int | None:
        """An "and" inside a phrase: before its head always, behind it only when another plural follows soon."""
        for count, token in enumerate(_TOKEN.finditer(low, at)):
            word = token.group()
            if (
                count == 4
                or not (word[0].isalpha() or _DRUG.match(word))
                or word in self._determiners
                or self._ends_at_once(word)
                or (head and not count and self._past.fullmatch(word))
            ):
                return None
            if not head and not singular:
                return at
            if self._plural.fullmatch(word):
                return None if self._figure_of(low, token.end()) else at
        return None

    def _figure_of(self, low: str, at: int) -> bool:
        """Whether what stands behind an "and" has a figure of its own: "41 products and deferrals for another 18"."""
        link = _TOKEN.search(low, at)
        if link is None or link.group() not in self._nouns_follow:
            return False
        return low.startswith(BLANK, self.skip(low, link.end()))

    def _link(self, low: str, link: re.Match[str], ready: bool, depth: int, so_far: str) -> int | None:
        """The end of "of …", "for …" behind a head, where that narrows what is counted."""
        word = link.group()
        if not ready or depth > 2 or (word not in self._of and not self._needs(low, link, depth, so_far)):
            return None
        idiom = self._idioms.match(low, link.end())
        if idiom:
            return idiom.end()
        following = _TOKEN.search(low, link.end())
        if following is None or following.group() in self._no_links:
            return None
        if following.group() in self._determiners and word not in self._open_links:
            return None
        phrase = self.read_low(low, link.end(), singular=True, depth=depth + 1)
        if phrase is None or word in self._of:
            return phrase[1] if phrase else None
        words = list(_TOKEN.finditer(low, *phrase))
        end = next((at for at, one in enumerate(words) if one.group() in self._of), len(words))
        words = words if len(words) <= _LONGEST_PURPOSE else words[:end]
        loose = words[-1].group() in self._no_links or len(words) > _LONGEST_PURPOSE
        return None if loose else words[-1].end()

    def _needs(self, low: str, link: re.Match[str], depth: int, so_far: str) -> bool:
        """Whether a noun says little without "for …": a lone one of a closed set, or one set against another."""
        with_link = f"{so_far.rstrip()} {link.group()}"
        if depth or not (self._linking_nouns.search(so_far) or self._linking_nouns.search(with_link)):
            return False
        words = [word for word in so_far.split() if word not in self._averages]
        return self._post or len(words) == 1 or f"{BLANK} {link.group()} " in low[link.end() :]


def _next(low: str, at: int) -> re.Match[str] | None:
    """The word or mark behind no more than white space."""
    token = _TOKEN.search(low, at)
    return None if token is None or low[at : token.start()].strip() else token


@cache
def phrase_reader(code: str) -> PhraseReader:
    return PhraseReader(code)
