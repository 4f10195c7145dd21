"""Small PDF files, made line by line: Latin text in a standard font, Chinese in one that readers know by name."""


def made(lines: list[str], *, encrypted: bool = False) -> bytes:
    """A file of one page; without lines it is a page without text, as from a scanner."""
    shown = "".join(_line(line, 780 - 20 * number) for number, line in enumerate(lines))
    stream = f"BT {shown} ET".encode() if lines else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources"
        b" << /Font << /L 5 0 R /H 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
    ]
    if encrypted:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"00" * 32, b"11" * 32))
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b" /Encrypt 8 0 R /ID [<00> <00>]" if encrypted else b""
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        body
        + head
        + table
        + b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            locked,
            len(body),
        )
    )


def _line(line: str, height: int) -> str:
    font, text = ("L", f"({line})") if line.isascii() else ("H", f"<{line.encode('utf-16-be').hex()}>")
    return f"/{font} 12 Tf 1 0 0 1 50 {height} Tm {text} Tj "
