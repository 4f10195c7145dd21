"""Which further pages of a list a crawl asks for, and why it stops where the list goes on."""

from extraction.page_listing import Listing
from spiders.agenda import Agenda
from spiders.site import Site

#: Endless pagers are cut off here; twenty releases a page make this more than any crawl's limit.
_MOST_PAGES = 200


class ListPages:
    """The pages of the list asked for so far.

    `deep` walks every page of the list although all releases on one are known: wanted after a crawl that was cut short.
    """

    def __init__(self, site: Site, agenda: Agenda, *, deep: bool) -> None:
        self.site = site
        self.agenda = agenda
        self.deep = deep
        self.asked: set[str] = set()

    def take(self, url: str) -> None:
        """Notes that a page is asked for."""
        self.asked.add(self.site.key(url))

    def holds(self, url: str) -> bool:
        """Whether an address is that of a page asked for."""
        return self.site.key(url) in self.asked

    def following(self, listing: Listing, number: int, *, repeated: bool) -> tuple[str | None, str]:
        """The address of the list's next page, or None with the reason where the list goes on but we do not.

        `repeated` tells that page `number` named nothing that this crawl had not met before.
        """
        url = listing.next_page
        if self.agenda.full:
            return None, f"stopped at the limit of {self.agenda.limit} releases"
        if not url or not self.site.holds(url) or not (self.deep or self.agenda.names_unknown(listing.entries)):
            return None, ""
        if repeated:
            return None, "the pages of the list repeat themselves"
        if self.holds(url):
            return None, "the pages of the list lead in a circle"
        if number >= _MOST_PAGES:
            return None, f"stopped after {number} pages of the list"
        return url, ""
