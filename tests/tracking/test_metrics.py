from typing import Any

import pytest

from items.facts import Figure
from tests.tracking.facts import figure, span
from tests.tracking.linked import en, keys
from tracking.metrics import link, near_misses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            en("The agency approved 41 medicines with new active substances.", "41", "medicine", "approved"),
            en(
                "Forty-one drugs containing a new active substance were authorised by the agency.",
                "Forty-one",
                "drug",
                "authorised",
            ),
            id="voice, synonyms, UK spelling",
        ),
        pytest.param(
            en("The office authorized 1,092 pediatric drug labels.", "1,092", "label", "approved"),
            en("1092 paediatric drug labels were authorised by the office.", "1092", "label", "approved"),
            id="spelling",
        ),
        pytest.param(
            en("The office sent 26 warning letters to compounding pharmacies.", "26", "letter", "issued"),
            en("So far 58 warning letters were issued to compounding pharmacies.", "58", "letter"),
            id="event found by the glossary",
        ),
        pytest.param(
            en("We got 87 clinical trial applications for stem cell drugs.", "87", "application", "accepted"),
            en("A total of 92 clinical trial applications for stem-cell medicines.", "92", "application", "received"),
            id="hyphen, received is accepted",
        ),
        pytest.param(
            en(
                "More than 400 cell and gene therapy (CGT) products are being tested in clinical trials.",
                "400",
                "product",
                "in_trials",
            ),
            en(
                "Officials said that clinical trials are under way for 450 CGT products nationwide.",
                "450",
                "product",
                "in_trials",
            ),
            id="abbreviation in the glossary",
        ),
        pytest.param(
            en("Income from fees came to CHF 98 million.", "98 million", "franc", kind="money", currency="CHF"),
            en("Fee income amounted to CHF 0.098 billion.", "0.098 billion", "franc", kind="money", currency="CHF"),
            id="word order before the verb",
        ),
        pytest.param(
            en("The pass rate of sampled drugs was 97.4 percent.", "97.4 percent", "%", "passed", kind="percent"),
            en("The pass rate of sampled drugs reached 99.3%.", "99.3%", "%", "passed", kind="percent"),
            id="percent",
        ),
        pytest.param(
            en("In 2024, 57 orphan medicines were authorised.", "57", "medicine", "approved"),
            en("Orphan medicines in 2024: 63", "63", None, None),
            id="the one event there is",
        ),
    ],
)
def test_words_that_make_no_difference(one: Figure, other: Figure) -> None:
    first, second = keys([one, other])
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            en("The agency approved 31 innovative drugs.", "31", "drug", "approved"),
            en("The agency approved 46 innovative medical devices.", "46", "device", "approved"),
            id="product type",
        ),
        pytest.param(
            en("The centre accepted 33 CAR-T applications.", "33", "application", "accepted"),
            en("The centre approved 19 CAR-T applications.", "19", "application", "approved"),
            id="event",
        ),
        pytest.param(
            en("The authority issued 310 warnings to online sellers.", "310", "warning", "issued"),
            en("The authority issued 95 warnings to wholesalers.", "95", "warning", "issued"),
            id="channel",
        ),
        pytest.param(
            en("In all, 143 class III devices were registered.", "143", "device", "registered"),
            en("In all, 1,877 class II devices were registered.", "1,877", "device", "registered"),
            id="class",
        ),
        pytest.param(
            en("At 2,100 sites, 12 vaccines were tested.", "12", "vaccine", "tested", period=span("2024")),
            en("At 2,100 sites, 12 vaccines were tested.", "12", "vaccine", "tested", period=None),
            id="kind of period",
        ),
        pytest.param(
            en("The agency licensed 214 biosimilars.", "214", "biosimilar", period=span("2019-01-01", None, "running")),
            en("The agency licensed 371 biosimilars.", "371", "biosimilar", period=span("2015-01-01", None, "running")),
            id="stated start",
        ),
        pytest.param(
            en("Fines of EUR 2 million were imposed.", "2 million", "euro", kind="money", currency="EUR"),
            en("Fines of GBP 2 million were imposed.", "2 million", "pound", kind="money", currency="GBP"),
            id="currency",
        ),
        pytest.param(
            en("Officers inspected 812 pharmacies.", "812", "pharmacy", "inspected"),
            en("The agency plans to inspect 900 pharmacies.", "900", "pharmacy", "inspected", role="plan"),
            id="plan",
        ),
        pytest.param(
            en("In all, 702 pharmacies in Wales were registered.", "702", "pharmacy", "registered", place="Wales"),
            en("In all, 4,402 pharmacies were registered.", "4,402", "pharmacy", "registered"),
            id="place",
        ),
        pytest.param(
            en("Inspectors fumigated 31 importers.", "31", "importer"),
            en("Inspectors quizzed 13 importers.", "13", "importer"),
            id="verbs outside the glossary",
        ),
        pytest.param(
            en("For children, 40 medicines were approved.", "40", "medicine", "approved"),
            en("For adults, 60 medicines were approved.", "60", "medicine", "approved"),
            id="age group set off by a comma",
        ),
    ],
)
def test_every_narrowing_word_makes_a_difference(one: Figure, other: Figure) -> None:
    first, second = keys([one, other])
    assert first is not None
    assert second is not None
    assert first != second


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "change"},
        {"role": "gap"},
        {"role": "quoted"},
        {"kind": "duration", "unit": "day"},
        {"kind": "multiple", "unit": "multiple"},
        {"kind": "other", "unit": "mg"},
        {"kind": "percent", "unit": "pp"},
        {"role": "prior", "period": None},
    ],
)
def test_what_is_no_level_has_no_metric(fields: dict[str, Any]) -> None:
    assert keys([figure("It was 12 more.", "12", 12.0, **fields)]) == [None]


