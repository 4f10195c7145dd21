"""Each family crawled for real: what is listed, what is read, and what a second crawl asks for."""

from tests.sites import Site, crawl
from tests.spiders.forms import article, authority_list, authority_release, cms_list, cms_release

TITLES = {
    101: "More than 400 gene therapy products are in clinical trials",
    102: "27 therapies sold nearly 20 billion yuan (2024 Q1)",
    103: "Stem cell rules take effect",
}


def _cms(site: Site) -> None:
    site.put("/en/hydt", cms_list([(103, TITLES[103], "2024-05-03"), (101, TITLES[101], "2024-04-26")]))
    first = ["Over 400 products are in trials.", "<img src='/up/a.png' alt='IMG_258'>IMG_258", "Views: 77"]
    site.put(
        "/en/hydt/Info/101",
        cms_release(101, TITLES[101], "2024-04-26", first, {"Prve": (102, TITLES[102]), "Next": (103, TITLES[103])}),
        ETag='"v1"',
    )
    site.put(
        "/en/hydt/Info/102", cms_release(102, TITLES[102], "2024-04-20", ["Sales grew."], {"Next": (101, TITLES[101])})
    )
    site.put(
        "/en/hydt/Info/103",
        cms_release(103, TITLES[103], "2024-05-03", ["The rules apply."], {"Prve": (101, TITLES[101])}),
    )


def test_company_cms_from_its_list_and_the_links_between_its_releases(site: Site) -> None:
    _cms(site)
    first = crawl(site.url("/en/hydt"))

    assert first.family == "cms"
    assert [(one["verdict"], one["releases"]) for one in first.listings] == [("readable", 2)]
    read = {reading["key"].rsplit("/", 1)[-1]: reading["release"] for reading in first.readings}
    assert {number: release["title"] for number, release in read.items()} == {str(n): t for n, t in TITLES.items()}
    assert read["101"]["body"] == "Over 400 products are in trials."
    assert read["101"]["images"] == [site.url("/up/a.png")]
    assert read["101"]["previous_url"] == site.url("/en/hydt/Info/102")
    assert read["101"]["next_url"] == site.url("/en/hydt/Info/103")
    assert (read["101"]["published"], read["101"]["published_origin"]) == ("2024-04-26", "mark")
    assert [
        (figure["part"], figure["value"], figure["qualifier"]) for figure in read["101"]["extraction"]["figures"]
    ] == [
        ("title", 400, "more_than"),
        ("body", 400, "more_than"),
    ]
    assert 12345 not in {figure["value"] for figure in read["101"]["extraction"]["figures"]}

    keys = {reading["url"].rsplit("/", 1)[-1]: reading["key"] for reading in first.readings}
    known = [
        {"key": keys[number], "url": site.url(f"/en/hydt/Info/{number}"), "title": read[number]["title"]}
        for number in keys
    ]
    site.seen.clear()
    assert crawl(site.url("/en/hydt"), known=known).readings == []
    assert site.paths() == ["/en/hydt"]

    due = [{**entry, "due": True, "etag": '"v1"'} if entry["key"] == keys["101"] else entry for entry in known]
    site.put("/en/hydt", cms_list([(103, "Stem cell rules withdrawn", "2024-05-03"), (101, TITLES[101], "2024-04-26")]))
    site.seen.clear()
    again = crawl(site.url("/en/hydt"), known=due)
    assert again.verdicts() == {"103": "readable", "101": "unchanged"}
    assert sorted(site.paths()) == ["/en/hydt", "/en/hydt/Info/101", "/en/hydt/Info/103"]


def test_a_release_without_any_list_leads_to_its_neighbours(site: Site) -> None:
    _cms(site)
    found = crawl(site.url("/en/hydt/Info/101"))
    assert found.family == "cms"
    assert [listing["releases"] for listing in found.listings] == [1]
    assert sorted(found.verdicts().items()) == [("101", "readable"), ("102", "readable"), ("103", "readable")]
    assert site.paths().count("/en/hydt/Info/101") == 1


def _authority(site: Site) -> list[str]:
    addresses = [f"../../xxgk/ggtg/2025101{n}104752137.html" for n in range(4)]
    entries = [
        (address, f"国家药监局关于批准第{n}种药品上市的公告（2025年第{n}号）", f"2025-10-1{n}")
        for n, address in enumerate(addresses)
    ]
    site.put(
        "/yaopin/ypggtg/index.html",
        authority_list(entries[:2], "index_1.html").encode("gb18030"),
        Content_Type="text/html",
    )
    site.put(
        "/yaopin/ypggtg/index_1.html",
        authority_list(entries[2:], "index.html").encode("gb18030"),
        Content_Type="text/html",
    )
    for n in (1, 2, 3):
        page = authority_release(
            entries[n][1], f"2025-10-1{n} 10:47", ["截至目前，超过400个产品开展临床试验。", "附件：公告全文"]
        )
        site.put(f"/xxgk/ggtg/2025101{n}104752137.html", page.encode("gb18030"), Content_Type="text/html")
    return [f"/xxgk/ggtg/2025101{n}104752137.html" for n in range(4)]


