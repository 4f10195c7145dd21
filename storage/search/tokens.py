"""A text as the tokens it is found by; the same for texts and queries, and for every database.

A word of a spaced script is one token: without case and accents, an English word without its ending. Scripts that put
no spaces between words (and Korean, whose words carry endings) become pairs of neighbouring characters, with the last
character of a run once more alone, so that two characters are found anywhere and one as the beginning of a token.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import normalize

import regex
from snowballstemmer import stemmer

#: Longest token, and roughly the longest stream of one text, in characters; PostgreSQL takes a megabyte of words.
LONGEST_TOKEN, LONGEST_STREAM = 64, 250_000

_UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u30fc\uff70\uff9e\uff9f\u3099\u309a"
)
#: Letterlike signs and squared units (№, ㎎) spell words too.
_SPELLING = r"\u2100-\u214f\u3300-\u33ff"
_RUN = regex.compile(
    rf"(?P<unspaced>[{_UNSPACED}][{_UNSPACED}\p{{M}}]*+)"
    r"|(?P<number>\d{1,3}(?:[,，]\d{3})++(?!\d))"
    rf"|(?P<word>[[\p{{L}}\p{{N}}\p{{M}}{_SPELLING}]--[{_UNSPACED}]]++)",
    regex.V1,
)
_ACCENTS = regex.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+")
_NO_TOKEN = regex.compile(r"[^\p{L}\p{N}\p{M}]+")
_english = stemmer("english")


#: How a token stands for a run of letters: a whole word, a pair of neighbours, the last character of a run of pairs,
#: or a run of a single character.
Role = Literal["word", "pair", "last", "single"]


class Token(NamedTuple):
    """A token and where in the text it stands; `form` is a word before its ending was taken off."""

    text: str
    form: str
    start: int
    end: int
    role: Role = "word"


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order."""
    for run in _RUN.finditer(text):
        if run.lastgroup == "unspaced":
            yield from _characters(run[0], run.start())
        else:
            stem, form = _word(run[0])
            if stem:
                yield Token(stem, form, run.start(), run.end())


def streams(text: str) -> tuple[str, list[str]]:
    """The tokens of a text with a space before, between and after them, and the forms that are no token themselves."""
    found: list[str] = []
    forms: set[str] = set()
    length = 0
    for run in _RUN.finditer(text):
        if run.lastgroup == "unspaced":
            found += _pairs(_folded(run[0]))
        else:
            stem, form = _word(run[0])
            found.append(stem)
            if form != stem:
                forms.add(form)
        length += 3 * len(run[0])
        if length > LONGEST_STREAM:
            break
    return f" {' '.join(filter(None, found))} " if found else " ", sorted(forms)


def _characters(run: str, start: int) -> Iterator[Token]:
    """The tokens of an unspaced run; one whose length changes when it is folded is marked as a whole."""
    folded = _folded(run)
    aligned = len(folded) == len(run)
    for place, text in enumerate(_pairs(folded)):
        first, end = (start + place, start + place + len(text)) if aligned else (start, start + len(run))
        role: Role = "pair" if len(text) == 2 else "last" if place else "single"
        yield Token(text, text, first, end, role)


def _pairs(folded: str) -> list[str]:
    return [folded[place : place + 2] for place in range(len(folded))]


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> tuple[str, str]:
    """A word's token and its form."""
    form = _folded(word)[:LONGEST_TOKEN]
    stem = str(_english.stemWord(form)) if form.isascii() and form.isalpha() else form
    return stem, form


def _folded(word: str) -> str:
    """Without case, accents and compatibility forms; letters, digits and their marks only."""
    if word.isascii():
        return str(_NO_TOKEN.sub("", word.lower()))
    plain = _ACCENTS.sub("", normalize("NFKD", normalize("NFKC", word).casefold()))
    return normalize("NFC", str(_NO_TOKEN.sub("", plain)))
