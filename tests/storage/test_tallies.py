"""What is counted when it is stored agrees with what is there."""

from sqlalchemy import func, select

from pipelines.reprocessing import reprocess
from storage import reading
from storage.database import Database
from storage.models import ChangeRow, FigureRow, MetricRow, ObservationRow, ReleaseRow, SourceRow
from tests.pipelines.told import Story, page
from tests.storage.older import begin_at, insert_plain

TRIALS = "More than {} cell and gene therapy products are in clinical trials."
COUNTED = (("sources", SourceRow), ("releases", ReleaseRow), ("figures", FigureRow), ("changes", ChangeRow))


def agree(database: Database) -> dict[str, int]:
    """The counts that a person sees first, which are the real ones."""
    with database.reading() as session:
        counts: dict[str, int] = reading.overview(session)["counts"]
        for name, model in COUNTED:
            assert counts[name] == session.scalar(select(func.count()).select_from(model)), name
        assert counts["releases"] == reading.sources(session)[0]["releases"]
        for metric in session.scalars(select(MetricRow)):
            current = select(func.count()).where(ObservationRow.metric_id == metric.id, ObservationRow.current)
            assert metric.points == session.scalar(current)
            assert metric.points == len(reading.metric(session, metric.id)["history"])
    return counts


def test_counts_keep_step_with_crawls_edits_and_re_extraction(database: Database) -> None:
    story = Story(database)
    assert agree(database) == {"sources": 1, "releases": 0, "figures": 0, "metrics": 0, "changes": 0}
    story.crawl(page("r1", TRIALS.format(400)))
    assert agree(database) == {"sources": 1, "releases": 1, "figures": 1, "metrics": 1, "changes": 0}
    story.crawl(page("r1", TRIALS.format(430)), page("r2", TRIALS.format(460)))
    assert agree(database)["releases"] == 2
    reprocess(database, "agency", lambda reading: page(reading.key.rpartition("/")[2], "Nothing is counted here."))
    assert agree(database)["figures"] == 0


def test_what_was_stored_before_is_counted(database: Database) -> None:
    begin_at(database, "0003")
    with database.engine.begin() as connection:
        for table, given in (
            ("sources", {"name": "old"}),
            ("crawls", {"source_id": 1}),
            ("releases", {"source_id": 1, "revision": 1}),
            ("revisions", {"release_id": 1, "crawl_id": 1, "number": 1}),
            ("figures", {"revision_id": 1, "part": "title", "kind": "count"}),
            ("figures", {"revision_id": 1, "part": "body", "kind": "count"}),
            ("metrics", {"source_id": 1}),
            ("observations", {"metric_id": 1, "figure_id": 1, "release_id": 1, "current": True}),
            ("observations", {"metric_id": 1, "figure_id": 2, "release_id": 1, "current": True}),
        ):
            insert_plain(connection, table, given)
    again = Database(database.url)
    with again.reading() as session:
        assert reading.overview(session)["counts"] == {
            "sources": 1,
            "releases": 1,
            "figures": 2,
            "metrics": 1,
            "changes": 0,
        }
        assert session.get_one(MetricRow, 1).points == 1
    again.close()
