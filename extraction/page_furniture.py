"""What stands on a page without belonging to its release: navigation, counters, share bars, print dates, neighbours.

Lines are judged by their words, elements by their role; class names are believed only where they are whole words.
"""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

_OF_WHAT = r"(?: (?:article|page|post|release|news))?"
_PREVIOUS = (
    rf"prve|prev(?:ious)?{_OF_WHAT}|上一[篇条则]|上篇|前一篇|précédente?|artículo anterior|anterior|vorherige[rs]?"
    r"|前へ|이전글"
)
_NEXT = rf"next{_OF_WHAT}|下一[篇条则]|下篇|后一篇|suivante?|siguiente|seguinte|próxim[oa]|nächste[rs]?|次へ|다음글"
#: The labels before the links to the release before and after.
PREVIOUS = re.compile(rf"^\W{{0,3}}(?:{_PREVIOUS})\s{{0,3}}(?:[:：]|$)", re.I)
NEXT = re.compile(rf"^\W{{0,3}}(?:{_NEXT})\s{{0,3}}(?:[:：]|$)", re.I)
_RETURN = re.compile(
    r"^\W{0,3}(?:(?:return|back) to (?:the )?(?:list|overview|news|top)|返回(?:列表|首[页頁]|上一[页頁])?"
    r"|返回(?:上[级層]|顶部|目录)|回(?:上一?[页頁]|列表|首頁)|torna (?:alla lista|indietro)|tillbaka(?: till listan)?"
    r"|terug(?: naar overzicht)?"
    r"|volver(?: al listado)?|zurück(?: zur (?:liste|übersicht))?|retour(?: à la liste)?|一覧へ(?:戻る)?|목록)\W{0,3}$",
    re.I,
)

_NUMBER = r"[\d,.\s]{1,15}"
_DATE_LIKE = r"(?=\D{0,30}\d)[\d\s年月日时分秒:：/.,\-a-zäéû]{4,40}"
_SHARE = (
    r"share(?: (?:this(?: page| article)?|on|via|to))?|print(?: (?:this )?page)?|e-?mail|tweet|facebook|twitter"
    r"|linkedin|whatsapp|pinterest|telegram|wechat|weibo|line|x|top|home|close|copy link|subscribe|on|via"
    r"|compartilh(?:e|ar)|compartir|condividi|partager|teilen|dela|del|delen|udostępnij|imprimir|stampa|imprimer|drucken"
)
_SHARE_ZH = (
    r"打印(?:本页|此页)?|关闭(?:窗口|本页)?|收藏|分享(?:到|至)?|微信|微博|QQ(?:空间)?|扫一扫(?:分享)?"
    r"|字体|字号|大|中|小|返回"
)
_LINES = [
    re.compile(form, re.I)
    for form in (
        rf"^(?:page |total |number of )?(?:views?|visits?|visitors?|hits?|reads?|clicks?|downloads?)(?: count)?"
        rf"\s{{0,2}}[:：]?{_NUMBER}(?:times)?$",
        rf"^{_NUMBER} ?(?:page )?(?:views?|visits?|hits?|reads?|comments?|shares?|likes?)$",
        rf"^[【\[(]?(?:浏览|阅读|点击|访问|查看|下载)(?:次数|人数|量|率|数)?\s{{0,2}}[:：]?{_NUMBER}次?[】\])]?$",
        rf"^(?:page |content |site )?(?:last )?(?:updated?|modified|reviewed|printed|print(?:ing)? date"
        rf"|content current as of|page generated)(?: on| at)?\s{{0,2}}[:：]?\s{{0,2}}{_DATE_LIKE}$",
        rf"^(?:打印|更新|修改|生成)(?:日期|时间)\s{{0,2}}[:：]{_DATE_LIKE}$",
        r"^(?:related(?: (?:links?|content|news|articles?|information|pages?))?|see also|read (?:more|next|also)"
        r"|more news|further reading|you (?:may|might) also like)\s{0,2}[:：].{0,300}$",
        r"^(?:相关(?:链接|阅读|新闻|报道|文章|文档)|延伸阅读|推荐阅读|热门推荐|猜你喜欢)(?:\s{0,2}[:：].{0,300})?$",
        rf"^(?:{_SHARE})(?:[\s|/·,:]{{1,5}}(?:{_SHARE})){{0,12}}\s{{0,2}}[:：]?$",
        rf"^(?:[【\[(]?(?:{_SHARE_ZH})[】\])]?[\s|/:：]{{0,3}}){{1,12}}$",
        r"^\d{1,3} ?min(?:utes?|s)?(?: read)?$",
        r"^IMG_\d+$",
        r"^[\w()-]{1,60}\.(?:jpe?g|png|gif|webp|bmp|svg)$",
        r"^(?:©|\(c\) |copyright\b|版权所有).{0,200}$",
        r"^(?:skip to (?:main )?content|page contents|cookies?|accept (?:all )?cookies|advert(?:isement)?|广告)$",
        r"^(?:责任编辑|编辑|作者|来源|信息来源|文章来源|稿源|source|editor|author)\s{0,2}[:：].{0,60}$",
    )
]
#: A section under one of these headings is about other pages.
_ASIDE_HEADING = re.compile(
    r"^(?:related\b.{0,40}|relatera[dt]e?\b.{0,40}|(?:informazioni|notizie) correlate"
    r"|(?:contenidos? |conteúdos? )?relacionad[ao]s?"
    r"|(?:latest|more|other|recent|popular) (?:news|updates|releases|articles|stories|posts)"
    r"|share(?: this.{0,20})?|see also|explore the topic|is this page useful\??"
    r"|相关(?:链接|阅读|新闻|报道|文章|推荐|稿件)|推荐阅读|延伸阅读|热点(?:新闻|推荐)?|最新(?:新闻|动态|文章))\s?[:：]?$",
    re.I,
)

