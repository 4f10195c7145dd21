import pytest

from items.facts import Figure
from tests.tracking.linked import en, keys, zh
from tracking.metrics import link


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            zh("批准境内第三类医疗器械首次注册2079件。", "2079", "件", "境内第三类医疗器械首次注册", "approved"),
            zh("批准进口第三类医疗器械首次注册278件。", "278", "件", "进口第三类医疗器械首次注册", "approved"),
            False,
        ),
        (
            zh("药品不良反应报告全国共收到2,023,000份。", "2,023,000", "份", "药品不良反应报告", "accepted"),
            zh("全国收到药品不良反应报告202.3万份。", "202.3万", "份", "药品不良反应报告", "received"),
            True,
        ),
        (
            zh("批准创新药40个。", "40", "个", "创新药", "approved"),
            zh("批准创新医疗器械61个。", "61", "个", "创新医疗器械", "approved"),
            False,
        ),
        (
            zh("41家企业的56款干细胞药物临床试验申请。", "41", "家", "企业", "accepted"),
            zh("41家企业的56款干细胞药物临床试验申请。", "56", "款", "干细胞药物临床试验申请", "accepted"),
            False,
        ),
        (
            zh("北京共有138个生物制品在审评。", "138", "个", "生物制品", "in_review", place="北京"),
            zh("全国共有640个生物制品在审评。", "640", "个", "生物制品", "in_review"),
            False,
        ),
    ],
)
def test_chinese(one: Figure, other: Figure, same: bool) -> None:
    first, second = keys([one, other], "zh")
    assert (first == second) is same


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            zh("批准创新药31个。", "31", "个", "创新药", "approved"),
            en("The administration approved 31 innovative drugs.", "31", "drug", "approved"),
        ),
        (
            zh("批准罕见病用药45个。", "45", "个", "罕见病用药", "approved"),
            en("In all, 45 medicines for rare diseases were approved.", "45", "medicine", "approved"),
        ),
        (
            zh("查扣假药112万粒。", "112万", "粒", "假药", "seized"),
            en("In all, 1.12 million fake pills were seized.", "1.12 million", "pill", "seized"),
        ),
        (
            zh("批准嵌合抗原受体T细胞（CAR-T）产品5个。", "5", "个", "嵌合抗原受体T细胞（CAR-T）产品", "approved"),
            en("China had approved a total of 7 CAR-T products.", "7", "product", "approved", place="China"),
        ),
        (
            zh("受理细胞治疗产品临床试验申请102件。", "102", "件", "细胞治疗产品临床试验申请", "accepted"),
            en(
                "In all, 118 clinical trial applications for cell therapy products were accepted.",
                "118",
                "application",
                "accepted",
            ),
        ),
        (
            zh("登记临床试验逾1.2万项。", "1.2万", "项", "临床试验", "registered"),
            en("In all, 12,036 clinical trials were registered.", "12,036", "trial", "registered"),
        ),
    ],
)
def test_the_same_count_in_two_languages(chinese: Figure, english: Figure) -> None:
    (metric,) = link([chinese], [], language="zh", abbreviations={})
    assert metric is not None
    assert link([english], [metric], language="en", abbreviations={}) == [metric]
