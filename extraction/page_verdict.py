"""Whether an answer is a release, a refusal, an error or nothing: by evidence, never by its status alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from extraction.page_apology import STATUS, is_apology
from extraction.page_blocks import tidy
from extraction.record_text import is_data
from items.readings import Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and, for any but a readable answer, its reason in words."""

    verdict: Verdict
    reason: str = ""


#: What a challenge or an apology leaves in its page, and whose it is. Believed only where there is little to read.
_CHALLENGES = (
    (r"\$_ts\s{0,3}=|window\[.\$_ts.\]", "a script challenge ($_ts, Ruishu)"),
    (r"abuse-detection-apology|apology_objects", "an apology page (Akamai abuse detection)"),
    (r"errors\.edgesuite\.net|<title>access denied</title>[\s\S]{0,600}reference\s?(?:#|&#35;)", "a refusal (Akamai)"),
    (
        r"cf-chl-|cf_chl_|challenge-platform|<title>just a moment|attention required! \| cloudflare",
        "a challenge (Cloudflare)",
    ),
    (r"_incapsula_resource|incapsula incident id", "a challenge (Imperva)"),
    (r"captcha-delivery\.com", "a challenge (DataDome)"),
    (r"awswafcookiedomainlist|awswafintegration|token\.awswaf\.com", "a challenge (AWS WAF)"),
    (r"__jsl_clearance|__jsluid", "a script challenge (Jiasule)"),
    (r"sucuri_cloudproxy_js", "a script challenge (Sucuri)"),
    (r"px-captcha|g-recaptcha|hcaptcha\.com|tencentcaptcha|geetest", "a captcha"),
)
_SIGNATURES = [(re.compile(form, re.I), whose) for form, whose in _CHALLENGES]
_META_R = re.compile(r"<(?:meta|script)[^>]{0,4000}\sr=['\"]m['\"]", re.I)
_NOT_FOUND = re.compile(
    r"^(?:(?:http |error ){1,2}404\b.{0,60}"
    r"|404(?:\Z|\s?[-–—|:.!]|\s?(?:error|not found|page not|file not|页面|错误)).{0,60}"
    r"|(?:sorry,? ?)?(?:the |this )?page (?:you (?:requested|are looking for) )?"
    r"(?:was |is |could |can ?|has )?(?:not ?(?:be )?found|no longer (?:exists|available)|been (?:re)?moved).{0,80}"
    r"|not found|(?:very )?sorry,? (?:we )?(?:can(?:no|')t|could ?n[o']t) find .{0,60}"
    r"|.{0,20}(?:页面|网页|文章|内容|信息)(?:不存在|未找到|已删除|已被删除|找不到|没有找到).{0,40}|.{0,10}找不到(?:该|您|此)?.{0,20}(?:页面|网页|文件).{0,30}"
    r"|página no encontrada.{0,60}|page (?:introuvable|non trouvée).{0,60}|seite (?:wurde )?nicht gefunden.{0,60})$",
    re.I,
)
_FAILURE = re.compile(
    rf"^(?:(?:{STATUS}).{{0,80}}"
    r"|internal (?:server )?error.{0,80}"
    r"|(?:the )?service (?:is )?(?:temporarily )?unavailable.{0,80}|bad gateway.{0,40}|gateway time-?out.{0,40}"
    r"|(?:an |unexpected |server )?error (?:has )?occurred.{0,80}|(?:database|application|runtime|server) error.{0,120}"
    r"|(?:error )?(?:establishing|connecting to).{0,20}database.{0,60}"
    r"|.{0,40}(?:down for|under|scheduled) maintenance.{0,80}|\[error fetching .{0,400}|too many requests.{0,60}"
    r"|.{0,20}(?:系统繁忙|系统错误|服务器错误|系统维护|网站维护|访问出错|出错了|服务不可用|数据库错误).{0,60})$",
    re.I,
)
_LOGIN_ADDRESS = re.compile(r"/(?:log-?in|sign-?in|sso|cas|auth|account/login|users?/login)(?:[/.?]|$)", re.I)
_ERROR_ADDRESS = re.compile(r"/(?:404|500|error(?:page)?|not-?found|page-?not-?found)(?:[/.]|$)", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_INDEX = re.compile(r"/(?:index|default|home)(?:_\d+)?\.[a-z]{3,5}$", re.I)
_REFUSALS = {401, 402, 403, 405, 406, 407, 412, 418, 421, 429, 444, 451, 521, 999}
_READABLE_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/rdf",
)
#: HTML beyond this many characters, tags or levels is no page that a person would read, and costs too much to parse.
_LONGEST = 3_000_000
_MOST_TAGS = 200_000
_DEEPEST = 500
#: Elements that a parser does not close by itself when the next one opens.
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|main|table|ul|ol|dl|blockquote|font|form|center|b|i|u|em|strong|small|big|code)\b",
    re.I,
)
#: More visible text than this is no challenge, error or login page, whatever it mentions.
_LITTLE = 600
_HARDLY_ANY = 200


