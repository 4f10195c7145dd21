"""RSS and Atom feeds whose items lead to HTML pages."""

from extraction import page_feed
from extraction.page_listing import Listing
from items.readings import RawPage
from spiders.base import ReleaseSpider


class FeedSpider(ReleaseSpider):
    """A feed holds the newest releases only and has no further pages; its summaries travel with its items."""

    name = "feed"
    family = "feed"
    laid_out = False

    def listing_of(self, raw: RawPage, text: str) -> Listing:
        return page_feed.read(raw.body, raw.url, raw.content_type, self.source.timezone)
