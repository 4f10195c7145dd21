"""axe-core finds nothing serious on any page in either colour scheme; phones scroll downwards only."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from storage.database import Database
from tests.needs import need
from tests.web.serving import TOKEN, served
from tests.web.story import tell

pytestmark = pytest.mark.browser
PAGES = (
    "/",
    "/changes",
    "/changes/3",
    "/changes?kind=wording_changed",
    "/releases",
    "/releases/1",
    "/releases/1/why",
    "/releases/3/why",
    "/releases/2/revisions/2",
    "/figures",
    "/metrics",
    "/metrics/1",
    "/sources",
    "/sources/nmpa",
    "/subscriptions",
    "/search",
    "/search?q=products",
    "/login",
    "/nowhere",
)
#: Colours apart, a page is the same in both.
RULES: dict[Literal["light", "dark"], list[str] | None] = {"light": None, "dark": ["color-contrast"]}


@pytest.fixture(scope="module")
def axe() -> str:
    found = find_spec("axe_playwright_python")
    need(found, "axe-core, which requirements-dev.txt brings")
    assert found
    assert found.origin
    return Path(found.origin).with_name("axe.min.js").read_text("utf-8")


@pytest.fixture
def site(sqlite: Database) -> Iterator[str]:
    tell(sqlite)
    with served(sqlite, token=TOKEN) as address:
        yield address


def findings(page: Page, rules: list[str] | None) -> list[str]:
    run: dict[str, Any] = page.evaluate("only => axe.run(document, only ? {runOnly: only} : {})", rules)
    return [
        f"{each['id']} on {page.url}: {node['html'][:160]}"
        for each in run["violations"]
        if each["impact"] in ("serious", "critical", "moderate")
        for node in each["nodes"]
    ]


def test_what_shuts_people_out_is_found(browser: Browser, axe: str) -> None:
    page = browser.new_page()
    page.set_content("<html lang=en><main><h1>X</h1><input><p style='color:#ccc;background:#fff'>Faint</p></main>")
    page.evaluate(axe)
    assert {finding.split()[0] for finding in findings(page, None)} >= {"label", "color-contrast"}
    page.close()


def sign_in(context: BrowserContext, site: str) -> None:
    assert context.request.post(f"{site}/login", form={"token": TOKEN}).ok


@pytest.mark.parametrize("scheme", RULES)
def test_no_page_shuts_anybody_out(browser: Browser, site: str, axe: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme, bypass_csp=True)
    sign_in(context, site)
    page = context.new_page()
    page.add_init_script(axe)
    wrong: list[str] = []
    for path in PAGES:
        page.goto(site + path)
        wrong += findings(page, RULES[scheme])
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wrong.append(f"{path} is wider than a phone")
    context.close()
    assert wrong == []
