import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from tracking import glossary

TERMS = files("tracking") / "terms"


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((TERMS / f"{name}.toml").read_text(encoding="utf-8"))


def names(text: str) -> list[str]:
    return [term.name for term in glossary.read(text) if term.role in ("concept", "event", "word")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paediatric medicines", "pediatric drug"),
        ("stem-cell products", "干细胞产品"),
        ("Class III devices", "第三类医疗器械"),
        ("第三类", "Ⅲ类"),
        ("cell and gene therapies", "細胞與基因治療"),
        ("ＣＡＲ－Ｔ产品", "CAR-T products"),
        ("companies", "Firm"),
        ("licences", "license"),
        ("tumours", "tumor"),
        ("clinical trial applications", "临床试验申请"),
        ("adverse drug reactions reports", "药品不良反应报告"),
    ],
)
def test_the_same_idea_has_one_name(one: str, other: str) -> None:
    assert names(one) == names(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("innovative drugs", "innovative devices"),
        ("class II", "class III"),
        ("fake", "substandard"),
        ("cell therapy", "cell and gene therapy"),
        ("境内", "进口"),
        ("drug", "new drug"),
        ("药店", "药品"),
        ("adverse reaction", "adverse event"),
    ],
)
def test_every_narrowing_word_has_its_own(one: str, other: str) -> None:
    assert names(one) != names(other)


def test_the_longest_phrase_wins() -> None:
    assert names("new active substances") == ["new_active_substance"]
    assert names("违规互联网药店") == ["illegal", "online", "pharmacy"]


def test_abbreviations_are_written_out_as_whole_words() -> None:
    assert glossary.expand("18 PCSs and PCSX", {"PCS": "plasma site"}) == "18 plasma site and PCSX"
    assert glossary.expand(r"X\1", {"X": r"a\1"}) == r"a\1\1"


def test_events_have_one_name_and_a_label_in_each_language() -> None:
    assert glossary.event("licensed") == glossary.event("approved") == "approved"
    assert glossary.event("something_new") == "something_new"
    assert glossary.event_label("approved", "zh") == "批准"
    assert glossary.event_label("something_new", "en") == "something new"


@pytest.mark.parametrize("name", ["concepts", "events"])
def test_no_phrase_stands_for_two_ideas(name: str) -> None:
    rows = table(name)
    ideas = rows["concepts"] if name == "concepts" else {key: row["en"] + row["zh"] for key, row in rows.items()}
    forms = Counter(form for phrases in ideas.values() for form in {glossary.fold(phrase) for phrase in phrases})
    assert [form for form, times in forms.items() if times > 1] == []


def test_tables_refer_to_ideas_that_exist() -> None:
    rows, events = table("concepts"), table("events")
    used = {*rows["implied"], *rows["nominal"], *rows["paperwork"]["units"], *rows["adverbial"]["words"]}
    used |= {held for row in (*rows["implied"].values(), *rows["said_by_event"].values()) for held in row}
    assert used <= rows["concepts"].keys()
    assert {*rows["nominal"].values(), *rows["said_by_event"]} <= events.keys()
    identities = [other for name, row in events.items() for other in (name, *row.get("ids", ()))]
    assert len(identities) == len(set(identities))


def test_accents_make_no_difference() -> None:
    assert names("cápsulas") == names("capsulas")
    assert names("データ") == names("データ")
