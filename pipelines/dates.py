"""The publication date of a release: the page's mark, its meta data, the list, its address, and last a guess."""

from dataclasses import replace
from datetime import date

import htmldate

from extraction import page
from extraction.published import Published
from items import Reading
from pipelines.attempts import attempted
from pipelines.clean import text_of

_ORDER = ("mark", "meta", "listing", "url")


def decide(reading: Reading) -> Reading:
    """`reading` with the date of its release, its origin and its precision; a guess is flagged by its origin."""
    if reading.release is None or reading.raw is None:
        return reading
    html = text_of(reading.raw)
    said = {one.origin: one for one in page.dates(html, reading.raw.url, reading.timezone)}
    if reading.listed and reading.listed.published:
        said["listing"] = Published(reading.listed.published, "listing", "day")
    chosen = next((said[origin] for origin in _ORDER if origin in said), None) or _guess(html)
    if chosen is None:
        return reading
    release = replace(
        reading.release,
        published=chosen.day,
        published_origin=chosen.origin,
        published_precision=chosen.precision,
    )
    return replace(reading, release=release)


def _guess(html: str) -> Published | None:
    found = htmldate.find_date(html, original_date=True, extensive_search=False)
    return Published(date.fromisoformat(found), "guess", "day") if found else None


class DatesPipeline:
    """Scrapy's door to `decide`."""

    def process_item(self, item: object) -> object:
        return attempted(decide, item)
