"""Bytes of a page → text: by byte order mark, HTTP header, meta element and, when these lie, by the bytes."""

import codecs
import re
from dataclasses import dataclass

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I
)
_IN_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What browsers take these names to mean: the larger set that real pages use under the smaller one's name.
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
}
#: First bytes of the everyday characters of a two-byte set, and the second bytes that can follow them.
_EVERYDAY: dict[str, tuple[tuple[tuple[int, int], ...], tuple[int, int]]] = {
    "cp949": (((0xA1, 0xA3), (0xB0, 0xC8)), (0xA1, 0xFE)),
    "gb18030": (((0xA1, 0xA3), (0xB0, 0xD7)), (0xA1, 0xFE)),
    "euc_jp": (((0xA1, 0xA1), (0xA4, 0xA5), (0xB0, 0xCF)), (0xA1, 0xFE)),
    "big5hkscs": (((0xA1, 0xA3), (0xA4, 0xC6)), (0x40, 0xFE)),
    "cp932": (((0x81, 0x83), (0x88, 0x97)), (0x40, 0xFC)),
}
_SAMPLE = 3000
_CLEARLY = 0.85
_DOUBTFUL = 0.6


@dataclass(frozen=True, slots=True)
class Decoded:
    """`damaged` counts characters that the chosen encoding could not read; `note` says in words what was odd."""

    text: str
    encoding: str
    damaged: int = 0
    note: str = ""


def decode(body: bytes, content_type: str = "", encoding: str | None = None) -> Decoded:
    """The text of `body`. `encoding` is the answer of an earlier call for the same bytes and is taken at its word."""
    if encoding and (settled := _known(encoding)):
        return _with(body, settled)
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _with(body[len(mark) :] if name == "utf-8" else body, name)
    declared = _declared(body, content_type)
    if declared and declared.startswith(("utf-16", "utf-32", "iso2022")):
        return _with(body, declared)
    if _reads(body, "utf-8"):
        return _with(body, "utf-8", _contradiction(body, declared, "utf-8"))
    return _legacy(body, declared)


def _legacy(body: bytes, declared: str | None) -> Decoded:
    """Bytes that are no UTF-8: what they declare, unless another set makes plainly more sense of them."""
    scores = {name: _everyday_share(body, name) for name in _EVERYDAY}
    likeliest = max(scores, key=lambda name: scores[name])
    if declared and declared != "utf-8" and _reads(body, declared) and scores.get(declared, 1.0) >= _DOUBTFUL:
        return _with(body, declared)
    if scores[likeliest] >= _CLEARLY and _reads(body, likeliest):
        return _with(body, likeliest, _contradiction(body, declared, likeliest))
    if declared:
        return _with(body, declared)
    several_bytes = _with(body, "utf-8")
    if several_bytes.damaged * 50 < len(several_bytes.text.encode()) - len(several_bytes.text):
        return several_bytes
    return _with(body, "cp1252", "the page does not say how it is encoded")


def _with(body: bytes, encoding: str, note: str = "") -> Decoded:
    text = body.decode(encoding, errors="replace")
    damaged = text.count("�") - body.count("�".encode()) * (encoding == "utf-8")
    if damaged and not note:
        note = f"{damaged} characters cannot be read as {encoding}"
    return Decoded(text, encoding, damaged, note)


def _declared(body: bytes, content_type: str) -> str | None:
    in_header = _IN_HEADER.search(content_type)
    if in_header and (name := _known(in_header.group(1))):
        return name
    in_page = _DECLARED.search(body[:4096])
    return _known(in_page.group(1).decode("ascii")) if in_page else None


def _known(name: str) -> str | None:
    try:
        canonical = codecs.lookup(name.strip()).name
    except LookupError:
        return None
    return _LARGER.get(canonical, canonical)


def _reads(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _contradiction(body: bytes, declared: str | None, chosen: str) -> str:
    if declared in (None, chosen) or body.isascii():
        return ""
    return f"declared as {declared} but encoded as {chosen}"


def _everyday_share(body: bytes, encoding: str) -> float:
    """How many of the first non-ASCII characters are everyday ones of that set; text read wrongly scores low."""
    leads, (low, high) = _EVERYDAY[encoding]
    everyday = total = position = 0
    while position < len(body) - 1 and total < _SAMPLE:
        first, second = body[position], body[position + 1]
        if first < 0x80:
            position += 1
            continue
        total += 1
        if low <= second <= high and any(start <= first <= end for start, end in leads):
            everyday += 1
        position += 2
    return everyday / total if total else 0.0
