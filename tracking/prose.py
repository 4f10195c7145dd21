"""Comparing the text of two editions as a reader sees it: furniture, white space and punctuation width do not count."""

import re
import unicodedata
from difflib import SequenceMatcher

from items.changes import Edition
from tracking.furniture import is_furniture

_HIDDEN = {"Cf", "Cc", "Zs", "Zl", "Zp"}
_SAME_MARKS = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "–": "-", "—": "-", "−": "-"}
)
_TOKEN = re.compile(r"[a-z]*\d[\w.,/%:-]*|[a-z]+|[^\sa-z\d]")
_DATE_WORD = re.compile(
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$"
)
#: Beyond this many words a word-by-word comparison would cost more than the severity it decides is worth.
_LONGEST = 4_000


def plain(text: str) -> str:
    """Return the text without furniture lines and without anything that only changes how it is set."""
    kept = "\n".join(line for line in text.splitlines() if not is_furniture(line))
    even = unicodedata.normalize("NFKC", kept).translate(_SAME_MARKS)
    return "".join(char for char in even if char == "\n" or unicodedata.category(char) not in _HIDDEN).replace("\n", "")


def same(before: Edition, after: Edition) -> bool:
    """Tell whether a reader finds the same words in both editions."""
    return plain(before.title) == plain(after.title) and plain(before.body) == plain(after.body)


def numbers_edited(before: Edition, after: Edition) -> bool:
    """Tell whether a number, date or identifier was put in the place of another, or taken out."""
    old, new = _apart(_tokens(before), _tokens(after))
    if len(old) + len(new) > _LONGEST:
        return sorted(filter(_is_number, old)) != sorted(filter(_is_number, new))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone = [token for token in old[i1:i2] if _is_number(token)]
        come = [token for token in new[j1:j2] if _is_number(token)]
        if kind in ("replace", "delete") and gone and gone != come:
            return True
    return False


def masked(sentence: str) -> str:
    """Return a sentence with its numbers covered, to find the same statement with another number."""
    return re.sub(r"\d[\d,.\s]*", "0", unicodedata.normalize("NFKC", sentence).lower())


def _apart(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Leave out what both begin and end with."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    return old[start : len(old) - end], new[start : len(new) - end]


def _tokens(edition: Edition) -> list[str]:
    lines = [edition.title, *(line for line in edition.body.splitlines() if not is_furniture(line))]
    return _TOKEN.findall(unicodedata.normalize("NFKC", "\n".join(lines)).lower())


def _is_number(token: str) -> bool:
    return any(char.isdigit() for char in token) or _DATE_WORD.match(token) is not None
