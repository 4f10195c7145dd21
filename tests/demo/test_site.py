"""The bundled site does on request what regulators' sites do."""

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from demo.releases import NEW_CHINESE
from demo.site import Site


def read(address: str) -> str:
    with urlopen(address, timeout=10) as answer:
        text: str = answer.read().decode()
        return text


def test_a_published_release_stands_first_in_the_list_and_has_a_page() -> None:
    with Site() as site:
        site.publish("zh", NEW_CHINESE)
        listing = read(site.address("zh"))
        page = read(site.address("zh") + "/Info/311")
    assert listing.index(NEW_CHINESE.title) < listing.index("全国已有超过120家药店")
    assert "发布时间：2025-11-18" in page
    assert "下一篇：没有了" in page


def test_a_silent_edit_leaves_no_trace_but_the_words() -> None:
    with Site() as site:
        site.edit("en", "166", "663", "636")
        page = read(site.address("en") + "/Info/166")
        listing = read(site.address("en"))
    assert "663" not in page
    assert "636 marketing applications in 2024" in listing


def test_furniture_changes_with_every_visit() -> None:
    with Site() as site:
        before = read(site.address("en"))
        site.redecorate()
        after = read(site.address("en"))
    assert before.partition("<h2>")[0] != after.partition("<h2>")[0]
    assert before.partition("<h2>")[2].partition("foot")[0] == after.partition("<h2>")[2].partition("foot")[0]


def test_an_outage_ends() -> None:
    with Site() as site:
        site.go_down()
        with pytest.raises(HTTPError, match="503") as caught:
            read(site.address("en"))
        caught.value.close()
        site.come_back()
        assert "Info/201" in read(site.address("en"))


@pytest.mark.parametrize("path", ["/news", "/Info/9999", "/../../etc/passwd"])
def test_what_is_not_there_is_not_found(path: str) -> None:
    with Site() as site, pytest.raises(HTTPError, match="404") as caught:
        read(site.address("en") + path)
    caught.value.close()
