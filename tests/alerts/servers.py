"""Real SMTP servers on loopback that take mail, refuse it, drop the line or fall silent, as each test says."""

import asyncio
import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

#: Called with the address and how many messages were handed over before; answers the server's line, or None to take it.
Judge = Callable[[str, int], str | None]


@dataclass
class Mailbox:
    """What the server was given, and how it behaves. `rcpt` and `data` judge each message at that stage.

    A judge may answer "drop" to end the connection without a word, or "stall" to say nothing until the test ends.
    """

    rcpt: Judge = lambda address, number: None
    data: Judge = lambda address, number: None
    arrived: list[EmailMessage] = field(default_factory=list)
    connections: int = 0
    handed_over: int = 0
    logins: list[str] = field(default_factory=list)

    def of(self, address: str) -> list[str]:
        """Message-IDs that arrived for the address."""
        return [str(message["Message-ID"]) for message in self.arrived if message["To"] == address]


def judging(stage: str, judge: Judge) -> Mailbox:
    """A mailbox with a judge at that stage, rcpt or data."""
    return Mailbox(rcpt=judge) if stage == "rcpt" else Mailbox(data=judge)


class _Handler:
    def __init__(self, mailbox: Mailbox, ended: asyncio.Event) -> None:
        self.mailbox = mailbox
        self.ended = ended

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        line = await self._obey(server, self.mailbox.rcpt(address, self.mailbox.handed_over))
        if line == "250 OK":
            envelope.rcpt_tos.append(address)
        return line

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        number = self.mailbox.handed_over
        self.mailbox.handed_over += 1
        verdict = self.mailbox.data(envelope.rcpt_tos[0], number)
        if verdict is None or verdict in ("drop", "stall"):
            self.mailbox.arrived.append(message)
        return await self._obey(server, verdict)

    async def _obey(self, server: SMTP, verdict: str | None) -> str:
        if verdict == "stall":
            await self.ended.wait()
        if verdict in ("drop", "stall"):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            raise asyncio.CancelledError
        return verdict or "250 OK"

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return responses


@dataclass
class Running:
    """A server that listens."""

    port: int
    mailbox: Mailbox


@contextmanager
def serving(
    mailbox: Mailbox | None = None, *, tls: ssl.SSLContext | None = None, port: int = 0, **options: Any
) -> Iterator[Running]:
    """Serves until the block ends; `tls` encrypts from the first byte, `tls_context` among `options` on STARTTLS."""
    box = mailbox or Mailbox()
    loop = asyncio.new_event_loop()
    ready: threading.Event = threading.Event()
    state: dict[str, Any] = {}

    async def run() -> None:
        ended = asyncio.Event()
        state["end"] = lambda: loop.call_soon_threadsafe(ended.set)

        def connect() -> SMTP:
            box.connections += 1
            return SMTP(_Handler(box, ended), hostname="mail.example.org", loop=loop, **options)

        server = await loop.create_server(connect, "127.0.0.1", port, ssl=tls)
        state["port"] = server.sockets[0].getsockname()[1]
        ready.set()
        await ended.wait()
        server.close()
        await _finish_conversations()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()
    ready.wait()
    try:
        yield Running(state["port"], box)
    finally:
        state["end"]()
        thread.join()
        loop.close()


async def _finish_conversations() -> None:
    talking = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in talking:
        task.cancel()
    gathering: Awaitable[Any] = asyncio.gather(*talking, return_exceptions=True)
    await gathering


def knows(user: str, password: str, mailbox: Mailbox) -> Callable[..., AuthResult]:
    """Lets one user in."""

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
        mailbox.logins.append(mechanism)
        return AuthResult(success=(data.login, data.password) == (user.encode(), password.encode()), handled=False)

    return check


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate made for it, and the context of a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    both = folder / "server.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    both.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(both)
    return server, ssl.create_default_context(cafile=both)
