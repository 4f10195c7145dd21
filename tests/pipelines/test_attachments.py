"""What a release's files say is stored and compared like its text; a file that fails harms nothing."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from extraction import attached
from items.readings import Attached, RawPage, Reading
from pipelines import through
from pipelines.reprocessing import reprocess
from storage import reading
from storage.database import Database
from storage.models import NoticeRow, OutboxRow, ReleaseRow, RevisionRow
from tests.pipelines.told import START, Story, page
from tests.spiders.pdf import made

URL = "https://agency.example/files/report.pdf"


@pytest.fixture
def story(database: Database) -> Story:
    return Story(database)


def with_file(body: bytes | None, reason: str = "") -> Reading:
    raw = body and RawPage(url=URL, status=200, body=body, fetched_at=START, content_type="application/pdf")
    plain = page("r1", "The desk opens at nine.", title="Report")
    assert plain.raw
    html = plain.raw.body.replace(b"at nine.", f"at nine. <a href='{URL}'>The report</a>".encode())
    asked = replace(plain, raw=replace(plain.raw, body=html), release=None)
    return through(replace(asked, files=(Attached(url=URL, raw=raw or None, reason=reason),)))


def test_a_figure_edited_in_a_file_is_a_change_of_its_release(story: Story) -> None:
    story.crawl(with_file(made(["The agency approved 320 medicines in 2025."])))
    story.crawl(with_file(None, "the server answered 503"), with_file(None, "the server answered 503"))
    assert story.count(RevisionRow) == 1
    assert story.count(NoticeRow, NoticeRow.kind == "files_unreadable") == 1

    changes = story.crawl(with_file(made(["The agency approved 330 medicines in 2025."])))
    assert [(one["kind"], one["old"]["value"], one["new"]["value"]) for one in changes] == [
        ("figure_revised", 320, 330)
    ]
    with story.database.reading() as session:
        shown = reading.release(session, session.scalars(select(ReleaseRow.id)).one())
    assert [(figure["part"], figure["value"]) for figure in shown["figures"]] == [("attachment", 330)]
    assert shown["attachments"] == [URL]
    assert story.count(OutboxRow, OutboxRow.audience == "operator") == 2


def test_files_are_read_again_from_what_is_stored(story: Story) -> None:
    story.crawl(with_file(made(["The agency approved 320 medicines in 2025."])))
    report = reprocess(story.database, "agency", through)
    assert (report["figures"], report["figures_lost"], report["texts_changed"]) == (1, 0, 0)


def test_texts_are_put_together_and_taken_apart() -> None:
    files = {URL: "One line\nand another", "https://agency.example/b.pdf": "Third"}
    for own in ("The text", ""):
        assert attached.parted(attached.joined(own, files)) == (own, files)
    assert attached.parted("No file at all") == ("No file at all", {})
