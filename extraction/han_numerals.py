"""Values of numbers written with Chinese numerals, alone or mixed with digits (一百三十, 1.2万, 3万5千, 二〇二四)."""

import re

_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
    "廿": 20,
    "卅": 30,
    "壹": 1,
    "半": 0.5,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000, "億": 100_000_000, "兆": 1_000_000_000_000}
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|.")

#: Longer runs than this are noise, not numbers.
LONGEST = 40


def han_value(text: str) -> float | None:
    """The number, or None when the characters are not one ("一、二", "万一")."""
    if not text or len(text) > LONGEST:
        return None
    if len(text) > 1 and all(char in _DIGITS and char not in "半廿卅两兩" for char in text):
        return float("".join(str(_DIGITS[char]) for char in text))
    total = section = 0.0
    pending: float | None = None
    for token in _TOKEN.findall(text):
        if token[0].isdecimal():
            if pending is not None:
                return None
            pending = float(token.replace(",", ""))
        elif token in _DIGITS:
            digit = _DIGITS[token]
            if digit == 0 and pending is None:
                continue
            if pending is not None:
                return None
            if digit >= 20:
                section += digit
                continue
            pending = digit
        elif token in _SMALL:
            section += (1 if pending is None else pending) * _SMALL[token]
            pending = None
        elif token in _BIG:
            section += pending or 0
            if section == 0 and total == 0:
                return None
            total = (total + section) * _BIG[token] if section == 0 else _shifted(total, section, _BIG[token])
            section, pending = 0.0, None
        else:
            return None
    return round(total + section + (pending or 0), 6)


def _shifted(total: float, section: float, scale: float) -> float:
    """1亿2000万 is a sum, 3千万亿 a product."""
    return total + section * scale if total > scale or not total else (total + section) * scale
