"""A PDF file → the text a person reads in it, line breaks of the layout undone; or why there is none."""

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdf
from pypdf.errors import PyPdfError

from extraction.page_blocks import tidy

#: Pages and characters read of one file, and seconds spent on it; what lies beyond is left out, and the note says so.
_PAGES, _CHARACTERS, _SECONDS = 60, 300_000, 20.0
_ENDS = re.compile(r"[.!?:;。！？：；]\W{0,2}$")
_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_OPENS = re.compile(
    r"^(?:[•·▪●○–-]\s|\(?\d{1,2}[.)、]\s?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
)
#: A line shorter than this share of the longest one ends its paragraph, unless the next one goes on in lower case.
_SHORT = 0.6


@dataclass(frozen=True, slots=True)
class PdfText:
    """The paragraphs of a file; `note` says why some or all of its text is missing."""

    paragraphs: tuple[str, ...] = ()
    note: str = ""


def read(body: bytes) -> PdfText:
    """The text of a PDF. Nothing in the file can raise or take longer than the caps allow."""
    if not body.lstrip()[:5].startswith(b"%PDF"):
        return PdfText(note="the file is no PDF")
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            return PdfText(note="the PDF is encrypted")
        pages, note = _pages(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        return PdfText(note=f"the PDF is damaged: {tidy(str(error))[:120] or type(error).__name__}")
    except NotImplementedError as error:
        return PdfText(note=f"the PDF cannot be read: {tidy(str(error))[:120]}")
    paragraphs = tuple(paragraph for page in pages for paragraph in _paragraphs(page))
    if not paragraphs:
        return PdfText(note="the PDF holds no text, only pictures of it")
    return PdfText(paragraphs, note)


def _pages(reader: pypdf.PdfReader) -> tuple[list[str], str]:
    late = time.monotonic() + _SECONDS
    texts: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages):
        if number >= _PAGES or size > _CHARACTERS or time.monotonic() > late:
            return texts, f"only the first {number} of {len(reader.pages)} pages of the PDF were read"
        texts.append(page.extract_text())
        size += len(texts[-1])
    return texts, ""


def _paragraphs(page: str) -> Iterator[str]:
    """Lines that the layout broke put together again, up to the end of a sentence or a line that stops short."""
    lines = [tidy(line) for line in page.splitlines()]
    longest = max(map(len, lines), default=0)
    held = ""
    for line, following in pairwise([*lines, ""]):
        held = _after(held, line)
        stops = len(line) < longest * _SHORT and not following[:1].islower()
        if held and (stops or not following or _ENDS.search(line) or _OPENS.match(following)):
            yield held
            held = ""


def _after(held: str, line: str) -> str:
    """A line added to those before it: Chinese without a space, a word broken at a hyphen in one piece."""
    if not held or not line:
        return held or line
    if _HAN.match(held[-1]) or _HAN.match(line[0]):
        return held + line
    if re.search(r"[a-z]-$", held) and line[0].islower():
        return held[:-1] + line
    return f"{held} {line}"
