"""Run by Alembic: brings the tables of the connection it is handed up to date, in the caller's transaction.

A new step is written with `python -m storage.migrations "what it does"` and then read and tidied by hand.
"""

from alembic import context

from storage.models import Base


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    """Not the tables and the column in which the databases keep their own indexes of words."""
    return not ((kind == "table" and (name or "").startswith("search_words")) or (kind == "column" and name == "words"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    include_name=_ours,
)
context.run_migrations()
