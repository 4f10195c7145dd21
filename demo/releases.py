"""What the Office of Medicines of the Republic of Norland has published. Country, office and numbers are invented."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Page:
    """A release as its author typed it; `key` is the last part of its address."""

    key: str
    published: date
    title: str
    body: tuple[str, ...]


ENGLISH = (
    Page(
        "201",
        date(2025, 9, 30),
        "More than 400 cell and gene therapy products are in clinical trials",
        (
            "The Office of Medicines has surveyed the development of cell and gene therapy products in Norland. "
            "More than 400 cell and gene therapy products are in clinical trials, including nearly 100 stem cell "
            "products.",
            "Most of them address tumours, diseases of the immune system and inherited disorders of the blood. The "
            "Office will publish guidance on their manufacture early next year.",
        ),
    ),
    Page(
        "198",
        date(2025, 9, 12),
        "Public consultation opens on the guideline for decentralised trials",
        (
            "The Office invites comments on its draft guideline for trials that patients can join from home. The "
            "draft covers delivery of study medicines, electronic consent and visits by nurses.",
            "Comments can be sent by e-mail until 30 November 2025.",
        ),
    ),
    Page(
        "193",
        date(2025, 8, 21),
        "Recall of one batch of Calmarin eye drops",
        (
            "Fjordlab recalls one batch of Calmarin 0.5 mg/ml eye drops because the seal of some bottles may leak. "
            "Pharmacies are asked to return the batch L-2207 to their wholesaler.",
            "No harm to patients has been reported. Patients who use the drops should ask their pharmacist.",
        ),
    ),
    Page(
        "187",
        date(2025, 7, 15),
        "Inspectors visited 118 manufacturing sites in the first half of 2025",
        (
            "In the first half of 2025, inspectors of the Office visited 118 manufacturing sites. Seven sites were "
            "told to mend serious shortcomings within 30 days.",
        ),
    ),
    Page(
        "180",
        date(2025, 6, 3),
        "27 medicines are in short supply",
        (
            "As of 1 June 2025, 27 medicines are in short supply in Norland. The Office has allowed pharmacies to "
            "dispense imported packs of eleven of them.",
        ),
    ),
    Page(
        "171",
        date(2025, 3, 18),
        "Advice for patients who store medicines at home",
        (
            "Keep medicines in their carton, away from light and out of the reach of children. Return what you no "
            "longer need to a pharmacy; medicines do not belong in the sink.",
        ),
    ),
    Page(
        "166",
        date(2025, 2, 12),
        "The Office received 663 marketing applications in 2024",
        (
            "In 2024, the Office received 663 marketing applications for medicines, and approved 412 of them in the "
            "same year.",
            "The average time from application to decision fell again. Applicants are reminded to use the electronic "
            "form.",
        ),
    ),
    Page(
        "159",
        date(2024, 12, 5),
        "The Office and its counterpart in Sudmark will share inspection reports",
        (
            "The heads of both authorities signed an arrangement in the capital today. From January, each will accept "
            "the inspection reports of the other, so that no factory is inspected twice for the same purpose.",
        ),
    ),
)

CHINESE = (
    Page(
        "305",
        date(2025, 8, 15),
        "全国已有超过120家药店提供处方药网络配送服务",
        (
            "截至2025年8月，全国已有超过120家药店提供处方药网络配送服务。药品管理局要求药店如实记录每一次配送。",
            "公众如发现违规配送行为，可向当地主管部门反映。",
        ),
    ),
    Page(
        "302",
        date(2025, 7, 8),
        "2025年第二季度批准27个创新药上市",
        ("2025年第二季度，诺兰药品管理局批准27个创新药上市，涉及肿瘤、罕见病和感染性疾病等领域。",),
    ),
    Page(
        "298",
        date(2025, 5, 20),
        "药品管理局就儿童用药说明书征求意见",
        ("药品管理局起草了儿童用药说明书撰写要求，现向社会公开征求意见。有关单位可通过电子邮件提出意见。",),
    ),
)

#: Published while the demo runs.
NEW_ENGLISH = Page(
    "214",
    date(2025, 11, 18),
    "More than 430 cell and gene therapy products are in clinical trials",
    (
        "The Office of Medicines has repeated its survey of cell and gene therapy products in Norland. More than 430 "
        "cell and gene therapy products are in clinical trials, including nearly 100 stem cell products.",
        "The guidance on their manufacture is open for comments from today.",
    ),
)
NEW_CHINESE = Page(
    "311",
    date(2025, 11, 18),
    "全国已有超过150家药店提供处方药网络配送服务",
    (
        "截至2025年11月，全国已有超过150家药店提供处方药网络配送服务。药品管理局将继续开展抽查。",
        "公众如发现违规配送行为，可向当地主管部门反映。",
    ),
)
