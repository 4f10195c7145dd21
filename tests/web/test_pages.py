"""The dashboard's pages, as a reader meets them."""

import io

import httpx
import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image

from storage.database import Database
from tests.builders import Rows
from tests.web.story import BEFORE, LONG_TITLE


def read(client: httpx.Client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    return BeautifulSoup(answer.text, "lxml")


def words(node: Tag | None) -> str:
    assert node is not None
    return " ".join(node.get_text(" ").split())


def test_the_overview_shows_a_change_with_both_sentences_and_the_difference(client: httpx.Client) -> None:
    page = read(client, "/")
    card = page.select_one("#change-3")
    assert "more than 400 → 460 +60 (+15 %)" in words(card)
    assert [d.get_text() for d in page.select("#change-3 del")] == ["More than 400"]
    assert [d.get_text() for d in page.select("#change-3 ins")] == ["At present 460"]
    assert page.select_one("#change-3 .was blockquote").get_text() == BEFORE  # type: ignore[union-attr]
    assert page.select_one('#change-3 a[href="/metrics/1"]')
    assert page.select_one('#change-3 a[href="https://cgt-news.example/news/3.html"]')


def test_the_overview_shows_the_state_of_each_source(client: httpx.Client) -> None:
    states = {words(row.select_one("a")): words(row) for row in read(client, "/").select(".sources li")}
    assert "Readable" in states["cgt-news"]
    assert "Waiting for its first crawl" in states["fda-press"]
    assert "Cannot be read challenge page (status 412)" in states["nmpa"]


def test_chinese_changes_are_marked_character_by_character(client: httpx.Client) -> None:
    assert [d.get_text() for d in read(client, "/changes/4").select("del, ins")] == ["570", "600"]


def test_changes_can_be_filtered_by_what_the_form_offers(client: httpx.Client) -> None:
    page = read(client, "/changes?source=&kind=&severity=")
    assert len(page.select("article.change")) == 4
    assert [option["value"] for option in page.select('select[name="severity"] option')] == [
        "",
        "high",
        "medium",
        "low",
    ]
    assert len(read(client, "/changes?kind=release_withdrawn").select("article.change")) == 1
    assert "No change fits these filters" in words(read(client, "/changes?source=fda-press").main)


def test_a_release_marks_its_figures_where_they_stand(client: httpx.Client) -> None:
    page = read(client, "/releases/1")
    assert words(page.h1) == LONG_TITLE
    marked = page.select_one(".prose a.figure")
    assert marked is not None
    assert (marked.get_text(), marked["href"]) == ("400", "/metrics/1")
    assert str(marked["title"]).startswith("more than 400 · cell and gene therapy products")
    assert words(page.select_one(".prose")).split(" . ")[0].startswith("Recently a team was led to Beijing.")


def test_a_revision_shows_what_was_edited(client: httpx.Client) -> None:
    page = read(client, "/releases/2/revisions/2")
    assert [d.get_text() for d in page.select("ins")] == [", as of 30 June"]
    assert page.select("del") == []
    first = read(client, "/releases/2/revisions/1")
    assert "About 430 products." in words(first.main)
    assert first.select("ins, del") == []


def test_any_two_revisions_can_be_compared(client: httpx.Client, sqlite: Database) -> None:
    with sqlite.writing() as session:
        make = Rows(session)
        release = make.release(make.source("ema"), "Report", "One 1.")
        make.revise(release, "Report", "One 2.")
        make.revise(release, "Report", "One 3.")
        address = f"/releases/{release.id}/revisions"
    page = read(client, f"{address}/3?against=1")
    assert [(d.name, d.get_text()) for d in page.select("del, ins")] == [("del", "1"), ("ins", "3")]
    assert [option["value"] for option in page.select("select[name=against] option")] == ["1", "2"]
    backwards = read(client, f"{address}/1?against=3")
    assert [(d.name, d.get_text()) for d in backwards.select("del, ins")] == [("del", "3"), ("ins", "1")]
    assert client.get(f"{address}/1?against=9").status_code == 404


def test_a_release_known_from_a_listing_says_so(client: httpx.Client, sqlite: Database) -> None:
    with sqlite.writing() as session:
        make = Rows(session)
        made = make.release(make.source("ema"), "Listed", None, unreadable_reason="status 404").id
    assert "Only the listing's entry is known. The page itself could not be read: status 404." in words(
        read(client, f"/releases/{made}").main
    )


def test_a_metric_draws_each_qualifier_as_what_it_is(client: httpx.Client) -> None:
    page = read(client, "/metrics/1")
    points = page.select("svg.on-desk a.point")
    assert [words(point.title).split(" · ")[0] for point in points] == ["more than 400", "about 430", "460", "500–550"]
    assert "first half of 2024" in words(points[1])
    assert BEFORE in words(points[0])
    assert points[0]["href"] == "/releases/1"
    assert [words(row) for row in page.select(".legend li")] == ["exact", "more than, at least", "about", "range"]
    assert [words(cell) for cell in page.select("tbody td.strong")] == ["500–550", "460", "about 430", "more than 400"]


def test_the_chart_is_a_picture_too(client: httpx.Client) -> None:
    answer = client.get("/metrics/1/chart.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
    assert picture.size == (1760, 732)
    assert len(picture.getcolors(1_000_000) or ()) > 20
    assert client.get("/metrics/2/chart.png").status_code == 404


def test_search_takes_the_filters_of_the_command_line(client: httpx.Client) -> None:
    def found(question: str) -> list[str]:
        return [words(title) for title in read(client, f"/search?{question}").select(".releases .title")]

    everything = found("q=products")
    assert len(everything) == 4
    assert found("q=products&since=2025-01-01&min=&kind=") == ["Outlook"]
    assert found("q=products&min=455&max=465") == ["460 products in clinical trials"]
    assert found("q=products&source=nmpa") == []
    assert found("q=products&language=zh") == []
    assert len(found("q=products&metric=1&kind=count")) == 4


def test_a_metric_with_one_point_has_a_table_and_no_chart(client: httpx.Client) -> None:
    page = read(client, "/metrics/2")
    assert page.select("svg") == []
    assert "截至2025年9月底" in words(page.table)


def test_sources_show_schedule_last_crawl_and_what_the_operator_is_told(client: httpx.Client) -> None:
    text = words(read(client, "/sources").main)
    assert "every 30m" in text
    assert "ok: 1 new, 1 change" in text
    assert "For the operator" in text
    assert "challenge page (status 412)" in words(read(client, "/sources/nmpa").table)


def test_search_marks_what_was_found(client: httpx.Client) -> None:
    page = read(client, "/search?q=细胞")
    assert [title.get_text() for title in page.select(".releases .title")] == ["药监局：细胞和基因治疗产品研发进展"]
    assert {mark.get_text() for mark in page.select(".title mark")} == {"细胞"}
    assert {mark.get_text() for mark in page.select(".snippet mark")} == {"细胞"}
    assert "No release holds these words" in words(read(client, "/search?q=nowhere").main)


def test_lists_longer_than_a_page_lead_on(client: httpx.Client, sqlite: Database) -> None:
    with sqlite.writing() as session:
        make = Rows(session)
        source = make.source("many")
        for number in range(60):
            make.release(source, f"Release {number}")
    page = read(client, "/releases?source=many")
    assert len(page.select(".releases > li")) == 50
    following = page.select_one('a[rel="next"]')
    assert following is not None
    assert len(read(client, str(following["href"])).select(".releases > li")) == 10


@pytest.mark.parametrize("path", ["/releases/99", "/metrics/99", "/changes/99", "/sources/nowhere", "/nowhere"])
def test_what_is_not_there_is_said_on_a_page(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text


def test_a_question_that_makes_no_sense_is_answered_on_a_page(client: httpx.Client) -> None:
    for path in ("/changes?kind=everything", "/releases?after=x", "/search?q=" + "x" * 500):
        answer = client.get(path)
        assert (answer.status_code, "That cannot be asked" in answer.text) == (422, True)


@pytest.mark.parametrize("path", ["/", "/releases", "/figures", "/metrics", "/sources"])
def test_an_empty_dashboard_says_what_to_do_next(empty: httpx.Client, path: str) -> None:
    assert "./regwatch sources add https://" in words(read(empty, path).main)


def test_a_watch_without_changes_says_what_comes(empty: httpx.Client, sqlite: Database) -> None:
    with sqlite.writing() as session:
        Rows(session).source("ema", baseline_at=None, state="new")
    assert "No source has been read to its end yet" in words(read(empty, "/").main)
    with sqlite.writing() as session:
        Rows(session).source("fda")
    assert "./regwatch subscribe you@example.org" in words(read(empty, "/").main)


def test_every_page_is_whole_without_script_and_names_itself(client: httpx.Client) -> None:
    for path in ("/", "/changes", "/releases", "/releases/1", "/metrics", "/metrics/1", "/sources", "/search"):
        page = read(client, path)
        assert page.title is not None
        assert words(page.title).endswith("· regwatch")
        assert len(page.select("h1")) == 1
        assert page.html is not None
        assert page.html["lang"] == "en"
        assert all(
            field.find_parent("label") or page.select(f'label[for="{field.get("id")}"]')
            for field in page.select("input, select")
        )


def test_the_part_that_renews_itself_is_asked_for_cheaply(client: httpx.Client, sqlite: Database) -> None:
    first = client.get("/live/overview")
    assert client.get("/live/overview", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    with sqlite.writing() as session:
        make = Rows(session)
        make.change(make.release(make.source("ema"), "Just now"))
    again = client.get("/live/overview", headers={"If-None-Match": first.headers["etag"]})
    assert "Just now" in again.text
