"""Short forms that a text defines: cell and gene therapy (CGT), 嵌合抗原受体T细胞（CAR-T）."""

import re

_SHORT = re.compile(r"(?<=\S)\s?[(（]([A-Z][A-Za-z]*(?:[-/][A-Za-z]+)*[A-Z][a-z]?)s?[)）]")
_WORDS = re.compile(r"[^\W\d_]+(?:'s)?")
_HAN_TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,20}\Z")
_SMALL = frozenset({"and", "of", "for", "the", "in", "on", "to", "de", "la", "du", "des", "und", "et", "e", "y"})
_LONGEST = 10


def abbreviations(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if "(" not in text and "（" not in text:
        return found
    for match in _SHORT.finditer(text):
        short = match[1]
        if len(short) > _LONGEST or short in found:
            continue
        head = text[max(0, match.start() - 100) : match.start()].rstrip()
        words = _long_form(short, head)
        if words:
            found[short] = words
    return found


def _long_form(short: str, head: str) -> str | None:
    """The fewest words before the bracket whose initials spell the short form; small words may be skipped."""
    initials = [char.lower() for char in short if char.isalpha() and char.isupper()]
    places = list(_WORDS.finditer(head))
    tail = _HAN_TAIL.search(head)
    if tail and re.search("[\u4e00-\u9fff]", tail.group()):
        return tail.group()
    wanted = list(initials)
    for place in reversed(places):
        word = place.group().lower()
        if wanted and word.startswith(wanted[-1]):
            wanted.pop()
            if not wanted:
                return head[place.start() :]
        elif word not in _SMALL:
            return None
    return None
