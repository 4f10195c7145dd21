"""Lines of a page that say nothing of its release: counters, print dates, adverts, links to other releases."""

import re

_COLON = r"\s{0,3}[:：]"
_COUNTED = (
    "views? visits? visitors? hits reads clicks downloads shares likes comments counter online readers users_online"
)
_STAMPED = "updated modified printed"
_STAMPED_LAST = "reviewed changed edited refreshed generated"
_OTHERS = "links? content news articles? information pages? stories releases topics documents reading"
#: What opens a line about other releases.
_ELSEWHERE = (
    r"see also|(?:read|view|watch|up) (?:more|next|also)|more news|more (?:from|on) [\w ]{1,30}",
    r"top stories|latest news|most (?:read|viewed|popular)|trending(?: now)?|in other news",
    r"(?:next|previous) (?:article|story|release)",
    r"recommended(?: for you)?|popular(?: now| today)?|you (?:may|might) (?:also )?(?:like|be interested in)",
)
#: What opens a line about the page, its pictures or its readers.
_ABOUT_THE_PAGE = (
    r"image|photo|picture|banner|advert(?:isement|orial)?|ad|sponsored(?: content)?|newsletter|subscribe",
    r"sign up|share(?: (?:this|on|via)[\w ]{0,20})?|follow us(?: on)?|tags?|cookies?(?: notice)?|reading time|rating",
    r"weather|local time|server time|time now|font size|text size|(?:site|service) notice",
    r"print(?:ing|ed)?(?: date| this page)?|date printed|(?:page|last|latest) (?:update|review|modification)",
)
_CHINESE = (
    r"(?:本(?:页面?|文|站)|附件|今日|累计|总|当前|页面|文章)?(?:已被?)?(?:浏览|阅读|点击|访问|下载|转发|点赞|在线)"
    r"(?:次数|人数|总量|量|率|数)?\s{0,2}(?:[:：]|[\d,]{1,12}\s?次\s*$)",
    r"(?:打印|更新|修改|生成|页面生成|最近更新|最后更新|最后修改)(?:日期|时间)?\s{0,2}[:：]",
    r"(?:相关(?:链接|阅读|新闻|报道|文章|推荐|信息|稿件)|延伸阅读|推荐阅读|热门(?:推荐|新闻|文章|排行)|"
    r"热点(?:新闻|推荐)|猜你喜欢|最新(?:消息|新闻|文章)|[上下]一[篇条])\s{0,2}[:：]",
    r"(?:责任编辑|编辑|图片|轮播图?|横幅|广告|分享到?|网站公告|字号|字体|扫码关注|当前时间|天气)\s{0,2}[:：]",
    r"(?:点赞|收藏|分享|转发|评论|在看|喜欢|浏览|阅读|访问|点击|下载|打印)(?:次数|人数|量|数)?\s{0,3}[(（]?"
    r"[\d,.]{1,12}万?\+?\s?[次人]?[)）]?\s*$",
    r"(?:打印|更新|修改|生成|最近更新|最后更新|最后修改)(?:日期|时间|于)\s{0,3}\d",
    r"(?:发布者|发布人|作者|编辑|来源|信息来源)[^。]{1,60}(?:点击|浏览|阅读|访问)(?:次数|量|数)\s{0,2}[:：]?\s?\d",
    r"版权所有|扫一扫|打印本页|关闭窗口|返回顶部",
)


def _any(words: str) -> str:
    return "|".join(words.split()).replace("_", " ")


_ENGLISH = (
    rf"(?:this |the )?(?:(?:page|site|total|today's|number of|unique|online) ){{0,3}}(?:{_any(_COUNTED)})"
    rf"(?: today| counter| online| so far)?{_COLON}",
    rf"this page (?:has been|was) (?:viewed|read|visited|{_any(_STAMPED)}|{_any(_STAMPED_LAST)})\b",
    rf"(?:this )?(?:page |content |site |website |article )?(?:was )?"
    rf"(?:(?:last |first )?(?:{_any(_STAMPED)})|(?:last |first )(?:{_any(_STAMPED_LAST)}))"
    rf"(?: on| at)?(?:{_COLON}|\s\d)",
    rf"related(?: (?:{_any(_OTHERS)}))?{_COLON}",
    rf"(?:{'|'.join((*_ELSEWHERE, *_ABOUT_THE_PAGE))}){_COLON}",
    r"page generated\b|©|\(c\)\s|copyright\b|all rights reserved|advertisement$|img_\d+$",
    r"(?:printed|viewed|read|shared|downloaded|visited|liked|tweeted|e-?mailed)\s[\d,.]{1,12}k? times?\b",
    r"[\d,.]{1,12}k? (?:people|readers|users|visitors) "
    r"(?:like|liked|follow|found|shared|read|viewed|recommend) (?:this|us)\b",
    r"(?:share|tweet|like|post|pin|e-?mail|print)"
    r"(?: (?:this|on|via|to|it|page|article|release|x|[a-z]{0,9}book|linkedin)){0,3}"
    r" \(?\d[\d,.k]{0,9}\)?\s*$",
    r"(?:content |information |page )?current as of\b",
    r"(?:average |user )?ratings?: \d|was this (?:page|article|information|content) (?:helpful|useful)",
    r"[\w()-]{1,60}\.(?:jpe?g|png|gif|webp|svg)\s*$",
    r"[\d,.]{1,15} (?:views|reads|visits|comments|shares|likes|(?:re)?tweets|downloads|min(?:utes?)? read)\s*$",
)
_FURNITURE = re.compile(
    rf"\s*[-•·|]?\s?[【\[(]?(?:{'|'.join(f'(?:{form})' for form in (*_ENGLISH, *_CHINESE))})", re.IGNORECASE
)


def is_furniture(line: str) -> bool:
    """Tell whether a line is part of the page rather than of the release, by how it begins."""
    return _FURNITURE.match(line) is not None
