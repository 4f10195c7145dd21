"""Text comes out right whatever a page says, or fails to say, of its encoding."""

import pytest

from extraction.page_charset import decode

CHINESE = "截至目前，全国已有四百余个细胞治疗产品正在开展药物临床试验，其中包括近百个干细胞产品。"
TRADITIONAL = "截至目前，全國已有四百餘個細胞治療產品正在進行藥物臨床試驗，其中包括近百個幹細胞產品。"
JAPANESE = "本日、新しい医薬品十二品目を承認しました。使用上の注意の改訂についてもお知らせします。"
KOREAN = "오늘 새로운 의약품 열두 품목을 허가하였습니다. 자세한 내용은 첨부파일을 참고하시기 바랍니다."
FRENCH = "L’agence a reçu 1 204 déclarations d’effets indésirables à la fin de l’année."


@pytest.mark.parametrize(
    ("text", "encoding", "chosen"),
    [
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "utf-8", "utf-8"),
        (TRADITIONAL, "big5hkscs", "big5hkscs"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (KOREAN, "cp949", "cp949"),
        (FRENCH, "cp1252", "cp1252"),
        (CHINESE, "utf-8-sig", "utf-8"),
        (CHINESE, "utf-16", "utf-16"),
    ],
)
def test_undeclared(text: str, encoding: str, chosen: str) -> None:
    found = decode(f"<p>{text}</p>".encode(encoding), "text/html")
    assert (found.text.lstrip("\ufeff"), found.encoding, found.damaged) == (f"<p>{text}</p>", chosen, 0)


@pytest.mark.parametrize(
    ("declared", "encoding", "chosen", "note"),
    [
        ("gb2312", "gb18030", "gb18030", ""),
        ("gb2312", "utf-8", "utf-8", "declared as gb18030 but encoded as utf-8"),
        ("utf-8", "gb18030", "gb18030", "declared as utf-8 but encoded as gb18030"),
        ("iso-8859-1", "utf-8", "utf-8", "declared as cp1252 but encoded as utf-8"),
        ("no-such-set", "gb18030", "gb18030", ""),
    ],
)
@pytest.mark.parametrize("where", ["header", "meta"])
def test_declared(declared: str, encoding: str, chosen: str, note: str, where: str) -> None:
    header = f"text/html; charset={declared}" if where == "header" else "text/html"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if where == "meta" else ""
    found = decode(f"{meta}<p>{CHINESE}</p>".encode(encoding), header)
    assert (found.text, found.encoding, found.note) == (f"{meta}<p>{CHINESE}</p>", chosen, note)


def test_cyrillic_is_believed_when_declared() -> None:
    text = "Зарегистрировано двенадцать новых препаратов"
    assert decode(text.encode("cp1251"), "text/html; charset=windows-1251").text == text


def test_damage_is_counted_and_said() -> None:
    found = decode("утверждено препаратов ".encode() * 20 + b"\xff\xfe", "text/html; charset=utf-8")
    assert (found.damaged, found.note) == (2, "2 characters cannot be read as utf-8")


def test_a_stored_page_is_decoded_as_it_was() -> None:
    body = CHINESE.encode("gb18030")
    assert decode(body, "text/html; charset=utf-8", "gb18030").text == CHINESE
