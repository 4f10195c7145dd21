"""What Chinese figures count: where a noun starts and ends that stands between verbs, actors and asides."""

from datetime import date

import pytest

from extraction import extract

REF = date(2025, 9, 15)

#: text, its subjects in their order
SUBJECTS = [
    # A verb of the closed table ends the noun on either side.
    ("全国46家中心入组受试者近800例。", ["中心", "受试者"]),
    ("95家企业报名参加培训。", ["企业"]),
    ("省局对3家企业作出行政处罚。", ["企业"]),
    ("中心开具证明文件310份，征集意见240条。", ["证明文件", "意见"]),
    ("已有65个易短缺药品恢复供应。", ["易短缺药品"]),
    # A verb that also names a thing acts only where it is led in, or has 了 or 到 behind it.
    ("全市共检查药店312家。", ["药店"]),
    ("完成药品检查任务41项。", ["药品检查任务"]),
    ("全国97%的区县报告了不良事件。", ["区县"]),
    ("疫苗累计接种6.2亿剂。", ["疫苗"]),
    ("下达首次注册申请通知书12份。", ["首次注册申请通知书"]),
    ("全省75家企业备案中药配方颗粒1,869个。", ["企业", "中药配方颗粒"]),
    ("疫苗批签发4,520批。", ["疫苗批签发"]),
    # A verb behind the only noun of a run.
    ("药品行政处罚案件办结3.1万件。", ["药品行政处罚案件"]),
    ("上述产品共售出150瓶。", ["产品"]),
    # A clause in front of the noun narrows it.
    ("收治7名接受治疗的患者。", ["接受治疗的患者"]),
    ("接獲38宗懷疑與中成藥有關的不良反應個案。", ["懷疑與中成藥有關的不良反應個案"]),
    ("广东以136个获批三类医疗器械居首，江苏、上海分别为121个和98个。", ["获批三类医疗器械"] * 3),
    ("企业自查发现问题153个，自行整改147个。", ["问题", "问题"]),
    # Ages, asides, lists.
    ("警方拘捕一名58歲男子及兩名女子。", ["男子", "女子"]),
    ("仅2.3%（14/609）的批次不合格。", ["批次"]),
    ("中国药品（制剂）增至72个。", ["中国药品"]),
    ("签发罚单等行政处罚决定书526份。", ["行政处罚决定书"]),
    # What a verb, a preposition or an aside leaves open is told of the things before.
    ("收到举报线索783条，查实416条。", ["举报线索", "举报线索"]),
    ("收到意见137条，采纳八成以上。", ["意见", "意见"]),
    ("下架药品23种，将12种列入名单。", ["药品", "药品"]),
    ("签发疫苗6.2亿剂，涉及48家企业，较上年减少一成五。", ["疫苗", "企业", "疫苗"]),
    # A clause without its noun tells the figure from its neighbours; a list in front of it gives examples.
    ("解除协议的9家，反映虚假宣传的12件。", ["解除协议", "反映虚假宣传"]),
    ("缺陷项目涉及性状、含量测定等4项。", ["缺陷项目"]),
    ("平均降幅超过五成。", ["平均降幅"]),
    ("对该公司处以货值金额三十倍罚款，共计2,980万元。", ["货值金额", "罚款"]),
    ("报告来源以医疗机构为主，占86.3%。", ["医疗机构"]),
    # Words that are also verbs or small words inside a noun.
    ("办事群众平均等候时间缩短六成。", ["办事群众平均等候时间"]),
    ("已批准生物制品上市许可申请27件。", ["生物制品上市许可申请"]),
    ("本年累計接獲19宗接種後異常事件報告。", ["接種後異常事件報告"]),
    ("罕见病用药获批品种达到48个。", ["罕见病用药获批品种"]),
    ("外銷金額達新台幣860億元。", ["外銷金額"]),
    ("食藥署抽查輸入業者48家。", ["輸入業者"]),
    ("衞生署呼籲市民停用該批膠囊，涉及約2,600盒。", ["膠囊"]),
    # Parts named by a cause or by what they concern; a serial number narrows nothing.
    ("不予注册的主要原因为数据不完整的有18件。", ["数据不完整"]),
    ("涉及心脏的占两成，涉及皮肤的有36例。", ["心脏", "皮肤"]),
    ("涉及批号A20031至A20077的注射液共3.2万支。", ["注射液"]),
    ("目录收录经典方剂217首。", ["经典方剂"]),
    # A row of labels with their numbers; an outcome and a label name their own part.
    ("检查企业 85｜发现缺陷 412｜整改率 96%", ["检查企业", "发现缺陷", "整改率"]),
    ("首次注册 412　延续注册 1,233", ["首次注册", "延续注册"]),
    ("批准：212件　不批准：9件", ["批准", "不批准"]),
    ("今年批签发疫苗3,100批，拒签4批。", ["疫苗", "拒签"]),
    # What narrows a noun from its front, and a name in quotes.
    ("不予注册的申请共17件。", ["不予注册的申请"]),
    ("未按期完成的整改任务仅3项。", ["未按期完成的整改任务"]),
    ("本市查处“三品一械”案件820件。", ["“三品一械”案件"]),
    ("从受理到批准的平均时间缩短到95天。", ["从受理到批准的平均时间"]),
    # What is only suspected keeps its noun; a measure taken is none; the noun of the figure before only narrows.
    ("海關檢獲1,500粒懷疑未經註冊藥物。", ["懷疑未經註冊藥物"]),
    ("检查药店210家，对其中9家立案查处。", ["药店", "药店"]),
    ("来自12个省份的检查员90余人参加。", ["省份", "检查员"]),
    # A share of a named whole, a lead over a group.
    ("今年批准创新药48个，占全部批准新药的近四成。", ["创新药", "创新药"]),
    ("中药在全部受理申请中的占比为18.2%。", ["中药"]),
    ("试验组有效率高出对照组12.3个百分点。", ["试验组有效率"]),
    ("货值金额10万元以上的有15件，占两成。", ["货值金额", "货值金额10万元以上", "货值金额10万元以上"]),
]


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS)
def test_the_subject_is_the_noun_without_its_verbs(text: str, subjects: list[str]) -> None:
    assert [figure.subject for figure in extract(text, "zh", REF).figures] == subjects