def test_authority_list_over_its_pages_in_a_chinese_encoding(site: Site) -> None:
    paths = _authority(site)
    found = crawl(site.url("/yaopin/ypggtg/index.html"))

    assert found.family == "listing"
    assert [(one["releases"], one["reason"]) for one in found.listings] == [
        (2, ""),
        (2, "the pages of the list lead in a circle"),
    ]
    assert [reading["verdict"] for reading in found.readings].count("readable") == 3
    missing = found.reading(paths[0])
    assert (missing["verdict"], missing["listed"]["published"]) == ("missing", "2025-10-10")
    assert missing["listed"]["title"] == "国家药监局关于批准第0种药品上市的公告（2025年第0号）"
    release = found.reading(paths[2])["release"]
    assert release["title"] == "国家药监局关于批准第2种药品上市的公告（2025年第2号）"
    assert release["body"] == "截至目前，超过400个产品开展临床试验。\n附件：公告全文"
    assert (release["published"], release["published_origin"], release["published_precision"]) == (
        "2025-10-12",
        "meta",
        "minute",
    )
    assert release["language"] == "zh"
    values = {
        figure["value"]
        for reading in found.readings
        if reading["release"]
        for figure in reading["release"]["extraction"]["figures"]
    }
    assert 400 in values
    assert not values & {3456, 173}

    known = [
        {"key": reading["key"], "url": reading["url"]}
        for reading in found.readings
        if reading["url"].endswith((paths[0], paths[1]))
    ]
    site.seen.clear()
    assert crawl(site.url("/yaopin/ypggtg/index.html"), known=known).readings == []
    deep = crawl(site.url("/yaopin/ypggtg/index.html"), known=known, deep=True)
    assert len(deep.readings) == 2


def test_feed_with_pages_summaries_and_an_item_on_another_site(site: Site) -> None:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>Fri, 03 May 2024 22:30:00 EDT</pubDate>"
        f"<description>&lt;p&gt;{summary}&lt;/p&gt;</description></item>"
        for title, link, summary in (
            ("Agency approves 12 medicines", site.url("/news/a?utm_source=rss"), "Twelve in April."),
            ("Agency warns of falsified product", site.url("/news/b"), "14 products were seized."),
            ("Elsewhere", "https://other.example/c", "Not ours."),
        )
    )
    site.put(
        "/rss.xml",
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>',
        Content_Type="application/rss+xml",
    )
    site.put(
        "/news/a?utm_source=rss",
        article("Agency approves 12 medicines", "The agency approved 12 medicines in April 2024."),
    )
    site.put("/news/b", "Internal Server Error", 500)
    site.put(
        "/",
        '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>'
        "<body><h1>Agency</h1><p>Welcome.</p></body></html>",
    )

    found = crawl(site.url("/"))
    assert found.family == "feed"
    assert len(crawl(site.url("/"), source={"family": "feed"}).readings) == 3
    assert [reading["listed"]["published"] for reading in found.readings] == ["2024-05-03"] * 3
    read = found.reading("/news/a?utm_source=rss")
    assert read["key"] == f"{site.host}/news/a"
    assert read["release"]["body"] == "The agency approved 12 medicines in April 2024."
    failed = found.reading("/news/b")
    assert (failed["verdict"], failed["reason"]) == ("error", "the server answered 500 (Internal Server Error)")
    assert failed["listed"]["summary"] == "<p>14 products were seized.</p>"
    elsewhere = found.reading("other.example/c")
    assert (elsewhere["verdict"], elsewhere["reason"]) == ("error", "other.example lies outside the source's site")


def test_a_list_that_has_not_changed_is_not_sent_again_and_known_releases_are_still_looked_at(site: Site) -> None:
    _cms(site)
    site.put("/en/hydt", cms_list([(103, TITLES[103], "2024-05-03")]), ETag='"l1"')
    address = site.url("/en/hydt/Info/101")
    known = [{"key": address.removeprefix("http://"), "url": address, "due": True, "etag": '"v1"'}]
    source = {"family": "cms", "config": {"list": {"url": site.url("/en/hydt"), "etag": '"l1"'}}}
    found = crawl(site.url("/en/hydt"), known=known, source=source)
    assert [listing["verdict"] for listing in found.listings] == ["unchanged"]
    assert found.verdicts() == {"101": "unchanged"}
    assert [one["verdict"] for one in crawl(site.url("/en/hydt"), source=source, anew=True).listings] == ["readable"]


def test_a_page_laid_out_anew_is_not_taken_for_a_list(site: Site) -> None:
    _cms(site)
    menu = "".join(f"<li><a href='/section/{n}'>Section number {n} of the site</a></li>" for n in range(6))
    site.put("/en/hydt", f"<html><body><div id='app'><ul>{menu}</ul></div></body></html>")
    source = {"family": "generic", "config": {"list": {"looks": [[20, 20]]}}}
    found = crawl(site.url("/en/hydt"), source=source)
    assert [(one["verdict"], one["reason"]) for one in found.listings] == [
        ("empty", "the list names 6 releases where it usually names 20; its layout seems to have changed")
    ]
    assert site.paths() == ["/en/hydt"]
    assert len(crawl(site.url("/en/hydt")).readings) == 6


def test_a_single_page_is_watched_for_itself(site: Site) -> None:
    text = "The agency recalls three batches of eye drops in 2024. Patients should return them to their pharmacy. " * 2
    page = article("Recall of eye drops", text).replace("</article>", "<a rel='next' href='/other'>Next</a></article>")
    site.put("/recall", page)
    for family in ("auto", "page"):
        found = crawl(site.url("/recall"), source={"family": family})
        assert (found.family, len(found.readings), found.listings[0]["releases"]) == ("page", 1, 1)
        assert found.reading("/recall")["release"]["published"] == "2024-05-02"
    assert site.paths() == ["/recall", "/recall"]
    site.put("/portal", "<html><body><h1>Welcome</h1><p>" + text + "</p><a href='/recall'>Recalls</a></body></html>")
    assert [one["verdict"] for one in crawl(site.url("/portal")).listings] == ["empty"]
