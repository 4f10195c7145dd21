"""From a readable page to a release: title, text, neighbours, images, attachments."""

from dataclasses import replace

from bs4 import BeautifulSoup

from extraction import page
from extraction.page_blocks import blocks, of_release
from extraction.page_charset import decode
from items.readings import Listed, RawPage, Reading, Release
from pipelines.attempts import attempted


def read(reading: Reading) -> Reading:
    """`reading` with its release.

    A page on which neither text nor any title is found becomes "empty", with the reason. Where a page could not be
    read, the release is what its list says: the title, and a feed's summary as its text.
    """
    if reading.verdict == "unchanged":
        return reading
    if reading.verdict != "readable" or reading.raw is None:
        return replace(reading, release=_as_listed(reading))
    found = page.read(text_of(reading.raw), reading.raw.url, reading.family, timezone=reading.timezone)
    title = found.title or (reading.listed.title if reading.listed else "")
    if not title or not found.blocks:
        reason = f"no {'title' if found.blocks else 'text'} of a release can be found on the page"
        return replace(reading, verdict="empty", reason=reason, release=_as_listed(reading))
    release = Release(
        url=reading.url,
        title=title,
        body="\n".join(found.blocks),
        language=reading.language,
        previous_url=found.previous.url if found.previous else None,
        next_url=found.next.url if found.next else None,
        images=found.images,
        attachments=found.attachments,
    )
    return replace(reading, release=release)


def _as_listed(reading: Reading) -> Release | None:
    listed = reading.listed
    if listed is None or not listed.title:
        return None
    return Release(url=reading.url, title=listed.title, body=_summary(listed), language=reading.language)


def _summary(listed: Listed) -> str:
    """The plain text of a feed's summary, in lines."""
    if not listed.summary:
        return ""
    found = of_release(blocks(BeautifulSoup(listed.summary, "lxml"), listed.url), listed.title)
    return "\n".join(block.text for block in found if block.text)


def text_of(raw: RawPage) -> str:
    """The text of a stored answer, decoded as it was when it came."""
    return decode(raw.body, raw.content_type, raw.encoding).text


class CleanPipeline:
    """Scrapy's door to `read`."""

    def process_item(self, item: object) -> object:
        return attempted(read, item)
