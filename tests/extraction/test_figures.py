"""Figures of one sentence each, by the layer that has to get them right."""

from datetime import date

import pytest

from extraction import extract
from items.facts import Figure

RELEASED = date(2024, 9, 15)


def figures(text: str, lang: str | None = None) -> tuple[Figure, ...]:
    return extract(text, lang, RELEASED).figures


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("The office approved 1,092 labels.", "en", 1092),
        ("The office approved 1 106 labels.", "en", 1106),
        ("Officers seized 15.5 million doses.", "en", 15_500_000),
        ("Thirty-one drugs were approved.", "en", 31),
        ("One hundred and twelve patients fell ill.", "en", 112),
        ("Two and a half million syringes were replaced.", "en", 2_500_000),
        ("Fifteen hundred inspectors were trained.", "en", 1500),
        ("About 3 lakh tablets were destroyed.", "en", 300_000),
        ("批准三十一个创新药", "zh", 31),
        ("批准创新药１，０９２个", "zh", 1092),
        ("接种1亿2000万剂疫苗", "zh", 120_000_000),
        ("收到报告4万2,371件", "zh", 42_371),
        ("收到報告2.5萬件", "zh", 25_000),
        ("Se autorizaron 1.245 ensayos.", "es", 1245),
        ("Foram vendidas 25 mil embalagens.", "pt", 25_000),
        ("Quatre-vingt-dix-sept lots ont été rappelés.", "fr", 97),
        ("Es gingen 1,5 Mio. Meldungen ein.", "de", 1_500_000),
        ("副作用報告は6万3千件だった。", "ja", 63_000),
        ("부작용 보고 9만 8천 건을 접수했다.", "ko", 98_000),
    ],
)
def test_counts_are_read_in_every_habit_of_writing(text: str, lang: str, value: float) -> None:
    assert [one.value for one in figures(text, lang)] == [value]


@pytest.mark.parametrize(
    ("text", "lang", "value", "currency"),
    [
        ("Sales reached €1.5bn.", "en", 1.5e9, "EUR"),
        ("The penalty was RMB 1.08 billion.", "en", 1.08e9, "CNY"),
        ("A fine of S$21,000 was imposed.", "en", 21_000, "SGD"),
        ("Sales came to nearly 20 billion yuan.", "en", 2e10, "CNY"),
        ("罚没款合计3,456.78万元", "zh", 34_567_800, "CNY"),
        ("基金规模为5亿美元", "zh", 5e8, "USD"),
        ("Se invirtieron 3,5 millones de euros.", "es", 3.5e6, "EUR"),
        ("課徴金は2億8,500万円だった。", "ja", 285_000_000, "JPY"),
        ("과징금 5억 2,000만 원을 부과했다.", "ko", 520_000_000, "KRW"),
    ],
)
def test_money_comes_in_whole_units_with_its_currency(text: str, lang: str, value: float, currency: str) -> None:
    (figure,) = figures(text, lang)
    assert (figure.kind, figure.value, figure.currency) == ("money", value, currency)


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("The pass rate was 97.4 percent.", "en", 97.4),
        ("One in five was an orphan drug.", "en", 20),
        ("More than half of the sponsors replied.", "en", 50),
        ("合格率达到百分之九十八点六", "zh", 98.6),
        ("占总数的三成五", "zh", 35),
        ("约占三分之一", "zh", 100 / 3),
        ("La mitad de los lotes fue retirada.", "es", 50),
    ],
)
def test_shares_come_in_percent(text: str, lang: str, value: float) -> None:
    (figure,) = figures(text, lang)
    assert figure.kind == "percent"
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "lang", "qualifier"),
    [
        ("More than 400 products are in trials.", "en", "more_than"),
        ("No fewer than 400 products are in trials.", "en", "at_least"),
        ("Nearly 400 products are in trials.", "en", "nearly"),
        ("Fewer than 400 products are in trials.", "en", "less_than"),
        ("Up to 400 products are in trials.", "en", "at_most"),
        ("Some 400 products are in trials.", "en", "about"),
        ("400 products or more are in trials.", "en", "at_least"),
        ("The 4,500-odd files were read.", "en", "about"),
        ("批准400余个产品", "zh", "more_than"),
        ("批准近400个产品", "zh", "nearly"),
        ("批准不超过400个产品", "zh", "at_most"),
        ("批准产品400个以上", "zh", "at_least"),
        ("批准产品400个左右", "zh", "about"),
        ("節約400個產品", "zh", "exact"),
    ],
)
def test_qualifiers_before_and_behind_the_number(text: str, lang: str, qualifier: str) -> None:
    assert [one.qualifier for one in figures(text, lang)] == [qualifier]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Some 60-70 sites are inspected.", 60, 70),
        ("Between 10 and 20 percent of files are returned.", 10, 20),
        ("The fund holds US$10–12 million.", 10e6, 12e6),
        ("受理10至20件新药申请", 10, 20),
        ("处二万元以上十万元以下罚款", 20_000, 100_000),
    ],
)
def test_ranges_keep_both_ends(text: str, low: float, high: float) -> None:
    (figure,) = figures(text)
    assert (figure.qualifier, figure.value, figure.value_max) == ("range", low, high)


