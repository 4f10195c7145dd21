"""The sender's side of the outbox: taking messages up one at a time, and writing down what became of each.

A claim names its sender and ends by itself, so that a message whose sender died is taken up again. Whatever may have
reached the server before that is counted as an attempt and repeated under the same Message-ID.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from items.changes import Notice
from storage.addresses import masked, meant
from storage.models import ChangeRow, OutboxChangeRow, OutboxRow
from storage.outbox import enqueue_operator
from storage.writing.notices import add_notice, dead_letter_key, resolve_dead_letter

#: How long a sender keeps a message to itself; longer than any single sending takes.
LEASE = timedelta(minutes=10)
#: A reader whose messages have waited this long, because nothing could be sent, gets them as one.
AWAY = timedelta(hours=1)
#: Messages that tell news when it comes, which can be told in one.
_TOLD_AT_ONCE = ("instant", "away")
#: Characters kept of a server's answer.
ANSWER_LENGTH = 500


#: Mail to mailboxes, and posts to hooks and services: neither waits for the other.
Lane = Literal["mail", "post"]
LANES: tuple[Lane, ...] = ("mail", "post")
_IN_LANE: dict[Lane, ColumnElement[bool]] = {
    "mail": OutboxRow.address.not_like("%://%"),
    "post": OutboxRow.address.like("%://%"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears of a message that was given up, if anybody, and the domain of the Message-ID of that mail."""

    operator: str | None
    mail_domain: str


def anything_due(session: Session, now: datetime, lane: Lane) -> bool:
    """Whether a message may be there to claim; asks without a lock, because mostly there is none."""
    waiting = select(OutboxRow.id).where(OutboxRow.state == "pending", OutboxRow.next_attempt_at <= now, _IN_LANE[lane])
    return session.scalar(waiting.limit(1)) is not None


def is_full(session: Session, now: datetime, per_minute: int | None) -> bool:
    """Whether as many messages as may leave in a minute have left in the last one or are about to.

    In the transaction of the claim, several senders together keep the limit.
    """
    if per_minute is None:
        return False
    held = select(func.count()).where(OutboxRow.state == "pending", OutboxRow.claimed_until >= now)
    return sent_since(session, now - timedelta(minutes=1)) + (session.scalar(held) or 0) >= per_minute


def claim(session: Session, sender: str, now: datetime, lane: Lane = "mail") -> OutboxRow | None:
    """The next message of a lane that is due, reserved for `sender`; None when nothing is. Needs a writing session.

    Messages never tried come first, so that those in trouble hold nobody up.
    """
    row = session.scalar(
        select(OutboxRow)
        .where(
            OutboxRow.state == "pending",
            OutboxRow.next_attempt_at <= now,
            _IN_LANE[lane],
            (OutboxRow.claimed_by == "") | (OutboxRow.claimed_until < now),
        )
        .order_by(OutboxRow.attempts, OutboxRow.due_at, OutboxRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    if row.claimed_by:
        row.attempts += 1
    row.claimed_by, row.claimed_until = sender, now + LEASE
    if not row.attempts and row.audience == "reader" and now - row.due_at > AWAY:
        _gather(session, row, now)
    return row


def _gather(session: Session, row: OutboxRow, now: datetime) -> None:
    """While we were away: what waits for the same reader, none of it ever tried, goes into this one message."""
    waiting = session.scalars(
        select(OutboxRow)
        .where(
            OutboxRow.address == row.address,
            OutboxRow.audience == "reader",
            OutboxRow.purpose.in_(_TOLD_AT_ONCE if row.purpose in _TOLD_AT_ONCE else (row.purpose,)),
            OutboxRow.state == "pending",
            OutboxRow.attempts == 0,
            OutboxRow.claimed_by == "",
            OutboxRow.due_at <= now,
            OutboxRow.id != row.id,
        )
        .with_for_update(skip_locked=True)
    ).all()
    for other in waiting:
        session.execute(update(OutboxChangeRow).where(OutboxChangeRow.outbox_id == other.id).values(outbox_id=row.id))
        other.state, other.last_answer = "dropped", f"told in message {row.id}"
    if waiting:
        row.due_at = now


def senders(session: Session) -> set[str]:
    """Everybody who holds a message."""
    return set(session.scalars(select(OutboxRow.claimed_by).where(OutboxRow.claimed_by != "").distinct()))


def forget_senders(session: Session, dead: Collection[str]) -> None:
    """Frees what senders that no longer live have held; each of their messages may have been sent."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.claimed_by.in_(dead))
        .values(claimed_by="", claimed_until=None, attempts=OutboxRow.attempts + 1)
    )


def sent(session: Session, outbox_id: int, now: datetime, answer: str) -> None:
    """The transport took it. An address that takes mail again is no dead letter any more."""
    row = session.get(OutboxRow, outbox_id, with_for_update=True)
    if row is None:
        return
    row.attempts += 1
    row.state, row.sent_at = "sent", now
    _let_go(row, answer)
    resolve_dead_letter(session, row.address, now=now)


def retry(session: Session, outbox_id: int, sender: str, at: datetime, answer: str) -> None:
    """It failed for now. Everything else for that address waits as long, everybody else's mail does not."""
    row = _held(session, outbox_id, sender)
    if row is None:
        return
    row.attempts += 1
    row.next_attempt_at = at
    _let_go(row, answer)
    session.flush()
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.address == row.address,
            OutboxRow.state == "pending",
            OutboxRow.claimed_by == "",
            OutboxRow.next_attempt_at < at,
        )
        .values(next_attempt_at=at)
    )


