from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest

from alerts.message import compose
from tests.alerts.letters import NOW, document, edited, entry, letter, said, series
from tests.alerts.reading import html_of, sent, subject, text_of

MONEY = {"kind": "money", "unit": None, "currency": "CNY"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "NMPA: products in trials: more than 400 → 460 (+15 %)"),
        ({"kind": "figure_revised"}, "NMPA: Figure revised: products in trials: more than 400 → 460 (+15 %)"),
        ({"delta": -60, "delta_percent": -0.254}, "NMPA: products in trials: more than 400 → 460 (−0.25 %)"),
        ({"delta_percent": 1234.5}, "NMPA: products in trials: more than 400 → 460 (+1,234 %)"),
        ({"delta": None, "delta_percent": None}, "NMPA: products in trials: more than 400 → 460"),
        (
            {
                "series": series("sales", **MONEY),
                "old": said(2e10, "", qualifier="nearly"),
                "new": said(2.05e10, ""),
                "delta": 5e8,
                "delta_percent": 2.5,
            },
            "NMPA: sales: nearly 20 billion yuan → 20.5 billion yuan (+2.5 %)",
        ),
        (
            {
                "series": series("reviewed on time", kind="percent"),
                "old": said(98.1, ""),
                "new": said(99.3, "", qualifier="about"),
                "delta": 1.2,
                "delta_percent": 1.22,
            },
            "NMPA: reviewed on time: 98.1 % → about 99.3 % (+1.2 points)",
        ),
        (
            {
                "old": said(1092, "", value_max=1200, qualifier="range"),
                "new": said(1350000, "", qualifier="at_least"),
                "delta": None,
                "delta_percent": None,
            },
            "NMPA: products in trials: 1,092 to 1,200 → at least 1,350,000",
        ),
        (
            {
                "kind": "wording_changed",
                "old": said(400, "", qualifier="about"),
                "new": said(400, "", qualifier="at_most"),
                "delta": 0,
                "delta_percent": 0,
            },
            "NMPA: Wording of a figure changed: products in trials: about 400 → at most 400",
        ),
    ],
)
def test_the_subject_says_the_news(fields: dict[str, Any], expected: str) -> None:
    assert subject(entry(**fields)) == expected


def test_subjects_without_figures() -> None:
    assert subject(edited("a", "b")) == "NMPA: Text edited: More trials than ever"
    assert subject(edited("", "", kind="release_withdrawn")) == "NMPA: Release withdrawn: More trials than ever"


def test_several_changes_the_gravest_names_the_mail() -> None:
    low = edited("a", "b", id=1, source="AEMPS", severity="low")
    message = sent(letter(low, entry(id=2), edited("a", "b", id=3)))
    assert message["Subject"] == "NMPA: products in trials: more than 400 → 460 (+15 %) and 2 more"
    headings = [heading.text for heading in html_of(message).select("h1")]
    assert headings == ["NMPA", "AEMPS"]
    assert text_of(message).index("\nNMPA\n") < text_of(message).index("\nAEMPS\n")


def test_headers_stay_within_mail_s_rules_whatever_the_text() -> None:
    long_name = "细胞和基因治疗产品 cell and gene therapy products " * 12
    written = letter(entry(source="NMPA 国家", series=series(long_name)), token="t" * 120)
    raw = compose(
        written,
        mail_from="药监观察 <alerts@example.org>",
        base_url="https://a-rather-long-host-name.example.org/regwatch",
    ).as_bytes()
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii")
    lines = head.split("\r\n")
    assert all(len(line) <= 998 for line in lines)
    assert all(len(word) <= 75 for line in lines for word in line.split() if word.startswith("=?"))
    received = message_from_bytes(raw, policy=policy.default)
    assert received["From"] == "药监观察 <alerts@example.org>"
    assert received["Subject"].startswith("NMPA 国家: 细胞和基因治疗产品 cell and")
    assert received["Subject"].endswith("…: more than 400 → 460 (+15 %)")
    url = f"https://a-rather-long-host-name.example.org/regwatch/unsubscribe/{'t' * 120}"
    assert f"List-Unsubscribe: <{url}>" in lines
    assert not received.defects


def test_a_long_label_gives_way_to_the_figures() -> None:
    assert subject(entry(series=series("products " * 40))).endswith("…: more than 400 → 460 (+15 %)")


def test_line_breaks_of_a_page_begin_no_header() -> None:
    nasty = "Trials\r\nBcc: victim@example.org\r\n\r\n<b>body</b>\x00\u2028x"
    message = sent(letter(entry(series=series(nasty), release=document(2, nasty), source="N\nMPA")))
    assert message["Bcc"] is None
    assert message["Subject"].startswith("N MPA: Trials Bcc: victim@example.org <b>body</b> x: more than 400")
    assert "\nBcc:" not in text_of(message)


def test_headers_for_machines() -> None:
    first, again, other = (
        sent(letter(entry(**fields), **names))
        for fields, names in (
            ({}, {}),
            ({"id": 2}, {"message_id": "<2@example.org>"}),
            ({"series": series(id=8)}, {}),
        )
    )
    assert first["Message-ID"] == "<0123456789abcdef@example.org>"
    assert first["Date"].datetime == NOW
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["List-Unsubscribe"] == "<https://regwatch.example.org/unsubscribe/secret-token>"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["References"] == again["References"] != other["References"]
    assert first["References"].startswith("<thread-")
    assert "secret-token" not in first["References"]


def test_a_digest_joins_no_thread_and_says_what_it_is() -> None:
    message = sent(letter(entry(), purpose="daily"))
    assert message["References"] is None
    assert text_of(message).startswith("regwatch · Daily digest · 18 September 2026\n")


def test_news_that_were_held_back_say_since_when() -> None:
    earlier = entry(detected_at=NOW - timedelta(hours=9))
    assert text_of(sent(letter(entry(), earlier))).startswith("regwatch · News since 2026-09-17 21:30 UTC · ")
    assert text_of(sent(letter(earlier, purpose="daily"))).startswith("regwatch · Daily digest · ")
