"""The index of words that releases are found by, filled from the releases there are."""

from collections import defaultdict
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from storage.search.entry import entry

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BATCH = 500

releases = sa.table(
    "releases",
    *(sa.column(name) for name in ("id", "source_id", "language", "title", "revision")),
    sa.column("published", sa.Date()),
)
revisions = sa.table("revisions", *(sa.column(name) for name in ("id", "release_id", "number", "body")))
figures = sa.table("figures", sa.column("revision_id"), sa.column("kind"))
search_texts = sa.table(
    "search_texts", *(sa.column(name) for name in ("place", "release_id", "title", "body", "extra"))
)

#: SQLite's own index keeps no text; the triggers hand it what stands in the table, also when a source is removed.
FOR_SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title, body, extra, content='search_texts', "
    "content_rowid='place', tokenize='ascii', detail='none', prefix='1 2')",
    "CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN "
    "INSERT INTO search_words (rowid, title, body, extra) VALUES (new.place, new.title, new.body, new.extra); END",
    "CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN "
    "INSERT INTO search_words (search_words, rowid, title, body, extra) "
    "VALUES ('delete', old.place, old.title, old.body, old.extra); END",
)
FOR_POSTGRESQL = (
    "ALTER TABLE search_texts ADD COLUMN words tsvector GENERATED ALWAYS AS "
    "(array_to_tsvector(array_remove(string_to_array(title || body || extra, ' '), ''))) STORED",
    "CREATE INDEX ix_search_texts_words ON search_texts USING gin (words)",
)


def upgrade() -> None:
    op.create_table(
        "search_texts",
        sa.Column("place", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["releases.id"], name=op.f("fk_search_texts_release_id_releases"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_search_texts")),
        sa.UniqueConstraint("release_id", name=op.f("uq_search_texts_release_id")),
    )
    connection = op.get_bind()
    for statement in FOR_SQLITE if connection.dialect.name == "sqlite" else FOR_POSTGRESQL:
        op.execute(statement)
    for batch in _batches(connection):
        connection.execute(sa.insert(search_texts), batch)


def _batches(connection: sa.Connection) -> Iterator[list[dict[str, object]]]:
    text = sa.and_(revisions.c.release_id == releases.c.id, revisions.c.number == releases.c.revision)
    query = (
        sa.select(releases, revisions.c.id.label("revision_id"), revisions.c.body)
        .select_from(releases.outerjoin(revisions, text))
        .order_by(releases.c.id)
        .limit(BATCH)
    )
    last = 0
    while rows := connection.execute(query.where(releases.c.id > last)).all():
        last = rows[-1].id
        kinds = defaultdict(set)
        stated = sa.select(figures.c.revision_id, figures.c.kind).distinct()
        for number, kind in connection.execute(
            stated.where(figures.c.revision_id.in_([row.revision_id for row in rows if row.revision_id]))
        ):
            kinds[number].add(kind)
        yield [
            {
                "release_id": row.id,
                **entry(
                    row.id,
                    row.published,
                    row.source_id,
                    row.language,
                    row.title,
                    row.body or "",
                    kinds[row.revision_id],
                )._asdict(),
            }
            for row in rows
        ]
