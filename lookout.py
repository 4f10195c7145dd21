"""Which sources are late while the scheduler runs. Pure: times come from the caller."""

from collections.abc import Mapping
from datetime import datetime, timedelta

#: A source may be late by twice its own interval, within these bounds, before the operator hears of it.
SOONEST, LATEST = timedelta(minutes=10), timedelta(hours=2)
#: Nobody looked for so long: the machine slept, and what was missed meanwhile is made up for now.
ASLEEP = timedelta(minutes=5)


def patience(interval: timedelta) -> timedelta:
    """How late a source with that interval between two crawls may be."""
    return min(max(2 * interval, SOONEST), LATEST)


class Lookout:
    """Counts only the time since it began to look, and since it last slept."""

    def __init__(self) -> None:
        self._awake: datetime | None = None
        self._looked: datetime | None = None

    def late(self, expected: Mapping[str, tuple[datetime, timedelta]], now: datetime) -> set[str]:
        """The names of the late ones among sources, each with when it is due and the interval between its crawls."""
        if self._awake is None or self._looked is None or now - self._looked > ASLEEP:
            self._awake = now
        self._looked = now
        return {name for name, (due, interval) in expected.items() if now - max(due, self._awake) > patience(interval)}
