"""Lists in JSON: a regulator's own interface, or the data that a page carries for its script."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from scrapy import Request
from scrapy.http import Response, TextResponse

from extraction import record_guess, records
from extraction.page_listing import Listing
from extraction.page_verdict import Judgement
from extraction.record_text import is_data, page
from extraction.records import Record, Spec
from items.readings import Known, RawPage, Source
from spiders.agenda import Visit
from spiders.answers import asked_for, understood
from spiders.base import Output, ReleaseSpider


class JsonSpider(ReleaseSpider):
    """Reads a list by the `records` of the source's config, or, without them, by what is plain in the answer.

    Where a record is the release itself it becomes a page of its own and costs no request; a release that has left such
    a list is not looked at again. `page` of the config says how a release's JSON is read in place of its page.
    """

    name = "json"
    family = "json"
    laid_out = False

    def __init__(self, source: Source, known: Mapping[str, Known] | None = None, **arguments: Any) -> None:
        super().__init__(source, known, **arguments)
        self.spec = _spec(source, "records")
        self.page_spec = _spec(source, "page")
        self.page_family = str(source.config.get("pages") or "")
        self.hand: dict[str, RawPage] = {}

    # --- the list ---------------------------------------------------------------------------------------------

    def parse_list(self, response: Response, number: int) -> Output:
        allowed = self.spec is not None and self.spec.may_be_empty
        if allowed and response.status == 404 and isinstance(response, TextResponse) and is_data(response.text):
            # Some interfaces say "nothing matches" by 404 and a JSON body.
            response = response.replace(status=200)
        yield from super().parse_list(response, number)

    def listing_of(self, raw: RawPage, text: str) -> Listing:
        spec = self.spec or record_guess.guess(text, raw.url)
        if spec is None:
            return Listing((), note="the answer is no list of records with titles, addresses and dates")
        found, listing = records.read(text, raw.url, spec, self.source.timezone)
        if spec.whole:
            pages = {self.site.key(record.url): self._as_page(record, record.url, raw) for record in found}
            self.hand |= pages
            self.agenda.in_hand |= pages.keys()
        return listing

    def _list_request(self, url: str, number: int) -> Request:
        request = super()._list_request(url, number)
        if self.spec is None or not self.spec.form:
            return request
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return request.replace(method="POST", body=urlencode(self.spec.form), headers=headers)

    # --- the releases -----------------------------------------------------------------------------------------

    def parse_release(self, response: Response, visit: Visit) -> Output:
        if self.spec is None or not self.spec.twin:
            yield from super().parse_release(response, visit)
            return
        self.silence = 0
        answer = understood(response, asked_for(response), self.source.url, data=True)
        raw, judgement = replace(answer.raw, url=visit.url), answer.judgement
        if judgement.verdict == "readable":
            row = records.parsed(answer.text)
            if isinstance(row, dict):
                record = records.one(row, visit.url, self.page_spec or self.spec, self.source.timezone)
                raw = self._as_page(record, visit.url, answer.raw)
            else:
                judgement = Judgement("error", "the answer is no record of a release")
        yield from self.files.complete(self._reading(visit, judgement, raw))

    def _visits(self, visits: Iterable[Visit]) -> Output:
        for visit in visits:
            if visit.key in self.hand:
                yield from self.files.complete(self._reading(visit, Judgement("readable"), self.hand[visit.key]))
            elif self.spec is None or not self.spec.whole:
                yield from super()._visits((visit,))

    def _release_request(self, visit: Visit) -> Request:
        request = super()._release_request(visit)
        if self.spec is None or not self.spec.twin:
            return request
        return request.replace(url=records.data_address(visit.url, self.spec))

    def _as_page(self, record: Record, url: str, raw: RawPage) -> RawPage:
        day = record.published.isoformat() if record.published else ""
        html = page(record.title, day, record.body, self.source.language, record.data)
        kind = "text/html; charset=utf-8"
        return replace(raw, url=url, body=html.encode(), encoding="utf-8", content_type=kind)


def _spec(source: Source, name: str) -> Spec | None:
    stated = source.config.get(name)
    return Spec.of(stated) if isinstance(stated, Mapping) else None
