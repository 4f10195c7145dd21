"""Fixtures that every room may use, and the order of the files: the slowest first, so that all workers end together.

Each file is one worker's, which makes its fixtures once.
"""

import pytest
from hypothesis import settings

from tests.databases import database, postgres, postgres_template, sqlite, sqlite_template

# How long one example takes depends on what else the machine does; a test that hangs meets pytest's own time limit.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

__all__ = ["database", "postgres", "postgres_template", "sqlite", "sqlite_template"]

SLOWEST = (
    "end_to_end/test_kill.py",
    "demo/test_demo.py",
    "end_to_end/test_main_job.py",
    "end_to_end/test_real_input.py",
    "cli/test_sources.py",
    "alerts/test_deliver.py",
    "end_to_end/test_real_year.py",
    "web/test_browser.py",
    "web/test_api.py",
    "cli/test_crawling.py",
    "cli/test_launcher.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        file = item.nodeid.partition("::")[0].removeprefix("tests/")
        return SLOWEST.index(file) if file in SLOWEST else len(SLOWEST)

    items.sort(key=place)
