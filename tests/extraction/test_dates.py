"""Dates and periods, resolved against the day of the release."""

from datetime import date

import pytest

from extraction import detect_language, extract

RELEASED = date(2024, 9, 15)


@pytest.mark.parametrize(
    ("text", "lang", "start", "end"),
    [
        ("Adopted on 6 January 2025.", "en", "2025-01-06", "2025-01-06"),
        ("Filed on 2023-11-30.", "en", "2023-11-30", "2023-11-30"),
        ("In Q3 2023 it met.", "en", "2023-07-01", "2023-09-30"),
        ("In H1 2024 it met.", "en", "2024-01-01", "2024-06-30"),
        ("From January to August it met.", "en", "2024-01-01", "2024-08-31"),
        ("In the 12 months to March 2024 it met.", "en", "2023-04-01", "2024-03-31"),
        ("In the final three months of 2023 it met.", "en", "2023-10-01", "2023-12-31"),
        ("In the first half of fiscal year 2024 it met.", "en", "2023-10-01", "2024-03-31"),
        ("On Tuesday, 12 members met.", "en", "2024-09-10", "2024-09-10"),
        ("In fiscal year 2023 it met.", "en", "2022-10-01", "2023-09-30"),
        ("In August it met.", "en", "2024-08-01", "2024-08-31"),
        ("In December it met.", "en", "2023-12-01", "2023-12-31"),
        ("Last month it met.", "en", "2024-08-01", "2024-08-31"),
        ("By the end of June it met.", "en", "2024-06-30", "2024-06-30"),
        ("前三季度召开会议", "zh", "2024-01-01", "2024-09-30"),
        ("今年以来召开会议", "zh", "2024-01-01", "2024-09-15"),
        ("二〇二四年十月三十一日召开会议", "zh", "2024-10-31", "2024-10-31"),
        ("截至2024年2月底召开会议", "zh", "2024-02-29", "2024-02-29"),
        ("“十四五”以来召开会议", "zh", "2021-01-01", "2025-12-31"),
        ("数说2023：会议纪要", "zh", "2023-01-01", "2023-12-31"),
        ("11月30日前各省应召开会议", "zh", "2024-11-30", "2024-11-30"),
        ("较112年同期减少", "zh", "2023-01-01", "2023-12-31"),
        ("En el primer semestre de 2024 se reunió.", "es", "2024-01-01", "2024-06-30"),
        ("Im dritten Quartal 2024 tagte er.", "de", "2024-07-01", "2024-09-30"),
        ("Il s'est réuni le 1er avril 2024.", "fr", "2024-04-01", "2024-04-01"),
        ("令和5年度に開催した。", "ja", "2023-04-01", "2024-03-31"),
        ("2023年4月から同年12月まで開催した。", "ja", "2023-04-01", "2023-12-31"),
        ("2024년 상반기에 열렸다.", "ko", "2024-01-01", "2024-06-30"),
    ],
)
def test_dates_are_resolved_to_days(text: str, lang: str, start: str, end: str) -> None:
    (mention,) = extract(text, lang, RELEASED).dates
    assert (str(mention.start_date), str(mention.end_date)) == (start, end)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In the first half of 2024 the authority licensed 627 medicines.", "closed"),
        ("From January to August 2024 the authority licensed 627 medicines.", "ytd"),
        ("At the end of March 2024, 143 medicines were in shortage.", "level"),
        ("Since 2018, 135 medicines have been supported.", "running"),
        ("2024年上半年批准儿童用药27个。", "closed"),
        ("2024年前三季度批准儿童用药27个。", "ytd"),
        ("截至2024年2月底，共有615个生物制品在审评。", "level"),
        ("2018年以来批准儿童用药27个。", "running"),
    ],
)
def test_periods_say_how_they_can_be_compared(text: str, kind: str) -> None:
    (figure,) = extract(text, None, RELEASED).figures
    assert figure.period is not None
    assert figure.period.type == kind


def test_each_figure_takes_the_date_beside_it() -> None:
    found = extract("The agency approved 55 drugs in 2023, compared with 37 in 2022.", "en", RELEASED)
    assert [one.period.text for one in found.figures if one.period] == ["2023", "2022"]


def test_without_a_reference_a_relative_date_has_no_days() -> None:
    (mention,) = extract("Last month it met.", "en").dates
    assert (mention.start_date, mention.end_date) == (None, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The agency approved the drugs in March.", "en"),
        ("国家药监局批准创新药上市", "zh"),
        ("衞生署接獲藥物不良反應報告", "zh"),
        ("La agencia ha autorizado los ensayos clínicos de este año.", "es"),
        ("A agência registou os medicamentos e não os lotes.", "pt"),
        ("L'agence a enregistré les signalements de ruptures.", "fr"),
        ("Die Behörde hat die Chargen nicht zugelassen.", "de"),
        ("再生医療等製品を承認した。", "ja"),
        ("의약품 부작용 보고를 접수했다.", "ko"),
        ("", "en"),
    ],
)
def test_the_language_is_recognised(text: str, code: str) -> None:
    assert detect_language(text) == code
