"""What English figures are of, one table for each way of saying it."""

from datetime import date

import pytest

from extraction import extract

RELEASED = date(2024, 9, 15)


def subjects(text: str) -> list[str | None]:
    return [one.subject for one in extract(text, "en", RELEASED).figures if one.kind != "other"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("There are 12,418 entries on the register.", "entries"),
        ("The annex lists 130 excipients with known effects.", "excipients"),
        ("It agreed 48 changes to the labelling.", "changes"),
        ("The project led to 769 deaths linked to opioids.", "deaths"),
        ("It recalled 12 batches on safety grounds.", "batches"),
        ("It sold 90 packs of the product.", "packs of the product"),
        ("Seven out of ten shops inspected in Nairobi lacked a licence.", "shops"),
        ("The office tested 61 samples of eye drops from pharmacies.", "samples of eye drops"),
        ("The board adopted 23 opinions on paediatric plans.", "opinions on paediatric plans"),
        ("It published 14 monographs for herbal medicines.", "monographs for herbal medicines"),
        (
            "The team found 9 deviations from good manufacturing practice.",
            "deviations from good manufacturing practice",
        ),
        ("It issued 31 import permits for controlled substances.", "import permits"),
        ("It handled 512 applications for import of laboratory reagents.", "applications for import"),
    ],
)
def test_a_subject_ends_with_its_noun_unless_that_says_little_alone(text: str, subject: str) -> None:
    assert subjects(text) == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Fees paid by industry fell by 4%.", "Fees"),
        ("Reports involving children made up 7.5% of all reports.", "Reports"),
        ("The number of trials authorised in Ireland rose by 18%.", "trials"),
        ("Firms that sell online paid 3% more.", "Firms"),
        ("Deaths linked to contaminated syrup rose to 89.", "Deaths"),
        ("The office worked with customs and cut delays by 12%.", "delays"),
        ("Antibiotic use in farm animals has fallen by 59%.", "Antibiotic use"),
        ("Recall-related costs came to nearly €2.2bn.", "Recall-related costs"),
    ],
)
def test_a_participle_behind_the_subject_of_a_clause_is_not_its_verb(text: str, subject: str) -> None:
    assert subjects(text)[0] == subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sites by region: Europe 61; North America 48; Asia 33",
            ["Sites Europe", "Sites North America", "Sites Asia"],
        ),
        ("Opinions in brief: oncology 14, other areas 12", ["Opinions oncology", "Opinions other areas"]),
        ("Many applications remain in the backlog, which stood at 966.", ["backlog"]),
        ("The number of shortages doubled, from 648 to 1,376.", ["shortages"] * 3),
        ("Turnover of the 20 largest makers rose 5.5%.", ["largest makers", "Turnover of the 20 largest makers"]),
        ("The review took 203 days, compared with 267 days for generics.", ["review", "generics"]),
        ("The firm will pay £9m to settle the case.", ["settle the case"]),
        ("It took 184 days to complete an evaluation.", ["complete an evaluation"]),
        ("The programme provides €5 million.", ["programme"]),
        ("Officers seized 1.7 tonnes of pills.", ["pills"]),
        ("It completed 611 inspections, against a target of 600.", ["inspections", "target"]),
        ("The office answered queries within 12 days.", ["queries"]),
        (
            "Revenue grew by 7% and operating costs by 5% to €402 million.",
            ["Revenue", "operating costs", "operating costs"],
        ),
        ("It logged 64 reports, bringing the total of open shortages to 1,870.", ["reports", "open shortages"]),
        ("It takes 8 months on average to replace a supplier.", ["replace a supplier"]),
        ("Two in three calls to the helpline concerned side effects.", ["calls"]),
        ("The number of designations declined by 11 to 186.", ["designations", "designations"]),
        ("The fine was €3 million and two directors were jailed.", ["fine", "directors"]),
        ("It took in 61 files and issued decisions on 48 of them.", ["files", "decisions"]),
        ("It tested 90 creams, a fifth of which were classified as unsafe.", ["creams", "unsafe"]),
        ("It listed 41 products, 7 of which are cell or gene therapies.", ["products", "cell or gene therapies"]),
        ("Of 60 shops visited, nine were referred for enforcement.", ["shops", "referred for enforcement"]),
        ("Requests rose by a tenth, with 219 received by June.", ["Requests", "Requests"]),
        ("It fined 17 firms €2 million, compared with €1 million.", ["firms", "firms", "firms"]),
        (
            "It cleared 64 emergency use permits for tests and 13 for masks.",
            ["emergency use permits for tests", "masks"],
        ),
        ("It issued 35 notices totalling £4,000 to two firms.", ["notices", "notices", "firms"]),
        ("The list has 56 approvals and tentative approvals.", ["approvals and tentative approvals"]),
    ],
)
def test_subjects_are_found_wherever_they_stand(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected
