"""A source added by its address alone: the first answer tells the family, and the same crawl goes on with it."""

from extraction import families, page_feed, record_guess, records
from extraction.page_listing import Listing
from items.readings import RawPage
from spiders.answers import Answer
from spiders.base import Output, ReleaseSpider
from spiders.cms import CmsSpider
from spiders.feed import FeedSpider
from spiders.generic import GenericSpider
from spiders.json_api import JsonSpider
from spiders.listing import ListingSpider
from spiders.single import SinglePageSpider

FAMILIES: dict[str, type[ReleaseSpider]] = {
    spider.family: spider
    for spider in (CmsSpider, ListingSpider, FeedSpider, JsonSpider, GenericSpider, SinglePageSpider)
}


class AutoSpider(ReleaseSpider):
    """`family` is "auto" until the first answer that can be read; a feed that a page offers may still change it."""

    name = "auto"
    family = "auto"

    def meet(self, raw: RawPage) -> None:
        self.family = families.recognise(raw.body, raw.content_type, raw.url)

    def is_release(self, answer: Answer) -> bool:
        return self.family == SinglePageSpider.family or super().is_release(answer)

    def _neighbours(self, answer: Answer) -> Output:
        if self.family != SinglePageSpider.family:
            yield from super()._neighbours(answer)

    def listing_of(self, raw: RawPage, text: str) -> Listing:
        if self.family == FeedSpider.family:
            return page_feed.read(raw.body, raw.url, raw.content_type, self.source.timezone)
        if self.family == JsonSpider.family and (spec := record_guess.guess(text, raw.url)):
            return records.read(text, raw.url, spec, self.source.timezone)[1]
        return super().listing_of(raw, text)
