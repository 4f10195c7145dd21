"""Finds written numbers: digits in a language's own marks, number words, Chinese numerals, scale words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extraction.drafts import blanked
from extraction.han_numerals import LONGEST, han_value
from extraction.openings import Openings
from extraction.vocabulary import Vocabulary, alternation, vocabulary_for
from items.facts import Qualifier

_DIGITS = r"\d+(?:[.,]\d+)*(?:[ \u00a0\u2009\u202f'’]\d{3}(?!\d))*(?:[.,]\d+)?"
_SPACES = re.compile("[ \u00a0\u2009\u202f'’]")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}
_PAIR = re.compile("(?P<first>[一二三四五六七八])(?P<last>[二三四五六七八九])(?P<scale>[十百千万]{1,2})")


@dataclass(slots=True)
class Number:
    """A value as written at start:end; `step` is one unit of its last digit. `qualifier` comes from inside (10多万)."""

    start: int
    end: int
    value: float
    step: float = 1.0
    in_words: bool = False
    scale: float = 1.0
    qualifier: Qualifier | None = None
    value_max: float | None = None


def read_digits(raw: str, decimal: str) -> tuple[float, float] | None:
    """Value and step of a run of digits and marks; None for what is no number in any habit (1.2.3, 12,34,5)."""
    text = _SPACES.sub("", raw)
    if len(text) > LONGEST:
        return None
    commas, dots = text.count(","), text.count(".")
    if commas and dots:
        mark = "," if text.rfind(",") > text.rfind(".") else "."
        if text.count(mark) > 1:
            return None
        other = "." if mark == "," else ","
        whole, _, fraction = text.partition(mark)
        return _joined(whole.split(other), fraction)
    mark = "," if commas else "."
    groups = text.split(mark)
    if commas + dots == 0:
        return float(text), 1.0
    if commas + dots == 1 and not (mark != decimal and len(groups[1]) == 3 and groups[0] != "0" and len(groups[0]) < 4):
        return _joined([groups[0]], groups[1])
    return _joined(groups, "")


def _joined(groups: list[str], fraction: str) -> tuple[float, float] | None:
    if len(groups) > 1:
        inner = groups[1:-1]
        if len(groups[-1]) != 3 or len(groups[0]) > 3 or any(len(group) not in (2, 3) for group in inner):
            return None
    whole = "".join(groups)
    return float(f"{whole}.{fraction or 0}"), 10.0 ** -len(fraction)


class NumberFinder:
    """Number patterns of one language, compiled once."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        scales = alternation(words.scales)
        if words.han:
            self._pattern = re.compile(
                rf"(?P<digits>\d+(?:[.,]\d+)*)\s?(?P<odd>(?:{words.odd})(?=[十百千万亿億만억천]))?(?P<scale>(?:{scales})*)"
                rf"(?P<more>(?:\s?\d[\d,]*(?:\.\d+)?(?:{scales})+)*(?:(?<=[万亿億만억])\s?\d[\d,]*)?)"
                rf"|(?P<han>{words.numerals})"
            )
            return
        simple = alternation({**words.cardinals, **words.multipliers})
        joiner = "|".join(words.joiners) or "(?!)"
        self._simple = re.compile(rf"(?<!\w)(?:{simple})(?!\w)")
        self._spelt = Openings([simple], at_word=True)
        many = alternation(words.multipliers)
        self._pattern = re.compile(
            rf"(?P<digits>{_DIGITS})(?P<vulgar>[½¼¾⅓⅔⅕⅛])?(?:(?P<scale>[\s-]?(?:{scales}))(?![^\W_]))?"
        )
        self._joint = re.compile(rf"\s+(?:{joiner})\s+")
        self._words_pattern = re.compile(
            rf"(?<![\w-])(?P<words>(?:(?:{words.articles})\s+(?=(?:{many})(?!\w)))?"
            rf"(?:{simple})(?:(?:[\s-]+(?:(?:{joiner})\s+)?)(?:{simple}))*"
            rf"(?:\s+(?P<half>{words.half_more})(?:\s+(?:{many}))?)?"
            rf"(?:\s+(?P<point>{words.point})\s+(?P<tenths>(?:{simple})(?:[\s-]+(?:{simple}))*))?)(?![\w])"
        )

    def find(self, text: str) -> list[Number]:
        """Numbers of a lower-case text in their order; glued letters and hyphens are the caller's concern."""
        if self._words.han:
            return [number for match in self._pattern.finditer(text) if (number := self._read_han(match))]
        found = [number for match in self._pattern.finditer(text) if (number := self._read_digits(match))]
        if not self._spelt.candidates(text, 0, len(text)) or not self._simple.search(text):
            return found
        text = blanked(text, [(number.start, number.end) for number in found])
        for match in self._words_pattern.finditer(text):
            value = self._value_with_tail(match)
            if value is not None:
                found.append(self._in_words(match.start(), match["words"], value))
            else:
                found.extend(self._apart(match))
        return sorted(found, key=lambda number: number.start)

    def _in_words(self, start: int, text: str, value: float) -> Number:
        """`scale` is that of a last word like "thousand", which may hold for a number before it too.

        "Une vingtaine" is about twenty.
        """
        scale = self._words.multipliers.get(text.split()[-1], 1.0)
        about: Qualifier | None = "about" if text.split()[-1] in self._words.round_words else None
        scale = scale if value % scale == 0 else 1.0
        return Number(start, start + len(text), value, in_words=True, scale=scale, qualifier=about)

    def _apart(self, match: re.Match[str]) -> Iterator[Number]:
        """ "Between three and four thousand": two numbers, not one."""
        at = match.start()
        for piece in self._joint.split(match["words"]):
            value = self._value_of_words(piece) if self._simple.search(piece) else None
            if value is not None:
                yield self._in_words(at, piece, value)
            joint = self._joint.match(match["words"], at - match.start() + len(piece))
            at += len(piece) + (len(joint.group()) if joint else 0)

    def _read_digits(self, match: re.Match[str]) -> Number | None:
        words = self._words
        raw = match["digits"]
        read = read_digits(raw, words.decimal)
        if read is None:
            return None
        if match["vulgar"]:
            read = read[0] + _VULGAR[match["vulgar"]], _VULGAR[match["vulgar"]]
        scale = match["scale"]
        factor = words.scales[scale.strip().lstrip("-")] if scale else 1.0
        return Number(match.start(), match.end(), _exact(read[0], factor), read[1] * factor, scale=factor)

    def _read_han(self, match: re.Match[str]) -> Number | None:
        raw = match["digits"]
        scales = self._words.scales
        if raw is None:
            text = match["han"]
            plain = re.sub(self._words.odd, "", text)
            pair = _PAIR.fullmatch(plain)
            if pair:
                return self._approximate(match, pair)
            value = self._words.cardinals.get(text, han_value(plain))
            if value is None:
                return None
            odd: Qualifier | None = "more_than" if plain != text else None
            return Number(match.start(), match.end(), value, in_words=True, qualifier=odd)
        read = read_digits(raw, ".")
        if read is None:
            return None
        factor = _product(match["scale"], scales)
        value, step = _exact(read[0], factor), read[1] * factor
        for part in re.finditer(rf"(\d[\d,]*(?:\.\d+)?)((?:{alternation(scales)})*)", match["more"]):
            step = _product(part[2], scales)
            value += float(part[1].replace(",", "")) * step
        end = match.end("more") if match["more"] else match.end("scale") if match["scale"] else match.end("digits")
        qualifier: Qualifier | None = "more_than" if match["odd"] else None
        return Number(match.start(), end, value, step, scale=factor, qualifier=qualifier)

    def _approximate(self, match: re.Match[str], pair: re.Match[str]) -> Number | None:
        """三四十 is thirty to forty."""
        first, last = (han_value(pair[n] + pair["scale"]) for n in ("first", "last"))
        if first is None or last is None or not first < last <= first + (han_value(pair["scale"] or "一") or 1):
            return None
        return Number(match.start(), match.end(), first, in_words=True, value_max=last)

    def _value_with_tail(self, match: re.Match[str]) -> float | None:
        """Number words with what may follow: "two and a half million", "a million and a half", "two point five"."""
        words, text = self._words, match["words"]
        tail = match["half"] or match["point"]
        if tail is None:
            return self._value_of_words(text)
        head, _, rest = text.partition(f" {tail}")
        value = self._value_of_words(head.strip())
        if value is None:
            return None
        if match["half"]:
            last = words.multipliers.get(head.split()[-1], 1)
            return (value + last / 2) * words.multipliers.get(rest.strip(), 1)
        *digits, scale = [*re.split(r"[\s-]+", rest.strip()), ""]
        if digits[-1] in words.multipliers:
            scale = digits.pop()
        decimals = "".join(str(words.cardinals.get(digit, "x")) for digit in digits)
        return float(f"{value:.0f}.{decimals}") * words.multipliers.get(scale, 1) if decimals.isdecimal() else None

    def _value_of_words(self, text: str) -> float | None:
        words = self._words
        total = 0.0
        article = re.match(rf"(?:{words.articles})\s+", text)
        section = words.article_values.get(article.group().strip(), 1.0) if article else 0.0
        tokens = self._simple.findall(text, article.end() if article else 0)
        if tokens[0] in words.multipliers and not article and tokens[0] not in words.bare_multipliers:
            return None
        last = 1e18
        for token in tokens:
            scale = words.multipliers.get(token)
            if scale is None and section and not _fits(section, words.cardinals[token]):
                return None
            if scale is None:
                section += words.cardinals[token]
            elif scale == 100:
                section = (section or 1) * scale
            elif scale > last:
                total, section = (total + section) * scale, 0.0
            else:
                total += (section or 1) * scale
                section, last = 0.0, scale
        return total + section


def _fits(section: float, value: float) -> bool:
    """Twenty takes one to nine, a hundred anything below it; "five six" is no number."""
    return (value < 10 and section % 10 == 0 and section % 100 >= 20) or (value < 100 and section % 100 == 0)


def _product(scales_run: str, table: Mapping[str, float]) -> float:
    factor = 1.0
    while scales_run:
        key = next(word for word in sorted(table, key=len, reverse=True) if scales_run.startswith(word))
        factor *= table[key]
        scales_run = scales_run[len(key) :]
    return factor


def _exact(value: float, factor: float) -> float:
    """Product without the dust of binary fractions: 1.1 million is 1,100,000."""
    return float(round(value * factor, 6)) if factor > 1 else value


@cache
def number_finder(code: str) -> NumberFinder:
    return NumberFinder(vocabulary_for(code))
