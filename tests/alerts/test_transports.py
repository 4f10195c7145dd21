import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from alerts.transports import FileTransport, Server, SmtpTransport
from errors import DeliveryError, RefusedError, TransportDownError
from tests.alerts.servers import Mailbox, Running, certificate, judging, knows, serving

#: aiosmtpd takes TLS from the first byte for none at all.
knows_no_tls = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


def mail(number: int = 1, to: str = "reader@example.org", subject: str = "31 → 41 药品") -> EmailMessage:
    message = EmailMessage(policy.SMTP)
    message["Subject"] = subject
    message["From"] = "regwatch <alerts@example.org>"
    message["To"] = to
    message["Date"] = "Mon, 02 Mar 2026 12:00:00 +0000"
    message["Message-ID"] = f"<{number:032x}@example.org>"
    message.set_content("in 2025, 41 drugs\n.\nwere approved", cte="base64")
    return message


@contextmanager
def to(
    server: Running, address: str = "smtp://127.0.0.1:{}", *, trust: ssl.SSLContext | None = None, timeout: float = 20.0
) -> Iterator[SmtpTransport]:
    with closing(SmtpTransport(Server.from_url(address.format(server.port)), timeout=timeout, context=trust)) as made:
        yield made


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", Server("mail.example.org", 25, "", "", tls=False, starttls=False)),
        ("smtp://mail.example.org?starttls=true", Server("mail.example.org", 587, "", "", tls=False, starttls=True)),
        ("smtps://u:p@mail.example.org", Server("mail.example.org", 465, "u", "p", tls=True, starttls=False)),
        (
            "smtp://me%40example.org:p%2Fa%3Ass%25@[::1]:2525?starttls=false",
            Server("::1", 2525, "me@example.org", "p/a:ss%", tls=False, starttls=False),
        ),
    ],
)
def test_server_addresses(url: str, server: Server) -> None:
    assert Server.from_url(url) == server
    assert "p/a" not in str(server)


def test_many_mails_over_one_connection_with_the_server_s_answers() -> None:
    with serving() as server, to(server) as transport:
        answers = [transport.send(mail(number)) for number in range(50)]
        assert (server.mailbox.connections, len(server.mailbox.arrived)) == (1, 50)
    assert answers[0] == "250 OK"
    assert server.mailbox.arrived[0]["Subject"] == "31 → 41 药品"
    assert server.mailbox.arrived[0].get_content().split("\r\n")[:3] == ["in 2025, 41 drugs", ".", "were approved"]


def test_login_over_starttls(tmp_path: Path) -> None:
    theirs, ours = certificate(tmp_path)
    box = Mailbox()
    options: dict[str, Any] = {"auth_required": True, "authenticator": knows("me@example.org", "p/a:ss%", box)}
    with serving(box, tls_context=theirs, require_starttls=True, **options) as server:
        url = "smtp://me%40example.org:p%2Fa%3Ass%25@127.0.0.1:{}?starttls=true"
        with to(server, url, trust=ours) as transport:
            transport.send(mail())
    assert len(box.arrived) == 1
    assert len(box.logins) == 1


@knows_no_tls
def test_login_over_tls(tmp_path: Path) -> None:
    theirs, ours = certificate(tmp_path)
    box = Mailbox()
    options: dict[str, Any] = {
        "auth_required": True,
        "auth_require_tls": False,
        "authenticator": knows("me", "secret", box),
    }
    with serving(box, tls=theirs, **options) as server, to(server, "smtps://me:secret@127.0.0.1:{}", trust=ours) as way:
        way.send(mail())
    assert len(box.arrived) == 1


