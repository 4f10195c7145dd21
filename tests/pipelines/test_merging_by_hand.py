"""A person's word on metrics holds for what is stored, for what comes, and through re-extraction."""

from datetime import date

import pytest

import pipelines
from errors import NotFoundError, UsageError
from items.news import Subscription
from pipelines.reprocessing import reprocess
from storage import metrics, reading, subscriptions
from storage.database import Database
from storage.models import OutboxRow
from tests.pipelines.told import Story, page

ONE = "In {} the agency approved {} novel drugs."
OTHER = "In {} the agency approved {} breakthrough drugs."


@pytest.fixture
def story(database: Database) -> Story:
    made = Story(database)
    made.crawl(
        page("a", ONE.format(2021, 50), published=date(2022, 1, 5)),
        page("b", OTHER.format(2022, 55), published=date(2023, 1, 5)),
    )
    return made


def numbers(story: Story) -> tuple[int, int]:
    """The numbers of the two metrics, the one of novel drugs first."""
    with story.database.reading() as session:
        by_label = {metric["label"]: metric["id"] for metric in reading.metrics(session)}
    assert len(by_label) == 2
    return tuple(by_label[label] for label in sorted(by_label, key=lambda label: "novel" not in label))


def values(story: Story, number: int) -> list[float]:
    with story.database.reading() as session:
        return sorted(point["value"] for point in reading.metric(session, number)["history"])


def test_merged_metrics_are_one_series_past_and_future(story: Story) -> None:
    one, other = numbers(story)
    with story.database.writing() as session:
        metrics.merge(session, one, other)
    assert values(story, one) == [50, 55]
    changes = story.crawl(page("c", OTHER.format(2023, 60), published=date(2024, 1, 5)))
    assert [(c["kind"], c["old"]["value"], c["new"]["value"]) for c in changes] == [("metric_changed", 55, 60)]
    assert changes[0]["metric"]["id"] == one


def test_split_takes_them_apart_again(story: Story) -> None:
    one, other = numbers(story)
    with story.database.writing() as session:
        metrics.merge(session, one, other)
    with story.database.writing() as session:
        metrics.split(session, one)
    assert (values(story, one), values(story, other)) == ([50], [55])
    assert story.crawl(page("c", ONE.format(2023, 60), published=date(2024, 1, 5)))[0]["old"]["value"] == 50


def test_one_part_can_be_taken_out_and_stays_out(story: Story) -> None:
    one, other = numbers(story)
    story.crawl(page("d", "In 2022 the agency approved 9 orphan drugs.", published=date(2023, 1, 6)))
    with story.database.writing() as session:
        third = next(metric["id"] for metric in reading.metrics(session) if "orphan" in metric["label"])
        metrics.merge(session, one, other)
        metrics.merge(session, one, third)
        with pytest.raises(UsageError, match="no part of metric"):
            metrics.split(session, one, [other, one])
        assert [row.id for row in metrics.split(session, one, [third])] == [third]
        metrics.merge(session, one, third)
        assert [row.id for row in metrics.split(session, other)] == [other]
    reprocess(story.database, "agency", pipelines.through)
    assert (values(story, one), values(story, other)) == ([9, 50], [55])
    assert [c["old"]["value"] for c in story.crawl(page("e", OTHER.format(2023, 60), published=date(2024, 1, 5)))] == [
        55
    ]


def test_the_word_outlives_re_extraction(story: Story) -> None:
    one, other = numbers(story)
    with story.database.writing() as session:
        metrics.merge(session, one, other)
        metrics.rename(session, one, "new   drugs approved")
    report = reprocess(story.database, "agency", pipelines.through)
    assert report["unreadable"] == 0
    assert values(story, one) == [50, 55]
    with story.database.reading() as session:
        assert reading.metric(session, one)["label"] == "new drugs approved"


def test_what_makes_no_sense_is_refused(story: Story) -> None:
    one, other = numbers(story)
    story.crawl(page("d", "Income from fees came to CHF 98 million in 2022.", published=date(2023, 2, 1)))
    with story.database.reading() as session:
        money = next(metric["id"] for metric in reading.metrics(session) if metric["kind"] == "money")
    for wrong, why in (
        (lambda session: metrics.merge(session, one, one), "already"),
        (lambda session: metrics.merge(session, one, money), "counts in"),
        (lambda session: metrics.split(session, one), "nothing was merged"),
        (lambda session: metrics.rename(session, one, "  "), "at least one word"),
    ):
        with pytest.raises(UsageError, match=why), story.database.writing() as session:
            wrong(session)
    with pytest.raises(NotFoundError, match="no metric 4711"), story.database.writing() as session:
        metrics.merge(session, one, 4711)
    assert (values(story, one), values(story, other)) == ([50], [55])


def test_a_merged_metric_leads_to_its_series(story: Story) -> None:
    one, other = numbers(story)
    with story.database.writing() as session:
        metrics.merge(session, one, other)
    raised = story.crawl(page("c", OTHER.format(2023, 60), published=date(2024, 1, 5)))
    with story.database.reading() as session:
        assert [metric["id"] for metric in reading.metrics(session)] == [one]
        assert reading.overview(session)["counts"]["metrics"] == 1
        series = reading.metric(session, other)
        assert (series["id"], [part["id"] for part in series["merged"]]) == (one, [other])
        assert reading.changes(session, metric=other) == list(reversed(raised))
        assert {figure["value"] for figure in reading.figures(session, metric=other)} == {50, 55, 60}


def test_who_subscribed_to_a_merged_metric_hears_of_its_series(story: Story) -> None:
    one, other = numbers(story)
    with story.database.writing() as session:
        subscriptions.add(session, Subscription(address="part@example.org", metric=str(other)), now=story.now)
        metrics.merge(session, one, other)
    story.crawl(page("c", ONE.format(2023, 60), published=date(2024, 1, 5)))
    assert story.count(OutboxRow, OutboxRow.address == "part@example.org") == 1
