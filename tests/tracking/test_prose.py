import pytest

from items.changes import Edition
from tests.tracking.facts import JUNE, edition
from tracking import furniture, prose


def text(body: str, title: str = "Notice") -> Edition:
    return edition("r1", JUNE, title=title, body=body)


@pytest.mark.parametrize(
    "line",
    [
        "Page views: 1,204",
        "Last updated: 31 January 2024",
        "Related: 12,000 websites taken down (1 min read)",
        "Advertisement: 3 courses for pharmacists",
        "© 2024 Agency. Visitors: 15,880",
        "Site notice: offices close at 16:00 on 8 May",
        "IMG_256",
        "Share this page: Facebook 31 Twitter 19",
        "Read next: 3 offices moved",
        "Page last reviewed: 14 February 2024",
        "This page has been viewed 1,204 times",
        "Number of visitors: 88,120",
        "附件下载次数：131次",
        "本页已被浏览1,204次",
        "字号：大 中 小",
        "上一篇：49批次化妆品不符合规定",
        "cover-2024.jpg",
        "浏览次数：356",
        "打印日期：2024年9月13日",
        "相关链接：49批次化妆品不符合规定",
        "【阅读次数：902】",
        "Shared 44 times",
        "19 people like this",
        "Share on Facebook (31)",
        "Content current as of: 11/05/2024",
        "Was this page helpful? 14 of 20 readers said yes.",
        "Average rating: 4.1 (12 votes)",
        "点赞 57",
        "浏览 3310 次",
        "打印时间 2024-11-05 10:22",
        "发布者 admin 来源 本站 点击数 221",
    ],
)
def test_furniture(line: str) -> None:
    assert furniture.is_furniture(line)
    assert prose.same(text("Words."), text(f"Words.\n{line}"))


@pytest.mark.parametrize(
    "line",
    [
        "Related products were recalled in 2023: 14 tablets and 3 syrups.",
        "The last updated list holds 143 medicines.",
        "Reviewed: 412 dossiers",
        "Update: 14 more batches were recalled.",
        "Shared reviews of 30 files were completed.",
        "Reviews of 12 files were completed.",
        "Visits to 310 importers were made in 2023.",
        "2024年更新药品说明书120份。",
        "1,200 users found fake pills for sale.",
        "Shared clinics examined 44 patients.",
        "分享用药经验的患者有120名。",
        "来源不明的药品共下架31批次。",
        "下载量最高的应用程序共有5款。",
    ],
)
def test_sentences_that_begin_like_furniture_are_read(line: str) -> None:
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Inspectors ordered 64 recalls.", "Inspectors  ordered\u00a064 recalls. "),
        ("抽检3,260批次，不合格41批次。", "抽检3,260批次,不合格 41 批次。"),
        ("“十四五”以来", '"十四五"以来'),
        ("One.\nTwo.", "One. Two."),
    ],
)
def test_white_space_and_punctuation_width_do_not_count(before: str, after: str) -> None:
    assert prose.same(text(before), text(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Lot K4471 is recalled.", "Lot K4417 is recalled."),
        ("No more than 10 mg a day.", "No more than 1 mg a day."),
        ("On 12 September 2024.", "On 12 October 2024."),
        ("国药准字H20193045的产品", "国药准字H20193054的产品"),
        ("Call 112 in 2024.", "Call."),
    ],
)
def test_an_edited_identifier_dose_or_date_is_noticed(before: str, after: str) -> None:
    assert prose.numbers_edited(text(before), text(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("In the main bulding.", "In the main building."),
        ("Words.", "Words. It trained 46 nurses in 2023."),
        ("In May 2024 it met.", "In May 2024 it met again."),
    ],
)
def test_other_edits_touch_no_number(before: str, after: str) -> None:
    assert not prose.numbers_edited(text(before), text(after))
