"""What is held of each metric: the statements in force, which of them is the newest, and which were corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from items.changes import Metric, Side, Statement
from items.facts import Period
from tracking import periods
from tracking.standing import stands
from tracking.values import consistent, group, same_number


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value that was once stated for a period and has been corrected since."""

    side: Side
    period: Period


@dataclass(slots=True)
class Ledger:
    """The statements in force by metric, in the order in which they became known; only what can be compared."""

    metrics: Mapping[str, Metric]
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    corrected: dict[str, list[Corrected]] = field(default_factory=dict)

    def add(self, statement: Statement, at: int | None = None) -> None:
        """Put one more statement in force, behind the others of its metric or at a place among them."""
        if statement.metric is not None and stands(statement, self.metrics.get(statement.metric)):
            held = self.statements.setdefault(statement.metric, [])
            held.insert(len(held) if at is None else at, statement)

    def replace(self, release: str, statements: Sequence[Statement]) -> None:
        """Let the statements of an edited release stand in the place of its earlier ones, where those stood."""
        at: dict[str, int] = {}
        for metric, held in self.statements.items():
            places = [place for place, one in enumerate(held) if one.release == release]
            if places:
                at[metric] = places[0]
            held[:] = [one for one in held if one.release != release]
        for statement in reversed(statements):
            self.add(statement, at.get(statement.metric or ""))

    def correct(self, metric: str, side: Side, period: Period) -> None:
        """Remember that a value has been corrected, so that a copy of it is known to be stale."""
        self.corrected.setdefault(metric, []).append(Corrected(side, period))

    def is_corrected(self, statement: Statement) -> bool:
        """Tell whether a statement repeats a value that was corrected for its very period."""
        period = periods.period_of(statement)
        return any(
            periods.same(one.period, period) and same_number(one.side, statement.figure)
            for one in self.corrected.get(statement.metric or "", ())
        )

    def held(self, metric: str, period: Period) -> Statement | None:
        """Return the newest statement comparable with a period: the exact one among those that agree on theirs."""
        said = spoken(self.statements.get(metric, ()))
        return newest(self.in_force([one for one in said if periods.comparable(periods.period_of(one), period)]))

    def for_period(self, metric: str, period: Period) -> list[Statement]:
        """Return the statements made for one and the same period."""
        said = spoken(self.statements.get(metric, ()))
        return [one for one in said if periods.same(periods.period_of(one), period)]

    def in_force(self, statements: Sequence[Statement]) -> list[Statement]:
        """Leave out stale copies wherever something else is said for their period."""
        stale = [self.is_corrected(one) for one in statements]
        places = [periods.identity(periods.period_of(one)) for one in statements]
        covered = {place for place, old in zip(places, stale, strict=True) if not old}
        judged = zip(statements, places, stale, strict=True)
        return [one for one, place, old in judged if not old or place not in covered]


def ledger(
    history: Mapping[str, Sequence[Statement]],
    metrics: Mapping[str, Metric],
    corrected: Mapping[str, Sequence[Side]],
) -> Ledger:
    """Open the ledger with what was held before a crawl."""
    book = Ledger(metrics)
    for held in history.values():
        for statement in held:
            book.add(statement)
    for metric, sides in corrected.items():
        for side in sides:
            if side.period is not None:
                book.correct(metric, side, periods.effective(side.period, None))
    return book


def spoken(statements: Sequence[Statement]) -> list[Statement]:
    """Leave out what a title says of a metric wherever the body of its release says it too: the body counts."""
    bodies = {(one.release, one.metric) for one in statements if one.figure.part == "body"}
    return [one for one in statements if one.figure.part == "body" or (one.release, one.metric) not in bodies]


def newest(statements: Sequence[Statement]) -> Statement | None:
    """Return the newest by the end of its period, then by release date; the first said of several on one day."""
    if not statements:
        return None
    best = statements[0]
    for one in statements[1:]:
        if _newer(one, best):
            best = one
    return _exact_among(best, statements)


def side(statement: Statement) -> Side:
    """Return a statement as one half of a change."""
    figure = statement.figure
    return Side(
        value=figure.value,
        value_max=figure.value_max,
        qualifier=figure.qualifier,
        text=figure.text,
        period=figure.period,
        sentence=figure.sentence,
    )


def _newer(one: Statement, other: Statement) -> bool:
    mine, theirs = periods.period_of(one), periods.period_of(other)
    if mine.end != theirs.end:
        return periods.newer(mine, theirs)
    return (one.published or date.min) > (other.published or date.min)


def _exact_among(best: Statement, statements: Sequence[Statement]) -> Statement:
    """Prefer the most exact of the statements that agree with the newest on its period."""
    period = periods.period_of(best)
    exact = [
        one
        for one in (best, *statements)
        if group(one.figure) == "exact"
        and periods.same(periods.period_of(one), period)
        and consistent(one.figure, best.figure, same_period=True)
    ]
    return min(exact, key=lambda one: one.figure.step, default=best)
