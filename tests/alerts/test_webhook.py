import json
from pathlib import Path

import pytest
from sqlalchemy import update

from alerts import webhook
from alerts.deliver import Delivered, deliver
from alerts.webhook import Post
from errors import DeliveryError, RefusedError
from items.news import Subscription
from storage import subscriptions
from storage.database import Database
from storage.models import OutboxRow
from tests.alerts.hooks import hook
from tests.alerts.outbox import GOOD, MINUTE, rows, settings, states, write_messages
from tests.builders import NOON


def test_the_answer_comes_back() -> None:
    with hook(202) as server:
        assert webhook.send(Post(server.url(), "key", {"text": "药品"})) == "202 thank you"
        ((headers, content),) = server.posted
        assert (headers["Idempotency-Key"], json.loads(content)) == ("key", {"text": "药品"})


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, RefusedError),
        (410, RefusedError),
        (302, DeliveryError),
        (404, DeliveryError),
        (429, DeliveryError),
        (503, DeliveryError),
    ],
)
def test_refusals(status: int, error: type[DeliveryError]) -> None:
    with hook(status) as server:
        with pytest.raises(DeliveryError, match=str(status)) as failure:
            webhook.send(Post(server.url(), "key", {}))
        assert type(failure.value) is error
        assert len(server.posted) == 1


def test_nobody_there() -> None:
    with hook() as server:
        url = server.url()
    with pytest.raises(DeliveryError, match="no answer"):
        webhook.send(Post(url, "key", {}))


def test_changes_are_posted_and_posted_again_under_the_same_key(sqlite: Database, tmp_path: Path) -> None:
    with hook(503) as server:
        write_messages(sqlite, server.url(), GOOD)
        with sqlite.writing() as session:
            row = subscriptions.add(session, Subscription(address=server.url()), now=NOON)
            session.execute(update(OutboxRow).where(OutboxRow.address == server.url()).values(subscription_id=row.id))
        assert deliver(sqlite, settings(tmp_path), NOON) == Delivered(sent=1, failed=1)
        server.status = 200
        assert deliver(sqlite, settings(tmp_path), NOON + 2 * MINUTE) == Delivered(sent=1)
    (first, posted), (second, _) = server.posted
    content = json.loads(posted)
    assert first["Idempotency-Key"] == second["Idempotency-Key"] == rows(sqlite, server.url())[0].message_id.strip("<>")
    assert content["text"] == "nmpa: 41 drugs approved: 31 → 41 (+10)"
    assert content["unsubscribe"] == f"https://regwatch.example.org/unsubscribe/{row.token}"
    (change,) = content["changes"]
    assert (change["kind"], change["old"]["value"], change["new"]["value"]) == ("metric_changed", 31, 41)
    assert states(sqlite) == ["sent", "sent"]
    assert rows(sqlite, server.url())[0].last_answer == "200 thank you"
