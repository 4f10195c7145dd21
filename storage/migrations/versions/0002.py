"""When a person put a notice aside."""

import sqlalchemy as sa
from alembic import op

import storage.models.base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cleared_at", storage.models.base.UtcDateTime(), nullable=True))
    # News of a moment, which used to stand until its opposite came.
    op.execute(
        "UPDATE notices SET resolved_at = created_at "
        "WHERE kind IN ('source_recovered', 'source_on_time') AND resolved_at IS NULL"
    )


def downgrade() -> None:
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_column("cleared_at")
