"""Comparing the text of two editions as a reader sees it: furniture, white space and punctuation width do not count."""

import re
import unicodedata
from difflib import SequenceMatcher

from items.changes import Edition

_COLON = r"\s{0,3}[:：]"
#: Lines of a page that say nothing of the release, by how they begin.
_FURNITURE = re.compile(
    r"\s*[-•·|]?\s?[【\[(]?(?:"
    rf"(?:this |the )?(?:page |site |total |today's |number of |unique |online )*"
    rf"(?:views?|visits?|visitors?|hits|reads|clicks|downloads|shares|likes|comments|counter|online|readers|users online)"
    rf"(?: today| counter| online| so far)?{_COLON}"
    rf"|this page (?:has been|was) (?:viewed|read|visited|updated|modified|reviewed|printed)\b"
    rf"|(?:this )?(?:page |content |site |website |article )?(?:was )?(?:last |first )?"
    rf"(?:updated|modified|reviewed|printed|changed|edited|refreshed|generated)(?: on| at)?(?:{_COLON}|\s\d)"
    rf"|(?:page |date )?(?:last )?(?:update|review|modification|revision){_COLON}"
    rf"|print(?:ing|ed)?(?: date| this page)?{_COLON}|date printed{_COLON}|page generated\b|(?:site|service) notice{_COLON}"
    rf"|related(?: (?:links?|content|news|articles?|information|pages?|stories|releases|topics|documents|reading))?{_COLON}"
    rf"|(?:see also|(?:read|view|watch|more|up) (?:more|next|also|news)|more (?:from|on) [\w ]{{1,30}}|most (?:read|viewed|popular)|"
    rf"trending(?: now)?|top stories|latest news|in other news|next (?:article|story|release)|previous (?:article|story|release)|"
    rf"recommended(?: for you)?|popular(?: now| today)?|you (?:may|might) (?:also )?(?:like|be interested in)){_COLON}"
    rf"|(?:image|photo|picture|banner|advert(?:isement|orial)?|ad|sponsored(?: content)?|promotion|newsletter|subscribe|sign up|"
    rf"share(?: (?:this|on|via)[\w ]{{0,20}})?|follow us(?: on)?|tags?|cookies?(?: notice)?|reading time|rating|weather|"
    rf"local time|server time|time now|font size|text size){_COLON}"
    r"|(?:©|\(c\)\s|copyright\b|all rights reserved|advertisement$|img_\d+$|[\w()-]{1,60}\.(?:jpe?g|png|gif|webp|svg)\s*$)"
    r"|[\d,.]{1,15} (?:views|reads|visits|comments|shares|likes|min(?:utes?)? read)\s*$"
    r"|(?:本(?:页|文|页面|站)|附件|今日|累计|总|当前|页面|文章)?(?:已被?)?(?:浏览|阅读|点击|访问|下载|转发|点赞|在线)"
    r"(?:次数|人数|总量|量|率|数)?\s{0,2}(?:[:：]|[\d,]{1,12}\s?次\s*$)"
    r"|(?:打印|更新|修改|生成|页面生成|最近更新|最后更新|最后修改)(?:日期|时间)?\s{0,2}[:：]"
    r"|(?:相关(?:链接|阅读|新闻|报道|文章|推荐|信息|稿件)|延伸阅读|推荐阅读|热门(?:推荐|新闻|文章|排行)|热点(?:新闻|推荐)|猜你喜欢|最新(?:消息|新闻|文章)|"
    r"(?:上|下)一(?:篇|条)|责任编辑|编辑|图片|轮播图?|横幅|广告|分享到?|网站公告|字号|字体|扫码关注|当前时间|天气)\s{0,2}[:：]"
    r"|版权所有|扫一扫|打印本页|关闭窗口|返回顶部"
    r")",
    re.IGNORECASE,
)
_HIDDEN = {"Cf", "Cc", "Zs", "Zl", "Zp"}
_SAME_MARKS = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "–": "-", "—": "-", "−": "-"}
)
_TOKEN = re.compile(r"[a-z]*\d[\w.,/%:-]*|[a-z]+|[^\sa-z\d]")
_DATE_WORD = re.compile(
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$"
)
#: Beyond this many words a word-by-word comparison would cost more than the severity it decides is worth.
_LONGEST = 4_000


def is_furniture(line: str) -> bool:
    """Tell whether a line is part of the page rather than of the release: counters, print dates, related links."""
    return _FURNITURE.match(line) is not None


def plain(text: str) -> str:
    """Return the text without furniture lines and without anything that only changes how it is set."""
    kept = "\n".join(line for line in text.splitlines() if not is_furniture(line))
    even = unicodedata.normalize("NFKC", kept).translate(_SAME_MARKS)
    return "".join(char for char in even if char == "\n" or unicodedata.category(char) not in _HIDDEN).replace("\n", "")


def same(before: Edition, after: Edition) -> bool:
    """Tell whether a reader finds the same words in both editions."""
    return plain(before.title) == plain(after.title) and plain(before.body) == plain(after.body)


def numbers_edited(before: Edition, after: Edition) -> bool:
    """Tell whether a number, date or identifier was put in the place of another, or taken out."""
    old, new = _apart(_tokens(before), _tokens(after))
    if len(old) + len(new) > _LONGEST:
        return sorted(filter(_is_number, old)) != sorted(filter(_is_number, new))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone = [token for token in old[i1:i2] if _is_number(token)]
        come = [token for token in new[j1:j2] if _is_number(token)]
        if kind in ("replace", "delete") and gone and gone != come:
            return True
    return False


def masked(sentence: str) -> str:
    """Return a sentence with its numbers covered, to find the same statement with another number."""
    return re.sub(r"\d[\d,.\s]*", "0", unicodedata.normalize("NFKC", sentence).lower())


def _apart(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Leave out what both begin and end with."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    return old[start : len(old) - end], new[start : len(new) - end]


def _tokens(edition: Edition) -> list[str]:
    lines = [edition.title, *(line for line in edition.body.splitlines() if not is_furniture(line))]
    return _TOKEN.findall(unicodedata.normalize("NFKC", "\n".join(lines)).lower())


def _is_number(token: str) -> bool:
    return any(char.isdigit() for char in token) or _DATE_WORD.match(token) is not None
