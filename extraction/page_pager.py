"""The next page of a list: by its relation, the words of its link, a script's call, or the numbers of a pager."""

import re
from urllib.parse import urlsplit, urlunsplit

from bs4 import BeautifulSoup, Tag

from extraction.page_blocks import absolute, tidy

_NEXT = re.compile(
    r"^\W{0,3}(?:(?:go to )?(?:the )?next(?: page)?|older(?: posts| news| entries)?|下一[页頁]|下[页頁]|[后後]一[页頁]"
    r"|次へ|次の?ページ|다음(?: ?페이지)?|(?:page |p[aá]gina )?(?:suivante?|siguiente|seguinte|successiva)"
    r"|următoarea|pr[oó]xim[ao](?: página)?|avanti|weiter|nächste(?: seite)?|nästa(?: sida)?|næste(?: side)?"
    r"|neste(?: side)?|volgende(?: pagina)?|następna(?: strona)?|další|ďalšia|seuraava|sonraki(?: sayfa)?"
    r"|berikutnya|selanjutnya|следующая|далее|наступна|επόμενη|következő|järgmine|trang sau)\W{0,3}$|^[›»>→]{1,2}$",
    re.I,
)
#: The paging script of a content management system that many Chinese authorities use.
_SCRIPTED = re.compile(r"""createPageHTML\(\s*(\d+)\s*,\s*(\d+)\s*,\s*["']([\w-]+)["']\s*,\s*["'](\w+)["']""")
_NUMBER = re.compile(r"\d{1,4}")
_NUMBER_ALONE = re.compile(r"^\s*\d{1,4}\s*$")
#: Elements around a number of a pager; more numbers in one than this are a calendar.
_AROUND, _MOST_NUMBERS = 4, 16
#: A page with more numbered links than this has them elsewhere than in its pager.
_MOST_LOOKED_AT = 50


def next_page(soup: BeautifulSoup, html: str, base: str) -> str | None:
    """The address of the page after this one, as far as the page tells it."""
    related = soup.find(["a", "link"], rel="next", href=True)
    if isinstance(related, Tag) and (target := absolute(related.get("href"), base)):
        return target
    links = [link for link in soup.find_all("a", href=True) if isinstance(link, Tag)]
    for link in links:
        target = absolute(link.get("href"), base)
        if target and target.split("#")[0] != base and any(_NEXT.match(words) for words in _words(link)):
            return target
    return _scripted(html, base) or _numbered(links, base)


def _words(link: Tag) -> list[str]:
    """What a link says: its text, its title and its label for screen readers, its picture's description."""
    picture = link.find("img", alt=True)
    shown = tidy(link.get_text())
    hidden = [link.get("title"), link.get("aria-label"), picture.get("alt") if isinstance(picture, Tag) else None]
    return [shown] if len(shown) > 2 else [shown, *(tidy(str(words)) for words in hidden if words)]


def _scripted(html: str, base: str) -> str | None:
    call = _SCRIPTED.search(html)
    if not call or int(call[2]) + 1 >= int(call[1]):
        return None
    parts = urlsplit(base)
    folder = parts.path.rsplit("/", 1)[0]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{call[3]}_{int(call[2]) + 1}.{call[4]}", "", ""))


def _numbered(links: list[Tag], base: str) -> str | None:
    """The link that bears the number after that of the page itself, which its pager shows without a link."""
    numbered = [(link, int(said)) for link in links if _NUMBER.fullmatch(said := tidy(link.get_text()))]
    for link, number in numbered[:_MOST_LOOKED_AT]:
        target = absolute(link.get("href"), base)
        if target is None or urlsplit(target).netloc != urlsplit(base).netloc:
            continue
        if (pager := _pager(link)) and _current(pager, base) == number - 1:
            return target
    return None


def _pager(link: Tag) -> Tag | None:
    """The nearest element around a numbered link that holds further numbers."""
    around: Tag = link
    for _ in range(_AROUND):
        if around.parent is None:
            return None
        around = around.parent
        numbers = [text for text in around.stripped_strings if _NUMBER.fullmatch(text)]
        if len(numbers) > 1:
            return around if len(numbers) <= _MOST_NUMBERS else None
    return None


def _current(pager: Tag, base: str) -> int | None:
    """The number in a pager that leads nowhere else."""
    for text in pager.find_all(string=_NUMBER_ALONE):
        link = text.find_parent("a", href=True)
        target = absolute(link.get("href"), base) if isinstance(link, Tag) else None
        if target is None or target.split("#")[0] == base.split("#")[0]:
            return int(text.strip())
    return None
