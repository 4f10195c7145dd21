"""Pages in the form of the real sites, with texts written for these tests."""

from html import escape

CHALLENGE = (
    "<html><head><meta charset='utf-8'><meta id='x' content='{qqq' r='m'>"
    "<script r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.cd='abc';</script></head><body></body></html>"
)


def cms_release(number: int, title: str, date: str, paragraphs: list[str], near: dict[str, tuple[int, str]]) -> str:
    """A release of the company CMS; `near` maps `Prve` and `Next` to number and title."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    links = "".join(
        f"<p>{label}:<a href='/en/hydt/Info/{other}'>{escape(name)}</a></p>" for label, (other, name) in near.items()
    )
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title></head><body>"
        "<div class='top'><a href='/en/hydt'>Home</a><a href='/en/about'>About us</a></div>"
        f"<div class='news'><h1>{escape(title)}</h1><div class='info'>Release Date:{date}</div>"
        f"<div class='content'>{body}</div><div class='pn'><a href='/en/hydt'>Return to List</a>{links}</div></div>"
        "<div class='foot'>© 2024 The company, visits: 12,345</div></body></html>"
    )


def cms_list(entries: list[tuple[int, str, str]]) -> str:
    """The list of the company CMS, from (number, title, date)."""
    rows = "".join(
        f"<li><a href='/en/hydt/Info/{number}' title='{escape(title, quote=True)}'>{escape(title)}</a>"
        f"<span>{date}</span></li>"
        for number, title, date in entries
    )
    return (
        "<html><head><title>News</title></head><body><h2>News</h2>"
        f"<div class='list'><ul>{rows}</ul></div></body></html>"
    )


def authority_list(entries: list[tuple[str, str, str]], following: str = "") -> str:
    """A Chinese authority's list, from (relative address, title, date): titles broken over lines, totals below."""
    rows = "".join(
        f'<li>\n<a href="{address}" target="_blank" title=\'{title}\'>\n{title[:8]}\n{title[8:]}\n</a>'
        f"<span>({date})</span></li>"
        for address, title, date in entries
    )
    pager = f'<a href = "{following}" target = "_self">下一页</a>' if following else ""
    return (
        "<!DOCTYPE html><html><head><meta charset='gb2312'><title>公告通告</title></head><body>"
        "<div class='nav'><ul><li><a href='../../jggk/index.html'>机构概况</a></li>"
        "<li><a href='../../zwgk/index.html'>政务公开</a></li></ul></div>"
        f"<div class='list'><ul>{rows}</ul></div>"
        f"<div class='page'>{pager}<span>共3,456条</span><span>共173页</span></div>"
        "<div class='footer'>版权所有 京ICP备00000000号</div></body></html>"
    )


def authority_release(title: str, moment: str, paragraphs: list[str]) -> str:
    """A Chinese authority's release with its meta data."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><meta charset='gb2312'><title>{title}</title>"
        f"<meta name='PubDate' content='{moment}'><meta name='ArticleTitle' content='{title}'></head><body>"
        "<div class='crumbs'><a href='/index.html'>首页</a>&gt;&gt;<span>正文</span></div>"
        f"<h2>{title}</h2><div class='text'>{body}</div>"
        "<div class='share'>分享到：微信 微博</div><div>【打印】【关闭】</div></body></html>"
    )


def article(title: str, text: str) -> str:
    """A page of no particular make."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{escape(title)} | Agency</title></head><body>"
        f"<main><article><h1>{escape(title)}</h1><time datetime='2024-05-02T09:00:00Z'>2 May 2024</time>"
        f"<p>{escape(text)}</p></article></main><footer>Contact us</footer></body></html>"
    )
