"""Figures and dates of a release, from its title and from its text, each with offsets into the part it stands in."""

from dataclasses import replace
from datetime import date

from extraction import attached, detect_language, extract
from items.facts import Extraction
from items.readings import Reading, Release
from pipelines import contexts
from pipelines.attempts import attempted

#: A text of this many characters shows its language by its small words.
_TELLING = 200
_HAN_OR_HANGUL = ("zh", "ja", "ko")


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
    """Figures of the title and of the body in one, each marked with its part. The dates are the body's only.

    The offsets of figures from an attachment are those in the body, at whose end its text stands.
    """
    above = extract(title, language, published)
    below = extract(body, language, published)
    told = contexts.dated(below.figures, title=title, body=body, language=language, published=published)
    files = attached.start(body)
    figures = [
        *(replace(figure, part="title") for figure in above.figures),
        *(replace(figure, part="body" if figure.start < files else "attachment") for figure in told),
    ]
    return Extraction(
        figures=tuple(figures),
        dates=below.dates,
        abbreviations={**above.abbreviations, **below.abbreviations},
    )


def language_of(title: str, body: str, stated: str) -> str:
    """The language that a text shows. A short one in Latin letters shows too little, so the source's own is taken."""
    text = f"{title}\n{body}"
    seen = detect_language(text)
    faint = seen == "en" and len(text) < _TELLING and stated not in _HAN_OR_HANGUL
    return stated if faint else seen


class FiguresPipeline:
    """Scrapy's door to `find`."""

    def process_item(self, item: object) -> object:
        return attempted(find, item)
