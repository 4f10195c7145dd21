"""From a raw page to a release with its figures, without any crawl: as pages that are stored are read again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape

import pytest

from items.readings import Listed, RawPage, Reading
from pipelines import attempts, clean, dates, figures, through
from tests.needs import need
from tests.sites import PAGES, SEED
from tests.spiders.forms import article, authority_release, cms_release

ENOUGH = "A text that is long enough to be one. " * 3
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def looked_at(html: str, url: str = "https://a.example/news/7", **more: object) -> Reading:
    raw = RawPage(url=url, status=200, body=html.encode(), fetched_at=NOW, encoding="utf-8", content_type="text/html")
    reading = Reading(source="a", key="a.example/news/7", url=url, verdict="readable", raw=raw)
    return replace(reading, **more)  # type: ignore[arg-type]


def test_the_page_that_started_the_project() -> None:
    need(SEED.is_dir(), "the seed page beside the checkout")
    title, _, *rest = next(SEED.iterdir()).read_text(encoding="utf-8").splitlines()
    end = rest.index("Return to List")
    near = {"Prve": (11036, rest[end + 1].removeprefix("Prve:")), "Next": (11038, rest[end + 2].removeprefix("Next:"))}
    text = [
        escape(line) if line != "IMG_258" else "<img src='/a.png' alt='IMG_258'>IMG_258" for line in rest[:end] if line
    ]
    html = cms_release(11037, title, "2024-04-26", text, near)
    release = through(looked_at(html, "http://47.103.62.127/en/hydt/Info/11037", family="cms")).release

    assert release is not None
    assert (release.title, release.published, release.published_origin) == (title, date(2024, 4, 26), "mark")
    assert release.images == ("http://47.103.62.127/a.png",)
    assert "IMG_258" not in release.body
    assert "Return to List" not in release.body
    assert release.previous_url == "http://47.103.62.127/en/hydt/Info/11036"
    assert release.next_url == "http://47.103.62.127/en/hydt/Info/11038"
    found = {(one.part, one.value, one.qualifier) for one in release.extraction.figures}
    assert found >= {("title", 400.0, "more_than"), ("body", 400.0, "more_than"), ("body", 100.0, "nearly")}
    for one in release.extraction.figures:
        whole = release.title if one.part == "title" else release.body
        assert whole[one.start : one.end] == one.text
        assert one.sentence in whole


@pytest.mark.parametrize(
    ("html", "url", "listed", "expected"),
    [
        (
            cms_release(7, "A title", "2024-05-01", ["Text."], {}),
            "https://a.example/20240707101010101.html",
            None,
            (date(2024, 5, 1), "mark", "day"),
        ),
        (
            authority_release("公告", "2024-06-02 09:30", ["正文内容在此处。" * 4]),
            "https://a.example/7",
            date(2024, 6, 9),
            (date(2024, 6, 2), "meta", "minute"),
        ),
        (
            article("T", "A text that is long enough to be one. " * 3)
            .replace("<time", "<span")
            .replace("2 May 2024", ""),
            "https://a.example/7",
            date(2024, 6, 9),
            (date(2024, 6, 9), "listing", "day"),
        ),
        (
            "<article><h1>T</h1><p>A text that is long enough to be one.</p></article>",
            "https://a.example/20240707101010101.html",
            None,
            (date(2024, 7, 7), "url", "minute"),
        ),
        (
            "<article><h1>T</h1><p>A text that is long enough to be one.</p></article>",
            "https://a.example/7",
            None,
            (None, None, "day"),
        ),
        (
            "<article><h1>T</h1><p>A text that is long enough to be one.</p><p>Berne, 3 April 2024</p></article>",
            "https://a.example/7",
            None,
            (date(2024, 4, 3), "guess", "day"),
        ),
    ],
    ids=["mark", "meta", "listing", "url", "none", "guess"],
)
def test_the_most_trustworthy_date_wins(html: str, url: str, listed: date | None, expected: tuple[object, ...]) -> None:
    named = Listed(url=url, title="T", published=listed) if listed else None
    release = dates.decide(clean.read(looked_at(html, url, listed=named))).release
    assert release is not None
    assert (release.published, release.published_origin, release.published_precision) == expected


def test_a_time_in_utc_is_dated_where_the_source_is() -> None:
    html = article("T", "A text that is long enough to be one.").replace("T09:00:00Z'>2 May 2024", "T01:30:00Z'>")
    for timezone, day in (("UTC", date(2024, 5, 2)), ("America/New_York", date(2024, 5, 1))):
        release = dates.decide(clean.read(looked_at(html, timezone=timezone))).release
        assert release is not None
        assert release.published == day


def test_a_page_without_a_text_is_empty_and_falls_back_to_its_list() -> None:
    listed = Listed(
        url="https://a.example/news/7",
        title="12 drugs approved",
        published=date(2024, 5, 2),
        summary="<p>Of these, 3 are new.</p>",
    )
    for reading in (
        looked_at("<html><body><h1>12 drugs approved</h1><div id='app'></div></body></html>", listed=listed),
        looked_at("", listed=listed, verdict="missing", reason="the server answered 404 (Not Found)"),
        replace(looked_at("", listed=listed), raw=None, verdict="error", reason="the connection was refused"),
    ):
        found = through(reading)
        assert found.verdict != "readable"
        assert found.reason
        assert found.release is not None
        assert (found.release.title, found.release.body) == ("12 drugs approved", "Of these, 3 are new.")
        assert (found.release.published, found.release.published_origin) == (date(2024, 5, 2), "listing")
        assert [(one.part, one.value) for one in found.release.extraction.figures] == [("title", 12.0), ("body", 3.0)]
    assert through(looked_at("", verdict="unchanged")).release is None
    assert through(looked_at("", verdict="missing")).release is None


def test_page_furniture_is_no_text() -> None:
    noise = ["Page views: 1,204", "Last updated: 31 January 2024", "Related: 12,000 websites taken down (1 min read)"]
    noise += ["浏览次数：356", "打印日期：2024年9月13日", "相关链接：49批次化妆品不符合规定", "IMG_4711", "© 2024"]
    plain = through(looked_at(cms_release(7, "T", "2024-05-01", ["Inspectors made 310 visits."], {}), family="cms"))
    noisy = through(
        looked_at(cms_release(7, "T", "2024-05-01", ["Inspectors made 310 visits.", *noise], {}), family="cms")
    )
    assert plain.release is not None
    assert noisy.release is not None
    assert noisy.release.body == plain.release.body == "Inspectors made 310 visits."


def test_the_language_is_the_texts_own_unless_it_shows_none() -> None:
    assert figures.language_of("国家药监局批准", "", "en") == "zh"
    assert figures.language_of("Recall", "", "es") == "es"
    assert figures.language_of("Recall", "", "zh") == "en"
    assert figures.language_of("", "The agency has approved twelve of the medicines in this year. " * 5, "es") == "en"


def test_one_page_that_trips_the_code_does_not_cost_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def trips(reading: Reading) -> Reading:
        raise RecursionError("too deep")

    found = attempts.attempted(trips, looked_at("<p>x</p>"))
    assert isinstance(found, Reading)
    assert (found.verdict, found.reason) == ("error", "the page cannot be processed: RecursionError: too deep")
    assert "cannot be processed" in caplog.text
    assert attempts.attempted(trips, "no reading") == "no reading"


def test_stored_pages_read_alike_twice() -> None:
    for stored in sorted(PAGES.glob("*/*/page.html")):
        reading = looked_at(stored.read_text(encoding="utf-8", errors="replace"))
        assert through(reading) == through(reading)
