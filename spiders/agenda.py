"""Which releases a crawl opens: new ones, due ones, those that read otherwise on the list; up to a limit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extraction.page_blocks import tidy
from extraction.page_dates import far_apart
from items.readings import Known, Listed
from spiders.site import Site


@dataclass(frozen=True, slots=True)
class Visit:
    """One release to open: what identifies it, where it is, and what a list or a neighbour said of it."""

    key: str
    url: str
    listed: Listed | None = None
    known: Known | None = None

    def named(self) -> "Visit":
        """The same with what is stored of the release in place of what no list says this time."""
        if self.listed is not None or self.known is None:
            return self
        stored = Listed(url=self.url, title=self.known.title, published=self.known.published)
        return replace(self, listed=stored)


class Agenda:
    """Every release is taken once per crawl, whoever names it first."""

    def __init__(self, site: Site, known: Mapping[str, Known], limit: int) -> None:
        self.site = site
        self.known = known
        self.limit = limit
        self.opened = 0
        self.named: set[str] = set()
        #: Releases whose text came with the list, so that reading them again costs no request.
        self.in_hand: set[str] = set()

    @property
    def full(self) -> bool:
        """Whether the limit of this crawl is reached."""
        return self.opened >= self.limit

    def take(self, entries: Iterable[Listed]) -> Iterator[Visit]:
        """The visits that newly named releases call for, while there is room."""
        for entry in entries:
            name = self.site.key(entry.url)
            if name in self.named or self.full:
                continue
            self.named.add(name)
            known = self.known.get(name)
            if known is None or known.due or name in self.in_hand or _reads_otherwise(known, entry):
                self.opened += 1
                yield Visit(name, entry.url, entry, known)

    def take_due(self) -> Iterator[Visit]:
        """The known releases that ask for a visit and were named by no list so far."""
        for known in self.known.values():
            if known.due and known.key not in self.named and not self.full:
                self.named.add(known.key)
                self.opened += 1
                yield Visit(known.key, known.url, None, known)

    def names_unseen(self, entries: Iterable[Listed]) -> bool:
        """Whether a page of a list names any release that this crawl has not met yet."""
        return any(self.site.key(entry.url) not in self.named for entry in entries)

    def names_unknown(self, entries: Iterable[Listed]) -> bool:
        """Whether a page of a list names any release that is not stored yet."""
        return any(self.site.key(entry.url) not in self.known for entry in entries)


def _reads_otherwise(known: Known, entry: Listed) -> bool:
    """Whether a list shows another title or date; a title cut short, or a date one time zone off, is none."""
    if far_apart(known.published, entry.published):
        return True
    stored, shown = _letters(known.title), _letters(entry.title)
    return bool(stored and shown) and stored not in shown and shown not in stored


def _letters(title: str) -> str:
    return "".join(char for char in tidy(title).casefold() if char.isalnum())
