"""Chinese authorities' lists: `<li><a title>…<span>(2025-10-14)</span>`, with links that leave its folder."""

from dataclasses import replace

from extraction.page_listing import Listing
from items.readings import RawPage
from spiders.base import ReleaseSpider


class ListingSpider(ReleaseSpider):
    """Lists in pages `index.html`, `index_1.html` …; a page without dates beside its links is no list here."""

    name = "listing"
    family = "listing"

    def listing_of(self, raw: RawPage, text: str) -> Listing:
        listing = super().listing_of(raw, text)
        return listing if listing.dated else replace(listing, entries=())
