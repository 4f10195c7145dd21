"""Files that a release links, fetched before the release is handed on, for the sources whose config asks for them."""

from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from extraction import page
from extraction.page_charset import decode
from items.readings import Attached, ListingReading, Reading, Source
from spiders.answers import kept
from spiders.refusals import in_words
from spiders.site import Site

#: Files fetched for one release, and the largest one in bytes.
_MOST, _LARGEST = 5, 10_000_000


class FileReader:
    """Wanted when the source's config says `attachments = "pdf"`; otherwise every reading passes as it is."""

    def __init__(self, source: Source) -> None:
        self.wanted = source.config.get("attachments") == "pdf"
        self.site = Site.of(source)

    def is_file(self, url: str) -> bool:
        """Whether a release is itself a file that can be read."""
        return self.wanted and urlsplit(url).path.lower().endswith(".pdf")

    def complete(self, reading: Reading) -> Iterator[ListingReading | Reading | Request]:
        """The reading, or first requests for the files that its page links."""
        if self.wanted and reading.verdict == "readable" and reading.raw is not None:
            raw = reading.raw
            html = decode(raw.body, raw.content_type, raw.encoding).text
            found = page.read(html, raw.url, reading.family, timezone=reading.timezone).attachments
            yield from self.fetch(reading, tuple(url for url in found if ".pdf" in url.lower())[:_MOST])
        else:
            yield reading

    def fetch(self, reading: Reading, rest: tuple[str, ...]) -> Iterator[ListingReading | Reading | Request]:
        """One request after the other, then the reading with what they brought."""
        if not rest:
            yield reading
        elif not self.site.holds(rest[0]):
            reason = f"{urlsplit(rest[0]).hostname} lies outside the source's site"
            yield from self.fetch(_with(reading, Attached(url=rest[0], reason=reason)), rest[1:])
        else:
            yield Request(
                rest[0],
                callback=self.got,
                errback=self.failed,
                cb_kwargs={"reading": reading, "rest": rest},
                meta={"download_maxsize": _LARGEST},
                dont_filter=True,
            )

    def got(
        self, response: Response, reading: Reading, rest: tuple[str, ...]
    ) -> Iterator[ListingReading | Reading | Request]:
        """A file, or what the server said in its place."""
        reason = "" if response.status == HTTPStatus.OK else f"the server answered {response.status}"
        if reading.raw is None and response.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            yield replace(reading, verdict="missing", reason=reason)
            return
        raw = None if reason else replace(kept(response), url=rest[0])
        yield from self.fetch(_with(reading, Attached(url=rest[0], raw=raw, reason=reason)), rest[1:])

    def failed(self, failure: Failure) -> Iterator[ListingReading | Reading | Request]:
        """A file that brought no answer."""
        arguments = failure.request.cb_kwargs  # type: ignore[attr-defined]  # put there by Scrapy
        error = failure.value or RuntimeError("a failure without a cause")
        lost = Attached(url=arguments["rest"][0], reason=in_words(error, _LARGEST)[1])
        yield from self.fetch(_with(arguments["reading"], lost), arguments["rest"][1:])


def _with(reading: Reading, file: Attached) -> Reading:
    return replace(reading, files=(*reading.files, file))
