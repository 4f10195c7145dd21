"""A page of a list costs what the page costs, not what is stored: asked of a world, and of one six times as large."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.filling import copy, fill
from benchmarks.made_up import COMMON, World
from storage import reading, subscriptions
from storage.database import Database
from tests.databases import fresh_postgres
from tests.sharing import once
from tests.storage.effort import Question, effort

TIMES = 6
SMALL = World(releases=300, publishing=3, sources=30)
LARGE = World(releases=300 * TIMES, publishing=3, sources=30 * TIMES)
PAGE = 5
#: A figure and a release that both worlds have, far from the start of the lists.
FIGURE, RELEASE = 600, 120

QUESTIONS: dict[str, Question] = {
    "the newest releases": lambda s: reading.releases(s, limit=PAGE),
    "a later page of releases": lambda s: reading.releases(s, after=RELEASE, limit=PAGE),
    "releases of a source": lambda s: reading.releases(s, source="source-2", limit=PAGE),
    "releases of some days": lambda s: reading.releases(s, until=date(2012, 1, 1), limit=PAGE),
    "releases that hold a common word": lambda s: reading.releases(s, query=COMMON, limit=PAGE),
    "a release": lambda s: reading.release(s, RELEASE),
    "the revisions of a release": lambda s: reading.revisions(s, RELEASE),
    "the newest figures": lambda s: reading.figures(s, limit=PAGE),
    "a later page of figures": lambda s: reading.figures(s, after=FIGURE, limit=PAGE),
    "figures of a source": lambda s: reading.figures(s, source="source-2", limit=PAGE),
    "figures of a release": lambda s: reading.figures(s, release=RELEASE, limit=PAGE),
    "figures of a kind": lambda s: reading.figures(s, kind="duration", limit=PAGE),
    "figures of a size": lambda s: reading.figures(s, minimum=5, kind="count", limit=PAGE),
    "figures of a long past year": lambda s: reading.figures(s, period="2010", limit=PAGE),
    "a later page of them": lambda s: reading.figures(s, period="2010", after=20, limit=PAGE),
    "figures of half a year": lambda s: reading.figures(s, period="2010-H1", limit=PAGE),
    "figures of a stretch of years": lambda s: reading.figures(s, period="2010-03..2013-09", limit=PAGE),
    "figures of a kind and a year": lambda s: reading.figures(s, kind="count", period="2010", limit=PAGE),
    "figures of a period in words": lambda s: reading.figures(s, period="half of 2010", limit=PAGE),
    "figures of many periods in words": lambda s: reading.figures(s, period="first half", limit=PAGE),
    "figures of a metric by common words": lambda s: reading.figures(s, metric="approved", limit=PAGE),
    "the newest metrics": lambda s: reading.metrics(s, limit=PAGE),
    "metrics of a source": lambda s: reading.metrics(s, source="source-2", limit=PAGE),
    "metrics by a common word": lambda s: reading.metrics(s, query="approved", limit=PAGE),
    "metrics by words that never meet": lambda s: reading.metrics(s, query="approved nowhere", limit=PAGE),
    "the history of a metric": lambda s: reading.metric(s, 7, limit=PAGE),
    "the newest changes": lambda s: reading.changes(s, limit=PAGE),
    "changes of a source": lambda s: reading.changes(s, source="source-2", limit=PAGE),
    "changes of a kind": lambda s: reading.changes(s, kind="release_revised", limit=PAGE),
    "changes of a metric": lambda s: reading.changes(s, metric=51, limit=PAGE),
    "changes until a day": lambda s: reading.changes(s, until=date(2020, 5, 1), limit=PAGE),
    "the first sources": lambda s: reading.sources(s, limit=PAGE),
    "a later page of sources": lambda s: reading.sources(s, after="source-3", limit=PAGE),
    "crawls": lambda s: reading.crawls(s, limit=PAGE),
    "crawls of a source": lambda s: reading.crawls(s, source="source-2", limit=PAGE),
    "subscriptions": lambda s: subscriptions.listed(s, limit=PAGE, after=9),
    "what the operator should look at": lambda s: reading.notices(s, standing=True, limit=PAGE),
    "a search for a common word": lambda s: reading.search(s, COMMON, limit=PAGE),
    "a phrase": lambda s: reading.search(s, f'"{COMMON} were approved"', limit=PAGE),
    "a phrase of common words that never meet": lambda s: reading.search(s, f'"agency {COMMON}"', limit=PAGE),
    "common words that never meet": lambda s: reading.search(s, f"{COMMON} devices", limit=PAGE),
    "a common word at a source": lambda s: reading.search(s, COMMON, source="source-2", limit=PAGE),
    "a common word beside a figure": lambda s: reading.search(s, COMMON, minimum=5, limit=PAGE),
}


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def worlds(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, Database]]:
    """The small world and the large one, on each kind of database."""
    folder = once(tmp_path_factory, "worlds", _fill)
    small, large = (Database(f"sqlite:///{folder / name}.sqlite") for name in ("small", "large"))
    if request.param == "sqlite":
        yield small, large
    else:
        template = request.getfixturevalue("postgres_template")
        with fresh_postgres(template) as other_small, fresh_postgres(template) as other_large:
            copy(small, other_small)
            copy(large, other_large)
            yield other_small, other_large
    small.close()
    large.close()


def _fill(folder: Path) -> None:
    for name, world in (("small", SMALL), ("large", LARGE)):
        database = Database(f"sqlite:///{folder / name}.sqlite")
        fill(database, world)
        database.close()


@pytest.mark.parametrize("asked", QUESTIONS)
def test_an_answer_costs_no_more_where_more_is_stored(
    worlds: tuple[Database, Database], asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is few, and how much is ranked, in proportion to these worlds.
    monkeypatch.setattr("storage.reading.stated.FEW", 50)
    monkeypatch.setattr("storage.reading.labels.FEW", 20)
    monkeypatch.setattr("storage.reading.matching.PROBED", 50)
    monkeypatch.setattr(import_module("storage.reading.search"), "RANKED", 40)
    monkeypatch.setattr(import_module("storage.reading.search"), "FEW", 50)
    small, large = (effort(world, QUESTIONS[asked]) for world in worlds)
    assert large <= 1.5 * small + 10
