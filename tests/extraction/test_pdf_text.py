"""What a person reads in a PDF, and what is said of one that cannot be read."""

import pytest

from extraction import pdf_text
from tests.spiders.pdf import made

LATIN = [
    "In 2025 the register took in 214 new medicines, of which 31 were for",
    "rare diseases.",
    "1. Applicants are reminded of the usual time limits.",
]
CHINESE = ["截至二〇二五年底，全国已批准超过400个创新药，", "另有三十一个产品正在审评。"]


def test_lines_of_the_layout_become_sentences_again() -> None:
    assert pdf_text.read(made(LATIN)).paragraphs == (f"{LATIN[0]} {LATIN[1]}", LATIN[2])
    assert pdf_text.read(made(CHINESE)) == pdf_text.PdfText(("".join(CHINESE),))


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (b"<html>Not Found</html>", "the file is no PDF"),
        (b"%PDF-1.7\nnothing of the kind", "the PDF is damaged"),
        (made(LATIN)[:300], "the PDF is damaged"),
        (made([]), "the PDF holds no text, only pictures of it"),
        (made(LATIN, encrypted=True), "the PDF is encrypted"),
    ],
    ids=["no pdf", "broken", "cut off", "scanned", "encrypted"],
)
def test_why_there_is_no_text(body: bytes, note: str) -> None:
    found = pdf_text.read(body)
    assert found.paragraphs == ()
    assert found.note.startswith(note)
