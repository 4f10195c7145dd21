"""Numbers and years as dates write them: 8, eighth, 八, 二〇二四, 令和5, last year."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from extraction.han_numerals import han_value
from extraction.vocabulary import Vocabulary

Groups = Mapping[str, str]

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DIGITS = re.compile(r"\d+")


def number_of(text: str, words: Vocabulary) -> int:
    digits = _DIGITS.search(text)
    if digits:
        return int(digits.group())
    value: float | None = words.months.get(text, words.ordinals.get(text, words.cardinals.get(text)))
    if value is None:
        value = han_value(text)
    if value is None:
        raise ValueError(text)
    return int(value)


def count_of(text: str, words: Vocabulary) -> int:
    """How many months or years; short forms of months read alike ("dez", "sept")."""
    return words.cardinals.get(text) or number_of(text, words)


def year_of(text: str) -> int:
    text = text.replace(" ", "")
    for era, before in _ERAS.items():
        if text.startswith(era):
            rest = text[len(era) :]
            return before + (1 if rest == "元" else int(rest) if rest.isdigit() else int(han_value(rest) or 0))
    if text.isdigit():
        year = int(text)
        return year if year > 99 else 2000 + year
    digits = "".join(str("〇一二三四五六七八九".index(char.replace("零", "〇"))) for char in text)
    return int(digits)


def written_year(parts: Groups, ref: date | None, words: Vocabulary) -> int | None:
    if "y" in parts:
        return year_of(parts["y"])
    if "roc" in parts:
        return 1911 + int(parts["roc"])
    if "ry" in parts and ref:
        return ref.year + words.relative_years[parts["ry"]]
    return None


def second_year(parts: Groups, ref: date | None, words: Vocabulary) -> int | None:
    if "ry2" in parts and ref:
        return ref.year + words.relative_years[parts["ry2"]]
    return year_of(parts["y2"]) if "y2" in parts else None


def nearest_year(ref: date, month: int, day: int, ahead: bool) -> int:
    """A date without a year is the last one up to the reference date, or the next one when it lies ahead.

    A notice may carry the day after its own; a week's grace keeps that in the year.
    """
    here = date(ref.year, month, min(day, monthrange(ref.year, month)[1]))
    if ahead:
        return ref.year if here >= ref else ref.year + 1
    return ref.year if here <= ref + timedelta(days=7) else ref.year - 1
