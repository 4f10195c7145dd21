"""Files that releases link: their text is read with the release where the source asks for it."""

import json

from tests.sites import Site, crawl
from tests.spiders.forms import article
from tests.spiders.pdf import made

SOURCE = {"config": {"attachments": "pdf"}}


def _serve(site: Site) -> None:
    rows = "".join(
        f"<li><a href='{path}'>{title}</a><span>2026-07-0{n}</span></li>"
        for n, (path, title) in enumerate(
            [("/news/report", "The annual report is out"), ("/files/notice.pdf", "Notice on fees in a file")], 1
        )
    )
    site.put("/list", f"<html><body><ul>{rows}</ul></body></html>")
    links = "".join(
        f"<p><a href='{path}'>{path}</a></p>"
        for path in ("/files/report.pdf?v=2", "/files/gone.pdf", "/files/table.xlsx", "https://other.example/x.pdf")
    )
    page = article("The annual report is out", "The agency approved 12 medicines in 2025.")
    site.put("/news/report", page.replace("</article>", f"{links}</article>"))
    report = made(["The inspectors visited 320 sites in 2025.", "截至目前，共有31个产品正在审评。"])
    site.put("/files/report.pdf?v=2", report, Content_Type="application/pdf")
    site.put("/files/notice.pdf", made(["A fee of 250 euros applies."]), Content_Type="application/pdf")


def test_text_of_linked_files_is_read_when_the_source_asks_for_it(site: Site) -> None:
    _serve(site)
    found = crawl(site.url("/list"), source=SOURCE)
    report = found.reading("/news/report")["release"]
    own, _, rest = report["body"].partition(f"\nAttachment: {site.url('/files/report.pdf?v=2')}\n")
    assert own.startswith("The agency approved 12 medicines in 2025.")
    assert rest == "The inspectors visited 320 sites in 2025.\n截至目前，共有31个产品正在审评。"
    figures = {(one["part"], one["value"]): one for one in report["extraction"]["figures"]}
    assert {("body", 12), ("attachment", 320)} <= figures.keys()
    far = figures["attachment", 320]
    assert report["body"][far["start"] : far["end"]] == far["text"]
    assert report["unread"] == {
        site.url("/files/gone.pdf"): "the server answered 404",
        "https://other.example/x.pdf": "other.example lies outside the source's site",
    }
    notice = found.reading("/files/notice.pdf")
    assert (notice["verdict"], notice["release"]["title"]) == ("readable", "Notice on fees in a file")
    assert notice["release"]["body"].endswith("A fee of 250 euros applies.")


def test_files_are_left_alone_otherwise(site: Site) -> None:
    _serve(site)
    found = crawl(site.url("/list"))
    assert site.paths() == ["/list", "/news/report"]
    assert found.reading("/files/notice.pdf")["reason"] == "the release is a file, whose text is not read"
    assert json.dumps(found.reading("/news/report")["release"]["attachments"]).count("/files/") == 3
