import json
import logging
import threading
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from alerts import services
from alerts.deliver import Delivered, deliver
from alerts.services import Note
from errors import DeliveryError, RefusedError, UsageError
from storage import reading
from storage.database import Database
from tests.alerts.hooks import hook
from tests.alerts.outbox import GOOD, MINUTE, rows, settings, states, write_messages
from tests.builders import NOON

NOTE = Note("", "Title", ("{{ one }} :smile:", "two"), "All: http://x")


@pytest.mark.parametrize("scheme", ["json", "form"])
def test_a_service_gets_title_and_text_as_they_are(scheme: str) -> None:
    with hook() as server:
        answer = services.send(Note(server.url(scheme), "药品: 31 → 41", NOTE.paragraphs, NOTE.closing))
    ((_, content),) = server.posted
    read = json.loads(content) if scheme == "json" else {k: v[0] for k, v in parse_qs(content).items()}
    assert (read["title"], read["message"]) == ("药品: 31 → 41", "{{ one }} :smile:\n\ntwo\n\nAll: http://x")
    assert answer.startswith("taken by ")


@pytest.mark.parametrize(
    ("status", "error"), [(410, RefusedError), (400, RefusedError), (404, DeliveryError), (503, DeliveryError)]
)
def test_what_will_never_be_taken_is_told_from_what_may_be(
    status: int, error: type[DeliveryError], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), hook(status) as server, pytest.raises(DeliveryError) as failure:
        services.send(Note(server.url("json", "s3cret-token"), "Title", ("one",), "All"))
    assert type(failure.value) is error
    assert str(status) in str(failure.value)
    assert "s3cret-token" not in str(failure.value) + caplog.text


def test_nobody_there() -> None:
    with hook() as server:
        url = server.url("json", "s3cret-token")
    with pytest.raises(DeliveryError, match="onnection") as failure:
        services.send(Note(url, "Title", (), "All"))
    assert not isinstance(failure.value, RefusedError)


@pytest.mark.parametrize("url", ["nonsense://x/s3cret", "tgram://s3cret"])
def test_what_apprise_does_not_know_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(UsageError, match="Apprise") as failure:
        services.check(url)
    assert "s3cret" not in str(failure.value)
    with pytest.raises(RefusedError):
        services.send(Note(url, "Title", (), "All"))


def test_a_text_keeps_to_the_room_there_is() -> None:
    note = Note("", "Title", ("a" * 20, "b" * 20, "c" * 20), "All: x")
    assert services.fitted(note, 100) == f"{'a' * 20}\n\n{'b' * 20}\n\n{'c' * 20}\n\nAll: x"
    assert services.fitted(note, 60) == f"{'a' * 20}\n\n{'b' * 20}\n\nAll: x"
    assert services.fitted(note, 20) == f"{'a' * 11}…\n\nAll: x"


def test_a_channel_has_the_guarantees_of_the_outbox(sqlite: Database, tmp_path: Path) -> None:
    with hook(503) as server, hook(410) as gone:
        url = server.url("json", "s3cret-token")
        write_messages(sqlite, url, gone.url("json", "s3cret-token"), GOOD)
        # Twice: whether the mail that tells the operator of the dead letter leaves in the same run is chance.
        outcome = deliver(sqlite, settings(tmp_path), NOON) + deliver(sqlite, settings(tmp_path), NOON + MINUTE / 2)
        assert outcome == Delivered(sent=2, failed=1, dead=1)
        server.status = 200
        assert deliver(sqlite, settings(tmp_path), NOON + 2 * MINUTE) == Delivered(sent=1)
        assert deliver(sqlite, settings(tmp_path), NOON + 9 * MINUTE) == Delivered()
    first, second = [json.loads(content) for _, content in server.posted]
    assert first == second
    assert first["title"] == "nmpa: 41 drugs approved: 31 → 41 (+10)"
    assert "“41 drugs.”" in first["message"]
    assert states(sqlite) == ["sent", "dead", "sent", "sent"]
    with sqlite.reading() as session:
        shown = str([reading.dead_letters(session), reading.notices(session)])
    assert "json://…" in shown
    assert "s3cret" not in shown + "".join(path.read_text() for path in (tmp_path / "outbox").iterdir())


def test_a_channel_that_falls_silent_holds_nobody_up(sqlite: Database, tmp_path: Path) -> None:
    with hook() as silent, hook() as server:
        silent.free.clear()
        write_messages(sqlite, silent.url(), silent.url("json"), server.url(), server.url("json"), GOOD)
        run = threading.Thread(target=deliver, args=(sqlite, settings(tmp_path), NOON))
        run.start()
        others = (server.url(), server.url("json"), GOOD)
        while not all(row.state == "sent" for row in rows(sqlite, *others)):
            assert run.is_alive()
        assert states(sqlite, silent.url()) == ["pending"]
        silent.free.set()
        run.join()
    assert set(states(sqlite)) == {"sent"}