def judge(
    status: int,
    headers: Mapping[str, str],
    text: str,
    *,
    asked: str = "",
    answered: str = "",
    listing: str = "",
    data: bool = False,
) -> Judgement:
    """The verdict on one answer. `headers` have lower-case names; `text` is the decoded body.

    `data` tells that JSON is an answer here, and not only pages and feeds.

    `asked` and `answered` are the addresses before and after redirects, `listing` the source's own address: a release
    that leads back there, or to a folder above itself, is softly missing.
    """
    if status == HTTPStatus.NOT_MODIFIED:
        return Judgement("unchanged")
    kind = headers.get("content-type", "").split(";")[0].strip().lower()
    records = data and is_data(text)
    machine = records or _FEED.search(text[:1500]) is not None
    if not machine and (unreasonable := _unreasonable(text)):
        return Judgement("error", unreasonable)
    seen = None if machine else _Seen(text)
    refusal = _refusal(status, headers, text, answered, seen)
    if refusal:
        return Judgement("blocked", refusal)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Judgement("missing", f"the server answered {_named(status)}")
    if not 200 <= status < 300:
        return Judgement("error", f"the server answered {_named(status)}")
    if asked and answered and (strayed := _strayed(asked, answered, listing)):
        return Judgement("soft_missing", strayed)
    found = _content("" if records else kind, text, seen)
    # A page that a script draws may carry its list as data.
    drawn = data and found.verdict == "empty" and 'type="application/json"' in text
    return Judgement("readable") if drawn else found


@dataclass(slots=True, init=False)
class _Seen:
    """What a person sees of a page at a glance."""

    title: str
    heading: str
    text: str
    below: str
    password: bool

    def __init__(self, html: str) -> None:
        soup = BeautifulSoup(html, "lxml")
        self.password = soup.find("input", type="password") is not None
        self.title = tidy(soup.title.get_text()) if soup.title else ""
        for element in soup(["script", "style", "noscript", "template", "title"]):
            element.decompose()
        heading = soup.find(["h1", "h2"])
        self.heading = tidy(heading.get_text()) if heading else ""
        self.text = tidy(soup.get_text(" "))
        if heading:
            heading.extract()
        self.below = tidy(soup.get_text(" "))


def _unreasonable(text: str) -> str:
    """Why HTML costs too much to parse, counted without parsing it."""
    if len(text) > _LONGEST or text.count("<") > _MOST_TAGS:
        return f"the page is too long to be read: {len(text):,} characters"
    level = deepest = 0
    for tag in _NESTING.finditer(text):
        level = max(0, level + (-1 if tag[1] else 1))
        deepest = max(deepest, level)
    return f"the page is nested too deeply to be read: {deepest:,} levels" if deepest > _DEEPEST else ""


def _refusal(status: int, headers: Mapping[str, str], text: str, answered: str, seen: _Seen | None) -> str:
    if headers.get("cf-mitigated", "").lower() == "challenge" or headers.get("x-amzn-waf-action"):
        return "the server answered with a challenge"
    if "/apology_objects/" in answered:
        return "the server redirected to an apology page (Akamai abuse detection)"
    if status in (401, 402, 403, 407, 451) or status in _REFUSALS:
        signature = _signature(text) if seen is None or len(seen.text) < _LITTLE else ""
        return f"the server answered {_named(status)}" + (f", {signature}" if signature else "")
    if seen is None:
        return ""
    if len(seen.text) < _LITTLE and (signature := _signature(text)):
        return f"the answer is {signature}"
    if status == HTTPStatus.ACCEPTED and len(seen.text) < _HARDLY_ANY:
        return "the server answered 202 (Accepted) with nothing to read"
    if seen.password and (len(seen.text) < _LITTLE or _LOGIN_ADDRESS.search(urlsplit(answered).path)):
        return "the answer is a login page"
    return ""


def _signature(text: str) -> str:
    if _META_R.search(text[:20_000]):
        return "a script challenge (r='m', Ruishu)"
    return next((whose for form, whose in _SIGNATURES if form.search(text[:200_000])), "")


def _content(kind: str, text: str, seen: _Seen | None) -> Judgement:
    if kind and not kind.startswith(_READABLE_TYPES):
        return Judgement("error", f"the answer is no web page but {kind}")
    if seen is None:
        return Judgement("readable")
    if not seen.text and not seen.title:
        return Judgement("empty", "the answer holds no text")
    for line in (seen.title, seen.heading, seen.text if len(seen.text) < _LITTLE else ""):
        if len(seen.text) < _LITTLE * 4 and _NOT_FOUND.match(line):
            return Judgement("soft_missing", f"the page says: {line[:80]}")
        if len(seen.text) < _LITTLE and _FAILURE.match(line):
            return Judgement("error", f"the page says: {line[:80]}")
    if seen.heading and is_apology(seen.below):
        return Judgement("error", f"the page says: {seen.below[:80]}")
    return Judgement("readable") if seen.text else Judgement("empty", "the answer holds no text")


def _strayed(asked: str, answered: str, listing: str) -> str:
    """Where a redirect led when that is not the release that was asked for."""
    before, after = _place(asked), _place(answered)
    if before == after:
        return ""
    if listing and after == _place(listing):
        return "the address leads back to the list"
    if _ERROR_ADDRESS.search(urlsplit(answered).path):
        return "the address leads to an error page"
    if before[0] == after[0] and before[1].startswith(after[1] + "/") and not after[2]:
        return "the address leads to another section of the site"
    return ""


def _place(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host, _INDEX.sub("", parts.path).rstrip("/"), parts.query


def _named(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
