"""Sends what is due in the outbox. A row is claimed, read, sent outside any transaction, and then marked."""

import logging
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from pathlib import Path

from alerts.transports import FileTransport, Server, SmtpTransport, Transport
from alerts.writing import hand_over, write
from errors import DeliveryError, RefusedError, StorageError, TransportDownError
from storage import dispatch
from storage.database import Database

log = logging.getLogger(__name__)

#: Wait after the first failure; each further one waits four times as long, up to `LONGEST_WAIT`.
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
#: A message that failed for so long since it was due is refused for good.
PATIENCE = timedelta(days=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportSettings:
    """What delivery needs to know; without `smtp_url` messages become files in `directory`.

    `per_minute` bounds how many messages leave in any minute, however many runs there are; None bounds nothing.
    """

    smtp_url: str | None
    directory: Path
    mail_from: str
    base_url: str
    operator: str | None = None
    per_minute: int | None = None

    def open(self) -> Transport:
        """The way out, not connected yet."""
        return SmtpTransport(Server.from_url(self.smtp_url)) if self.smtp_url else FileTransport(self.directory)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the messages that were due. `down` says why the run ended early, if it did."""

    sent: int = 0
    failed: int = 0
    dead: int = 0
    down: str = ""


def deliver(
    database: Database,
    settings: TransportSettings,
    now: datetime,
    *,
    transport: Transport | None = None,
    proceed: Callable[[], bool] = lambda: True,
) -> Delivered:
    """Sends every message that is due, one connection for all, until `proceed` says no.

    May be interrupted or killed at any point and may run beside others: no message is lost, and one of which it is
    unknown whether it arrived is sent again under the same Message-ID.
    """
    sender = _our_name()
    way_out = transport or settings.open()
    outcome = Delivered()
    _free_what_the_dead_hold(database)
    with database.reading() as session:
        if not dispatch.anything_due(session, now):
            return outcome
    try:
        for moment in _moments(now):
            if not proceed() or outcome.down or _over_the_limit(database, settings, moment):
                break
            with database.writing() as session:
                row = dispatch.claim(session, sender, moment)
            if row is None:
                break
            outcome = _send(
                database, settings, way_out, _Claim(row.id, row.attempts, row.due_at, sender), moment, outcome
            )
    finally:
        way_out.close()
    return outcome


class Rest:
    """Leaves a server alone that could not be used: a minute, and twice as long each further time, up to `LONGEST`."""

    LONGEST = timedelta(minutes=15)

    def __init__(self) -> None:
        self._until: datetime | None = None
        self._length = timedelta()

    def over(self, now: datetime) -> bool:
        """Whether it is time to try (again)."""
        return self._until is None or now >= self._until

    def note(self, outcome: Delivered, now: datetime) -> None:
        """Begins a rest after a run that found no way out, ends it after any other."""
        if outcome.down:
            self._length = min(max(self._length * 2, FIRST_WAIT), self.LONGEST)
            self._until = now + self._length
        else:
            self._until, self._length = None, timedelta()


@dataclass(frozen=True, slots=True)
class _Claim:
    row: int
    attempts: int
    due_at: datetime
    sender: str


def _send(
    database: Database, settings: TransportSettings, way_out: Transport, claim: _Claim, now: datetime, so_far: Delivered
) -> Delivered:
    try:
        message = write(database, claim.row, mail_from=settings.mail_from, base_url=settings.base_url)
    except StorageError:
        raise
    except Exception as error:
        # Each message is a job of its own: one that cannot be written must not keep the others from leaving.
        log.exception("message %s cannot be written", claim.row)
        return _failed(database, settings, claim, now, DeliveryError(f"it cannot be written: {error}"), so_far)
    if message is None:
        with database.writing() as session:
            dispatch.drop(session, claim.row, claim.sender, "nothing is left to tell")
        return so_far
    try:
        answer = hand_over(message, way_out)
    except TransportDownError as error:
        with database.writing() as session:
            dispatch.put_back(session, claim.row, claim.sender, str(error))
        return replace(so_far, failed=so_far.failed + 1, down=str(error))
    except DeliveryError as error:
        return _failed(database, settings, claim, now, error, so_far)
    with database.writing() as session:
        dispatch.sent(session, claim.row, now, answer)
    return replace(so_far, sent=so_far.sent + 1)


def _failed(
    database: Database,
    settings: TransportSettings,
    claim: _Claim,
    now: datetime,
    error: DeliveryError,
    so_far: Delivered,
) -> Delivered:
    hopeless = isinstance(error, RefusedError) or now - claim.due_at > PATIENCE
    with database.writing() as session:
        if hopeless:
            domain = parseaddr(settings.mail_from)[1].rpartition("@")[2]
            dispatch.bury(
                session, claim.row, claim.sender, now, str(error), operator=settings.operator, mail_domain=domain
            )
        else:
            dispatch.retry(session, claim.row, claim.sender, now + wait(claim.attempts), str(error))
    if hopeless:
        return replace(so_far, dead=so_far.dead + 1)
    return replace(so_far, failed=so_far.failed + 1)


def wait(attempts: int) -> timedelta:
    """How long a message rests after it failed once more, having failed `attempts` times before."""
    longer: int = 4 ** min(attempts, 10)
    return min(FIRST_WAIT * longer, LONGEST_WAIT)


def _moments(now: datetime) -> Iterator[datetime]:
    """The time as the run goes on, from the moment it was given: a claim must not be dated in the past."""
    begun = time.monotonic()
    while True:
        yield now + timedelta(seconds=time.monotonic() - begun)


def _over_the_limit(database: Database, settings: TransportSettings, now: datetime) -> bool:
    if settings.per_minute is None:
        return False
    with database.reading() as session:
        return dispatch.sent_since(session, now - timedelta(minutes=1)) >= settings.per_minute


def _free_what_the_dead_hold(database: Database) -> None:
    with database.reading() as session:
        gone = {name for name in dispatch.senders(session) if _is_gone(name)}
    if gone:
        with database.writing() as session:
            dispatch.forget_senders(session, gone)


def _our_name() -> str:
    """Machine, process and run; so that the next run can see whether the holder of a message still lives."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def _is_gone(name: str) -> bool:
    """Whether that sender ran on this machine and its process has ended; of other machines only time can tell."""
    machine, process, _ = name.rsplit("/", 2)
    if machine != socket.gethostname():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False
