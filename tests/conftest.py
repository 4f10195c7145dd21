"""Fixtures that every room may use."""

from hypothesis import settings

from tests.databases import database, postgres, postgres_template, sqlite, sqlite_template

# How long one example takes depends on what else the machine does; a test that hangs meets pytest's own time limit.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

__all__ = ["database", "postgres", "postgres_template", "sqlite", "sqlite_template"]
