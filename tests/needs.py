"""Tests that rest on something a machine may lack: skipped there, but never where everything must be present."""

import os

import pytest

#: Set in continuous integration, so that a missing browser or server is a failure and not a silent skip.
REQUIRE_ALL = os.environ.get("TESTS_REQUIRE_ALL", "") not in ("", "0")


def need(condition: object, what: str) -> None:
    """Skips the calling test unless `condition` holds; fails it instead when everything is required."""
    if condition:
        return
    if REQUIRE_ALL:
        pytest.fail(f"this test needs {what}, and everything is required here", pytrace=False)
    pytest.skip(f"needs {what}")
