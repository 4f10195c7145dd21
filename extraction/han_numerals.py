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
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[〇零一二两三四五六七八九]*点[零〇一二三四五六七八九]+|.")
_POINT = "点"

#: Longer runs than this are noise, not numbers.
LONGEST = 40


def han_value(text: str) -> float | None:
    """The number, or None when the characters are not one ("一、二", "万一")."""
    if not text or len(text) > LONGEST:
        return None
    if len(text) > 1 and all(char in _DIGITS and char not in "半廿卅两兩" for char in text):
        return float(_spelt(text))
    if text in _BIG:
        return float(_BIG[text])
    sum_so_far = _Sum()
    if not all(sum_so_far.take(token) for token in _TOKEN.findall(text)):
        return None
    return round(sum_so_far.value(), 6)


def _spelt(digits: str) -> str:
    """Digit by digit: 二〇二四 is "2024"."""
    return "".join(str(_DIGITS[char]) for char in digits)


class _Sum:
    """A number while it is read from left to right; each word either fits behind what stands before it, or does not."""

    __slots__ = ("_pending", "_section", "_total")

    def __init__(self) -> None:
        self._total = self._section = 0.0
        self._pending: float | None = None

    def value(self) -> float:
        return self._total + self._section + (self._pending or 0)

    def take(self, token: str) -> bool:
        if token in _SMALL:
            self._section += (1 if self._pending is None else self._pending) * _SMALL[token]
            self._pending = None
            return True
        if token in _BIG:
            return self._scale(_BIG[token])
        if token in _DIGITS:
            return self._digit(_DIGITS[token])
        return self._written(token)

    def _digit(self, digit: float) -> bool:
        if digit == 0 and self._pending is None:
            return True
        if self._pending is not None:
            return False
        if digit >= 20:
            self._section += digit
        else:
            self._pending = digit
        return True

    def _written(self, token: str) -> bool:
        """Digits as they are, or spelt with a point (二点五; 十二点五 has its ten in the section)."""
        if self._pending is not None:
            return False
        if token[0].isdecimal():
            self._pending = float(token.replace(",", ""))
            return True
        whole, point, fraction = token.partition(_POINT)
        if not point or not fraction:
            return False
        self._pending = float(f"{_spelt(whole) or 0}.{_spelt(fraction)}")
        return True

    def _scale(self, scale: int) -> bool:
        """1亿2000万 is a sum, 3千万亿 a product."""
        section = self._section + (self._pending or 0)
        if section == 0 and self._total == 0:
            return False
        if section and (self._total > scale or not self._total):
            self._total += section * scale
        else:
            self._total = (self._total + section) * scale
        self._section, self._pending = 0.0, None
        return True
