"""Numbers with their units: a count, money, a percentage, a multiple, a duration, or no figure at all."""

import re
from functools import cache

from extraction.cells_han import in_row
from extraction.drafts import Draft, Sentence, blanked
from extraction.endings import Ending
from extraction.expressions import ExpressionReader
from extraction.numbers import Number, number_finder
from extraction.openings import Openings
from extraction.shares import either, lookup
from extraction.vocabulary import Vocabulary, alternation, vocabulary_for

_GLUED_BEFORE = re.compile(r"(?:[a-zα-ωà-ÿ_]|[a-zα-ωà-ÿ][-–/.,]|\d[/.,]|[#/@])\Z")
_GLUED_AFTER = re.compile(r"[a-zα-ωà-ÿ_\d]|[-–][a-z]|/[a-z\d]|[.,]\d")
_DASHED = re.compile(r"[-–—~]\d")
_DASH_BEFORE = re.compile(r"\d[-–—~]\Z")
_COMPOUND = re.compile(r"-[a-z]+(?![\w-])")
_BILLION = re.compile(r"b(?![^\W_])")
_SHORT_BEHIND = re.compile(r" \([a-z]{1,5}\d")
_NAME_BEFORE = re.compile(r"[^\W\d_]{4,} \Z")
_LONGEST_CODE = 16
_LIST_MARK = re.compile(r"\s?(?:[、，；。,;]|\Z)")
_LIST = 80


