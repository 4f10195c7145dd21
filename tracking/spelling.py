"""Words in the form in which they are compared: width, case, number, spelling and script evened out."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

_IRREGULAR = {"children": "child", "women": "woman", "men": "man", "people": "person", "persons": "person"}
_SPELLING = (
    (re.compile(r"(?<=[a-z])?(?:ae|oe)(?=[a-z])"), "e"),
    (re.compile(r"isation$"), "ization"),
    (re.compile(r"is(e|ed|ing)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|ing)$"), r"yz\1"),
    (re.compile(r"lling$"), "ling"),
    (re.compile(r"lled$"), "led"),
    (re.compile(r"our$"), "or"),
    (re.compile(r"tre$"), "ter"),
    (re.compile(r"mme$"), "m"),
    (re.compile(r"(licen|defen|offen)[cs]e(d?)$"), r"\1se\2"),
)
#: Accents of Latin letters; the marks of Japanese and Korean syllables are others.
_MARKS = re.compile("[\u0300-\u036f]")
_LATIN_RUN = re.compile(r"[a-z0-9]+")
_HYPHEN = re.compile(r"(?<=[a-z0-9])[-‐‑‒–'’](?=[a-z0-9])")


def fold(text: str) -> str:
    """Return a text in the form in which words are compared: width, case, number and spelling evened out."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    plain = unicodedata.normalize("NFKC", bare).lower().translate(_simplified())
    plain = _HYPHEN.sub(lambda gap: "" if gap.string[gap.end()].isdigit() else " ", plain)
    return _LATIN_RUN.sub(lambda word: _fold_word(word.group()), plain)


def load(name: str) -> dict[str, Any]:
    """Return one table of terms."""
    path = files("tracking") / "terms" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _simplified() -> dict[int, int]:
    characters = load("words")["characters"]
    return str.maketrans(characters["traditional"], characters["simplified"])


def _fold_word(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif re.search(r"(?:ss|ch|sh|x|zz|us)es$", word) and len(word) > 5:
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for pattern, replacement in _SPELLING:
        word = pattern.sub(replacement, word)
    return word