_ELEMENTS = re.compile(
    r"script|style|noscript|template|svg|nav|footer|aside|button|select|input|textarea|iframe|object|embed|dialog|canvas"
    r"|audio|video|link|meta"
)
_ROLES = re.compile(r"navigation|banner|contentinfo|search|complementary|menu|menubar|dialog|alertdialog", re.I)
_CLASSES = re.compile(
    r"nav|navbar|navigation|menu|breadcrumbs?|crumbs?|pager|pagination|paging|shar(?:e|ing)|social|bdsharebuttonbox"
    r"|toolbar|related|recommend(?:ed)?|sidebar|foot|footer|copyright|cookies?|cookie-banner|banner|adverts?|ads?"
    r"|advertisement|skip|skip-?links?|print-button|back-to-top|visually-hidden|sr-only|hidden",
    re.I,
)
_KEPT = frozenset(("html", "body", "main", "article", "h1"))
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)


def is_furniture(line: str) -> bool:
    """Whether a line of text says nothing of the release itself."""
    return ends_release(line) or any(form.match(line) for form in _LINES)


def ends_release(line: str) -> bool:
    """Whether a line closes the text of a release: the way back to its list, or a neighbour."""
    return any(form.match(line) for form in (_RETURN, PREVIOUS, NEXT))


def opens_aside(heading: str) -> bool:
    """Whether what follows this heading is about other pages."""
    return bool(_ASIDE_HEADING.match(heading))


def prune(root: BeautifulSoup | Tag) -> None:
    """Takes out of the tree whatever is furniture by its role; what holds the main heading stays."""
    element: PageElement | None = root.next_element
    while element is not None:
        following = element.next_element
        if isinstance(element, Tag) and _removable(element):
            following = _after(element)
            element.extract()
        element = following


def _after(element: Tag) -> PageElement | None:
    """What follows an element and all that is in it."""
    around: Tag | None = element
    while around is not None and around.next_sibling is None:
        around = around.parent
    return around.next_sibling if around is not None else None


def class_names(element: Tag) -> list[str]:
    """The class names of an element, in its own order."""
    names = element.get("class")
    return [names] if isinstance(names, str) else list(names or ())


def _removable(element: Tag) -> bool:
    if element.name in _KEPT or not _by_role(element):
        return False
    return element.find(("h1", "main", "article")) is None


def _by_role(element: Tag) -> bool:
    return (
        bool(_ELEMENTS.fullmatch(element.name))
        or bool(_ROLES.fullmatch(str(element.get("role", ""))))
        or element.has_attr("hidden")
        or bool(_HIDDEN.search(str(element.get("style", ""))))
        or any(_CLASSES.fullmatch(name) for name in (*class_names(element), str(element.get("id", ""))))
        or (element.name == "header" and element.find_parent(("article", "main")) is None)
    )
