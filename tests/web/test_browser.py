"""The dashboard in a real browser, over a real database."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from storage.database import Database
from tests.builders import Rows, side
from tests.needs import need
from tests.web.serving import served
from tests.web.test_safety import PAGES, plant

pytestmark = pytest.mark.browser
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    need(chromium, "Debian's chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which any script error, refused resource or dialog fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "console",
        lambda message: wrong.append(f"{message.text} {message.location}") if message.type == "error" else None,
    )
    opened.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield opened
    context.close()
    assert wrong == []


def test_a_new_change_appears_on_the_overview_by_itself(page: Page, site: str, sqlite: Database) -> None:
    with page.expect_response("**/live/overview"):
        page.goto(site)
    expect(page.locator("article.change")).to_have_count(4)
    page.evaluate("window.kept = true")
    with sqlite.writing() as session:
        make = Rows(session)
        release = make.release(make.source("ema"), "Annual report")
        make.change(release, old=side(77, "77 medicines."), new=side(81, "81 medicines."), delta=4, delta_percent=5.2)
    expect(page.locator("article.change").first).to_contain_text("77 → 81")
    assert page.evaluate("window.kept") is True, "the page was loaded again"


def test_a_change_between_the_page_and_its_first_look_is_not_missed(page: Page, site: str, sqlite: Database) -> None:
    def happen_first(route: Route) -> None:
        with sqlite.writing() as session:
            make = Rows(session)
            make.change(make.release(make.source("ema"), "In between"))
        route.continue_()

    page.route("**/live/overview", happen_first, times=1)
    page.goto(site)
    expect(page.locator("article.change").first).to_contain_text("In between")
    expect(page.locator("article.fresh")).to_have_count(1)


def test_an_overview_without_news_is_left_alone(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("document.querySelector('#change-3').dataset.kept = 'yes'")
    for _ in range(2):
        page.wait_for_event("response", lambda response: response.url.endswith("/live/overview"))
    expect(page.locator("#change-3")).to_have_attribute("data-kept", "yes")


def test_the_overview_says_when_nothing_answers_and_keeps_what_it_shows(browser: Browser, site: str) -> None:
    page = browser.new_page()
    with page.expect_response("**/live/overview"):
        page.goto(site)
    page.route("**/live/overview", lambda route: route.abort())
    expect(page.locator("[data-live-state]")).to_be_visible(timeout=10_000)
    expect(page.locator("article.change")).to_have_count(4)
    page.close()


def test_from_a_change_to_its_release_and_from_its_figure_to_the_metric(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("#change-3").get_by_role("link", name="release of 26 Apr 2024").click()
    figure = page.locator(".prose a.figure")
    expect(figure).to_have_text("400")
    figure.click()
    expect(page).to_have_url(f"{site}/metrics/1")
    expect(page.locator("svg.on-desk")).to_be_visible()
    expect(page.locator("svg.on-phone")).to_be_hidden()
    page.locator("svg.on-desk a.point").nth(2).click()
    expect(page).to_have_url(f"{site}/releases/3")


def test_words_typed_into_the_search_box_find_a_release(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Search all releases").fill("干细胞")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="药监局").click()
    expect(page.locator(".prose")).to_contain_text("超过600个")


def test_the_keyboard_reaches_the_content_first(page: Page, site: str) -> None:
    page.goto(f"{site}/changes")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(browser: Browser, site: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    for path in (
        "/",
        "/changes",
        "/releases",
        "/releases/1",
        "/releases/2/revisions/2",
        "/metrics",
        "/metrics/1",
        "/sources",
    ):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 390, path
    page.close()


def test_planted_scripts_never_run(page: Page, sqlite: Database) -> None:
    plant(sqlite)
    with served(sqlite) as address:
        for path in PAGES:
            page.goto(address + path)
            for link in page.locator("a").all():
                assert str(link.get_attribute("href")).startswith(("/", "#"))
            assert page.evaluate("window.hacked") is None, path
