"""A list is held against what it used to show."""

from datetime import UTC, datetime, timedelta

import pytest

from extraction.list_history import Doubt, ListHistory, Look

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DATED = ListHistory((Look(20, 20), Look(20, 19)))
UNDATED = ListHistory((Look(15, 0),))


@pytest.mark.parametrize(
    ("history", "look", "part", "grave"),
    [
        (ListHistory(), Look(3, 0), "", False),
        (DATED, Look(20, 20, 19), "", False),
        (DATED, Look(8, 8, 0), "", False),
        (DATED, Look(4, 4, 4), "names 4 releases where it usually names 20", False),
        (DATED, Look(4, 0, 0), "names 4 releases where it usually names 20", True),
        (DATED, Look(18, 1, 17), "1 of 18 releases on the list have a date", False),
        (DATED, Look(12, 0, 0), "0 of 12 releases on the list have a date", True),
        (UNDATED, Look(15, 0, 14), "", False),
        (UNDATED, Look(9, 0, 0), "none of the 9 entries", True),
        (ListHistory((Look(3, 3),)), Look(1, 1), "", False),
    ],
)
def test_falling_off(history: ListHistory, look: Look, part: str, grave: bool) -> None:
    doubt = history.doubt(look)
    assert part in doubt.text
    assert (bool(doubt.text), doubt.grave) == (bool(part), grave)


def test_a_shape_that_stays_is_the_new_one_unless_it_names_strangers_without_dates() -> None:
    for look, accepted in ((Look(2, 2), True), (Look(2, 0), False)):
        doubt = DATED.doubt(look)
        history = DATED.after(look, doubt, NOW).after(look, doubt, NOW + timedelta(days=1))
        assert history.doubt(look).text
        later = history.after(look, doubt, NOW + timedelta(days=3))
        assert (not later.doubt(look).text) is accepted


def test_a_list_that_recovers_is_trusted_as_before() -> None:
    shrunk = Look(2, 0)
    history = DATED.after(shrunk, DATED.doubt(shrunk), NOW).after(Look(20, 20), Doubt(), NOW)
    assert history.doubted_since is None
    assert history.doubt(shrunk).grave
    assert ListHistory.of(history.within({"delay": 3})) == history
