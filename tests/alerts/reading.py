"""A written letter as its reader gets it."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from bs4 import BeautifulSoup

from alerts.message import compose
from storage.letters import Entry, Letter
from tests.alerts.letters import letter


def sent(written: Letter, **names: str) -> EmailMessage:
    """The message as it arrives, after a way through bytes."""
    plain = {"mail_from": "regwatch <alerts@example.org>", "base_url": "https://regwatch.example.org/"}
    message = compose(written, **(plain | names))
    received = message_from_bytes(message.as_bytes(), policy=policy.default)
    assert isinstance(received, EmailMessage)
    return received


def text_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def html_of(message: EmailMessage) -> BeautifulSoup:
    part = message.get_body(("html",))
    assert part is not None
    return BeautifulSoup(part.get_content(), "lxml")


def subject(*entries: Entry, **fields: Any) -> str:
    return str(sent(letter(*entries, **fields))["Subject"])