def put_back(session: Session, outbox_id: int, sender: str, answer: str) -> None:
    """It could not even be tried: it stays due, and counts as untried."""
    row = _held(session, outbox_id, sender)
    if row is not None:
        _let_go(row, answer)


def drop(session: Session, outbox_id: int, sender: str, reason: str) -> None:
    """There is nothing left to tell."""
    row = _held(session, outbox_id, sender)
    if row is not None:
        row.state = "dropped"
        _let_go(row, reason)


def bury(session: Session, outbox_id: int, sender: str, now: datetime, answer: str, told: Told) -> None:
    """It was refused for good. The operator hears of it once per address; nobody hears of the operator's own."""
    row = _held(session, outbox_id, sender)
    if row is None:
        return
    row.attempts += 1
    row.state = "dead"
    _let_go(row, answer)
    change = session.scalar(
        select(ChangeRow)
        .join(OutboxChangeRow, OutboxChangeRow.change_id == ChangeRow.id)
        .where(OutboxChangeRow.outbox_id == outbox_id)
        .order_by(ChangeRow.id)
        .limit(1)
    )
    if change is not None and row.audience != "operator":
        _tell_of(session, row, change, now, told)


def _tell_of(session: Session, row: OutboxRow, change: ChangeRow, now: datetime, told: Told) -> None:
    """The notice rests on the crawl of the first change that could not be told."""
    notice = add_notice(
        session,
        Notice(
            key=dead_letter_key(row.address),
            kind="dead_letter",
            text=f"{masked(row.address)} takes nothing from us any more: {' '.join(row.last_answer.split())}",
        ),
        source_id=change.source_id,
        crawl_id=change.crawl_id,
        release_id=None,
        now=now,
    )
    session.flush()
    if notice is not None and told.operator:
        enqueue_operator(
            session,
            change.crawl_id,
            changes=(),
            notices=[notice.id],
            address=told.operator,
            now=now,
            mail_domain=told.mail_domain,
        )


def revive(session: Session, now: datetime, address: str | None = None) -> int:
    """Makes dead letters due again, those of one address (as it is shown, or in full) or all; says how many.

    Each keeps its Message-ID.
    """
    rows = select(OutboxRow).where(OutboxRow.state == "dead").with_for_update()
    dead = [row for row in session.scalars(rows) if address is None or meant(row.address, address)]
    for row in dead:
        # Due anew: a mail that was given up for its age is given the same time again.
        row.state, row.due_at, row.next_attempt_at = "pending", now, now
    return len(dead)


def sent_since(session: Session, since: datetime) -> int:
    """How many messages went out after that moment, for a rate limit that outlives the process."""
    return session.scalar(select(func.count()).select_from(OutboxRow).where(OutboxRow.sent_at > since)) or 0


def _held(session: Session, outbox_id: int, sender: str) -> OutboxRow | None:
    """The message, unless its claim ran out and somebody else has it now."""
    return session.scalar(
        select(OutboxRow)
        .where(OutboxRow.id == outbox_id, OutboxRow.claimed_by == sender, OutboxRow.state == "pending")
        .with_for_update()
    )


def _let_go(row: OutboxRow, answer: str) -> None:
    row.claimed_by, row.claimed_until, row.last_answer = "", None, answer[:ANSWER_LENGTH]
