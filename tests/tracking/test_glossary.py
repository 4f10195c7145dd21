import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from tracking import glossary, spelling

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
    forms = Counter(form for phrases in ideas.values() for form in {spelling.fold(phrase) for phrase in phrases})
    assert [form for form, times in forms.items() if times > 1] == []


def test_tables_refer_to_ideas_that_exist() -> None:
    rows, events = table("concepts"), table("events")
    used = {*rows["implied"], *rows["nominal"], *rows["paperwork"]["units"], *rows["adverbial"]["words"]}
    used |= set(rows["doers"]["words"])
    used |= {held for name in ("implied", "said_by_event", "kept_in") for row in rows[name].values() for held in row}
    assert used <= rows["concepts"].keys()
    assert {*rows["nominal"].values(), *rows["said_by_event"], *rows["kept_in"]} <= events.keys()
    assert set(rows["bulk"]["units"]) <= set(rows["measures"].values())
    identities = [other for name, row in events.items() for other in (name, *row.get("ids", ()))]
    assert len(identities) == len(set(identities))


def test_a_short_name_has_no_second_meaning() -> None:
    rows, events = table("concepts"), table("events")
    long = {form for forms in rows["concepts"].values() for form in forms}
    long |= {form for row in events.values() for form in (*row["en"], *row["zh"])}
    assert {spelling.fold(short) for short in rows["expansions"]}.isdisjoint(map(spelling.fold, long))
    for words in rows["expansions"].values():
        assert not any(short in words.split() for short in rows["expansions"])


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("modified new drugs", "改良型新药"),
        ("BLAs", "biologics license applications"),
        ("IND applications", "新药临床试验申请"),
        ("in vitro diagnostic devices", "体外诊断试剂"),
        ("active implants", "active implantable devices"),
        ("class III non-active devices", "第三类无源医疗器械"),
        ("formula granules", "中药配方颗粒"),
        ("on-site inspections", "现场检查"),
        ("veterinary drugs", "兽药"),
        ("special cosmetics", "特殊化妆品"),
        ("urgently needed in clinical practice", "临床急需"),
        ("volume-based procurement", "集中带量采购"),
        ("free sale certificates", "自由销售证明"),
        ("licensed pharmacists", "执业药师"),
        ("plasma collection stations", "单采血浆站"),
        ("bioequivalence studies", "生物等效性试验"),
        ("were ordered to rectify", "责令整改"),
    ],
)
def test_regulators_terms_mean_one_thing_in_both_languages(english: str, chinese: str) -> None:
    assert set(names(english)) == set(names(chinese))


def test_accents_make_no_difference() -> None:
    assert names("cápsulas") == names("capsulas")
    assert names("データ") == names("データ")
