"""Writes the next migration from the difference between the models and the newest tables."""

import sys

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from storage.database import MIGRATIONS


def main(message: str) -> None:
    """Compares the models with a fresh database at the newest step; the new file needs a person's eye."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s")
    with create_engine("sqlite://").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        number = len(list((MIGRATIONS / "versions").glob("*.py"))) + 1
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
