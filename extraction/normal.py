"""Brings a text into the one form that the grammar reads, and leads its offsets back to the text as given."""

import re
import unicodedata
from dataclasses import dataclass

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，！？；"}
_SINGLES = {
    "　": " ",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "﹣": "-",
    "﹪": "%",
    "○": "〇",
    "٪": "%",
    "’": "'",
    "‘": "'",
    "﹙": "(",
    "﹚": ")",
}
#: Every kind of space reads as a plain one.
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_FOLD = _WIDE | _SPACES | {ord(char): plain for char, plain in _SINGLES.items()}
_RAISED_POINT = re.compile(r"(?<=\d)·(?=\d)")
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

#: Traditional characters of the Chinese vocabulary; a subject keeps the characters that its text has.
_TRADITIONAL = (
    "萬億兩個種項間數條張歲點達過餘約幾計總從與對於後長減較將會應當實況給號國藥監審評準療產臨試驗註冊報請獲關開啟類創細單發現"
    "處檢廠場營業執證領經銷醫護師診員歷標規劃畫預測擴幣圓歐鎊韓區內縣雲廣東龍遼寧陝蘇貴廈門臺灣質鄉鎮際僅這還無錄顯損傷兒婦認"
    "稱詢訊電話傳頁覽閱讀壽險責買賣貨訂購輸進轉變權屬網絡額稅價資財務費罰沒盜偽違範圍調環節據顧問題樣繼續陸確選擇連結鏈複雜徵"
    "諮簽聯協團體動態勢頭趨緊縮漲雙倆仟佰術車該時來為說學備裝製檔舊佔館陽採輕嚴靜腦膠顆劑幹終藝並勞勵導華銀鐵紅練級緝獎賠償債"
    "訴訟書別離島瀏擊舉辦獨親戶鋪倉儲運貿誤糾啓"
    "專爭畝優偵寫淨則盧衛衞壓釐參噸聽響噴圖塊復妝爾層屆峯帶慶牀庫強掃擬擁搗攝暫機構棟樁樓毀滿熱蓋碼禮穩筆籤納線組織絕績維締編"
    "繳羣肅薦補訖訓議記許設訪識談賬貼贈趕輪載輛輯遠郵鄰裡裏針鍾錢閉聞閲階隨頂頃須頒飛餅駁驟黃齡週髮鬆麼鍰儘穫隻覆匯贊託佈迴繫"
    "衝"
    "養決刪崗幫廢攔撥換狀篩籌統榮觀譯誡贏蹤輻遞銳鋭隊順飆饋"
    "憑職見"
    "儀凍剛勝卻嘔噁囑園塗壞壯夠夢夾奪奮媽嬰孫寵嶼帳廳彌徑徹懲懷懸戰戲擋擔攜斂敗敘敵斷晝曆曉楊極槍樂樹橫檯欄歡歸殘殺氣氫洩渦湯滅滬滯漁漢潔潛澱濁濃"
    "濕濟濫瀉瀝災煙燈獻畢異疊痙癢瘍瘡癇癒癥癲盤礎礙礦積窮竄競築簡糧紀純紙紛絲綜綠緣緩縱罷羅義習聲脹腎腫腳腸膚膩膽臟艦艱葉葯虛蟲視覺觸討詐詞詳語誰"
    "課論諾謀謂講謝讓讚豐貓負貢貧販貯賀賓賞賭賴賽趙跡踐軌軍軟輔輝轄轟辭農遊遙遜適遲遺釋鈉鈣鉀鉛銅鋁錠錯鍵鑑鑒閒閘闊陣陰陳隱雖難靈頻顏願風飯飲飼飽"
    "騙騰驅驚髒鬥鬧魚鮮鳥鳳鴿鹽麥麵黨齊齒龜櫃墊賦賺滲漿濾燒熒矯碩祿窩糞繩繪纏脈蝕蠟襪詛誘諒謹譽贓躍軀鄧鄭醬鈦鉻鋅鋰錳鎂鏡鑽闖閻隸霧頸頰餵饑駐駕驢"
    "鱗鷹麗雞漸獄猶瑪癮癱皺盞瞞矚禍穎竊筧粵絨綁緻縫罵聰聾膿艙荊莊蔣蕩薩蘊蘭蠶衊証詣誇諧謊譴豬貞貫貸賄賢賤贖踴蹟軸輩辯逕鄒醞釣鈴鋒鋼錦鑄閃闡頑頌顫"
    "飄饒馬駛騎驕鬚鴻鵝黴啞喪嘗嚇囂墜墮奧婁嬌屍嶄巔幟廬弒彎彙徬恆悶惱愛憂憐憲憶懇懶捨揀撈撫撲撿擠擾攏暈暢曬朧柵槳檸櫻欽歎氈滾澤濱灑灘烏爐爺牆犧狹"
    "獅瑣瓊甕"
)
_SIMPLIFIED = (
    "万亿两个种项间数条张岁点达过余约几计总从与对于后长减较将会应当实况给号国药监审评准疗产临试验注册报请获关开启类创细单发现"
    "处检厂场营业执证领经销医护师诊员历标规划画预测扩币圆欧镑韩区内县云广东龙辽宁陕苏贵厦门台湾质乡镇际仅这还无录显损伤儿妇认"
    "称询讯电话传页览阅读寿险责买卖货订购输进转变权属网络额税价资财务费罚没盗伪违范围调环节据顾问题样继续陆确选择连结链复杂征"
    "咨签联协团体动态势头趋紧缩涨双俩千百术车该时来为说学备装制档旧占馆阳采轻严静脑胶颗剂干终艺并劳励导华银铁红练级缉奖赔偿债"
    "诉讼书别离岛浏击举办独亲户铺仓储运贸误纠启"
    "专争亩优侦写净则卢卫卫压厘参吨听响喷图块复妆尔层届峰带庆床库强扫拟拥捣摄暂机构栋桩楼毁满热盖码礼稳笔签纳线组织绝绩维缔编"
    "缴群肃荐补讫训议记许设访识谈账贴赠赶轮载辆辑远邮邻里里针钟钱闭闻阅阶随顶顷须颁飞饼驳骤黄龄周发松么锾尽获只复汇赞托布回系"
    "冲"
    "养决删岗帮废拦拨换状筛筹统荣观译诫赢踪辐递锐锐队顺飙馈"
    "凭职见"
    "仪冻刚胜却呕恶嘱园涂坏壮够梦夹夺奋妈婴孙宠屿帐厅弥径彻惩怀悬战戏挡担携敛败叙敌断昼历晓杨极枪乐树横台栏欢归残杀气氢泄涡汤灭沪滞渔汉洁潜淀浊浓"
    "湿济滥泻沥灾烟灯献毕异叠痉痒疡疮痫愈症癫盘础碍矿积穷窜竞筑简粮纪纯纸纷丝综绿缘缓纵罢罗义习声胀肾肿脚肠肤腻胆脏舰艰叶药虚虫视觉触讨诈词详语谁"
    "课论诺谋谓讲谢让赞丰猫负贡贫贩贮贺宾赏赌赖赛赵迹践轨军软辅辉辖轰辞农游遥逊适迟遗释钠钙钾铅铜铝锭错键鉴鉴闲闸阔阵阴陈隐虽难灵频颜愿风饭饮饲饱"
    "骗腾驱惊脏斗闹鱼鲜鸟凤鸽盐麦面党齐齿龟柜垫赋赚渗浆滤烧荧矫硕禄窝粪绳绘缠脉蚀蜡袜诅诱谅谨誉赃跃躯邓郑酱钛铬锌锂锰镁镜钻闯阎隶雾颈颊喂饥驻驾驴"
    "鳞鹰丽鸡渐狱犹玛瘾瘫皱盏瞒瞩祸颖窃笕粤绒绑致缝骂聪聋脓舱荆庄蒋荡萨蕴兰蚕蔑证诣夸谐谎谴猪贞贯贷贿贤贱赎踊迹轴辈辩径邹酝钓铃锋钢锦铸闪阐顽颂颤"
    "飘饶马驶骑骄须鸿鹅霉哑丧尝吓嚣坠堕奥娄娇尸崭巅帜庐弑弯汇彷恒闷恼爱忧怜宪忆恳懒舍拣捞抚扑捡挤扰拢晕畅晒胧栅桨柠樱钦叹毡滚泽滨洒滩乌炉爷墙牺狭"
    "狮琐琼瓮"
)
TO_SIMPLIFIED = str.maketrans(dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))

_CLUSTER = re.compile("[^\u0300-\u036f\u1160-\u11ff\u3099\u309a][\u0300-\u036f\u1160-\u11ff\u3099\u309a]*|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in reading form; `origin` gives for each of its offsets the one in the given text (None: the same)."""

    text: str
    origin: tuple[int, ...] | None = None

    def back(self, offset: int) -> int:
        return offset if self.origin is None else self.origin[offset]


def fold(text: str) -> Folded:
    """Composed characters, plain digits and letters, plain brackets; one offset map where lengths change."""
    origin: tuple[int, ...] | None = None
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text, origin = _compose(text)
        text = _RAISED_POINT.sub(".", _WIDE_COMMA.sub(",", text)).translate(_FOLD)
    return Folded(text, origin)


def lowered(text: str) -> str:
    """Lower case of the same length, so that offsets hold."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _compose(text: str) -> tuple[str, tuple[int, ...]]:
    parts: list[str] = []
    origin: list[int] = []
    for match in _CLUSTER.finditer(text):
        part = unicodedata.normalize("NFC", match.group())
        parts.append(part)
        origin.extend([match.start()] * len(part))
    origin.append(len(text))
    return "".join(parts), tuple(origin)
