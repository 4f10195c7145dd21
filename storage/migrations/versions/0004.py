"""Tallies, indexes in the order of lists, and views for the common questions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WITHDRAWN = sa.text("withdrawn_at IS NOT NULL")

POINTS = """
UPDATE metrics SET points = (
    SELECT count(*) FROM observations o JOIN figures f ON f.id = o.figure_id
    WHERE o.metric_id = metrics.id AND o."current" AND (f.part = 'body' OR NOT EXISTS (
        SELECT 1 FROM observations p JOIN figures g ON g.id = p.figure_id
        WHERE p.release_id = o.release_id AND p.metric_id = o.metric_id AND p."current" AND g.part = 'body')))
"""
TALLIES = """
INSERT INTO tallies (source_id, releases, figures, metrics, changes)
SELECT s.id,
    (SELECT count(*) FROM releases r WHERE r.source_id = s.id),
    (SELECT count(*) FROM releases r JOIN revisions v ON v.release_id = r.id JOIN figures f ON f.revision_id = v.id
     WHERE r.source_id = s.id),
    (SELECT count(*) FROM metrics m WHERE m.source_id = s.id AND m.merged_into_id IS NULL),
    (SELECT count(*) FROM changes c WHERE c.source_id = s.id)
FROM sources s
"""
VIEWS = (
    """
CREATE VIEW latest_values AS
SELECT m.id AS metric_id, s.name AS source, m.label AS metric, f.qualifier, f.value, f.value_max, m.unit, m.currency,
    f.period_text AS period, f.period_end, r.published, f.sentence, r.id AS release_id, r.title, r.url
FROM metrics m JOIN sources s ON s.id = m.source_id JOIN figures f ON f.id = m.latest_figure_id
JOIN revisions v ON v.id = f.revision_id JOIN releases r ON r.id = v.release_id
WHERE m.merged_into_id IS NULL
""",
    """
CREATE VIEW metric_history AS
SELECT m.id AS metric_id, s.name AS source, m.label AS metric, o.period_end, r.published, f.qualifier, f.value,
    f.value_max, m.unit, m.currency, f.period_text AS period, f.part, f.sentence, r.id AS release_id, r.title, r.url
FROM observations o JOIN metrics m ON m.id = o.metric_id JOIN sources s ON s.id = m.source_id
JOIN figures f ON f.id = o.figure_id JOIN releases r ON r.id = o.release_id
WHERE o."current"
""",
    """
CREATE VIEW stated_figures AS
SELECT f.id AS figure_id, s.name AS source, r.published, r.title, f.qualifier, f.value, f.value_max, f.kind, f.unit,
    f.currency, f.subject, f.period_text AS period, f.period_start, f.period_end, f.part, f.sentence,
    r.id AS release_id, r.url, r.withdrawn_at
FROM releases r JOIN sources s ON s.id = r.source_id
JOIN revisions v ON v.release_id = r.id AND v.number = r.revision JOIN figures f ON f.revision_id = v.id
""",
    """
CREATE VIEW release_texts AS
SELECT r.id AS release_id, s.name AS source, r.published, r.language, r.title, v.body, r.revision, r.first_seen,
    r.withdrawn_at, r.url
FROM releases r JOIN sources s ON s.id = r.source_id
LEFT JOIN revisions v ON v.release_id = r.id AND v.number = r.revision
""",
    """
CREATE VIEW source_health AS
SELECT s.id AS source_id, s.name AS source, s.enabled, s.state, s.state_reason, s.next_due_at,
    (SELECT max(c.finished_at) FROM crawls c WHERE c.source_id = s.id AND c.outcome = 'ok') AS last_good_at,
    t.releases, t.figures, t.metrics, t.changes, s.url
FROM sources s LEFT JOIN tallies t ON t.source_id = s.id
""",
)
LAST_WEEK = """
CREATE VIEW changes_last_week AS
SELECT c.id AS change_id, c.detected_at, c.severity, c.kind, s.name AS source, m.label AS metric,
    {old_value} AS old_value, {new_value} AS new_value, c.delta, c.delta_percent,
    {old_sentence} AS old_sentence, {new_sentence} AS new_sentence, c.note, r.id AS release_id, r.title, r.url
FROM changes c JOIN sources s ON s.id = c.source_id LEFT JOIN metrics m ON m.id = c.metric_id
LEFT JOIN releases r ON r.id = c.release_id
WHERE c.detected_at >= {week_ago}
"""
SQLITE = {
    **{
        f"{side}_{key}": f"json_extract(c.{side}, '$.{key}')"
        for side in ("old", "new")
        for key in ("value", "sentence")
    },
    "week_ago": "datetime('now', '-7 days')",
}
POSTGRESQL = {
    **{f"{side}_value": f"(c.{side} ->> 'value')::double precision" for side in ("old", "new")},
    **{f"{side}_sentence": f"c.{side} ->> 'sentence'" for side in ("old", "new")},
    "week_ago": "(now() AT TIME ZONE 'UTC') - interval '7 days'",
}


def upgrade() -> None:
    op.create_table(
        "tallies",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("releases", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("metrics", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_tallies_source_id_sources"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_tallies")),
    )
    op.add_column("metrics", sa.Column("points", sa.Integer(), nullable=False, server_default="0"))
    _indexes()
    op.execute(POINTS)
    op.execute(TALLIES)
    words = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for view in (*VIEWS, LAST_WEEK.format(**words)):
        op.execute(view)


def _indexes() -> None:
    op.drop_index(op.f("ix_changes_detected_at"), "changes")
    op.drop_index(op.f("ix_changes_source_id_id"), "changes")
    op.create_index(op.f("ix_changes_detected_at_id"), "changes", ["detected_at", "id"])
    for column in ("kind", "severity", "source_id"):
        op.create_index(op.f(f"ix_changes_{column}_detected_at_id"), "changes", [column, "detected_at", "id"])
    op.create_index(op.f("ix_crawls_source_id_outcome_id"), "crawls", ["source_id", "outcome", "id"])
    op.create_index(op.f("ix_figures_period_end"), "figures", ["period_end"])
    op.create_index(op.f("ix_notices_created_at_id"), "notices", ["created_at", "id"])
    op.drop_index("ix_releases_withdrawn", "releases")
    op.create_index(
        "ix_releases_withdrawn", "releases", ["published", "id"], sqlite_where=WITHDRAWN, postgresql_where=WITHDRAWN
    )
