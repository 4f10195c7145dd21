"""Which of the supported languages a text is written in."""

import re
from functools import cache

_HAN, _KANA, _HANGUL = "[\u4e00-\u9fff]", "[\u3041-\u30ff]", "[\uac00-\ud7a3\u1100-\u11ff]"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 1500


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Small words that give a Latin-script language away.
_MARKS: dict[str, frozenset[str]] = {
    "en": _words(
        "the of and to in a is for that are was were with by on at from this has have an been its as more "
        "than per will be which not "
    ),
    "es": _words(
        "el la los las de del y en un una que por con para se ha han al más es fue como su lo entre son "
        "este esta desde año sobre pero "
    ),
    "pt": _words(
        "o a os as de do da dos das e em um uma que por com para no na nos nas ao foi foram mais são não "
        "como entre seu sua pela pelo desde até ano "
    ),
    "fr": _words(
        "le la les de des du et en un une que qui par avec pour dans au aux a ont été est plus sur ce "
        "cette sont ne pas depuis entre son ses d l "
    ),
    "de": _words(
        "der die das und in den von zu mit für auf im des dem ein eine einen ist sind wurde wurden werden "
        "hat haben mehr als bei nach seit aus über auch nicht rund "
    ),
}


@cache
def _letters(pattern: str) -> re.Pattern[str]:
    """Compiled when first asked for: ranges so wide take a while."""
    return re.compile(pattern)


def detect_language(text: str) -> str:
    """One of en, zh, ja, ko, es, pt, fr, de; "en" when nothing speaks for another."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        han = len(_letters(_HAN).findall(sample))
        kana = len(_letters(_KANA).findall(sample))
        hangul = len(_letters(_HANGUL).findall(sample))
        letters = sum(map(len, _WORD.findall(sample))) or 1
        if han + kana + hangul > 0.2 * letters:
            if hangul >= max(han, kana):
                return "ko"
            return "ja" if kana > 0.1 * (han + kana) else "zh"
    words = _WORD.findall(sample.lower())
    scores = {code: sum(word in marks for word in words) for code, marks in _MARKS.items()}
    best = max(scores, key=lambda code: scores[code])
    if scores[best] == scores["en"]:
        return "en" if not _accented(sample) else _by_letters(sample, scores)
    return best


def _accented(sample: str) -> bool:
    return any(char in "ñ¿¡ãõçàèùœäöüß" for char in sample)


def _by_letters(sample: str, scores: dict[str, int]) -> str:
    signs = {"es": "ñ¿¡", "pt": "ãõ", "fr": "àèùœ", "de": "äöüß"}
    found = {code: sum(sample.count(char) for char in chars) for code, chars in signs.items()}
    best = max(found, key=lambda code: (found[code], scores[code]))
    return best if found[best] and scores[best] >= scores["en"] else "en"
