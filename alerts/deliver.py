"""Sends what is due in the outbox. A row is claimed, read, sent outside any transaction, and then marked."""

import logging
import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from pathlib import Path

from alerts import senders
from alerts.patience import PATIENCE, wait
from alerts.transports import FileTransport, Server, SmtpTransport, Transport
from alerts.writing import hand_over, write
from errors import DeliveryError, RefusedError, StorageError, TransportDownError
from storage import dispatch
from storage.database import Database
from storage.dispatch import LANES, Lane

log = logging.getLogger(__name__)

#: Hooks and services spoken to at the same time, so that one which falls silent holds up few others.
POSTERS = 4


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

    def __add__(self, other: "Delivered") -> "Delivered":
        return Delivered(
            self.sent + other.sent, self.failed + other.failed, self.dead + other.dead, self.down or other.down
        )


def deliver(
    database: Database,
    settings: TransportSettings,
    now: datetime,
    *,
    lanes: Collection[Lane] = LANES,
    transport: Transport | None = None,
    proceed: Callable[[], bool] = lambda: True,
) -> Delivered:
    """Sends every message that is due in these lanes, until `proceed` says no: all mails over one connection.

    May be interrupted or killed at any point and may run beside others: no message is lost, and one of which it is
    unknown whether it arrived is sent again under the same Message-ID.
    """
    senders.free_what_the_dead_hold(database)
    with database.reading() as session:
        busy = {lane for lane in lanes if dispatch.anything_due(session, now, lane)}
    if not busy:
        return Delivered()
    way_out = transport or settings.open()
    run = _Run(database, settings, way_out, now, proceed)
    try:
        with ThreadPoolExecutor(POSTERS, thread_name_prefix="posts") as posters:
            posts = [posters.submit(run.drain, "post") for _ in range(POSTERS if "post" in busy else 0)]
            mails = run.drain("mail") if "mail" in busy else Delivered()
        return sum((each.result() for each in posts), mails)
    finally:
        way_out.close()


@dataclass(frozen=True, slots=True)
class _Claim:
    row: int
    attempts: int
    due_at: datetime
    at: datetime


class _Run:
    """One run of one sender; lanes may be drained on several threads."""

    def __init__(
        self,
        database: Database,
        settings: TransportSettings,
        way_out: Transport,
        now: datetime,
        proceed: Callable[[], bool],
    ) -> None:
        self.database, self.settings, self.way_out, self.proceed = database, settings, way_out, proceed
        self.sender = senders.our_name()
        self._began, self._begun = now, time.monotonic()

    def drain(self, lane: Lane) -> Delivered:
        """Sends one message after the other until none is due or none can be sent."""
        outcome = Delivered()
        while not outcome.down and self.proceed() and (claim := self._claim(lane)) is not None:
            outcome += self._send(claim)
        return outcome

    def _claim(self, lane: Lane) -> _Claim | None:
        # The time as the run goes on, from the moment it was given: a claim must not be dated in the past.
        now = self._began + timedelta(seconds=time.monotonic() - self._begun)
        with self.database.writing() as session:
            if dispatch.is_full(session, now, self.settings.per_minute):
                return None
            row = dispatch.claim(session, self.sender, now, lane)
        return None if row is None else _Claim(row.id, row.attempts, row.due_at, now)

    def _send(self, claim: _Claim) -> Delivered:
        try:
            message = write(
                self.database, claim.row, mail_from=self.settings.mail_from, base_url=self.settings.base_url
            )
            answer = None if message is None else hand_over(message, self.way_out)
        except StorageError:
            raise
        except TransportDownError as error:
            with self.database.writing() as session:
                dispatch.put_back(session, claim.row, self.sender, str(error))
            return Delivered(failed=1, down=str(error))
        except DeliveryError as error:
            return self._failed(claim, error)
        except Exception as error:
            # Each message is a job of its own: one that trips the code must not keep the others from leaving.
            log.exception("message %s cannot be written", claim.row)
            return self._failed(claim, DeliveryError(f"it cannot be written: {error}"))
        with self.database.writing() as session:
            if answer is None:
                dispatch.drop(session, claim.row, self.sender, "nothing is left to tell")
                return Delivered()
            dispatch.sent(session, claim.row, claim.at, answer)
        return Delivered(sent=1)

    def _failed(self, claim: _Claim, error: DeliveryError) -> Delivered:
        hopeless = isinstance(error, RefusedError) or claim.at - claim.due_at > PATIENCE
        with self.database.writing() as session:
            if hopeless:
                domain = parseaddr(self.settings.mail_from)[1].rpartition("@")[2]
                told = dispatch.Told(self.settings.operator, domain)
                dispatch.bury(session, claim.row, self.sender, claim.at, str(error), told)
            else:
                dispatch.retry(session, claim.row, self.sender, claim.at + wait(claim.attempts), str(error))
        return Delivered(dead=1) if hopeless else Delivered(failed=1)
