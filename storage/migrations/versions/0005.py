"""What keeps every list as quick as its page: places of figures and points, pairs of words, and words of labels."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.search.entry import words_of
from storage.search.pairs import with_pairs

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BATCH = 2000
STANDING = sa.text("resolved_at IS NULL AND cleared_at IS NULL")
WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
LISTED = sa.text("release_place DESC")

FOR_SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title, body, extra, content='search_texts', "
    "content_rowid='place', tokenize=\"ascii tokenchars '_'\", detail='none', prefix='1 2')",
    "INSERT INTO search_words (search_words) VALUES ('rebuild')",
    "CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN "
    "INSERT INTO search_words (rowid, title, body, extra) VALUES (new.place, new.title, new.body, new.extra); END",
    "CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN "
    "INSERT INTO search_words (search_words, rowid, title, body, extra) "
    "VALUES ('delete', old.place, old.title, old.body, old.extra); END",
)
FIGURES = """
UPDATE figures SET period_years = {first_year} * 10000 + {year}, period_days = {last_day} * 4194304 + {first_day},
    release_place = (
    SELECT t.place FROM revisions v JOIN releases r ON r.id = v.release_id AND r.revision = v.number
    JOIN search_texts t ON t.release_id = r.id WHERE v.id = figures.revision_id)
"""
POINTS = "UPDATE observations SET place = coalesce({end}, 0) * 4194304 + coalesce({published}, 0)"
WORDS = {
    "sqlite": {
        "first_year": "CAST(strftime('%Y', coalesce(period_start, period_end)) AS INTEGER)",
        "year": "CAST(strftime('%Y', period_end) AS INTEGER)",
        "first_day": "CAST(julianday(coalesce(period_start, period_end)) - 1721424.5 AS INTEGER)",
        "last_day": "CAST(julianday(period_end) - 1721424.5 AS INTEGER)",
        "end": "CAST(julianday(coalesce(period_end, published)) - 1721424.5 AS INTEGER)",
        "published": "CAST(julianday(published) - 1721424.5 AS INTEGER)",
    },
    "postgresql": {
        "first_year": "CAST(extract(year FROM coalesce(period_start, period_end)) AS INTEGER)",
        "year": "CAST(extract(year FROM period_end) AS INTEGER)",
        "first_day": "(coalesce(period_start, period_end) - DATE '0001-01-01' + 1)",
        "last_day": "CAST(period_end - DATE '0001-01-01' + 1 AS BIGINT)",
        "end": "CAST(coalesce(period_end, published) - DATE '0001-01-01' + 1 AS BIGINT)",
        "published": "(published - DATE '0001-01-01' + 1)",
    },
}

texts = sa.table("search_texts", *(sa.column(name) for name in ("place", "title", "body", "extra")))
metrics = sa.table("metrics", sa.column("id"), sa.column("label"))
figures = sa.table("figures", sa.column("period_text"))


def upgrade() -> None:
    words = WORDS[op.get_bind().dialect.name]
    op.add_column("figures", sa.Column("period_years", sa.Integer(), nullable=True))
    op.add_column("figures", sa.Column("period_days", sa.BigInteger(), nullable=True))
    op.add_column("figures", sa.Column("release_place", sa.BigInteger(), nullable=True))
    op.add_column("observations", sa.Column("place", sa.BigInteger(), nullable=False, server_default="0"))
    op.execute(FIGURES.format(**words))
    op.execute(POINTS.format(**words))
    _indexes()
    _metric_words()
    _period_words()
    _pairs()


def _indexes() -> None:
    op.drop_index(op.f("ix_figures_period_end"), "figures")
    op.create_index("ix_figures_listed", "figures", [LISTED, "id"])
    for name in ("kind", "period_years", "period_days", "period_text"):
        op.create_index(f"ix_figures_{name}_listed", "figures", [name, LISTED, "id"])
    op.drop_index(op.f("ix_observations_metric_id_current_period_end"), "observations")
    op.create_index(
        op.f("ix_observations_metric_id_current_place_figure_id"),
        "observations",
        ["metric_id", "current", "place", "figure_id"],
    )
    op.drop_index(op.f("ix_changes_metric_id"), "changes")
    op.create_index(op.f("ix_changes_metric_id_detected_at_id"), "changes", ["metric_id", "detected_at", "id"])
    op.create_index(op.f("ix_metrics_source_id_latest_figure_id"), "metrics", ["source_id", "latest_figure_id"])
    op.create_index(
        "ix_notices_standing", "notices", ["created_at", "id"], sqlite_where=STANDING, postgresql_where=STANDING
    )
    op.create_index(op.f("ix_outbox_state_id"), "outbox", ["state", "id"])
    op.create_index(op.f("ix_sources_next_due_at"), "sources", ["next_due_at"])
    op.create_index(op.f("ix_sources_state_name"), "sources", ["state", "name"])


def _metric_words() -> None:
    table = op.create_table(
        "metric_words",
        sa.Column("word", WORD, nullable=False),
        sa.Column("metric_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["metric_id"], ["metrics.id"], name=op.f("fk_metric_words_metric_id_metrics"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word", "metric_id", name=op.f("pk_metric_words")),
    )
    op.create_index(op.f("ix_metric_words_metric_id"), "metric_words", ["metric_id"])
    labels = op.get_bind().execute(sa.select(metrics)).all()
    rows = [{"word": word, "metric_id": number} for number, label in labels for word in words_of(label)]
    if rows:
        op.bulk_insert(table, rows)


def _period_words() -> None:
    table = op.create_table(
        "period_words",
        sa.Column("word", WORD, nullable=False),
        sa.Column("period_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "period_text", name=op.f("pk_period_words")),
    )
    written = op.get_bind().scalars(sa.select(figures.c.period_text).where(figures.c.period_text != "").distinct())
    rows = [{"word": word, "period_text": text} for text in written.all() for word in words_of(text)]
    if rows:
        op.bulk_insert(table, rows)


def _pairs() -> None:
    """Adds the pairs; SQLite's own index is made anew, because its tokenizer must take them for words."""
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    for name in ("TRIGGER search_texts_added", "TRIGGER search_texts_removed", "TABLE search_words") if sqlite else ():
        op.execute(f"DROP {name}")
    changed = sa.update(texts).where(texts.c.place == sa.bindparam("at")).values(extra=sa.bindparam("with_pairs"))
    for batch in _batches(connection):
        connection.execute(changed, batch)
    for statement in FOR_SQLITE if sqlite else ():
        op.execute(statement)


def _batches(connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    query = sa.select(texts).order_by(texts.c.place).limit(BATCH)
    last = -1
    while rows := connection.execute(query.where(texts.c.place > last)).all():
        last = rows[-1].place
        yield [{"at": row.place, "with_pairs": with_pairs(row.extra, (row.title, row.body))} for row in rows]
