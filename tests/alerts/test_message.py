from dataclasses import replace
from datetime import date

import pytest

from alerts.message import compose
from items.facts import Period
from tests.alerts.letters import NOW, POINTS, document, edited, entry, letter, said, series
from tests.alerts.reading import html_of, sent, text_of

MONEY = {"kind": "money", "unit": None, "currency": "CNY"}


def test_a_chinese_mail() -> None:
    zh = entry(
        source="国家药监局",
        series=series("细胞治疗产品 销售额", **MONEY),
        old=said(2e10, "一季度销售近200亿元。", "近200亿元", qualifier="nearly"),
        new=said(1.85e10, "一季度销售185亿元。", "185亿元"),
        delta=-1.5e9,
        delta_percent=-7.5,
        release=document(2, "一季度销售185亿元", language="zh"),
    )
    message = sent(letter(zh, edited("a", "b", id=2), language="zh"))
    assert message["Subject"] == "国家药监局：细胞治疗产品 销售额：近200亿元 → 185亿元 (−7.5%)，另有1项"
    page = html_of(message)
    assert page.html is not None
    assert page.html["lang"] == "zh"
    assert [mark.text for mark in page.select("mark")][:2] == ["近200亿元", "185亿元"]
    assert page.select("blockquote[lang=zh]")
    assert "“一季度销售*185亿元*。”" in text_of(message)
    assert "2024年4月2日" in text_of(message)


def test_the_same_letter_gives_the_same_bytes() -> None:
    written = letter(entry(series=series(points=POINTS)), edited("a b c", "a c"))
    first, second = (compose(written, mail_from="a@b.org", base_url="http://x").as_bytes() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("part", ["plain", "html"])
def test_both_parts_tell_everything(part: str) -> None:
    told = entry(
        skipped=(said(430, "", qualifier="about"),),
        note="The release is marked as a correction.",
        previous_release=None,
    )
    message = sent(letter(replace(told, previous_release=document(1, "Trials under way"))))
    shown = text_of(message) if part == "plain" else " ".join(html_of(message).get_text(" ").split())
    for fact in (
        "NMPA",
        "▲ High",
        "Figure changed",
        "products in trials",
        "more than 400 → 460",
        "+60 (+15 %)",
        "In between: about 430",
        "The release is marked as a correction.",
        "Trials under way",
        "1 April 2024",
        "More trials than ever",
        "2 April 2024",
        "Period: by August (until 2024-08-31)",
        "Seen 2026-09-18 06:30 UTC",
        "reader@example.org",
    ):
        assert fact in shown, fact
    links = (
        [word for word in shown.split() if word.startswith("http")]
        if part == "plain"
        else [str(link["href"]) for link in html_of(message).select("a")]
    )
    assert {
        "https://agency.example/1.html",
        "https://agency.example/2.html",
        "https://regwatch.example.org/releases/2",
        "https://regwatch.example.org/metrics/7",
        "https://regwatch.example.org/changes",
        "https://regwatch.example.org/unsubscribe/secret-token",
    } <= set(links)


@pytest.mark.parametrize(
    ("sentence", "figure", "marked"),
    [
        ("In 2024, 20 drugs.", "20", "In 2024, [20] drugs."),
        ("Of 1400, 400 and 4000.", "400", "Of 1400, [400] and 4000."),
        ("更多：近200亿元。", "近200亿元", "更多：[近200亿元]。"),
        ("No such figure.", "12", "No such figure."),
        ("", "12", ""),
        ("Just 12", "", "Just 12"),
    ],
)
def test_the_figure_is_marked_in_its_sentence(sentence: str, figure: str, marked: str) -> None:
    half = replace(said(1, sentence), text=figure)
    page = html_of(sent(letter(entry(new=half))))
    quote = page.select("blockquote")[1]
    for mark in quote.select("mark"):
        mark.replace_with(f"[{mark.text}]")
    assert quote.text == marked


def test_a_very_long_sentence_is_cut_around_its_figure() -> None:
    page = html_of(sent(letter(entry(new=said(460, "before " * 200 + "460" + " after" * 200)))))
    quote = page.select("blockquote")[1].text
    assert len(quote) < 420
    assert quote.startswith("…")
    assert quote.endswith("…")
    assert "before 460 after" in quote


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        (
            Period("2024 Q1", NOW.date().replace(month=1, day=1), NOW.date().replace(month=3, day=31)),
            "2026-01-01 – 2026-03-31",
        ),
        (Period("", date(2026, 9, 18), date(2026, 9, 18)), "Period: 2026-09-18"),
        (Period("since 2018", date(2018, 9, 18), None), "since 2018 (since 2018-09-18)"),
        (Period("lately", None, None), "Period: lately"),
    ],
)
def test_periods(period: Period, shown: str) -> None:
    assert shown in text_of(sent(letter(entry(new=said(460, "460", period=period)))))


