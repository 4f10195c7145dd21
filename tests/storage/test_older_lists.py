"""What was stored before lists had indexes of their own is found by them after an upgrade."""

from datetime import date

from storage import reading
from storage.database import Database
from storage.search.entry import entry
from tests.storage.older import begin_at, insert_plain

BODY = "The agency approved 31 drugs."
DAY, START, END = date(2024, 5, 2), date(2024, 1, 1), date(2024, 3, 31)


def test_what_was_stored_before_is_found_as_quickly(database: Database) -> None:
    begin_at(database, "0004")
    made = entry(1, None, 1, "en", "News", BODY, ["count"])._asdict()
    plain = " ".join(token for token in made["extra"].split() if not token.startswith("_"))
    period = {"period_text": "first quarter", "period_start": START, "period_end": END}
    point = {"metric_id": 1, "release_id": 1, "current": True}
    with database.engine.begin() as connection:
        for table, given in (
            ("sources", {"name": "old"}),
            ("crawls", {"source_id": 1}),
            ("releases", {"source_id": 1, "revision": 2, "title": "News"}),
            ("search_texts", {**made, "release_id": 1, "extra": f" {plain} "}),
            ("revisions", {"release_id": 1, "crawl_id": 1, "number": 1, "body": BODY}),
            ("revisions", {"release_id": 1, "crawl_id": 1, "number": 2, "body": BODY}),
            ("figures", {"revision_id": 1, "part": "body", "kind": "count", "value": 30.0, **period}),
            ("figures", {"revision_id": 2, "part": "body", "kind": "count", "value": 31.0, **period}),
            ("metrics", {"source_id": 1, "label": "drugs approved", "latest_figure_id": 2}),
            ("observations", {**point, "figure_id": 1, "period_end": END}),
            ("observations", {**point, "figure_id": 2, "published": DAY}),
        ):
            insert_plain(connection, table, given)
    again = Database(database.url)
    with again.reading() as session:
        for chosen in ({"period": "2024"}, {"period": "2024-Q1"}, {"period": "quarter"}, {"metric": "approving"}):
            assert [figure["value"] for figure in reading.figures(session, **chosen)] == [31]  # type: ignore[arg-type]
        assert [metric["id"] for metric in reading.metrics(session, query='"drugs approved"')] == [1]
        assert reading.metrics(session, query='"approved drugs"') == []
        assert [point["value"] for point in reading.metric(session, 1)["history"]] == [31, 30]
        for phrase, found in (('"agency approved"', 1), ('"approved agency"', 0), ('"agency appr*"', 1)):
            assert len(reading.search(session, phrase)) == found
    again.close()
