"""What a source's list usually shows, kept from crawl to crawl, and whether it still shows that."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median
from typing import Any, Self

from items.readings import RawPage

#: Looks at a list that are remembered.
_KEPT = 8
#: A list that used to name fewer releases than this may shrink to any size.
_LEAST = 6
#: Below this share of the usual number, or of entries with a date, a list has changed its layout.
_FALL = 1 / 3
#: Of a list with dates at least this share of the entries bears one.
_DATED = 0.8
#: A doubt that stands for so long, while the entries still look like releases, is the list's new shape.
_ACCEPTED_AFTER = timedelta(days=2)
_FIELD = "list"


@dataclass(frozen=True, slots=True)
class Look:
    """The first page of a list at one look: how many releases it named, how many with a date, how many known ones."""

    named: int
    dated: int
    known: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a list no longer looks as it did. A `grave` one names nothing that may be believed."""

    text: str = ""
    grave: bool = False


@dataclass(frozen=True, slots=True)
class ListHistory:
    """Earlier looks, oldest first, and the validators of the last answer that was read and stored to its end."""

    looks: tuple[Look, ...] = ()
    doubted_since: datetime | None = None
    url: str = ""
    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Self:
        """The history that a source's config carries."""
        kept = config.get(_FIELD) or {}
        since = kept.get("doubted_since")
        return cls(
            looks=tuple(Look(*numbers) for numbers in kept.get("looks", ())),
            doubted_since=datetime.fromisoformat(since) if since else None,
            url=kept.get("url", ""),
            etag=kept.get("etag"),
            last_modified=kept.get("last_modified"),
        )

    def within(self, config: Mapping[str, Any]) -> dict[str, Any]:
        """A source's config that carries this history."""
        kept = {
            "looks": [[look.named, look.dated] for look in self.looks],
            "doubted_since": self.doubted_since.isoformat() if self.doubted_since else None,
            "url": self.url,
            "etag": self.etag,
            "last_modified": self.last_modified,
        }
        return {**config, _FIELD: kept}

    def validators(self, url: str) -> dict[str, str]:
        """Headers that ask for `url` only if it differs from what was read last."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified} if url == self.url else {}
        return {name: value for name, value in said.items() if value}

    def validated(self, url: str, answer: RawPage | None) -> Self:
        """This history with the validators of the last answer; None for one that has to be asked for again whole."""
        return replace(
            self,
            url=url,
            etag=answer.etag if answer else None,
            last_modified=answer.last_modified if answer else None,
        )

    def doubt(self, look: Look) -> Doubt:
        """Whether the list has fallen off against its own history: in number, in dates, or by naming only strangers."""
        if not self.looks:
            return Doubt()
        usual = median(earlier.named for earlier in self.looks)
        named, dated = sum(earlier.named for earlier in self.looks), sum(earlier.dated for earlier in self.looks)
        strange = look.known * 2 < look.named
        if usual >= _LEAST and look.named < usual * _FALL:
            text = f"the list names {look.named} releases where it usually names {usual:.0f}"
        elif dated >= named * _DATED and look.dated < look.named * _FALL:
            text = f"{look.dated} of {look.named} releases on the list have a date where nearly all used to have one"
        elif not look.known and look.dated < look.named * _FALL and usual >= _LEAST:
            text = f"none of the {look.named} entries of the list is a release known from before"
        else:
            return Doubt()
        return Doubt(f"{text}; its layout seems to have changed", strange)

    def after(self, look: Look, doubt: Doubt, now: datetime) -> Self:
        """The history with one more look in it; a doubtful one counts only once it has proved to be here to stay."""
        if not doubt.text:
            return replace(self, looks=(*self.looks, look)[-_KEPT:], doubted_since=None)
        since = self.doubted_since or now
        plausible = look.known > 0 or look.dated >= look.named * _DATED
        if plausible and now - since >= _ACCEPTED_AFTER:
            return replace(self, looks=(look,), doubted_since=None)
        return replace(self, doubted_since=since, etag=None, last_modified=None)
