"""Debian's Chromium, for tests that look at pages as people do."""

import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

from tests.needs import need

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launched() -> Iterator[Browser]:
    """One browser, for a fixture to yield from."""
    chromium = shutil.which("chromium")
    need(chromium, "Debian's chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()
