"""Lets the acts of the story happen one after the other and checks that the mails due come, and no others."""

import queue
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from demo.mailbox import Letter, Mailbox
from demo.site import Language, Site
from demo.story import ACTS, Act, Mail
from storage import reading
from storage.database import Database

#: The two sources under watch.
SOURCES: dict[str, Language] = {"norland": "en", "norland-zh": "zh"}
#: Seconds after which a mail that did not come is missed.
PATIENCE = 90.0
#: Seconds between two looks at what has come.
_LOOK = 0.2


class Outcome(Protocol):
    """What became of a crawl, as far as it is told here."""

    @property
    def source(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def new(self) -> int: ...


class Director:
    """Plays the story while the main job runs. `mistakes` holds what went otherwise than told, in words."""

    def __init__(self, site: Site, database: Database, mailbox: Mailbox, tell: Callable[[str], None]) -> None:
        self._site, self._database, self._mailbox, self._tell = site, database, mailbox, tell
        self._outcomes: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self._last_change = 0
        self.mistakes: list[str] = []

    def heard(self, outcome: Outcome) -> None:
        """The main job tells of a crawl, on a thread of its own."""
        self._outcomes.put(outcome)

    def play(self, stop: threading.Event, pause: float) -> None:
        """All acts with `pause` seconds between two, for a person to look at what came."""
        for act in ACTS:
            if stop.is_set():
                return
            self._tell(f"▸ {act.says}")
            self._play(act, stop)
            stop.wait(pause)

    def _play(self, act: Act, stop: threading.Event) -> None:
        """One act: until both sources were crawled after it and every mail due has come, or patience ends."""
        read_before = {name: self._site.lists_read(language) for name, language in SOURCES.items()}
        unread, due = set(SOURCES), list(act.mails)
        act.happens(self._site)
        deadline = time.monotonic() + PATIENCE
        while (unread or due) and not stop.is_set():
            if time.monotonic() > deadline:
                self._mistake(f"not within {PATIENCE:.0f} s: {_missing(unread, due)}")
                return
            crawled = self._next_crawl()
            if crawled and self._site.lists_read(SOURCES[crawled]) > read_before[crawled]:
                unread.discard(crawled)
            if crawled:
                self._tell_changes()
            for letter in self._mailbox.new():
                self._receive(letter, due)

    def _next_crawl(self) -> str | None:
        try:
            outcome = self._outcomes.get(timeout=_LOOK)
        except queue.Empty:
            return None
        if outcome.outcome != "ok":
            self._tell(f"  {outcome.source}: {outcome.outcome}, {outcome.reason}")
        elif outcome.new:
            self._tell(f"  {outcome.source}: {outcome.new} new release{'s' if outcome.new > 1 else ''} stored")
        return outcome.source

    def _tell_changes(self) -> None:
        with self._database.reading() as session:
            rows = reading.changes(session, limit=20)
        for row in reversed([row for row in rows if row["id"] > self._last_change]):
            self._last_change = row["id"]
            if row["new"]:
                self._tell(f"  {row['source']}: {_stated(row['old'])} → {_stated(row['new'])} ({_kind(row)})")

    def _receive(self, letter: Letter, due: list[Mail]) -> None:
        self._tell(f"  mail to {letter.to}: {letter.subject}\n           {letter.path}")
        wanted = next((mail for mail in due if mail.to in letter.to and _holds(letter, mail)), None)
        if wanted is None:
            self._mistake(f"nobody expected this mail to {letter.to}: {letter.subject}")
        else:
            due.remove(wanted)

    def _mistake(self, text: str) -> None:
        self.mistakes.append(text)
        self._tell(f"  {text}")


def _stated(side: Mapping[str, Any]) -> str:
    qualifier = "" if side["qualifier"] == "exact" else side["qualifier"].replace("_", " ")
    return f"{qualifier} {side['text']}".strip()


def _kind(row: Mapping[str, Any]) -> str:
    return str(row["kind"]).replace("_", " ")


def _holds(letter: Letter, mail: Mail) -> bool:
    return all(word in letter.subject + letter.text for word in mail.words)


def _missing(unread: set[str], due: list[Mail]) -> str:
    crawls = [f"a crawl of {name}" for name in sorted(unread)]
    mails = [f"a mail to {mail.to} with {' and '.join(mail.words)}" for mail in due]
    return ", ".join([*crawls, *mails])
