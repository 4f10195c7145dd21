"""Run by Alembic: brings the tables of the connection it is handed up to date, in the caller's transaction.

A new step is written with `python -m storage.migrations "what it does"` and then read and tidied by hand.
"""

from alembic import context

from storage.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