@pytest.mark.parametrize(
    "text",
    [
        "The trial NCT01234567 tested a PD-1 inhibitor against COVID-19.",
        "See section 4.8, Annex 15 and 21 CFR 314.50.",
        "Call 1-888-463-6332 or write to 10903 New Hampshire Avenue, MD 20993.",
        "The 100th biosimilar is in Phase 3.",
        "Warning letter 320-24-36 cites No. 27 of 2024.",
        "Patents 9,844,521 and 10,123,456 stay listed; see notice 2019/S 118-289654.",
        "Take 50 mg twice daily for adults 65 and older.",
        "根据国家药监局公告（2024年第27号），批准文号：国药准字H20240001。",
        "咨询电话：010-68313344，地址：北京市西城区北露园1号。",
        "该药处于Ⅲ期临床试验。",
        "浏览次数：1208",
        "Page views: 1,204",
        "Related: 12,000 websites taken down (1 min read)",
        "相关链接：49批次化妆品不符合规定",
    ],
)
def test_identifiers_names_doses_and_page_furniture_are_no_figures(text: str) -> None:
    assert [one for one in figures(text) if one.kind in ("count", "money", "percent")] == []


@pytest.mark.parametrize(
    ("text", "lang", "subjects"),
    [
        ("More than 400 cell and gene therapy products are in trials.", "en", ["cell and gene therapy products"]),
        ("It approved 31 innovative drugs and 46 medical devices.", "en", ["innovative drugs", "medical devices"]),
        ("Approved: 31", "en", ["Approved"]),
        ("The pass rate of sampled drugs was 97.4 percent.", "en", ["pass rate of sampled drugs"]),
        ("It granted 176 awards, of which 61 concerned children.", "en", ["awards", "concerned children"]),
        ("批准创新药31个、创新医疗器械46个。", "zh", ["创新药", "创新医疗器械"]),
        ("批准31个创新药。", "zh", ["创新药"]),
        ("批准境内第三类医疗器械首次注册2079件。", "zh", ["境内第三类医疗器械首次注册"]),
        ("Se autorizaron 1.245 ensayos clínicos en 2023.", "es", ["ensayos clínicos"]),
    ],
)  # fmt: skip
def test_subjects_keep_every_narrowing_word(text: str, lang: str, subjects: list[str]) -> None:
    assert [one.subject for one in figures(text, lang)] == subjects


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The agency approved 55 drugs in 2023, compared with 37 in 2022.", ["level", "prior"]),
        ("Inspections rose by 12%.", ["change"]),
        ("The rate was 99.3 percent, 1.9 percentage points above 2023.", ["level", "gap"]),
        ("The centre expects 10 to 20 approvals in 2025.", ["plan"]),
        ("An earlier version of this page gave the number of letters as 26.", ["quoted"]),
        ("批准创新药31个，同比增长19.23%。", ["level", "change"]),
        ("Turnaround fell to 9.5 days from 14 days.", ["level", "prior"]),
    ],
)
def test_roles_tell_levels_from_changes_plans_and_quotes(text: str, roles: list[str]) -> None:
    assert [one.role for one in figures(text)] == roles