def test_a_figure_in_page_furniture_has_no_metric() -> None:
    assert keys([en("Related: 12,000 websites taken down", "12,000", "website", "closed")]) == [None]


def test_a_source_may_define_its_own_abbreviations() -> None:
    long = en("The institute inspected 18 plasma collection sites.", "18", "site", "inspected")
    short = en("The institute inspected 22 PCS.", "22", None, "inspected")
    first, second = keys([long, short], abbreviations={"PCS": "plasma collection sites"})
    assert first == second


def test_a_part_is_never_its_total() -> None:
    sentence = "The committee granted 176 orphan designations in 2024, of which 61 concerned children."
    whole = en(sentence, "176", "designation", "granted")
    part = en(sentence, "61", None, of_whole=True)
    total, children = link([whole, part], [], language="en", abbreviations={})
    assert total is not None
    assert children is not None
    assert children.unit == total.unit
    assert set(children.scope) > set(total.scope)


def test_a_title_belongs_to_the_figure_of_the_body_with_the_fewest_differences() -> None:
    sentence = "In 2024, 31 innovative drugs and 46 innovative medical devices were approved."
    body = [en(sentence, "31", "drug", "approved"), en(sentence, "46", "device", "approved")]
    title = en("Agency clears 46 devices", "46", "device", "approved", part="title", period=None)
    drugs, devices, told = link([*body, title], [], language="en", abbreviations={}, title="Agency clears 46 devices")
    assert told == devices != drugs


def test_a_title_alone_is_followed() -> None:
    title = en("Agency clears 46 devices", "46", "device", "approved", part="title", period=None)
    assert keys([title])[0] is not None


def test_the_label_names_subject_event_and_place() -> None:
    one = en("In 2024, 702 pharmacies in Wales were inspected.", "702", "pharmacy", "inspected", place="Wales")
    (metric,) = link([one], [], language="en", abbreviations={})
    assert metric is not None
    assert metric.label == "pharmacy, inspected, Wales"


def test_near_misses_are_one_unknown_word_apart() -> None:
    figures = [
        en("In all, 12 orphan medicines were approved.", "12", "medicine", "approved"),
        en("In all, 12 medicines were approved.", "12", "medicine", "approved"),
        en("In all, 12 zebra medicines were approved.", "12", "medicine", "approved"),
        en("In all, 12 generic medicines were approved.", "12", "medicine", "approved"),
        en("In all, 12 orphan medicines were refused.", "12", "medicine", "rejected"),
    ]
    orphan, plain, zebra, generic, refused = link(figures, [], language="en", abbreviations={})
    metrics = [metric for metric in (orphan, plain, zebra, generic, refused) if metric is not None]
    assert len(metrics) == 5
    assert orphan is not None
    assert near_misses(orphan, metrics) == [plain, zebra]
