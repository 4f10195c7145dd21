"""Figures and dates of a release, from its title and from its text, each with offsets into the part it stands in."""

from dataclasses import replace
from datetime import date

from extraction import detect_language, extract
from items import Extraction, Reading, Release


def find(reading: Reading) -> Reading:
    """`reading` with its release's language and everything typed that the release holds."""
    if reading.release is None:
        return reading
    language = language_of(reading.release.title, reading.release.body, reading.language)
    return replace(reading, release=extracted(replace(reading.release, language=language)))


def extracted(release: Release) -> Release:
    """`release` with the extraction of its title and body; relative periods are resolved against its own date."""
    both = in_parts(release.title, release.body, release.language, release.published)
    return replace(release, extraction=both)


def in_parts(title: str, body: str, language: str, published: date | None) -> Extraction:
    """Figures of the title and of the body in one, each marked with its part. The dates are the body's only."""
    above = extract(title, language, published)
    below = extract(body, language, published)
    figures = [replace(figure, part="title") for figure in above.figures]
    return Extraction(
        figures=(*figures, *(replace(figure, part="body") for figure in below.figures)),
        dates=below.dates,
        abbreviations={**above.abbreviations, **below.abbreviations},
    )


def language_of(title: str, body: str, stated: str) -> str:
    """The language of a text; the source's own where the text shows none, or one in the same script only faintly."""
    seen = detect_language(f"{title}\n{body}")
    return seen or stated


class FiguresPipeline:
    """Scrapy's door to `find`."""

    def process_item(self, item: object) -> object:
        return find(item) if isinstance(item, Reading) else item
