"""Ways out for a finished message: an SMTP server, or files for as long as there is none."""

import os
import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from errors import DeliveryError, RefusedError, TransportDownError

#: Seconds that a server may take for one answer.
TIMEOUT = 30.0
#: "Service not available, closing": the server ends the connection, not the message.
CLOSING = 421
#: The one refusal of MAIL FROM that speaks of the message: it is larger than the server takes.
TOO_LARGE = 552
#: Refusals of our connection, whichever command they answer: log in first, or log in better.
NOT_THIS_MESSAGE = frozenset({530, 534, 535, 538})
#: Commands of a transaction.
_MAIL, _RCPT, _DATA = "MAIL", "RCPT", "DATA"


class Transport(Protocol):
    """Hands over one message at a time; keeps what it can reuse until it is closed."""

    def send(self, message: EmailMessage) -> str:
        """The answer of whoever took the message.

        Raises `RefusedError` when it is refused for good, `TransportDownError` when no message can be handed over
        at all, and `DeliveryError` for any other failure, after which the message may or may not have arrived.
        """

    def close(self) -> None:
        """Ends the connection, if any."""


class FileTransport:
    """One `.eml` file a message, named by its date and Message-ID; the same message again is the same file."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def send(self, message: EmailMessage) -> str:
        """Writes the file whole or not at all and names it."""
        sent_at = parsedate_to_datetime(str(message["Date"]))
        identity = "".join(c for c in str(message["Message-ID"]).partition("@")[0] if c.isalnum())
        path = self.directory / f"{sent_at:%Y%m%dT%H%M%SZ}-{identity}.eml"
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError as error:
            raise TransportDownError(f"{self.directory} cannot be written: {error.strerror or error}") from error
        return f"written to {path}"

    def close(self) -> None:
        """Nothing is held open."""


@dataclass(frozen=True, slots=True)
class Server:
    """An SMTP server as its address describes it. The password stays out of every text."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    starttls: bool

    @classmethod
    def from_url(cls, url: str) -> "Server":
        """Reads `smtp://user:pass@host:587?starttls=true` or `smtps://…`; credentials may be percent-encoded."""
        parts = urlsplit(url)
        tls = parts.scheme == "smtps"
        starttls = parse_qs(parts.query).get("starttls", ["false"])[0].lower() in ("true", "1", "yes", "on")
        return cls(
            host=parts.hostname or "localhost",
            port=parts.port or (465 if tls else 587 if starttls else 25),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            tls=tls,
            starttls=starttls and not tls,
        )

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


class SmtpTransport:
    """One connection, opened when first needed and kept for as many messages as the server takes."""

    def __init__(self, server: Server, *, timeout: float = TIMEOUT, context: ssl.SSLContext | None = None) -> None:
        self.server = server
        self.timeout = timeout
        self.context = context
        self._connection: smtplib.SMTP | None = None

    def send(self, message: EmailMessage) -> str:
        """Hands the message over; a kept connection that the server has ended meanwhile is opened anew, once."""
        kept = self._kept()
        try:
            return self._converse(kept or self._open(), message)
        except _EndedError as ended:
            self.close()
            if kept is None:
                raise DeliveryError(str(ended)) from ended
        try:
            return self._converse(self._open(), message)
        except _EndedError as ended:
            self.close()
            raise DeliveryError(str(ended)) from ended

    def _kept(self) -> smtplib.SMTP | None:
        connection = self._connection
        if connection is None:
            return None
        try:
            if connection.noop()[0] == 250:
                return connection
        except (OSError, smtplib.SMTPException):
            pass
        self.close()
        return None

    def _open(self) -> smtplib.SMTP:
        server = self.server
        context = self.context or ssl.create_default_context()
        name = socket.gethostname()
        greeting = name if "." in name else "[127.0.0.1]"
        try:
            if server.tls:
                connection: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, greeting, timeout=self.timeout, context=context
                )
            else:
                connection = smtplib.SMTP(server.host, server.port, greeting, timeout=self.timeout)
            self._connection = connection
            connection.ehlo_or_helo_if_needed()
            if server.starttls:
                connection.starttls(context=context)
                connection.ehlo_or_helo_if_needed()
            if server.user:
                connection.login(server.user, server.password)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise TransportDownError(f"the mail server {server} cannot be used: {_said(error)}") from error
        return connection

    def _converse(self, connection: smtplib.SMTP, message: EmailMessage) -> str:
        """MAIL, RCPT, DATA. Until DATA ends the message has surely not arrived; from then on it may have."""
        sender, recipient = (parseaddr(str(message[name]))[1] for name in ("From", "To"))
        content = message.as_bytes()
        size = [f"size={len(content)}"] if connection.has_extn("size") else []
        try:
            self._expect(connection.mail(sender, size), _MAIL)
            self._expect(connection.rcpt(recipient), _RCPT)
        except smtplib.SMTPServerDisconnected as error:
            raise _EndedError(f"{self.server} hung up: {_said(error)}") from error
        try:
            return self._expect(connection.data(content), _DATA)
        except smtplib.SMTPDataError as error:
            return self._expect((error.smtp_code, error.smtp_error), _DATA)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise DeliveryError(f"{self.server} gave no answer to the message: {_said(error)}") from error

    def _expect(self, reply: tuple[int, bytes | str], stage: str) -> str:
        """The answer as text if it is a yes; otherwise the error that says who is at fault."""
        code, said = reply
        answer = f"{code} {_words(said)}"
        if 200 <= code < 300:
            return answer
        if code == CLOSING:
            raise _EndedError(f"{self.server} closed: {answer}")
        self._reset()
        if code in NOT_THIS_MESSAGE or (stage == _MAIL and code != TOO_LARGE):
            raise TransportDownError(f"the mail server {self.server} takes nothing from us: {answer}")
        if code >= 500:
            raise RefusedError(answer)
        raise DeliveryError(answer)

    def _reset(self) -> None:
        """Ends the transaction, not the connection; a server that cannot do that loses both."""
        try:
            if self._connection is not None:
                self._connection.rset()
        except (OSError, smtplib.SMTPException):
            self.close()

    def close(self) -> None:
        """Says goodbye to the server, if it still listens."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.quit()
        except (OSError, smtplib.SMTPException):
            connection.close()


class _EndedError(Exception):
    """The server ended the connection before it could have taken the message."""


def _said(error: BaseException) -> str:
    """What went wrong in one line, without Python's way of showing bytes."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_words(error.smtp_error)}"
    return _words(str(error)) or type(error).__name__


def _words(text: bytes | str) -> str:
    return " ".join((text.decode("utf-8", "replace") if isinstance(text, bytes) else text).split())
