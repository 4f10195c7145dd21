"""What a crawl would store, for a person to look at before anything is stored."""

from collections.abc import Sequence
from typing import Any

from contract import figure_json
from items.readings import ListingReading, Reading, Source


def preview(source: Source, family: str, found: Sequence[Reading | ListingReading], limit: int) -> dict[str, Any]:
    """JSON-ready: family, verdict and reason of the listing, and the first releases with dates and figures."""
    listings = [item for item in found if isinstance(item, ListingReading)]
    readings = [item for item in found if isinstance(item, Reading)]
    answering = [listing for listing in listings if listing.verdict == "readable"]
    worst = next((listing for listing in listings if listing.verdict != "readable"), None)
    return {
        "url": source.url,
        "family": family,
        "verdict": "readable" if answering else (worst.verdict if worst else "error"),
        "reason": "" if answering else (worst.reason if worst else "no answer"),
        "listed": sum(listing.releases for listing in answering),
        "releases": [_release(reading) for reading in readings[:limit]],
    }


def _release(reading: Reading) -> dict[str, Any]:
    release = reading.release
    return {
        "url": release.url if release else reading.url,
        "title": release.title if release else (reading.listed.title if reading.listed else ""),
        "published": release.published.isoformat() if release and release.published else None,
        "published_origin": release.published_origin if release else None,
        "verdict": reading.verdict,
        "reason": reading.reason,
        "language": release.language if release else None,
        "figures": [figure_json(figure) for figure in release.extraction.figures] if release else [],
    }