def test_text_of_a_page_is_never_markup_or_a_script_link() -> None:
    nasty = document(2, '<img src=x onerror="alert(1)">', url="javascript:alert(1)")
    message = sent(letter(entry(release=nasty, new=said(460, "<script>alert(460)</script> {{ 7 * 7 }} {0}"))))
    page = html_of(message)
    assert not page.select("script, [onerror]")
    assert not [link for link in page.select("a") if str(link["href"]).startswith("javascript")]
    assert "<script>alert(460)</script> {{ 7 * 7 }} {0}" in page.get_text()


def test_an_edit_shows_what_changed_and_where() -> None:
    before = "Title\nShortages are reported within 14 days of the first notice.\nUnchanged paragraph."
    after = (
        "Title\nShortages are reported within 10 days of the first notice.\nUnchanged paragraph.\nA new annex follows."
    )
    message = sent(letter(edited(before, after)))
    page = html_of(message)
    assert [deleted.text for deleted in page.select("del")] == ["14"]
    assert [inserted.text for inserted in page.select("ins")] == ["10", "A new annex follows."]
    assert "within [-14-]{+10+} days" in text_of(message)
    assert "Unchanged paragraph" not in page.get_text()


def test_a_chart_comes_with_three_points_and_words_for_those_who_do_not_see_it() -> None:
    message = sent(letter(entry(series=series(points=POINTS)), entry(id=2, series=series(id=9, points=POINTS[:2]))))
    pictures = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert len(pictures) == 1
    assert pictures[0]["Content-ID"] == "<metric-7@example.org>"
    assert pictures[0].get_content_disposition() == "inline"
    (image,) = html_of(message).select("img")
    assert image["src"] == "cid:metric-7@example.org"
    assert image["alt"] == (
        "Chart of products in trials: 2022-04-26 100, 2023-04-26 200, 2024-04-26 300, 2025-04-26 400"
    )


def test_a_long_digest_tells_the_rest_in_lines_and_stays_small() -> None:
    many = [entry(id=number, series=series(f"metric {number}", id=number, points=POINTS)) for number in range(1, 181)]
    message = sent(letter(*many, purpose="weekly"))
    page = html_of(message)
    assert "180 changes" in page.get_text()
    assert len(page.select("blockquote")) == 50
    assert len(page.select("li")) == 155
    assert len(page.select("img")) == 8
    assert all(f"metric {number}:" in text_of(message) for number in range(26, 181))
    assert len(message.as_bytes()) < 400_000


def test_the_operator_s_mail() -> None:
    trouble = edited("", "", kind="source_unreadable", severity="low", release=None, note="nmpa cannot be read: 412")
    written = letter(
        trouble,
        purpose="operator",
        token="",
        notices=("nmpa cannot be read: 412", "<b>bad@example.org</b> takes nothing from us any more"),
    )
    message = sent(written)
    assert message["Subject"] == "nmpa cannot be read: 412 and 1 more"
    assert message["List-Unsubscribe"] is None
    assert text_of(message).count("nmpa cannot be read: 412") == 1
    assert "https://regwatch.example.org/sources" in text_of(message)
    assert "<b>bad@example.org</b> takes nothing" in html_of(message).get_text()


def test_a_level_is_dated_and_a_chinese_text_has_chinese_colons() -> None:
    level = Period("As of 31 August", None, date(2024, 8, 31), "level")
    change = entry(new=said(460, "As of 31 August, 460 products.", period=level))
    shown = {language: text_of(sent(letter(change, language=language))) for language in ("en", "zh")}
    assert "Period: As of 31 August (as of 2024-08-31)" in shown["en"]
    assert "打开原文：https://agency.example/2.html" in shown["zh"]
    assert ": " not in shown["zh"]
