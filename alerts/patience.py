"""How long a message that failed waits for its next attempt, and a server that was out of reach for its own."""

from datetime import datetime, timedelta

#: Wait after the first failure; each further one waits four times as long, up to `LONGEST_WAIT`.
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
#: A message that failed for so long since it was due is refused for good.
PATIENCE = timedelta(days=5)


def wait(attempts: int) -> timedelta:
    """How long a message rests after it failed once more, having failed `attempts` times before."""
    longer: int = 4 ** min(attempts, 10)
    return min(FIRST_WAIT * longer, LONGEST_WAIT)


class Rest:
    """Leaves a server alone that could not be used: a minute, and twice as long each further time, up to `LONGEST`."""

    LONGEST = timedelta(minutes=15)

    def __init__(self) -> None:
        self._until: datetime | None = None
        self._length = timedelta()

    def over(self, now: datetime) -> bool:
        """Whether it is time to try (again)."""
        return self._until is None or now >= self._until

    def note(self, down: str, now: datetime) -> None:
        """Begins a rest after a run that found no way out and says why (`down`), ends it after any other."""
        if down:
            self._length = min(max(self._length * 2, FIRST_WAIT), self.LONGEST)
            self._until = now + self._length
        else:
            self._until, self._length = None, timedelta()
