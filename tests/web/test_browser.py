"""The dashboard in a real browser, over a real database."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from storage.database import Database
from tests.builders import Rows, side
from tests.web.serving import TOKEN, served
from tests.web.story import tell
from tests.web.test_safety import PAGES, plant

pytestmark = pytest.mark.browser


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


def test_the_keys_search_go_through_a_list_and_open_a_page(page: Page, site: str) -> None:
    page.goto(f"{site}/changes")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#change-3 h2 a")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#change-4 h2 a")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_label("Search all releases")).to_be_focused()
    page.keyboard.type("gj")
    expect(page.get_by_label("Search all releases")).to_have_value("gj")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page).to_have_url(f"{site}/metrics")


def test_a_point_of_a_chart_shows_its_sentence_to_pointer_and_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/metrics/1")
    tip = page.locator("[data-tip]")
    expect(tip).to_be_hidden()
    page.locator("svg.on-desk a.point").nth(2).hover()
    expect(tip).to_contain_text("At present 460 cell and gene therapy products")
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    page.locator("svg.on-desk a.point").first.focus()
    expect(tip).to_contain_text("more than 400")


def test_a_wish_shows_its_mails_while_it_is_filled_in_and_is_kept(page: Page, sqlite: Database) -> None:
    tell(sqlite)
    with served(sqlite, token=TOKEN) as site:
        page.goto(f"{site}/subscriptions")
        page.get_by_role("main").get_by_role("link", name="Sign in").click()
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(f"{site}/subscriptions")
        preview = page.locator("#preview")
        expect(preview).to_contain_text("3 mails")
        page.get_by_label("nmpa").check()
        expect(preview).to_contain_text("1 mail from everything")
        page.get_by_label("Smallest change").fill("99%")
        expect(preview).to_contain_text("Nothing that is stored would have been told")
        page.get_by_label("Smallest change").fill("a lot")
        expect(preview).to_contain_text("'a lot' is no smallest change")
        page.get_by_label("Smallest change").fill("99%")
        expect(page.locator("select[name=weekday]")).to_be_hidden()
        page.locator("select[name=cadence]").select_option("weekly")
        page.locator("select[name=weekday]").select_option("Friday")
        page.get_by_label("Address").fill("reader@example.org")
        page.get_by_role("button", name="Subscribe").click()
        expect(page.locator("tbody")).to_contain_text("nmpa; by 99 % or more")
        expect(page.locator("tbody")).to_contain_text("Friday 08:00, UTC")
        page.get_by_role("button", name="End the subscription").click()
        expect(page.locator("main")).to_contain_text("Nobody is told yet")


def test_a_source_is_asked_for_and_a_metric_renamed_by_who_signed_in(page: Page, sqlite: Database) -> None:
    tell(sqlite)
    with served(sqlite, token=TOKEN) as site:
        assert page.request.post(f"{site}/login", form={"token": TOKEN}).ok
        page.goto(f"{site}/sources/cgt-news")
        page.get_by_role("button", name="Check now").click()
        expect(page.get_by_role("status")).to_contain_text("Due now")
        page.goto(f"{site}/metrics/1")
        page.get_by_label("Its name in listings").fill("Trials of cell and gene therapy")
        page.get_by_role("button", name="Rename").click()
        expect(page.locator("h1")).to_have_text("Trials of cell and gene therapy")


def test_a_kept_page_runs_no_script_and_asks_for_nothing(page: Page, sqlite: Database) -> None:
    hostile = b"<h1>Kept</h1><script>document.title='ran'</script><img src='/favicon.ico'><form action='/logout'>"
    with sqlite.writing() as session:
        make = Rows(session)
        release = make.release(make.source("raw"), "Raw", "text")
        make.page(release, hostile)
    with served(sqlite) as site:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        other = page.context.new_page()
        other.on("request", lambda request: asked.append(request.url))
        other.goto(f"{site}/releases/1/revisions/1/page")
        expect(other.locator("h1")).to_have_text("Kept")
        assert other.title() != "ran"
        assert [url for url in asked if not url.endswith(("/page", "/favicon.ico"))] == []


def test_planted_scripts_never_run(page: Page, sqlite: Database) -> None:
    plant(sqlite)
    with served(sqlite) as address:
        for path in PAGES:
            page.goto(address + path)
            for link in page.locator("a").all():
                assert str(link.get_attribute("href")).startswith(("/", "#"))
            assert page.evaluate("window.hacked") is None, path
