"""A site of its own for every test."""

from collections.abc import Iterator

import pytest

from tests.sites import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running
