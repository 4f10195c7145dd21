"""What search is asked, and what it must find, on every database."""

from datetime import date

from tests.builders import Rows

#: Key, language, title and body; each is published a day after the one before, and "undated" never.
RELEASES = (
    ("recall", "en", "Recall of a heparin batch", "The batch number 6005 was recalled at once; 1,197 units came back."),
    ("recalls", "en", "Weekly list", "Several recalls. A recall concerns heparin from Ärzte-Labor in Köln."),
    ("trials", "en", "Clinical trials", "More than 400 products are in clinical trials, 5㎎ each."),
    ("trial", "en", "Phases", "The trial was clinical only in name. COVID-19 and universities; trials ended."),
    ("stem", "zh", "干细胞产品", "全国开展药物临床试验的细胞和基因治疗产品超过600个。"),
    ("gene", "zh", "基因治疗", "细菌与胞外产品；2024年上半年批准创新药。"),
    ("japan", "ja", "医薬品の回収", "ガン治療のｶﾞｲﾄﾞライン"),
    ("korea", "ko", "신약 허가", "식품의약품안전처는 신약을 허가했다."),
    ("russia", "ru", "Отзыв препарата", "Ёмкость заменена."),
    ("thai", "th", "ยาใหม่", "การขึ้นทะเบียนยา"),
    ("greek", "el", "ΑΝΆΚΛΗΣΗ φαρμάκου", "हिन्दी दवा, naïve café."),
    ("undated", "en", "Notice", "An undated heparin notice mentions heparin, heparin and heparin."),
)

#: What is typed, and the keys of the releases that it finds, in order.
QUERIES = {
    "recall": ["recall", "recalls"],
    "RECALLED": ["recall", "recalls"],
    "recalling": ["recall", "recalls"],
    "heparin": ["recall", "undated", "recalls"],
    "heparin -recall": ["undated"],
    "heparin -weekly -notice": ["recall"],
    'heparin -"recall concerns"': ["recall", "undated"],
    "-heparin recall": [],
    '"clinical trials"': ["trials"],
    "clinical trials": ["trials", "trial"],
    '"trials clinical"': [],
    '"clinical tri*"': ["trials"],
    "universit*": ["trial"],
    "univers*": ["trial"],
    "universities*": ["trial"],
    "universitiesx*": [],
    "heparin number": ["recall"],
    "细胞": ["stem"],
    "干细胞产品": ["stem"],
    "胞产": ["stem"],
    "药": ["gene", "stem"],
    "细": ["stem", "gene"],
    "细菌": ["gene"],
    "基因治疗": ["gene", "stem"],
    '"基因治疗产品"': ["stem"],
    "2024年": ["gene"],
    "产品 -干细胞": ["gene"],
    "1197": ["recall"],
    "1,197": ["recall"],
    "197": [],
    "5mg": ["trials"],
    "covid-19": ["trial"],
    "covid 19": ["trial"],
    "19-covid": [],
    "arzte": ["recalls"],
    "KÖLN": ["recalls"],
    "koln": ["recalls"],
    "ガイド": ["japan"],
    "新薬": [],
    "医薬": ["japan"],
    "신약": ["korea"],
    "약을": ["korea"],
    "емкость": ["russia"],
    "препарат*": ["russia"],
    "ยาใหม่": ["thai"],
    "ทะเบียน": ["thai"],
    "ανακληση": ["greek"],
    "हिन्दी": ["greek"],
    "हिन्": [],
    "naive cafe": ["greek"],
    "heparin OR nothing": ["recall", "undated", "recalls"],
    "batch OR korea OR weekly": ["recall", "recalls"],
    "heparin batch OR weekly": ["recall", "recalls"],
    "heparin OR trials -notice": ["trials", "recall", "trial", "recalls"],
    '"recall concerns" OR universities*': ["recalls", "trial"],
    'recall "batch of" OR "heparin from"': ["recalls"],
    "干细胞 OR 신약": ["korea", "stem"],
    "细菌 OR 药": ["gene", "stem"],
    # An OR that nothing stands beside is a word, and so is one in small letters or in quotes.
    "heparin OR": [],
    "OR heparin": [],
    "heparin OR -notice": [],
    "heparin or batch": [],
    'heparin "OR" batch': [],
    # Nothing that means something to a database's own language does so here.
    '"heparin batch': ["recall"],
    "title:heparin": [],
    "heparin^2 (": [],
    "NEAR(recall heparin)": [],
    "heparin | & ! ' \\ :* () <-> %": ["recall", "undated", "recalls"],
    "'; DROP TABLE releases; --": [],
    "the and of": [],
}


def tell(make: Rows) -> None:
    source = make.source()
    for number, (key, language, title, body) in enumerate(RELEASES, 1):
        published = None if key == "undated" else date(2025, 1, number)
        make.release(source, title, body, key=key, language=language, published=published)
