"""From a readable page to a release: title, text, neighbours, images, attachments."""

from dataclasses import replace

from bs4 import BeautifulSoup

from extraction import attached, page, pdf_text
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
    if reading.verdict == "readable" and reading.raw is None and reading.files:
        return _file_alone(reading)
    if reading.verdict != "readable" or reading.raw is None:
        return replace(reading, release=_as_listed(reading))
    found = page.read(text_of(reading.raw), reading.raw.url, reading.family, timezone=reading.timezone)
    title = found.title or (reading.listed.title if reading.listed else "")
    if not title or not found.blocks:
        reason = f"no {'title' if found.blocks else 'text'} of a release can be found on the page"
        return replace(reading, verdict="empty", reason=reason, release=_as_listed(reading))
    texts, unread = _files(reading)
    release = Release(
        url=reading.url,
        title=title,
        body=attached.joined("\n".join(found.blocks), texts),
        language=reading.language,
        previous_url=found.previous.url if found.previous else None,
        next_url=found.next.url if found.next else None,
        images=found.images,
        attachments=found.attachments,
        unread=unread,
    )
    return replace(reading, release=release)


def _files(reading: Reading) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of the files that came with a page, by address; and of those without one, the reason."""
    texts: dict[str, str] = {}
    unread: dict[str, str] = {}
    for file in reading.files:
        found = pdf_text.read(file.raw.body) if file.raw is not None else pdf_text.PdfText(note=file.reason)
        if found.paragraphs:
            texts[file.url] = "\n".join(found.paragraphs)
        if found.note:
            unread[file.url] = found.note
    return texts, unread


def _file_alone(reading: Reading) -> Reading:
    """A release that is a file: its title is its list's."""
    texts, unread = _files(reading)
    if not texts or reading.listed is None or not reading.listed.title:
        reason = next(iter(unread.values()), "the release is a file without a title")
        return replace(reading, verdict="empty", reason=reason, release=_as_listed(reading))
    release = Release(
        url=reading.url,
        title=reading.listed.title,
        body=attached.joined("", texts),
        language=reading.language,
        attachments=tuple(texts),
        unread=unread,
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
