"""Fixtures that every room may use."""

from tests.databases import database, postgres, postgres_template, sqlite, sqlite_template

__all__ = ["database", "postgres", "postgres_template", "sqlite", "sqlite_template"]
