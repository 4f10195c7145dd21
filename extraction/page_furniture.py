"""What stands on a page without belonging to its release: navigation, counters, share bars, print dates, neighbours.

Lines are judged by their words, elements by their role; class names are believed only where they are whole words.
"""

import re

from bs4 import BeautifulSoup, Tag

_NUMBER = r"[\d,.\s]{1,15}"
_DATE_LIKE = r"[\d\s年月日时分秒:：/.,\-a-zäéû]{4,40}"
PREVIOUS = re.compile(
    r"^\W{0,3}(?:prve|prev(?:ious)?(?: (?:article|page|post|release|news))?|上一篇|上一条|上一则|上篇|前一篇|précédent|anterior|vorherige[rs]?)\s{0,3}[:：]?",
    re.I,
)
NEXT = re.compile(
    r"^\W{0,3}(?:next(?: (?:article|page|post|release|news))?|下一篇|下一条|下一则|下篇|后一篇|suivant|siguiente|seguinte|próxim[oa]|nächste[rs]?)\s{0,3}[:：]?",
    re.I,
)
#: Lines that end a release: the way back to its list, and its neighbours.
_NEIGHBOUR = re.compile(
    r"^\W{0,3}(?:prve|prev(?:ious)?(?: \w{4,8})?|next(?: \w{4,8})?|上一[篇条则]|下一[篇条则]|前一篇|后一篇)\s{0,3}[:：]",
    re.I,
)
_RETURN = re.compile(
    r"^\W{0,3}(?:(?:return|back) to (?:the )?(?:list|overview|news|top)|返回(?:列表|首页|上一页|上级|顶部|目录)?|volver|zurück|retour)\W{0,3}$",
    re.I,
)
_LINES = [
    re.compile(form, re.I)
    for form in (
        rf"^(?:page |total |number of )?(?:views?|visits?|visitors?|hits?|reads?|clicks?|downloads?)(?: count)?\s{{0,2}}[:：]?{_NUMBER}(?:times)?$",
        rf"^{_NUMBER} ?(?:page )?(?:views?|visits?|hits?|reads?|comments?|shares?|likes?)$",
        rf"^[【\[(]?(?:浏览|阅读|点击|访问|查看|下载)(?:次数|人数|量|率|数)?\s{{0,2}}[:：]?{_NUMBER}次?[】\])]?$",
        rf"^(?:page |content |site )?(?:last )?(?:updated?|modified|reviewed|printed|print(?:ing)? date|content current as of|page generated)(?: on| at)?\s{{0,2}}[:：]?\s{{0,2}}{_DATE_LIKE}$",
        rf"^(?:打印|更新|修改|生成)(?:日期|时间)\s{{0,2}}[:：]{_DATE_LIKE}$",
        r"^(?:related(?: (?:links?|content|news|articles?|information|pages?))?|see also|read (?:more|next|also)|more news|further reading|you (?:may|might) also like)\s{0,2}[:：].{0,300}$",
        r"^(?:相关(?:链接|阅读|新闻|报道|文章|文档|附件下载)|延伸阅读|推荐阅读|热门推荐|猜你喜欢)(?:\s{0,2}[:：].{0,300})?$",
        r"^(?:share(?: (?:this(?: page| article)?|on|via|to))?|print(?: (?:this )?page)?|e-?mail|tweet|facebook|twitter|linkedin|whatsapp|pinterest|wechat|weibo|x|top|home|close|copy link|subscribe)(?:[\s|/·,]{0,5}(?:share|print|e-?mail|tweet|facebook|twitter|linkedin|whatsapp|pinterest|wechat|weibo|x|top|home|close|copy link|on|via)){0,12}\s{0,2}[:：]?$",
        r"^(?:[【\[(]?(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|收藏|分享(?:到|至)?|微信|微博|QQ(?:空间)?|扫一扫(?:分享)?|字体|字号|大|中|小|返回)[】\])]?[\s|/:：]{0,3}){1,12}$",
        r"^\d{1,3} ?min(?:utes?|s)?(?: read)?$",
        r"^IMG_\d+$",
        r"^[\w()-]{1,60}\.(?:jpe?g|png|gif|webp|bmp|svg)$",
        r"^(?:©|\(c\) |copyright\b|版权所有).{0,200}$",
        r"^(?:skip to (?:main )?content|jump to|page contents|table of contents|cookies?|accept (?:all )?cookies|advert(?:isement)?|广告|sponsored)$",
        r"^(?:责任编辑|编辑|作者|来源|信息来源|文章来源|稿源|source|editor|author)\s{0,2}[:：].{0,60}$",
    )
]
#: A section under one of these headings is about other pages.
_ASIDE_HEADING = re.compile(
    r"^(?:related\b.{0,40}|(?:latest|more|other|recent|popular) (?:news|updates|releases|articles|stories|posts)|share(?: this.{0,20})?|see also|explore the topic|is this page useful\??|相关(?:链接|阅读|新闻|报道|文章|推荐|稿件)|推荐阅读|延伸阅读|热点(?:新闻|推荐)?|最新(?:新闻|动态|文章))\s?[:：]?$",
    re.I,
)
_ELEMENTS = "script style noscript template svg nav footer aside button select input textarea iframe object embed dialog canvas audio video link meta".split()
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog", "alertdialog"}
)
_CLASSES = frozenset(
    "nav navbar navigation menu breadcrumb breadcrumbs crumbs crumb pager pagination paging share sharing social bdsharebuttonbox toolbar related recommend recommended sidebar footer foot copyright cookie cookies cookie-banner banner advert adverts advertisement ads ad skip-link skiplinks skip print-button back-to-top visually-hidden sr-only hidden".split()
)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)


def is_furniture(line: str) -> bool:
    """Whether a line of text says nothing of the release itself."""
    return bool(_NEIGHBOUR.match(line) or _RETURN.match(line)) or any(form.match(line) for form in _LINES)


def ends_release(line: str) -> bool:
    """Whether a line closes the text of a release: the way back to its list, or a neighbour."""
    return bool(_NEIGHBOUR.match(line) or _RETURN.match(line))


def opens_aside(heading: str) -> bool:
    """Whether what follows this heading is about other pages."""
    return bool(_ASIDE_HEADING.match(heading))


def prune(root: BeautifulSoup | Tag) -> None:
    """Takes out of the tree whatever is furniture by its role; what holds the main heading stays."""
    for element in root.find_all(True):
        if not element.decomposed and _removable(element):
            element.decompose()


def _removable(element: Tag) -> bool:
    if element.name in ("html", "body", "main", "article", "h1"):
        return False
    furniture = (
        element.name in _ELEMENTS
        or str(element.get("role", "")).lower() in _ROLES
        or element.has_attr("hidden")
        or bool(_HIDDEN.search(str(element.get("style", ""))))
        or bool(_CLASSES & _words(element))
        or (element.name == "header" and element.find_parent(("article", "main")) is None)
    )
    return furniture and element.find(("h1", "main", "article")) is None


def _words(element: Tag) -> set[str]:
    classes = element.get("class") or []
    names = [*(classes if isinstance(classes, list) else [classes]), str(element.get("id", ""))]
    return {name.lower() for name in names}
