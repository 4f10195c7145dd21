"""What new releases say that is newer than what was held."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from items.changes import Change, Notice, Side, Statement
from tracking import oddities, periods
from tracking.claims import Ledger, newest, side, spoken
from tracking.entries import change
from tracking.standing import stands
from tracking.values import consistent, reworded, same_number

#: Whether a release is newer than, older than, or as old as the one that stated the same period.
_Order = Literal["newer", "older", "same day"]


@dataclass(slots=True)
class News:
    """The entries and notices that a crawl's new releases give."""

    changes: list[Change] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def compare(statements: Sequence[Statement], book: Ledger, corrections: frozenset[str]) -> News:
    """Compare statements of new releases, oldest release first, with the ledger as edits in place have left it.

    `corrections` names the releases that are marked as correcting another one.
    """
    news = News()
    runs: dict[tuple[str, tuple[str, str]], list[Statement]] = {}
    for statement in spoken(statements):
        if statement.metric is not None and stands(statement, book.metrics.get(statement.metric)):
            run = statement.metric, periods.series(periods.period_of(statement))
            runs.setdefault(run, []).append(statement)
    for (metric, _), run_statements in runs.items():
        _run(metric, run_statements, book, corrections, news)
    return news


def _run(metric: str, found: Sequence[Statement], book: Ledger, corrections: frozenset[str], news: News) -> None:
    """Give at most one entry for the comparable statements of one metric: last known to newest."""
    telling = _without_conflicts(found, book, corrections, news)
    levels = [one for one in telling if one.figure.role != "prior"]
    for new in _newest_first(levels):
        old = book.held(metric, periods.period_of(new))
        if old is not None:
            entry = _entry(old, new, corrections, book)
            if entry is not None:
                news.changes.append(_with_skipped(entry, old, new, levels))
            return
    _restated(metric, telling, book, corrections, news)


def _entry(old: Statement, new: Statement, corrections: frozenset[str], book: Ledger) -> Change | None:
    was, now = periods.period_of(old), periods.period_of(new)
    same_period = periods.same(was, now)
    if not same_period and not periods.newer(now, was):
        return None
    lenient = same_period and new.release not in corrections
    if not consistent(old.figure, new.figure, same_period=lenient):
        repeated = _possibly_repeated(old, new, book)
        note = "possibly repeated text" if repeated else ""
        return change("metric_changed", "low" if repeated else "high", old, new, note=note)
    if not same_period and reworded(old.figure, new.figure):
        return change("wording_changed", "low", old, new)
    return None


def _restated(metric: str, found: Sequence[Statement], book: Ledger, corrections: frozenset[str], news: News) -> None:
    """Look at figures given only for comparison: they tell nothing but a restatement of their own period."""
    for new in found:
        period = periods.period_of(new)
        old = newest(book.in_force(book.for_period(metric, period)))
        entry = _entry(old, new, corrections, book) if old is not None else None
        if entry is not None:
            news.changes.append(entry)
            return


def _without_conflicts(
    found: Sequence[Statement], book: Ledger, corrections: frozenset[str], news: News
) -> list[Statement]:
    """Set aside, for the operator, what contradicts an equally old statement or repeats a corrected one."""
    kept: list[Statement] = []
    by_period: dict[tuple[object, ...], list[Statement]] = {}
    for new in found:
        rivals = by_period.setdefault(periods.identity(periods.period_of(new)), [])
        if new.release not in corrections and book.is_corrected(new):
            news.notices.append(_notice(oddities.STALE_COPY, new, "still states a value that has been corrected"))
        elif new.release in corrections or _agrees(new, rivals, book, news):
            rivals.append(new)
            kept.append(new)
    return kept


def _agrees(new: Statement, rivals: Sequence[Statement], book: Ledger, news: News) -> bool:
    """Tell whether a statement may be set against what is held: it is newer, or contradicts nothing."""
    period = periods.period_of(new)
    rival = newest(rivals) or newest(book.in_force(book.for_period(new.metric or "", period)))
    if rival is None or consistent(rival.figure, new.figure, same_period=True):
        return True
    if _order(new, rival) == "same day":
        said = f"says {new.figure.text} where {rival.release} says {rival.figure.text}"
        news.notices.append(_notice(oddities.SOURCE_CONFLICT, new, said))
    return _order(new, rival) == "newer"


def _order(new: Statement, rival: Statement) -> _Order:
    if new.release == rival.release or new.published is None or rival.published is None:
        return "same day"
    if new.published == rival.published:
        return "same day"
    return "newer" if new.published > rival.published else "older"


def _newest_first(statements: Sequence[Statement]) -> list[Statement]:
    """Sort by the end of the period, then by release date, the first said of one day first."""
    return sorted(
        statements,
        key=lambda one: (periods.period_of(one).end or date.min, one.published or date.min),
        reverse=True,
    )


def _possibly_repeated(old: Statement, new: Statement, book: Ledger) -> bool:
    """Tell whether a state without a date gives an older value again, as copied text does."""
    if new.figure.period is not None:
        return False
    earlier = [one for one in book.statements.get(new.metric or "", ()) if one is not old]
    return any(same_number(one.figure, new.figure) and one.figure.qualifier == new.figure.qualifier for one in earlier)


def _with_skipped(entry: Change, old: Statement, new: Statement, found: Sequence[Statement]) -> Change:
    """Add the editions between the last known and the newest value."""
    was, now = periods.period_of(old), periods.period_of(new)
    between: list[Side] = []
    for one in reversed(_newest_first(found)):
        period = periods.period_of(one)
        inside = periods.newer(period, was) and periods.newer(now, period)
        if inside and periods.comparable(period, now):
            between.append(side(one))
    return replace(entry, skipped=tuple(between))


def _notice(kind: str, statement: Statement, said: str) -> Notice:
    return oddities.notice(kind, statement, f"{statement.release} {said}")
