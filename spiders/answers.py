"""A response as we keep it: its bytes and headers, its text, and what it is worth."""

from dataclasses import dataclass
from datetime import UTC, datetime

from scrapy.http import Response

from extraction.page_charset import Decoded, decode
from extraction.page_verdict import Judgement, judge
from items.readings import RawPage

#: Above this share of characters that no encoding can read, a page is damaged rather than changed.
_DAMAGE = 0.02


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the server, judged."""

    raw: RawPage
    text: str
    judgement: Judgement


def asked_for(response: Response) -> str:
    """The address before any redirect."""
    first: str = response.meta.get("redirect_urls", [response.url])[0]
    return first


def kept(response: Response, encoding: str | None = None) -> RawPage:
    """A response as it came."""
    headers = _headers(response)
    return RawPage(
        url=response.url,
        status=response.status,
        body=response.body,
        fetched_at=datetime.now(UTC),
        encoding=encoding,
        content_type=headers.get("content-type", ""),
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
    )


def understood(response: Response, asked: str, listing: str, *, data: bool = False) -> Answer:
    """`response` to the request for `asked`, in a crawl of the source at `listing`; `data` where JSON will do."""
    headers = _headers(response)
    decoded = decode(response.body, headers.get("content-type", ""))
    raw = kept(response, decoded.encoding)
    judgement = judge(
        response.status, headers, decoded.text, asked=asked, answered=response.url, listing=listing, data=data
    )
    return Answer(raw, decoded.text, _with_damage(judgement, decoded))


def _with_damage(judgement: Judgement, decoded: Decoded) -> Judgement:
    if judgement.verdict != "readable" or not decoded.note:
        return judgement
    if decoded.damaged > _DAMAGE * len(decoded.text):
        return Judgement("error", decoded.note)
    return Judgement("readable", decoded.note)


def _headers(response: Response) -> dict[str, str]:
    return {
        name.decode("latin-1").lower(): values[-1].decode("latin-1")
        for name, values in response.headers.items()
        if values
    }
