"""The publication date of a release: the page's mark, its meta data, the list, its address, and last a guess."""

from dataclasses import replace
from datetime import date

import htmldate

from extraction import page
from extraction.page_dates import in_address
from extraction.published import Published
from items.readings import DateOrigin, Reading
from pipelines.attempts import attempted
from pipelines.clean import text_of

_ORDER: tuple[DateOrigin, ...] = ("mark", "meta", "listing", "url")


def decide(reading: Reading) -> Reading:
    """`reading` with the date of its release, its origin and its precision; a guess is flagged by its origin."""
    if reading.release is None:
        return reading
    said = _said(reading)
    chosen = next((said[origin] for origin in _ORDER if origin in said), None) or _guess(reading)
    if chosen is None:
        return reading
    release = replace(
        reading.release,
        published=chosen.day,
        published_origin=chosen.origin,
        published_precision=chosen.precision,
    )
    return replace(reading, release=release)


def _said(reading: Reading) -> dict[DateOrigin, Published]:
    """What each source of dates says; the page itself only where it could be read."""
    said: dict[DateOrigin, Published] = {}
    if reading.verdict == "readable" and reading.raw is not None:
        found = page.read(text_of(reading.raw), reading.raw.url, reading.family, timezone=reading.timezone)
        said = {one.origin: one for one in found.dates}
    elif address := in_address(reading.url):
        said["url"] = Published(address.day, "url", address.precision)
    if reading.listed and reading.listed.published:
        said["listing"] = Published(reading.listed.published, "listing", "day")
    return said


def _guess(reading: Reading) -> Published | None:
    if reading.verdict != "readable" or reading.raw is None:
        return None
    found = htmldate.find_date(text_of(reading.raw), original_date=True)
    return Published(date.fromisoformat(found), "guess", "day") if found else None


class DatesPipeline:
    """Scrapy's door to `decide`."""

    def process_item(self, item: object) -> object:
        return attempted(decide, item)
