"""Every source of the catalogue against what a person reads in answers of its form, one test per source and field."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

import catalogue
from catalogue import Entry
from extraction.records import Spec
from items.readings import Release
from scheduler import next_due
from spiders import spider_class
from tests.catalogue.reading import Read, expected, read, stored
from tests.sites import PAGES

NAMES = [entry.name for entry in catalogue.every()]
each_source = pytest.mark.parametrize("name", NAMES)


@cache
def crawled(name: str) -> Read:
    release = expected(name)["release"]
    asked = release.get("asked", release["url"])
    return read(catalogue.get(name), stored(name, "list"), stored(name, "release"), asked)


def released(name: str) -> Release:
    release = crawled(name).readings[expected(name)["release"]["url"]].release
    assert release
    return release


@each_source
def test_every_source_has_answers_of_its_form(name: str) -> None:
    assert (PAGES / name / "expected.json").exists(), f"tests/pages/{name} is missing"
    assert stored(name, "list").exists()


@each_source
def test_its_list_names_these_releases(name: str) -> None:
    found = crawled(name)
    assert [listing.verdict for listing in found.listings] == ["readable"]
    named = [[one.url, one.title, str(one.published) if one.published else None] for one in found.named]
    assert named == expected(name)["list"]


@each_source
def test_its_release_says_this(name: str) -> None:
    wanted, release = expected(name)["release"], released(name)
    assert release.title == wanted["title"]
    assert release.body.split("\n") == wanted["body"]


@each_source
def test_its_release_is_of_that_day(name: str) -> None:
    assert str(released(name).published) == expected(name)["release"]["published"]


@each_source
def test_its_release_states_these_figures(name: str) -> None:
    wanted = expected(name)["release"].get("figures")
    if wanted is not None:
        body = [figure for figure in released(name).extraction.figures if figure.part == "body"]
        assert [[figure.value, figure.qualifier] for figure in body] == wanted


@pytest.mark.parametrize("entry", catalogue.every(), ids=NAMES)
def test_it_says_what_a_person_should_know(entry: Entry) -> None:
    assert all((entry.regulator, entry.country, entry.language, entry.licence, entry.identity))
    assert ZoneInfo(entry.timezone)
    assert next_due(entry.schedule, datetime(2026, 7, 1, tzinfo=UTC), entry.timezone)
    assert spider_class(entry.family).family == entry.family
    for part in ("records", "page"):
        if part in entry.config:
            Spec.of(entry.config[part])


def test_no_two_sources_read_one_address() -> None:
    addresses = [entry.url for entry in catalogue.every()]
    assert len(set(addresses)) == len(addresses)
