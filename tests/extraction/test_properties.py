"""What holds for every input."""

import unicodedata
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import extract
from extraction.vocabulary import LANGUAGES
from items.facts import DateMention, Figure

RELEASED = date(2024, 9, 15)
#: A sentence around a number, by language; a counted noun or classifier follows it.
FRAMES = {
    "en": "The agency approved {} products.",
    "zh": "批准产品{}个。",
    "es": "La agencia autorizó {} medicamentos.",
    "pt": "A agência autorizou {} medicamentos.",
    "fr": "L'agence a autorisé {} médicaments.",
    "de": "Die Behörde ließ {} Arzneimittel zu.",
    "ja": "承認は{}件だった。",
    "ko": "의약품 {}건을 허가했다.",
}
LOCALES = {"pt": "pt_PT", "es": "es_MX"}
WIDE = {ord("0") + n: ord("０") + n for n in range(10)} | {ord("."): "．", ord(","): "，"}

languages = st.sampled_from(LANGUAGES)
numbers = st.one_of(st.integers(2, 1899), st.integers(2100, 999_999))
pieces = st.sampled_from(
    [
        "2024年", "31个", "more than ", "1,234.5", "€", "%", " million", "余", "第3期", "Q1 ", "\n", "。", ". ",
        "\ud800", "\x00", "e\u0301", "１２", "(", "）", "May ", "half of ", "two ", "-", "至", "各",
    ]
)  # fmt: skip
texts = st.one_of(st.text(max_size=120), st.lists(pieces, max_size=25).map("".join))


@settings(deadline=None, max_examples=150)
@given(texts, st.one_of(st.none(), languages), st.one_of(st.none(), st.just(RELEASED)))
def test_no_input_raises_and_offsets_address_the_text(text: str, lang: str | None, ref: date | None) -> None:
    found = extract(text, lang, ref)
    found_all: list[Figure | DateMention] = [*found.figures, *found.dates]
    for one in found_all:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
    assert all(figure.text in figure.sentence and figure.sentence in text for figure in found.figures)


@settings(deadline=None, max_examples=150)
@given(languages, numbers)
def test_a_formatted_number_is_read_back(lang: str, number: int) -> None:
    written = format_decimal(number, locale=LOCALES.get(lang, lang)) if lang != "es" else _spanish(number)
    assert [one.value for one in extract(FRAMES[lang].format(written), lang, RELEASED).figures] == [number]


def _spanish(number: int) -> str:
    return format_decimal(number, locale="de")


@settings(deadline=None, max_examples=100)
@given(languages, st.decimals(min_value="0.1", max_value="99.9", places=1))
def test_a_formatted_percentage_is_read_back(lang: str, number: Decimal) -> None:
    written = format_decimal(number, locale=LOCALES.get(lang, lang) if lang != "es" else "de")
    text = {"zh": f"合格率为{written}%。", "ja": f"割合は{written}%だった。", "ko": f"비율은 {written}%였다."}.get(
        lang, f"Total: {written} %"
    )
    assert [(one.kind, one.value) for one in extract(text, lang, RELEASED).figures] == [("percent", float(str(number)))]


@settings(deadline=None, max_examples=100)
@given(languages, numbers)
def test_decomposed_and_full_width_forms_give_the_same_figures(lang: str, number: int) -> None:
    text = FRAMES[lang].format(format_decimal(number, locale="en" if lang not in ("es", "pt", "fr", "de") else "de"))
    plain = [(one.value, one.qualifier, one.unit, one.event) for one in extract(text, lang, RELEASED).figures]
    for form in (unicodedata.normalize("NFD", text), text.translate(WIDE)):
        assert [
            (one.value, one.qualifier, one.unit, one.event) for one in extract(form, lang, RELEASED).figures
        ] == plain