#: language, text, its subjects in their order
OTHERS = [
    # A verb in front of a noun ends with it; one right before a figure leaves the noun to the unit.
    ("ja", "限定出荷となっている医療用医薬品は2,890品目に上る。", ["医療用医薬品"]),
    ("ja", "県は無許可で販売した3業者に命令を出した。", ["業者"]),
    ("ja", "提出件数は7.2%増え、823件となった。", ["提出件数", "提出件数"]),
    ("ja", "指摘事項が延べ1,486件あった。", ["指摘事項"]),
    ("ja", "手数料収入は167億円で、支出総額の約78%を占めた。", ["手数料収入", "手数料収入"]),
    ("ja", "予算として48億円を要求している。", ["予算"]),
    ("ja", "指定総数は2,476物質となった。", ["指定総数"]),
    ("ja", "検体240件を検査した結果、9件から検出された。", ["検体", "検体"]),
    ("ja", "薬局数は6万施設で、453施設増えた。", ["薬局数", "薬局数"]),
    ("ja", "審査官の数は200人から320人へと増員された。", ["審査官の数", "審査官の数"]),
    ("ja", "副作用報告のうち、約4割が抗がん剤であった。", ["抗がん剤"]),
    ("ja", "不具合は前年の1.4倍となり、5万件を突破した。", ["不具合", "不具合"]),
    # A Korean noun loses one ending; what ends in a verb or a place names nothing.
    ("ko", "지난달 허가된 신약은 모두 6개 품목이다.", ["신약"]),
    ("ko", "희귀질환 치료제 5개 품목을 지정했다.", ["희귀질환 치료제"]),
    ("ko", "조사 결과 응답자 2,000명이 답했다.", ["응답자"]),
    ("ko", "제조업체 312곳을 점검한 결과 28곳이 위반했다.", ["제조업체", "제조업체"]),
    ("ko", "전국 17개 시·도의 약국 2만 4천여 곳이 참여했다.", ["시·도", "약국"]),
    ("ko", "보고 26만여 건 중 절반은 경증이다.", ["보고", "경증"]),
    ("ko", "국가출하승인을 받은 백신은 2,150로트였다.", ["백신"]),
    ("ko", "신약 37건을 허가했으며, 이는 전년보다 4건 늘어난 수치다.", ["신약", "신약"]),
]


@pytest.mark.parametrize(("lang", "text", "subjects"), OTHERS)
def test_subjects_in_japanese_and_korean(lang: str, text: str, subjects: list[str]) -> None:
    assert [figure.subject for figure in extract(text, lang, REF).figures] == subjects


def test_dates_and_figures_in_turn() -> None:
    found = extract("2020年、2021年、2022年分别完成检测3,410份、3,982份和4,377份。", "zh", REF)
    assert [figure.period and figure.period.start for figure in found.figures] == [
        date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("2024年3月共批准注册医疗器械214个。其中，境内产品170个，进口产品44个。", "zh"),
        ("2024年3月に承認した医療機器は214品目だった。このうち国内は170品目だった。", "ja"),
        ("2024년 3월 의료기기 214건을 허가했다. 이 중 국내 제품은 170건이다.", "ko"),
    ],
)
def test_a_breakdown_is_told_of_the_time_and_event_of_the_sentence_before(text: str, lang: str) -> None:
    figures = extract(text, lang, REF).figures
    assert {(one.period and one.period.start, one.event) for one in figures} == {(date(2024, 3, 1), "approved")}


def test_another_paragraph_is_no_breakdown() -> None:
    last = extract("2024年3月共批准医疗器械214个。\n其中境内产品170个。", "zh", REF).figures[-1]
    assert last.period is None


def test_what_only_begins_is_no_running_total() -> None:
    found = extract("本公告自2026年1月1日起施行。", "zh", REF)
    assert [(one.start_date, one.end_date) for one in found.dates] == [(date(2026, 1, 1), date(2026, 1, 1))]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("罚没金额6.3亿余元。", 6.3e8, "more_than"),
        ("货值十七万余元。", 170_000, "more_than"),
        ("每个品种最多可同时申报3个适应症。", 3, "at_most"),
        ("批准化学药二十一种、生物制品8种。", 21, "exact"),
    ],
)
def test_values_and_qualifiers(text: str, value: float, qualifier: str) -> None:
    first = extract(text, "zh", REF).figures[0]
    assert (first.value, first.qualifier) == (value, qualifier)