class QuantityReader:
    """Unit patterns of one language, compiled once."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        edge = "" if words.han else r"(?![^\W_])"
        num = rf"(?P<num>\d+(?:[.,]\d+)?|{alternation(words.cardinals)})"
        plain = num.replace("?P<num>", "?:")
        if words.han:
            num = "(?P<num>[一二两三四五六七八九十百\\d.]+)"
            plain = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
        self._odd = re.compile(words.odd)
        self._age_hint = re.compile(words.age_hints)
        ages = [pattern.replace("NUM", plain) for pattern in words.ages]
        self._ages = Openings(ages if words.han else [rf"(?<!\w)(?:{age})" for age in ages], at_word=not words.han)
        self._expressions = ExpressionReader(words, num, plain)
        self._learn_money(words, edge)
        closed = "|".join((*words.stops, *words.verbs, *words.ands))
        self._goods = re.compile(
            rf"\s(?!(?:{closed})(?!\w))[^\W\d_]" if words.noun_capitals else rf"\s(?:{'|'.join(words.of)})\s"
        )
        self._loads = re.compile("|".join(words.loads) or "(?!)")
        percents = alternation(words.percents)
        units = {
            "dose": rf"[\s-]?(?:{alternation(words.doses)})(?![a-z])",
            "percent": rf"\s?(?:{percents})" if words.han else rf"\s?-?(?:{percents})(?!\w)",
            "points": rf"[\s-]?(?:{alternation(words.points)}){edge}",
            "money": self._money_after.pattern,
            "subunit": rf"\s?(?P<word>{either(words.subunits)}){edge}",
            "other": rf"[\s-]?(?P<word>{alternation(words.measures)}){edge}",
            "duration": rf"[\s-]?(?P<word>{either(words.durations)}){edge}",
        }
        self._kinds, self._units = list(units), Openings(list(units.values()), at_word=False)
        self._learn_counts(words, edge)
        self._chain = re.compile(rf"\s*(?:{'|'.join(words.chains)})\s*")
        self._finder = number_finder(words.code)

    def _learn_money(self, words: Vocabulary, edge: str) -> None:
        symbols = alternation({re.escape(word): None for word in words.symbols})
        before = "|".join((symbols, *words.currencies_before))
        self._money_before = Ending(rf"(?:^|(?<![a-z]))(?P<word>{before})\s?\Z")
        self._money_after = re.compile(
            rf"[\s-]?(?:{words.money_of})?(?P<word>(?:{symbols})(?![a-z$])|(?:{either(words.currencies)}){edge})"
        )
        self._monies = {**words.symbols, **words.currencies}
        self._from = Ending(rf"{words.bare_prior}\s*\Z")

    def _learn_counts(self, words: Vocabulary, edge: str) -> None:
        self._classifier = re.compile(rf"\s?(?:[余多几]|여(?=\s))?\s?(?P<word>{alternation(words.classifiers)})")
        self._nouns = re.compile(rf"[\s-]?(?:[^\W\d][\w-]*\s){{0,3}}(?:{alternation(words.count_nouns)}){edge}")
        self._led = Ending(rf"(?:{'|'.join(words.totals)})\s*\Z")
        self._listed = Ending(rf"(?:{words.listed})\Z")
        joins = "|".join(re.escape(word) for word in words.range_joins)
        self._range_on = re.compile(rf"\s?(?:{joins})\s?[\d一二三四五六七八九十百]")
        self._behind = re.compile(alternation({re.escape(word): None for word in words.after if not word.isalpha()}))
        self._one_before = Ending(rf"(?:{words.one_before})\s+\Z")

    def read(self, sentence: Sentence) -> list[Draft]:
        """Figures in their order, ranges not yet joined; what they cover is blanked out of `sentence.open`."""
        ages = [match.span() for match in self._ages.matches(sentence.open)]
        if ages and self._age_hint.search(sentence.open):
            sentence.open = blanked(sentence.open, ages)
        drafts = self._expressions.read(sentence.open)
        sentence.open = blanked(sentence.open, [(draft.start, draft.end) for draft in drafts])
        end = 0
        for number in self._finder.find(sentence.open):
            if number.start < end:
                continue
            draft = self._unit(sentence, number)
            if draft is not None:
                drafts.append(draft)
                end = draft.end
        drafts.sort(key=lambda draft: draft.start)
        self._share_units(sentence.open, drafts)
        return drafts

    def _share_units(self, text: str, drafts: list[Draft]) -> None:
        """In "31, 28 and 25 percent" the last unit holds for all, in "from 64 to 71 million euros" the scale too."""
        for draft, after in zip(reversed(drafts[:-1]), reversed(drafts), strict=False):
            if not self._chain.fullmatch(text, draft.end, after.start):
                continue
            alone = draft.kind == "count" and draft.unit is None and not draft.in_words and not draft.tentative
            if alone and after.kind in ("percent", "duration", "money") and after.unit != "fraction":
                draft.kind, draft.unit, draft.tentative = after.kind, after.unit, False
                draft.currency = after.currency
            moved = self._from.search(text, max(0, draft.start - 12), draft.start)
            smaller = draft.scale == 1 < after.scale and draft.value < 1000
            if moved and smaller and draft.kind == after.kind and draft.kind in ("count", "money"):
                draft.value, draft.step, draft.scale = draft.value * after.scale, draft.step * after.scale, after.scale

    def _unit(self, sentence: Sentence, number: Number) -> Draft | None:
        text = sentence.open
        start, end = number.start, number.end
        draft = Draft(
            start=start, end=end, value=number.value, step=number.step, scale=number.scale, in_words=number.in_words
        )
        if number.qualifier:
            draft.qualifier = number.qualifier
        if number.value_max:
            draft.value_max, draft.qualifier = number.value_max, "range"
        code = self._money_before.search(text, max(0, start - _LONGEST_CODE), start)
        if code and self._is_code(sentence, code):
            return self._money(draft, text, code)
        if _GLUED_BEFORE.search(text, max(0, start - 2), start):
            return None
        for which, pattern in self._units.at(text, end):
            kind, match = self._kinds[which], pattern.match(text, end)
            if match and kind == "dose":
                return None
            if match and (kind != "money" or self._is_code(sentence, match)):
                return self._with_unit(draft, match, kind)
        return self._counted(draft, text, number)

    @staticmethod
    def _is_code(sentence: Sentence, match: re.Match[str]) -> bool:
        """Codes of three letters are written in capitals: MAD and mad, TRY and try."""
        word = sentence.text[match.start("word") : match.end("word")]
        code = sentence.words.symbols.get(word.lower())
        return code is None or code[0] != word.upper() or word.isupper()

    def _money(self, draft: Draft, text: str, code: re.Match[str]) -> Draft:
        draft.currency, draft.unit = lookup(self._monies, code["word"])
        draft.kind, draft.start = "money", code.start("word")
        billion = _BILLION.match(text, draft.end)
        if billion and draft.scale == 1:
            draft.value, draft.step, draft.scale, draft.end = draft.value * 1e9, draft.step * 1e9, 1e9, billion.end()
        after = self._money_after.match(text, draft.end)
        if after:
            draft.end = after.end()
        return draft

    def _with_unit(self, draft: Draft, match: re.Match[str], kind: str) -> Draft:
        if kind in ("percent", "points"):
            draft.kind, draft.unit = "percent", "%" if kind == "percent" else "pp"
            draft.end = match.end()
            return draft
        word = match["word"]
        draft.end = match.end()
        if kind == "money":
            draft.kind = "money"
            draft.currency, draft.unit = lookup(self._monies, word)
            if self._odd.match(match.group()):
                draft.qualifier = "more_than"
        elif kind == "subunit":
            draft.kind, draft.value, draft.step = "money", draft.value / 100, draft.step / 100
            draft.currency, draft.unit = lookup(self._words.subunits, word)
        elif kind == "duration":
            draft.kind, draft.unit = "duration", lookup(self._words.durations, word)
        else:
            # Weighed goods are counted ("320 kg of pills", tonnes of anything); what only has a size is not.
            goods = self._loads.fullmatch(word) or self._goods.match(match.string, match.end())
            draft.kind, draft.unit = "count" if goods else "other", word
        return draft

    def _counted(self, draft: Draft, text: str, number: Number) -> Draft | None:
        if self._words.classifiers:
            match = self._classifier.match(text, draft.end)
            if match:
                draft.unit, draft.tail = match["word"], match.end()
                return draft
            if self._words.han:
                return self._bare_han(draft, text, number)
        digits = text[draft.start : draft.end]
        if digits.isdecimal() and self._named(text, draft):
            return None
        if digits.isdecimal() and (len(digits) > 6 or (digits[0] == "0" and digits != "0")):
            return None
        if _GLUED_AFTER.match(text, draft.end) and not self._compound(text, draft):
            return None
        if number.in_words and number.value == 1 and not self._single(text, draft):
            return None
        dashed = _DASHED.match(text, draft.end) or _DASH_BEFORE.search(text, max(0, draft.start - 2), draft.start)
        draft.tentative = dashed is not None
        return draft

    @staticmethod
    def _named(text: str, draft: Draft) -> bool:
        """Whether a number belongs to a name ("co-transporter 2 (SGLT2)") or stands alone in a cell of a table."""
        if _SHORT_BEHIND.match(text, draft.end):
            return _NAME_BEFORE.search(text, max(0, draft.start - 40), draft.start) is not None
        return not any(char.isalpha() for char in text)

    def _compound(self, text: str, draft: Draft) -> bool:
        """ "40-odd clinics" and "an 8,220-file backlog" count; "a 5-member panel" describes."""
        if self._behind.match(text, draft.end):
            return True
        word = _COMPOUND.match(text, draft.end)
        if word is None or draft.value < 100:
            return False
        draft.tail = word.end()
        return True

    def _single(self, text: str, draft: Draft) -> bool:
        """One is a figure before a thing that is counted, or behind "only"."""
        if self._nouns.match(text, draft.end):
            return True
        return self._one_before.search(text, max(0, draft.start - 24), draft.start) is not None or (
            re.match(rf"\s+(?:{'|'.join(self._words.of_them)})", text[draft.end : draft.end + 16]) is not None
        )

    def _in_list(self, text: str, draft: Draft) -> bool:
        """ "申请数：新药32、仿制药118": the head of the list says that these are numbers of things."""
        if not _LIST_MARK.match(text, draft.end):
            return False
        return self._listed.search(text, max(0, draft.start - _LIST), draft.start) is not None

    def _bare_han(self, draft: Draft, text: str, number: Number) -> Draft | None:
        """A number without a classifier counts only where its words say so."""
        if _GLUED_AFTER.match(text, draft.end) and not self._range_on.match(text, draft.end):
            return None
        named = self._nouns.match(text, draft.end)
        led = self._led.search(text, max(0, draft.start - 10), draft.start) or number.scale >= 1000
        if led and number.in_words and number.value < 100:
            led = False
        led = led or self._in_list(text, draft) or in_row(text, draft.start)
        draft.tentative = not ((named and not number.in_words) or led)
        return draft if not draft.tentative or self._range_on.match(text, draft.end) else None


@cache
def quantity_reader(code: str) -> QuantityReader:
    return QuantityReader(vocabulary_for(code))
