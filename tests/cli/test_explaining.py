"""Why it was told, and why it was not, asked on a real database."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from items.news import Subscription
from storage import dispatch, subscriptions
from storage.database import Database
from tests.cli.conftest import Program
from tests.pipelines.told import Story, page, trouble

BIG, DAILY, READER = "big@example.org", "daily@example.org", "reader@example.org"
YEAR = "In {} the agency approved {} novel drugs."


@pytest.fixture
def story(sqlite: Database) -> Story:
    """A baseline (1), a year that changed (2), and one that says nothing new (3)."""
    made = Story(sqlite)
    with sqlite.writing() as session:
        for wish in (Subscription(address=BIG, min_percent=50), Subscription(address=DAILY, cadence="daily")):
            subscriptions.add(session, wish, now=made.now)
    made.crawl(page("a", YEAR.format(2021, 50), published=date(2022, 1, 5)))
    made.crawl(page("b", YEAR.format(2022, 55), published=date(2023, 1, 5)))
    silent = f"{YEAR.format(2020, 40)} Approvals rose by 10 %. Tablets keep for 60 days. {YEAR.format(2022, 55)}"
    made.crawl(page("c", silent, published=date(2023, 2, 5)), trouble("d", "error", "HTTP 500"))
    return made


def send(story: Story, address: str, *, refused: str = "") -> None:
    """Lets the mail server take what waits for an address, or refuse it for good."""
    later = story.now + timedelta(days=30)
    with story.database.writing() as session:
        while (row := dispatch.claim(session, "test", later)) is not None:
            if row.address != address:
                dispatch.retry(session, row.id, "test", later + timedelta(days=1), "451 not now")
            elif refused:
                dispatch.bury(session, row.id, "test", later, refused, dispatch.Told(None, "example.org"))
            else:
                dispatch.sent(session, row.id, later, "250 taken")
            session.flush()


def changed(regwatch: Program) -> int:
    (change,) = json.loads(regwatch("changes", "--kind", "metric_changed", "--format", "json").out)
    return int(change["id"])


def test_a_change_is_explained_from_the_page_to_the_answer(story: Story, regwatch: Program) -> None:
    send(story, READER)
    number = changed(regwatch)
    chain = json.loads(regwatch("explain", number, "--format", "json").out)
    assert chain["fetch"]["crawl"]["outcome"] == "ok"
    assert (chain["fetch"]["page"]["status"], chain["fetch"]["revision"]) == (200, 1)
    assert chain["fetch"]["page"]["url"] == chain["change"]["release"]["url"]
    assert (chain["metric"]["event"], chain["metric"]["period_type"]) == ("approved", "closed")
    assert chain["rule"]["section"] == "Alerts"
    answers = {mail["address"]: (mail["state"], mail["attempts"], mail["answer"]) for mail in chain["mails"]}
    assert answers == {READER: ("sent", 1, "250 taken"), DAILY: ("pending", 1, "451 not now")}
    drawn = regwatch("changes", "--explain", number, "--format", "table").out
    for words in (YEAR.format(2021, 50), YEAR.format(2022, 55), "docs/rules.md", "250 taken", "451 not now"):
        assert words in drawn


def test_a_withdrawal_rests_on_no_page(story: Story, regwatch: Program) -> None:
    story.crawl(trouble("b", "missing"))
    (gone,) = story.crawl(trouble("b", "missing"))
    fetch = json.loads(regwatch("explain", gone["id"]).out)["fetch"]
    assert (fetch["page"], fetch["revision"]) == (None, None)
    assert "HTTP 404" in regwatch("explain", gone["id"], "--format", "table").out


def untold(regwatch: Program, release: int, *options: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(regwatch("explain", "--not", release, *options, "--format", "json").out)
    return found


def test_the_baseline_is_no_news(story: Story, regwatch: Program) -> None:
    found = untold(regwatch, 1)
    assert ([reason["name"] for reason in found["reasons"]], found["changes"]) == (["baseline"], [])
    assert "which is the baseline" in regwatch("explain", "--not", 1, "--format", "table").out


def test_every_figure_that_changed_nothing_says_why(story: Story, regwatch: Program) -> None:
    figures = untold(regwatch, 3)["figures"]
    assert {figure["text"]: figure["rule"]["name"] for figure in figures} == {
        "40": "late",
        "10 %": "difference",
        "60 days": "not_followed",
        "55": "same",
    }
    drawn = regwatch("explain", "--not", 3, "--format", "table").out
    assert YEAR.format(2022, 55) in drawn


def test_who_was_not_told_of_a_change_and_why(story: Story, regwatch: Program) -> None:
    with story.database.writing() as session:
        late = Subscription(address="late@example.org")
        subscriptions.add(session, late, now=datetime.now(UTC))
    number = changed(regwatch)
    change = next(each for each in untold(regwatch, 2)["changes"] if each["id"] == number)
    assert {each["address"]: each["why"] for each in change["refused"]} == {
        BIG: "it asks for changes of a larger share",
        "late@example.org": "it was made later",
    }
    drawn = regwatch("explain", "--not", 2, "--address", DAILY, "--format", "table").out
    assert f"{DAILY}, daily: waits, due " in drawn
    assert BIG not in drawn


def test_a_dead_letter_is_a_reason_too(story: Story, regwatch: Program) -> None:
    send(story, READER, refused="550 no such user")
    drawn = regwatch("explain", "--not", 2, "--address", READER, "--format", "table").out
    assert "given up after 1 attempt: 550 no such user" in drawn
    assert "--retry-dead" in drawn


def test_news_told_for_another_release_of_the_crawl(story: Story, regwatch: Program) -> None:
    story.crawl(
        page("e", YEAR.format(2023, 60), published=date(2024, 1, 5)),
        page("f", YEAR.format(2024, 70), published=date(2025, 1, 5)),
    )
    releases = json.loads(regwatch("releases", "--format", "json").out)
    between = next(release["id"] for release in releases if release["url"].endswith("/e"))
    found = untold(regwatch, between)
    assert [figure["rule"]["name"] for figure in found["figures"]] == ["told_otherwise"]
    assert [other["kind"] for other in found["others"]] == ["metric_changed"]


def test_a_revision_is_held_against_what_was_known_before_it(story: Story, regwatch: Program) -> None:
    """What release 3 said at first is told from what it says since its edit."""
    before = untold(regwatch, 3)
    edited = f"{YEAR.format(2020, 40)} {YEAR.format(2022, 55)} Written anew."
    assert [change["kind"] for change in story.crawl(page("c", edited, published=date(2023, 2, 5)))]
    assert untold(regwatch, 3, "--revision", 1) == before
    newest = untold(regwatch, 3)
    assert (newest["revision"], [change["kind"] for change in newest["changes"]]) == (2, ["release_revised"])
    same = f"{edited} Once more."
    story.crawl(page("b", YEAR.format(2022, 58), published=date(2023, 1, 5)))
    story.crawl(page("c", same, published=date(2023, 2, 5)))
    assert [change["kind"] for change in untold(regwatch, 3)["changes"]] == ["release_revised"]
    assert "Release 3, revision 3, of agency" in regwatch("explain", "--not", 3, "--format", "table").out
    assert regwatch("explain", "--not", 3, "--revision", 9).status == 1
    assert regwatch("explain", 1, "--revision", 1).status == 2


@pytest.mark.parametrize("words", [(), (1, "--not", 1)])
def test_one_question_at_a_time(regwatch: Program, words: tuple[object, ...]) -> None:
    assert regwatch("explain", *words).status == 2


@pytest.mark.parametrize("words", [("explain", 99), ("explain", "--not", 99), ("changes", "--explain", 99)])
def test_what_is_not_there_cannot_be_explained(regwatch: Program, words: tuple[object, ...]) -> None:
    answer = regwatch(*words)
    assert (answer.status, answer.err.count("\n")) == (1, 1)
