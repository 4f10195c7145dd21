"""Values of expressions that are no plain numbers: one in five, 三分之一, 百分之九十八点六."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from extraction.han_numerals import han_value
from extraction.numbers import number_finder
from extraction.vocabulary import Vocabulary

_Value = TypeVar("_Value")


def either(table: Iterable[str]) -> str:
    return "|".join(sorted(table, key=len, reverse=True)) or "(?!)"


def lookup(table: Mapping[str, _Value], word: str) -> _Value:
    """The entry of the pattern that a word matches."""
    return table[word] if word in table else next(value for key, value in table.items() if re.fullmatch(key, word))


def spoken(text: str, words: Vocabulary) -> float | None:
    numbers = number_finder(words.code).find(text)
    if len(numbers) == 1 and numbers[0].end == len(text):
        return numbers[0].value
    return words.cardinals.get(text)


def share(match: re.Match[str], words: Vocabulary) -> float | None:
    """The part by its whole, in percent; a part without one counts tenths (三成)."""
    parts = match.groupdict()
    text = parts.get("percent")
    if text:
        whole, _, fraction = text.replace("点", ".").partition(".")
        tail = "".join(str(int(han_value(char) or 0)) for char in fraction)
        head = han_value(whole)
        return None if head is None else float(f"{head:.0f}.{tail or 0}")
    part = spoken(parts["part"], words)
    whole = parts.get("whole", "ten")
    of = (spoken(whole, words) or words.multipliers.get(whole)) if "whole" in parts else 10.0
    if part is None or not of:
        return None
    part += 0.5 if parts.get("half") else (spoken(parts["tenth"], words) or 0) / 10 if parts.get("tenth") else 0.0
    return round(100.0 * part / of, 9)
