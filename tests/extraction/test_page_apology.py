import pytest

from extraction.page_apology import is_apology


@pytest.mark.parametrize(
    "text",
    [
        "Error 503",
        "502 Bad Gateway",
        "503",
        "500 - Internal Server Error",
        "503 Service Temporarily Unavailable",
        "Please try again later.",
        "Reload the page in a few minutes.",
        "Sorry, an error occurred",
        "页面加载失败，请稍后再试",
        "服务器繁忙",
        "系统正在升级，请稍后访问",
    ],
)
def test_what_stands_in_the_place_of_a_text(text: str) -> None:
    assert is_apology(text)


@pytest.mark.parametrize(
    "text",
    [
        "502 applications were approved in 2024.",
        "500 innovative medicines were approved.",
        "503 service stations sell medicines now.",
        "Check the recall page for the numbers of 12 batches.",
        "系统升级后，全年受理申请1,200件。",
    ],
)
def test_short_releases_are_texts(text: str) -> None:
    assert not is_apology(text)
