from collections.abc import Sequence

import pytest

from items.readings import Verdict
from tracking.withdrawals import step


@pytest.mark.parametrize(
    ("readings", "confirmed_at"),
    [
        (["missing", "missing", "missing"], [1]),
        (["missing", "blocked", "error", "empty", "missing"], [4]),
        (["missing", "readable", "missing"], []),
        (["missing", "unchanged", "missing", "missing"], [3]),
        (["soft_missing", "soft_missing"], []),
        (["soft_missing", "soft_missing", "soft_missing", "soft_missing"], [2]),
        (["soft_missing", "missing", "missing"], [2]),
        (["blocked", "blocked", "blocked"], []),
    ],
)
def test_a_withdrawal_is_confirmed_once(readings: Sequence[Verdict], confirmed_at: list[int]) -> None:
    missing = soft = 0
    said = []
    for number, verdict in enumerate(readings):
        missing, soft, confirmed = step(missing, soft, verdict)
        if confirmed:
            said.append(number)
    assert said == confirmed_at
