"""What a reader does on each page, in a real browser."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from storage.database import Database
from tests.builders import Rows
from tests.web.serving import TOKEN, served

pytestmark = pytest.mark.browser


@pytest.fixture
def own(told: Database, page: Page) -> Iterator[str]:
    """A dashboard of its own, on which the page's browser is signed in."""
    with served(told, token=TOKEN) as address:
        assert page.request.post(f"{address}/login", form={"token": TOKEN}).ok
        yield address


def test_changes_are_filtered_taken_away_and_explained(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/changes")
    page.get_by_label("Kind").select_option("Figure changed")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("article.change")).to_have_count(1)
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV of this list").click()
    taken.value.save_as(tmp_path / "changes.csv")
    with (tmp_path / "changes.csv").open(encoding="utf-8", newline="") as file:
        assert [row["new_value"] for row in csv.DictReader(file)] == ["460"]
    page.locator("article.change .when").click()
    expect(page.locator("#why")).to_have_text("Why this was told")
    page.get_by_role("link", name="Who was not told, and why").click()
    expect(page.locator("h1")).to_have_text("Why this was told, or not")


def test_a_release_is_found_by_its_list_and_its_revisions_compared(page: Page, site: str) -> None:
    page.goto(f"{site}/releases")
    page.get_by_label("Words").fill('mid-year OR "no such words"')
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".releases .title")).to_have_count(1)
    page.get_by_role("link", name="Mid-year figures").click()
    page.get_by_role("link", name="Revision 2: what was edited").click()
    expect(page.locator("ins")).to_have_text(", as of 30 June")
    page.get_by_role("link", name="Revision before").click()
    page.get_by_label("Compare with").select_option("revision 2")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("del")).to_have_text(", as of 30 June")


def test_metrics_are_joined_parted_and_drawn(page: Page, own: str, tmp_path: Path) -> None:
    page.goto(f"{own}/metrics")
    page.get_by_role("link", name="trials of cell therapy").click()
    page.get_by_label("Another metric of cgt-news").select_option("studies of cell therapy (4)")
    page.get_by_role("button", name="Make it part of this one").click()
    expect(page.locator("main")).to_contain_text("Holds metric 4 too")
    page.get_by_role("button", name="Take out metric 4").click()
    expect(page.locator("main")).not_to_contain_text("Holds metric 4 too")
    page.goto(f"{own}/metrics/1")
    with page.expect_download() as taken:
        page.get_by_role("link", name="PNG").click()
    taken.value.save_as(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_a_source_is_stopped_watched_again_and_forgotten(page: Page, own: str) -> None:
    page.goto(f"{own}/sources")
    page.get_by_role("link", name="fda-press", exact=True).click()
    page.get_by_role("button", name="Stop watching").click()
    expect(page.locator(".states")).to_contain_text("Switched off")
    page.get_by_role("button", name="Watch again").click()
    page.get_by_text("Forget it…").click()
    page.get_by_role("button", name="Forget fda-press").click()
    expect(page).to_have_url(f"{own}/sources")
    expect(page.locator("tbody")).not_to_contain_text("fda-press")


def test_a_phone_shows_a_table_as_cards_and_a_chart_of_its_own(page: Page, own: str, told: Database) -> None:
    with told.writing() as session:
        Rows(session).source("a-regulator-with-a-very-long-name-that-nobody-would-shorten.example")
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/sources", "/metrics/1", "/subscriptions", "/releases/1/why"):
        page.goto(own + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 390, path
    page.goto(f"{own}/metrics/1")
    expect(page.locator("svg.on-phone")).to_be_visible()
    expect(page.locator("svg.on-desk")).to_be_hidden()


def test_a_finger_sees_the_sentence_before_the_release_opens(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}/metrics/1")
    point, tip = page.locator("svg.on-phone a.point").nth(2), page.locator("[data-tip]")
    point.tap()
    expect(tip).to_contain_text("At present 460 cell and gene therapy products")
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    point.tap()
    point.tap()
    expect(page).to_have_url(f"{site}/releases/3")
    context.close()
