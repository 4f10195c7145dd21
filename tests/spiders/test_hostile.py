"""A list whose releases misbehave in every way a server can: each is told apart."""

from tests.sites import Site, crawl
from tests.spiders.misbehaving import LIMIT, TEXT, serve

#: What each release's page answers, and the verdict and a part of the reason that must come of it.
EXPECTED = {
    "fine": ("readable", ""),
    "gone": ("missing", "410 (Gone)"),
    "absent": ("missing", "404 (Not Found)"),
    "failing": ("error", "500 (Internal Server Error)"),
    "reset": ("error", "connection"),
    "truncated": ("error", "broke off"),
    "drip": ("error", "within the time allowed"),
    "endless": ("error", "larger than 300,000 bytes"),
    "huge": ("error", "larger than 300,000 bytes"),
    "bomb": ("error", "larger than 300,000 bytes"),
    "zstd-bomb": ("error", "larger than 300,000 bytes"),
    "gzipped": ("readable", ""),
    "brotli": ("readable", ""),
    "zstd": ("readable", ""),
    "badgzip": ("error", "unpacked"),
    "circle": ("error", "redirects in circles"),
    "to-list": ("soft_missing", "leads back to the list"),
    "to-section": ("soft_missing", "another section"),
    "to-error": ("soft_missing", "error page"),
    "off-site": ("error", "other.example lies outside the source's site"),
    "moved": ("readable", ""),
    "notfound200": ("soft_missing", "Page not found"),
    "notfound-zh": ("soft_missing", "页面不存在"),
    "error200": ("error", "Service Unavailable"),
    "login": ("blocked", "login page"),
    "to-login": ("blocked", "login page"),
    "challenge200": ("blocked", "Ruishu"),
    "challenge412": ("blocked", "412"),
    "accepted": ("blocked", "202"),
    "forbidden": ("blocked", "403"),
    "apology": ("blocked", "apology"),
    "empty": ("empty", "no text"),
    "shell": ("empty", "of a release can be found"),
    "picture": ("error", "image/png"),
    "damaged": ("error", "cannot be read as"),
    "mislabelled": ("readable", ""),
    "big5": ("readable", ""),
    "refresh": ("readable", ""),
    "reloads": ("readable", ""),
}


def test_every_misbehaviour_is_told_apart(site: Site) -> None:
    serve(site, EXPECTED)
    found = crawl(site.url("/en/hydt"), settings={"DOWNLOAD_MAXSIZE": LIMIT, "DOWNLOAD_TIMEOUT": 4})
    by_name = {reading["listed"]["url"].rsplit("/", 1)[-1]: reading for reading in found.readings}
    wrong = {
        name: (by_name[name]["verdict"], by_name[name]["reason"])
        for name, (verdict, part) in EXPECTED.items()
        if by_name[name]["verdict"] != verdict or part not in by_name[name]["reason"]
    }
    assert wrong == {}
    assert by_name["mislabelled"]["release"]["title"] == "名为测试的发布"
    assert by_name["mislabelled"]["reason"] == "declared as utf-8 but encoded as gb18030"
    assert by_name["big5"]["release"]["title"] == "名為測試的發佈"
    assert {by_name[name]["release"]["body"] for name in ("refresh", "gzipped", "brotli", "zstd")} == {TEXT}
    assert {seen.headers["accept-encoding"] for seen in site.seen} == {"gzip, deflate, br, zstd"}
