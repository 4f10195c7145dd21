"""robots.txt, waiting when asked to, staying on the site and out of private networks, and lists without an end."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from spiders.guard import is_private
from spiders.site import key, same_site
from tests.sites import Site, crawl
from tests.spiders.forms import article, cms_list

TEXT = "The agency approved 12 medicines in April 2024 and rejected three of them."


def _three(site: Site) -> None:
    site.put("/en/hydt", cms_list([(n, f"Release number {n} of this list", "2024-05-02") for n in (1, 2, 3)]))
    for n in (1, 2, 3):
        site.put(f"/en/hydt/Info/{n}", article(f"Release number {n} of this list", TEXT))


def test_robots_may_close_the_list_or_single_releases_and_slow_the_crawl(site: Site) -> None:
    _three(site)
    site.put(
        "/robots.txt", "User-agent: regwatch\nCrawl-delay: 0.3\nDisallow: /en/hydt/Info/2\n", Content_Type="text/plain"
    )
    found = crawl(site.url("/en/hydt"))
    assert found.verdicts() == {"1": "readable", "2": "blocked", "3": "readable"}
    refused = found.reading("/2")
    assert (refused["reason"], refused["listed"]["title"]) == (
        "robots.txt disallows /en/hydt/Info/2",
        "Release number 2 of this list",
    )
    moments = [seen.at for seen in site.seen]
    assert all(later - earlier > 0.14 for earlier, later in pairwise(moments))

    site.put("/robots.txt", "User-agent: *\nDisallow: /en/\n", Content_Type="text/plain")
    site.seen.clear()
    closed = crawl(site.url("/en/hydt"))
    assert [(one["verdict"], one["reason"]) for one in closed.listings] == [
        ("blocked", "robots.txt disallows /en/hydt")
    ]
    assert (closed.readings, site.paths()) == ([], [])


def test_a_robots_txt_that_fails_means_not_now(site: Site) -> None:
    _three(site)
    site.put("/robots.txt", "busy", 503)
    found = crawl(site.url("/en/hydt"))
    assert [(one["verdict"], one["reason"]) for one in found.listings] == [
        ("blocked", "robots.txt answered 503, so nothing is fetched for now")
    ]
    assert site.paths() == []


def _busy_once(wait: str) -> Iterator[bytes]:
    yield f"HTTP/1.1 429 Too Many Requests\r\nRetry-After: {wait}\r\nContent-Length: 0\r\n\r\n".encode()
    while True:
        body = article("Release number 2 of this list", TEXT).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
        yield head.encode() + body


def test_retry_after_is_waited_for_when_short_and_ends_the_crawl_when_long(site: Site) -> None:
    _three(site)
    for wait, verdict in (("1", "readable"), ("7200", "blocked")):
        answers = _busy_once(wait)

        def busy(handler: BaseHTTPRequestHandler, answers: Iterator[bytes] = answers) -> None:
            handler.wfile.write(next(answers))

        site.behave("/en/hydt/Info/2", busy)
        site.seen.clear()
        found = crawl(site.url("/en/hydt"), settings={"CONCURRENT_REQUESTS": 1})
        assert found.reading("/2")["verdict"] == verdict
        asked = [seen.at for seen in site.seen if seen.path == "/en/hydt/Info/2"]
        if verdict == "readable":
            assert asked[1] - asked[0] >= 0.95
        else:
            assert len(asked) == 1
            assert found.reading("/3")["reason"].startswith("the server asks to wait 7")


def test_a_private_address_is_refused_before_any_request(site: Site) -> None:
    _three(site)
    for url in (site.url("/en/hydt"), site.url("/en/hydt").replace("127.0.0.1", "localhost")):
        found = crawl(url, allow_private=False)
        [listing] = found.listings
        assert listing["verdict"] == "error"
        assert "private address" in listing["reason"]
        assert "REGWATCH_ALLOW_PRIVATE_NETWORKS" in listing["reason"]
    assert site.seen == []


def test_an_unreachable_source_says_why() -> None:
    with Site() as gone:
        url = gone.url("/en/hydt")
    known = [{"key": f"k{n}", "url": f"{url}/{n}", "due": True} for n in range(5)]
    found = crawl(url, known=known)
    assert [(one["verdict"], one["reason"]) for one in found.listings] == [("error", "the connection was refused")]
    assert found.readings == []


def test_endless_circular_and_repeating_lists_end_with_a_reason(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        page = int(handler.path.partition("page=")[2] or 1)
        entries = [(page * 10 + n, f"Release {page * 10 + n} of an endless list", "2024-05-02") for n in range(5)]
        body = cms_list(entries).replace("</body>", f"<a href='/en/hydt?page={page + 1}'>Next</a></body>").encode()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(body)

    for page in range(1, 40):
        site.behave("/en/hydt" + (f"?page={page}" if page > 1 else ""), endless)
    found = crawl(site.url("/en/hydt"), limit=12)
    assert [listing["reason"] for listing in found.listings] == ["", "", "stopped at the limit of 12 releases"]
    assert len(found.readings) == 12

    same = cms_list([(n, f"Release number {n} of this list", "2024-05-02") for n in (1, 2, 3)])
    site.behaviours.clear()
    for page in range(1, 6):
        site.put(
            f"/list?session={page}", same.replace("</body>", f"<a href='/list?session={page + 1}'>Next</a></body>")
        )
    repeating = crawl(site.url("/list?session=1"))
    assert [listing["reason"] for listing in repeating.listings] == ["", "the pages of the list repeat themselves"]


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("0.0.0.0", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("fd00::1", True),
        ("::ffff:192.168.0.1", True),
        ("64:ff9b::a00:1", True),
        ("2002:7f00:1::", True),
        ("224.0.0.1", True),
        ("93.184.216.34", False),
        ("2606:2800:220:1:248:1893:25c8:1946", False),
    ],
)
def test_private_addresses_are_known_in_every_disguise(address: str, private: bool) -> None:
    assert is_private(address) is private


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://www.nmpa.gov.cn/a", True),
        ("http://zwfw.nmpa.gov.cn/a", True),
        ("https://www.samr.gov.cn/a", False),
        ("https://nmpa.gov.cn.evil.example/a", False),
        ("https://www.nmpa.gov.cn:8443/a", False),
        ("ftp://www.nmpa.gov.cn/a", False),
    ],
)
def test_a_site_is_its_registrable_domain(url: str, same: bool) -> None:
    assert same_site(url, "https://www.nmpa.gov.cn/yaopin/index.html") is same


def test_a_key_keeps_what_identifies_and_drops_what_does_not() -> None:
    assert key("https://www.fda.gov/News/A/?utm_source=rss&id=7#top") == "fda.gov/News/A?id=7"
    assert key("http://fda.gov/News/A?id=7") == "fda.gov/News/A?id=7"
    assert key("http://a.example/list;jsessionid=AB12?sid=9") == "a.example/list"
    assert key("http://127.0.0.1:8080/x") != key("http://127.0.0.1:8081/x")
    long = "https://www.infarmed.pt/web/infarmed/alertas?_101_struts_action=%2Fview&_101_assetEntryId=7654"
    assert "assetEntryId=7654" in key(long)


def test_a_source_may_ask_for_a_slower_pace_than_usual(site: Site) -> None:
    rows = [{"title": f"Release {n} of the list", "url": f"/r/{n}", "date": "2026-07-01"} for n in (1, 2)]
    site.put("/list.json", json.dumps(rows), Content_Type="application/json")
    settings = {"DOWNLOAD_DELAY": 0.01, "DOWNLOAD_DELAY_JITTER": 0.0, "CONCURRENT_REQUESTS_PER_DOMAIN": 1}
    crawl(site.url("/list.json"), source={"config": {"delay": 0.3}}, settings=settings)
    asked = [seen.at for seen in site.seen if seen.path.startswith("/r/")]
    assert asked[1] - asked[0] >= 0.25