@knows_no_tls
def test_what_keeps_every_mail_from_leaving_blames_no_message(tmp_path: Path) -> None:
    theirs, ours = certificate(tmp_path)
    box = Mailbox()
    auth: dict[str, Any] = {
        "auth_required": True,
        "auth_require_tls": False,
        "authenticator": knows("me", "secret", box),
    }
    with serving() as plain, serving(box, **auth) as closed, serving(tls=theirs) as unknown:
        for server, url, trust, said in (
            (closed, "smtp://me:wr0ng@127.0.0.1:{}", None, "535"),
            (closed, "smtp://127.0.0.1:{}", None, "530"),
            (plain, "smtp://127.0.0.1:{}?starttls=true", None, "STARTTLS"),
            (plain, "smtp://me:secret@127.0.0.1:{}", None, "AUTH"),
            (unknown, "smtps://127.0.0.1:{}", None, "self-signed certificate"),
            (plain, "smtps://127.0.0.1:{}", ours, "cannot be used"),
        ):
            with to(server, url, trust=trust) as transport, pytest.raises(TransportDownError, match=said) as down:
                transport.send(mail())
            assert "secret" not in str(down.value)
            assert "wr0ng" not in str(down.value)
        port = plain.port
    gone = SmtpTransport(Server.from_url(f"smtp://127.0.0.1:{port}"))
    with pytest.raises(TransportDownError, match="refused"):
        gone.send(mail())
    assert box.arrived == []


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("550 5.1.1 no such user", RefusedError),
        ("553 mailbox name not allowed", RefusedError),
        ("451 4.7.1 try again later", DeliveryError),
        ("452 too many recipients", DeliveryError),
        ("530 5.7.0 log in first", TransportDownError),
    ],
)
@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_a_refusal_concerns_its_own_message(stage: str, line: str, error: type[DeliveryError]) -> None:
    box = judging(stage, lambda address, number: line if address == "bad@example.org" else None)
    with serving(box) as server, to(server) as transport:
        with pytest.raises(DeliveryError, match=line[:3]) as refusal:
            transport.send(mail(1, to="bad@example.org"))
        transport.send(mail(2))
        assert type(refusal.value) is error
        assert (box.connections, len(box.arrived)) == (1, 1)


def test_a_message_that_is_too_large_is_refused_for_good() -> None:
    with serving(data_size_limit=300) as server, to(server) as transport, pytest.raises(RefusedError, match="552"):
        transport.send(mail(subject="long " * 100))


@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_a_line_that_drops_is_opened_anew_for_the_next(stage: str) -> None:
    box = judging(stage, lambda address, number: "drop" if address == "bad@example.org" else None)
    with serving(box) as server, to(server) as transport:
        with pytest.raises(DeliveryError) as failure:
            transport.send(mail(1, to="bad@example.org"))
        transport.send(mail(2))
        assert type(failure.value) is DeliveryError
        assert box.of("reader@example.org") == [mail(2)["Message-ID"]]


@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_a_server_that_falls_silent_is_left_after_the_time_limit(stage: str) -> None:
    box = judging(stage, lambda address, number: "stall" if address == "bad@example.org" else None)
    with serving(box) as server, to(server, timeout=0.3) as transport:
        with pytest.raises(DeliveryError, match="timed out") as failure:
            transport.send(mail(1, to="bad@example.org"))
        transport.send(mail(2))
        assert type(failure.value) is DeliveryError
        assert box.of("reader@example.org") == [mail(2)["Message-ID"]]


def test_a_server_that_ends_each_connection_after_some_messages_is_no_failure() -> None:
    taken: dict[str, int] = {"on this line": 0}

    def three_a_line(address: str, number: int) -> str | None:
        taken["on this line"] += 1
        if taken["on this line"] <= 3:
            return None
        taken["on this line"] = 0
        return "421 4.4.2 too many messages, goodbye"

    with serving(Mailbox(rcpt=three_a_line)) as server, to(server) as transport:
        for number in range(10):
            transport.send(mail(number))
        assert len(server.mailbox.arrived) == 10


def test_a_connection_that_went_stale_is_replaced() -> None:
    box = Mailbox()
    with serving(box) as first, to(first) as transport:
        transport.send(mail(1))
        port = first.port
        box.connections = 0
        assert transport._connection is not None
        assert transport._connection.sock is not None
        transport._connection.sock.shutdown(socket.SHUT_RDWR)
        transport.send(mail(2))
        assert (port, box.connections, len(box.arrived)) == (first.port, 1, 2)


def test_files_are_named_by_date_and_identity_and_hold_the_message(tmp_path: Path) -> None:
    transport = FileTransport(tmp_path / "deep" / "outbox")
    answer = transport.send(mail(7, subject="../../etc/passwd"))
    (path,) = (tmp_path / "deep" / "outbox").iterdir()
    assert path.name == f"20260302T120000Z-{7:032x}.eml"
    assert str(path) in answer
    read = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (read["Subject"], read["Message-ID"]) == ("../../etc/passwd", mail(7)["Message-ID"])


def test_the_same_message_again_is_the_same_file(tmp_path: Path) -> None:
    transport = FileTransport(tmp_path)
    transport.send(mail(7))
    transport.send(mail(7))
    transport.send(mail(8))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_cannot_be_written_blames_no_message(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("in the way")
    with pytest.raises(TransportDownError, match="cannot be written"):
        FileTransport(tmp_path / "outbox").send(mail())
