"""Figures of a span of days: whatever an index is asked for, the answer is what the calendar says."""

import random
from datetime import date, timedelta

from storage import reading
from storage.database import Database
from storage.reading.spans import span
from tests.builders import Rows
from tests.pipelines.told import Story, page

SPANS = (
    *("2020", "2020..2022", "2021-03", "2021-03-15", "2020-H2", "2021-Q4..2022-Q1", "2020-02..2022-11"),
    *(
        "2019-12-31..2022-01-01",
        "2020-01..2020-12",
        "2020-05..2020-12",
        "2020-01..2020-05",
        "2019-06..2023",
        "1900..2999",
    ),
)


def test_a_span_holds_the_periods_that_lie_inside_it(database: Database) -> None:
    chance = random.Random(7)
    periods = {}
    with database.writing() as session:
        make = Rows(session)
        release = make.release(make.source(), "Periods", " ".join(map(str, range(100, 160))))
        for number in range(100, 160):
            end = date(2019, 1, 1) + timedelta(days=chance.randrange(1800))
            start = chance.choice((None, end, end - timedelta(days=chance.randrange(700)), date(end.year, 1, 1)))
            make.figure(release, str(number), number, period="some time", period_start=start, period_end=end)
            periods[number] = (start or end, end)
        make.figure(release, "100 101", 1, period="never said")
    with database.reading() as session:
        for text in SPANS:
            first, last = _days(text)
            wanted = [number for number, (start, end) in periods.items() if first <= start and end <= last]
            for chosen in ({}, {"source": "nmpa"}, {"minimum": 100}):
                found = reading.figures(session, period=text, limit=100, **chosen)
                assert [figure["value"] for figure in found] == wanted, (text, chosen)


def _days(text: str) -> tuple[date, date]:
    found = span(text)
    assert found
    return found


def test_periods_of_a_crawl_are_found_by_their_words(database: Database) -> None:
    story = Story(database)
    story.crawl(page("r1", "In the first half of 2024, 31 innovative drugs were approved."))
    with database.reading() as session:
        found = {
            words: len(reading.figures(session, period=words)) for words in ("first half", '"half first"', "2024-H1")
        }
    assert found == {"first half": 1, '"half first"': 0, "2024-H1": 1}