def test_a_part_is_marked_as_no_total() -> None:
    whole, part = figures("The office granted 176 designations, of which 61 concerned children.")
    assert (whole.of_whole, part.of_whole) == (False, True)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The NMPA approved 31 drugs.", "国家药监局批准创新药31个。"),
        ("The centre accepted 33 applications.", "药审中心受理申请33件。"),
        ("Officers recalled 12 batches.", "召回产品12批次。"),
        ("Officers seized 112 pills.", "共查扣假药112粒。"),
    ],
)
def test_events_have_one_name_in_all_languages(english: str, chinese: str) -> None:
    assert [one.event for one in figures(english, "en")] == [one.event for one in figures(chinese, "zh")] != [None]


def test_a_place_narrows_a_figure_and_the_whole_country_does_not() -> None:
    assert [one.place for one in figures("北京共有138个生物制品在审评。", "zh")] == ["Beijing"]
    assert [one.place for one in figures("全国共有615个生物制品在审评。", "zh")] == [None]


def test_step_is_one_unit_of_the_last_digit() -> None:
    assert [one.step for one in figures("In all 1.35 million records and 1,092 labels.", "en")] == [10_000, 1]


def test_abbreviations_are_kept_with_their_words() -> None:
    text = "More than 400 cell and gene therapy (CGT) products are being tested."
    assert extract(text, "en").abbreviations == {"CGT": "cell and gene therapy"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Investment in regulatory science will total £3 million.", "Investment in regulatory science"),
        ("The office has cut its review times by 12%.", "review times"),
        ("The court fined the firm €250,000.", "firm"),
        ("The median review, the longest so far, took 14 months.", "median review"),
        ("There were 12 fewer inspections than before.", "inspections"),
        ("Generic drugs approved in September: 78", "Generic drugs"),
    ],
)
def test_a_figure_is_of_what_its_clause_is_about(text: str, subject: str) -> None:
    assert [one.subject for one in figures(text, "en")] == [subject]


def test_a_part_without_a_noun_is_what_is_said_of_it_and_counts_the_noun_before() -> None:
    received, approved = figures("The agency received 540 applications and approved 410.", "en")
    assert (received.event, approved.event) == ("accepted", "approved")
    assert (approved.subject, approved.unit) == ("approved", "application")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One in 14 samples failed.", [("percent", 100 / 14)]),
        ("One office in three will close.", [("percent", 100 / 3)]),
        ("Last week 120 calls came in.", [("count", 120)]),
        ("The budget rose by £1.1m to £6.3m.", [("money", 1.1e6), ("money", 6.3e6)]),
        ("The budget grew from 64 to 71 million euros.", [("money", 64e6), ("money", 71e6)]),
        ("Some 27 novel drugs were approved.", [("count", 27)]),
        ("The appeal lasted half a year.", [("duration", 0.5)]),
        ("A fee of 75 cents was paid.", [("money", 0.75)]),
        ("Customs seized 320 kg of pills.", [("count", 320)]),
        ("Week 12 visits and phase 3 trials are described in 510(k) files.", []),
    ],
)
def test_numbers_are_told_from_names_moves_and_shares(text: str, expected: list[tuple[str, float]]) -> None:
    read = figures(text, "en")
    assert [str(one.kind) for one in read] == [kind for kind, _ in expected]
    assert [one.value for one in read] == pytest.approx([value for _, value in expected])
