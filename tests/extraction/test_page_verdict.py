"""Answers told apart by evidence."""

import pytest

from extraction.page_verdict import judge
from tests.needs import need
from tests.sites import CAPTURES
from tests.spiders.forms import CHALLENGE, article

LONG = "The agency explains how its portal protects itself against robots. " * 20


@pytest.mark.parametrize(
    ("status", "headers", "text", "verdict"),
    [
        (200, {}, article("A release", "With a text that says something."), "readable"),
        (304, {}, "", "unchanged"),
        (404, {}, "<h1>Not Found</h1>", "missing"),
        (410, {}, "", "missing"),
        (500, {}, article("A release", LONG), "error"),
        (200, {}, CHALLENGE, "blocked"),
        (412, {}, "", "blocked"),
        (429, {}, "", "blocked"),
        (202, {}, "<html><script>go()</script></html>", "blocked"),
        (403, {"cf-mitigated": "challenge"}, "<title>Just a moment...</title>", "blocked"),
        (503, {}, "<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'></script>", "blocked"),
        (404, {}, "<p>The abuse-detection-apology page</p>", "blocked"),
        (200, {}, "<iframe src='/_Incapsula_Resource?SWUDNSAI=1'></iframe>", "blocked"),
        (200, {}, "<form>User <input><input type='password'></form>", "blocked"),
        (200, {}, article("New portal", LONG + "<input type='password'>"), "readable"),
        (200, {}, article("How captcha works", LONG + "px-captcha g-recaptcha"), "readable"),
        (200, {}, CHALLENGE.replace("<body>", f"<body><h1>公告</h1><p>{LONG}</p>"), "readable"),
        (
            200,
            {},
            "<title>Page not found - Agency</title><h1>Page not found</h1><p>Use the search.</p>",
            "soft_missing",
        ),
        (200, {}, "<h1>404</h1><p>您访问的页面不存在</p>", "soft_missing"),
        (200, {}, article("Page not found: what a missing leaflet means", LONG * 2), "readable"),
        (200, {}, "<title>404 Not Found</title><h1>404 Not Found</h1><p>nginx</p>", "soft_missing"),
        (200, {}, "<h1>Error 404</h1><p>Use the search.</p>", "soft_missing"),
        (200, {}, article("404 applications approved", "They came in last year."), "readable"),
        (200, {}, article("502 applications approved", "They came in last year."), "readable"),
        (200, {}, article("Approvals", "503 applications were approved."), "readable"),
        (200, {}, "<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>", "error"),
        (200, {}, "Internal Server Error", "error"),
        (200, {}, "<body>系统繁忙，请稍后再试</body>", "error"),
        (200, {}, "<h1>Permits</h1><p>Service temporarily unavailable. Database connection failed.</p>", "error"),
        (200, {}, "<h1>Permits</h1><p>This content could not be loaded. Please refresh the page.</p>", "error"),
        (200, {}, "<h1>Permits</h1><p>The request timed out. Reference number 18.4f2c1102.</p>", "error"),
        (200, {}, "<h1>许可</h1><p>内容加载失败，请刷新页面重试。</p>", "error"),
        (200, {}, "<h1>许可</h1><p>数据库连接失败，请联系管理员。</p>", "error"),
        (200, {}, "<h1>Permits</h1><p>Errors in 12 leaflets were corrected.</p>", "readable"),
        (200, {}, "<h1>Recalls</h1><p>The service centre is closed. 12 recalls were announced.</p>", "readable"),
        (200, {}, "<h1>追溯</h1><p>系统建设完成，数据已上传12万条。</p>", "readable"),
        (200, {"content-type": "application/pdf"}, "%PDF-1.7", "error"),
        (200, {}, "", "empty"),
        (200, {}, "<html><body><script>render()</script></body></html>", "empty"),
        (200, {"content-type": "application/rss+xml"}, "<?xml version='1.0'?><rss><channel/></rss>", "readable"),
        (200, {}, "<p>x</p>" * 500_000, "error"),
        (200, {}, "<b>x" * 60_000, "error"),
        (200, {}, "<div class=x>" * 20_000 + LONG, "error"),
    ],
)
def test_verdict(status: int, headers: dict[str, str], text: str, verdict: str) -> None:
    judged = judge(status, headers, text)
    assert judged.verdict == verdict
    assert bool(judged.reason) is (verdict not in ("readable", "unchanged"))


@pytest.mark.parametrize(
    ("answered", "verdict"),
    [
        ("https://a.example/en/news/7", "readable"),
        ("https://www.a.example/en/news/7/", "readable"),
        ("https://a.example/en/news/7-with-a-longer-slug", "readable"),
        ("https://a.example/en/news", "soft_missing"),
        ("https://a.example/en/news/index.html", "soft_missing"),
        ("https://a.example/en", "soft_missing"),
        ("https://a.example/", "soft_missing"),
        ("https://a.example/error/404.html", "soft_missing"),
        ("https://a.example/apology_objects/abuse-detection-apology.html", "blocked"),
    ],
)
def test_where_a_redirect_led(answered: str, verdict: str) -> None:
    text = article("A page", "Whatever stands here, the address tells what it is.")
    listing = "https://a.example/en/news"
    judged = judge(200, {}, text, asked="https://a.example/en/news/7", answered=answered, listing=listing)
    assert judged.verdict == verdict


def test_captured_error_bodies_are_seen_as_blocks() -> None:
    need(CAPTURES.is_dir(), "the captures of real pages beside the checkout")
    captures = sorted(CAPTURES.glob("fda/blocked_*.html"))
    assert captures
    for capture in captures:
        judged = judge(200, {"content-type": "text/html"}, capture.read_text(encoding="utf-8"))
        assert (judged.verdict, "Akamai" in judged.reason) == ("blocked", True), capture.name
