"""What a crawl says of its source: whether it answers, whether its pages can be read, whether its list is what it was.

Each trouble is told to the operator once, and once when it is over.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from extraction.list_history import Doubt, ListHistory, Look
from items.changes import Change, Notice
from items.readings import ListingReading, Reading
from storage.models import ChangeRow, CrawlRow, NoticeRow, SourceRow
from storage.writing import notices, releases, series

_ANSWERING = ("readable", "unchanged")


class Troubles:
    """Compares what one crawl met with what stood before, inside the caller's transaction."""

    def __init__(self, session: Session, source: SourceRow, crawl: CrawlRow, now: datetime) -> None:
        self.session = session
        self.source = source
        self.crawl = crawl
        self.now = now

    def of_site(
        self, listings: Sequence[ListingReading], family: str, remark: str
    ) -> tuple[list[ChangeRow], list[NoticeRow]]:
        """Turns of a source between readable and unreadable: one change row and one notice each way."""
        session, source = self.session, self.source
        answers = any(listing.verdict in _ANSWERING for listing in listings)
        trouble = next((listing for listing in listings if listing.verdict not in _ANSWERING), None)
        reason = "" if answers else (trouble.reason if trouble else remark or "no listing was read")
        if trouble is not None and trouble.raw is not None and trouble.raw.body:
            releases.keep_page(session, source.id, self.crawl.id, trouble.raw, verdict=trouble.verdict, family=family)
        old_state, source.state_reason = source.state, reason
        new_state = "ok" if answers else "unreadable"
        if new_state == old_state:
            return [], []
        source.state, source.state_since = new_state, self.now
        if old_state == "new" and answers:
            return [], []
        text = f"{source.name} can be read again" if answers else f"{source.name} cannot be read: {reason}"
        change = series.add_change(
            session,
            Change(kind="source_recovered" if answers else "source_unreadable", severity="low", note=text),
            source_id=source.id,
            crawl_id=self.crawl.id,
            releases={},
            metrics={},
            now=self.now,
        )
        return [change], self._turn("source_unreadable", "source_recovered", text, over=answers)

    def of_pages(self, unreadable: Sequence[tuple[Reading, bool]], good: int) -> list[NoticeRow]:
        """One notice for all release pages that could not be read, standing until a crawl meets none."""
        if not unreadable:
            text = f"{self.source.name}: the release pages can be read again"
            return self._turn("pages-unreadable", "pages-recovered", text, over=True) if good else []
        first = unreadable[0][0]
        text = (
            f"{self.source.name}: {len(unreadable)} of {len(unreadable) + good} release pages could not be "
            f"read, the first being {first.url}: {first.reason}"
        )
        return self._turn("pages-unreadable", "pages-recovered", text, over=False, release=first.key)

    def of_files(self, unread: Sequence[tuple[str, str]], read: bool) -> list[NoticeRow]:
        """One notice for all attachments whose text could not be read; `read` tells that this crawl had any at all."""
        if not unread:
            text = f"{self.source.name}: the attachments can be read again"
            return self._turn("files-unreadable", "files-recovered", text, over=True) if read else []
        url, reason = unread[0]
        text = f"{self.source.name}: {len(unread)} attachments could not be read, the first being {url}: {reason}"
        return self._turn("files-unreadable", "files-recovered", text, over=False)

    def of_list(self, doubt: str) -> list[NoticeRow]:
        """One notice for a list that fell off against its own history, standing until it is as it was."""
        if self.source.state != "ok":
            # That the source cannot be read says it already.
            return []
        text = f"{self.source.name}: {doubt}" if doubt else f"{self.source.name}: the list is as it was"
        return self._turn("list-changed", "list-recovered", text, over=not doubt)

    def _turn(
        self, trouble: str, recovery: str, text: str, *, over: bool, release: str | None = None
    ) -> list[NoticeRow]:
        """The notice of a trouble that begins, or of its end when it stood; nothing where nothing turned."""
        if over and not notices.resolve_notice(self.session, self.source.id, trouble, now=self.now):
            return []
        key = recovery if over else trouble
        notice = notices.add_notice(
            self.session,
            Notice(key=key, kind=key.replace("-", "_"), text=text, release=release),
            source_id=self.source.id,
            crawl_id=self.crawl.id,
            release_id=None,
            now=self.now,
            lasting=not over,
        )
        return [notice] if notice else []


def remember_list(
    session: Session, source: SourceRow, listings: Sequence[ListingReading], *, complete: bool, now: datetime
) -> None:
    """Keeps how the list looked and, once all that it names is stored, the validators of its answer."""
    first = listings[0] if listings else None
    if first is None or not first.releases:
        return
    stored = len(releases.by_key(session, source.id, first.keys))
    look = Look(first.releases, first.dated, stored)
    history = ListHistory.of(source.config).after(look, Doubt(first.doubt), now)
    if first.raw is not None and not first.doubt:
        settled = complete and stored == first.releases
        history = history.validated(first.url, first.raw if settled else None)
    source.config = history.within(source.config)
