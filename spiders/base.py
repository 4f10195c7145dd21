"""The crawl of one source: its list, the pages of the list, then the releases; every look becomes one item."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Self
from urllib.parse import urlsplit

import scrapy
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from extraction import families, page, page_listing
from extraction.list_history import Doubt, ListHistory, Look
from extraction.page_listing import Listing
from extraction.page_verdict import Judgement
from items.readings import Known, Listed, ListingReading, RawPage, Reading, Source, Verdict
from spiders.agenda import Agenda, Visit
from spiders.answers import Answer, asked_for, understood
from spiders.files import FileReader
from spiders.pages import ListPages
from spiders.refusals import gave_no_answer, in_words
from spiders.site import Site

_LIST_FIRST = 10
_FILE_ENDINGS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar", ".ofd", ".wps", ".mp4", ".jpg", ".png")

Item = ListingReading | Reading
Output = Iterator[Item | Request]


class ReleaseSpider(scrapy.Spider):
    """Base of the families. A family says how its list is read; everything else is the same for all.

    `deep` walks the whole list (see `ListPages`); `anew` asks for the list even where it has not changed.
    """

    family = "generic"
    #: Whether the list is a page, whose layout may change so that something else is taken for the list.
    laid_out = True
    #: Whose landmarks the release pages bear, where it is another family.
    page_family = ""

    def __init__(
        self,
        source: Source,
        known: Mapping[str, Known] | None = None,
        limit: int = 1000,
        allow_private: bool = False,
        deep: bool = False,
        anew: bool = False,
    ) -> None:
        super().__init__()
        self.source = source
        self.site = Site.of(source)
        self.agenda = Agenda(self.site, known or {}, limit)
        self.allow_private = allow_private
        self.pages = ListPages(self.site, self.agenda, deep=deep)
        self.history = ListHistory.of(source.config)
        self.anew = anew or deep
        self.files = FileReader(source)
        self.silence = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        wanted = spider.source.config.get("delay")
        usual = crawler.settings.getfloat("DOWNLOAD_DELAY")
        if isinstance(wanted, int | float) and wanted > usual > 0:
            crawler.settings.set("DOWNLOAD_DELAY", float(wanted), priority="cmdline")
        return spider

    def meet(self, raw: RawPage) -> None:
        """Called with the first readable answer of the source, before its list is read."""

    def is_release(self, answer: Answer) -> bool:
        """Whether the source's own address is a release, where a list was expected."""
        return families.is_release(answer.text)

    def listing_of(self, raw: RawPage, text: str) -> Listing:
        """What one page of this family's list names."""
        return page_listing.read(text, raw.url, timezone=self.source.timezone)

    async def start(self) -> AsyncIterator[Request]:
        yield self._list_request(self.source.url, 1)

    # --- the list ---------------------------------------------------------------------------------------------

    def parse_list(self, response: Response, number: int) -> Output:
        """One page of the list: an item for itself, visits for its releases, and a request for the page after it."""
        self.silence = 0
        answer = understood(response, asked_for(response), self.source.url, data=True)
        if answer.judgement.verdict != "readable":
            yield self._listing(answer.raw.url, answer.judgement, raw=answer.raw)
            if answer.judgement.verdict == "unchanged":
                yield from self._visits(self.agenda.take_due())
            return
        if number == 1:
            self.meet(answer.raw)
            if self.is_release(answer):
                yield from self._source_is_release(answer)
                return
        listing = self.listing_of(answer.raw, answer.text)
        if not listing.entries:
            yield from self._nothing_listed(answer, listing, number)
            return
        doubt = self._doubt(listing) if number == 1 else Doubt()
        if doubt.grave:
            yield self._listing(answer.raw.url, Judgement("empty", doubt.text), listing.entries, answer.raw, doubt)
            yield from self._visits(self.agenda.take_due())
            return
        repeated = not self.agenda.names_unseen(listing.entries)
        visits = list(self.agenda.take(listing.entries))
        following, note = self.pages.following(listing, number, repeated=repeated)
        noted = Judgement("readable", note or doubt.text or listing.note or answer.judgement.reason)
        yield self._listing(answer.raw.url, noted, listing.entries, answer.raw, doubt)
        yield from self._visits(visits)
        if following:
            yield self._list_request(following, number + 1)
        else:
            yield from self._visits(self.agenda.take_due())

    def list_failed(self, failure: Failure) -> Output:
        """A page of the list that brought no answer; without its first page nothing else is asked for."""
        request: Request = failure.request  # type: ignore[attr-defined]  # put there by Scrapy
        yield self._listing(request.url, self._failure(failure))

    def _nothing_listed(self, answer: Answer, listing: Listing, number: int) -> Output:
        # A home page watched for its feed stays the source's address: each crawl finds the way to the feed again.
        offers = self.source.family in ("auto", "feed")
        feed = families.feed_link(answer.text, answer.raw.url) if offers else None
        if feed and number == 1 and not self.pages.holds(feed) and self.site.holds(feed):
            yield self._list_request(feed, 1)
            return
        reason = listing.note or "no list of releases can be found in the answer"
        verdict: Verdict = "readable" if listing.may_be_empty else "empty"
        yield self._listing(answer.raw.url, Judgement(verdict, reason), raw=answer.raw)
        yield from self._visits(self.agenda.take_due())

    def _source_is_release(self, answer: Answer) -> Output:
        """A source without a list: its address is a release, and its neighbours lead to the others."""
        name = self.site.key(self.source.url)
        yield self._listing(answer.raw.url, Judgement("readable"), [Listed(url=self.source.url, title="")], answer.raw)
        self.agenda.named.add(name)
        yield self._reading(Visit(name, self.source.url), answer.judgement, answer.raw)
        yield from self._neighbours(answer)
        yield from self._visits(self.agenda.take_due())

    def _doubt(self, listing: Listing) -> Doubt:
        """Whether what was found on a page is still the list that this source has."""
        named = {self.site.key(entry.url): entry for entry in listing.entries}
        dated = sum(entry.published is not None for entry in named.values())
        known = len(named.keys() & self.agenda.known.keys())
        return self.history.doubt(Look(len(named), dated, known)) if self.laid_out else Doubt()

    # --- the releases -----------------------------------------------------------------------------------------

    def parse_release(self, response: Response, visit: Visit) -> Output:
        """A release's page, readable or not; the neighbours that a readable one links are visited too."""
        self.silence = 0
        answer = understood(response, visit.url, self.source.url)
        yield from self.files.complete(self._reading(visit, answer.judgement, answer.raw))
        if answer.judgement.verdict == "readable":
            yield from self._neighbours(answer)

    def release_failed(self, failure: Failure) -> Output:
        """A release's page that brought no answer."""
        visit: Visit = failure.request.cb_kwargs["visit"]  # type: ignore[attr-defined]  # put there by Scrapy
        yield self._reading(visit, self._failure(failure), None)

    def _neighbours(self, answer: Answer) -> Output:
        found = page.neighbours(answer.text, answer.raw.url)
        near = [one for one in found if self.site.holds(one.url) and not self.pages.holds(one.url)]
        new = [Listed(url=one.url, title=one.title) for one in near if self.site.key(one.url) not in self.agenda.known]
        yield from self._visits(self.agenda.take(new))

    def _visits(self, visits: Iterable[Visit]) -> Output:
        for visit in visits:
            if not self.site.holds(visit.url):
                reason = f"{urlsplit(visit.url).hostname} lies outside the source's site"
                yield self._reading(visit, Judgement("error", reason), None)
            elif self.files.is_file(visit.url):
                yield from self.files.fetch(self._reading(visit.named(), Judgement("readable"), None), (visit.url,))
            elif urlsplit(visit.url).path.lower().endswith(_FILE_ENDINGS):
                yield self._reading(visit, Judgement("error", "the release is a file, whose text is not read"), None)
            else:
                yield self._release_request(visit)

    # --- requests and items -----------------------------------------------------------------------------------

    def _list_request(self, url: str, number: int) -> Request:
        self.pages.take(url)
        headers = {} if self.anew else self.history.validators(url)
        said = {"cb_kwargs": {"number": number}, "priority": _LIST_FIRST, "headers": headers}
        return _request(url, self.parse_list, self.list_failed, **said)

    def _release_request(self, visit: Visit) -> Request:
        headers: dict[str, str] = {}
        if visit.known and visit.known.etag:
            headers["If-None-Match"] = visit.known.etag
        if visit.known and visit.known.last_modified:
            headers["If-Modified-Since"] = visit.known.last_modified
        return _request(visit.url, self.parse_release, self.release_failed, cb_kwargs={"visit": visit}, headers=headers)

    def _listing(
        self,
        url: str,
        judgement: Judgement,
        entries: Sequence[Listed] = (),
        raw: RawPage | None = None,
        doubt: Doubt | None = None,
    ) -> ListingReading:
        named = {self.site.key(entry.url): entry for entry in entries}
        return ListingReading(
            source=self.source.name,
            url=url,
            verdict=judgement.verdict,
            reason=judgement.reason,
            releases=len(named),
            dated=sum(entry.published is not None for entry in named.values()),
            keys=tuple(named),
            doubt=doubt.text if doubt else "",
            raw=raw,
        )

    def _reading(self, visit: Visit, judgement: Judgement, raw: RawPage | None) -> Reading:
        moved_only_in_form = raw is not None and self.site.key(raw.url) == visit.key
        return Reading(
            source=self.source.name,
            key=visit.key,
            url=raw.url if raw is not None and moved_only_in_form else visit.url,
            verdict=judgement.verdict,
            reason=judgement.reason,
            family=self.page_family or self.family,
            language=self.source.language,
            timezone=self.source.timezone,
            listed=visit.listed,
            raw=raw,
        )

    def _failure(self, failure: Failure) -> Judgement:
        error = failure.value or RuntimeError("a failure without a cause")
        self.silence = self.silence + 1 if gave_no_answer(error) else 0
        return Judgement(*in_words(error, self.settings.getint("DOWNLOAD_MAXSIZE")))


def _request(url: str, callback: Callable[..., Output], errback: Callable[[Failure], Output], **more: Any) -> Request:
    # The agenda sees to it that nothing is asked for twice; the library's filter would drop redirects in silence.
    return Request(url, callback=callback, errback=errback, dont_filter=True, **more)
