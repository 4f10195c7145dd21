import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from alerts import senders
from alerts.deliver import Delivered, deliver
from storage.database import Database
from tests.alerts.outbox import rows, settings, states, write_messages
from tests.alerts.servers import Mailbox, serving
from tests.builders import NOON

ROOT = Path(__file__).resolve().parents[2]


def test_two_senders_at_once_send_each_message_once(database: Database, tmp_path: Path) -> None:
    write_messages(database, *(f"reader{number}@example.org" for number in range(40)))
    outcomes: list[Delivered] = []
    with serving() as server:
        way = settings(tmp_path, server.port)
        senders = [threading.Thread(target=lambda: outcomes.append(deliver(database, way, NOON))) for _ in range(3)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
    assert sum(outcome.sent for outcome in outcomes) == 40
    assert set(Counter(str(message["Message-ID"]) for message in server.mailbox.arrived).values()) == {1}
    assert len(server.mailbox.arrived) == 40


def run_sender(database: Database, port: int, on_start: Callable[[subprocess.Popen[bytes]], None]) -> int:
    command: Sequence[str] = [sys.executable, "-c", SENDER, database.url, str(port), NOON.isoformat()]
    with subprocess.Popen(command, cwd=ROOT) as process:
        on_start(process)
        return process.wait(60)


def test_the_sender_may_be_killed_at_any_point(sqlite: Database) -> None:
    """Killed while naming a reader, while handing over, and after the server has it: all arrive, under one identity."""
    addresses = [f"reader{number}@example.org" for number in range(12)]
    write_messages(sqlite, *addresses)
    current: list[subprocess.Popen[bytes]] = []
    kills = {("rcpt", 0), ("data", 1), ("rcpt", 4), ("data", 7)}

    def killer(stage: str) -> Callable[[str, int], str | None]:
        def judge(address: str, number: int) -> str | None:
            if (stage, number) not in kills:
                return None
            kills.remove((stage, number))
            os.kill(current[-1].pid, signal.SIGKILL)
            return "drop"

        return judge

    with serving(Mailbox(rcpt=killer("rcpt"), data=killer("data"))) as server:
        endings: list[int] = []
        while not endings or endings[-1] != 0:
            endings.append(run_sender(sqlite, server.port, current.append))
            assert len(endings) < 10
    assert endings == [-signal.SIGKILL] * 4 + [0]
    assert states(sqlite) == ["sent"] * 12
    identities = {row.address: {row.message_id} for row in rows(sqlite)}
    assert {address: set(server.mailbox.of(address)) for address in addresses} == identities


def test_a_name_of_another_machine_is_never_taken_for_dead() -> None:
    assert not senders.is_gone("another.example/1/abcd")
    assert not senders.is_gone(senders.our_name())
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        assert senders.is_gone(f"{socket.gethostname()}/{process.pid}/abcd")


SENDER = """
import sys
from datetime import datetime
from pathlib import Path
from alerts.deliver import TransportSettings, deliver
from storage.database import Database
url, port, now = sys.argv[1:]
settings = TransportSettings(smtp_url=f"smtp://127.0.0.1:{port}", directory=Path("/nowhere"),
                             mail_from="alerts@example.org", base_url="http://x")
deliver(Database(url), settings, datetime.fromisoformat(now))
"""
