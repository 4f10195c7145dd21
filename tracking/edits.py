"""What an edit in place did to the figures of a release."""

from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

from items.changes import Change, ChangeKind, Edition, Metric, Notice, Severity, Statement
from tracking import oddities, periods, prose
from tracking.claims import Ledger, side, spoken
from tracking.entries import change
from tracking.values import consistent, crossed, group, reworded, same_number

#: How much of two sentences must agree, numbers aside, for one to be the edited form of the other.
_ALIKE = 0.7

Pair = tuple[Statement, Statement]
_Test = Callable[[Statement, Statement], bool]


def compare(before: Edition, after: Edition, book: Ledger, metrics: Mapping[str, Metric]) -> list[Change]:
    """Return the entries for one edited release, and enter the edit into the ledger."""
    if prose.same(before, after):
        book.replace(after.release, after.statements)
        return []
    pairs, dropped = _pairs(before, after, metrics)
    entries = _entries(pairs, book) or [_revised_text(before, after, dropped)]
    for old, new in pairs:
        if _moved(old, new) == "figure_revised" and old.metric is not None:
            book.correct(old.metric, side(old), periods.period_of(old))
    book.replace(after.release, after.statements)
    return entries


def stale_copies(book: Ledger) -> list[Notice]:
    """Point out the releases that still state what has been corrected elsewhere."""
    stale: dict[tuple[str, str], Statement] = {}
    for metric in book.corrected:
        said = spoken(book.statements.get(metric, ()))
        in_force = {id(one) for one in book.in_force(said)}
        stale |= {(one.release, metric): one for one in said if id(one) not in in_force}
    return [
        oddities.notice(
            oddities.STALE_COPY,
            one,
            f"{one.release} still states {one.figure.text}, which has been corrected elsewhere",
        )
        for one in stale.values()
    ]


def _entries(pairs: Sequence[Pair], book: Ledger) -> list[Change]:
    """Give one entry for each metric and period that moved; a title adds none to its body's."""
    in_body = {new.metric for old, new in pairs if old.figure.part == "body" and _moved(old, new)}
    entries: dict[tuple[object, ...], Change] = {}
    for old, new in pairs:
        kind = _moved(old, new)
        once = new.metric, *periods.identity(periods.period_of(new))
        if kind is not None and once not in entries and not (old.figure.part == "title" and new.metric in in_body):
            entries[once] = _entry(kind, old, new, book)
    return list(entries.values())


def _pairs(before: Edition, after: Edition, metrics: Mapping[str, Metric]) -> tuple[list[Pair], list[Statement]]:
    """Match the followed figures of both editions, the likest first; what is left of the old ones was dropped."""
    old = [one for one in before.statements if one.metric is not None]
    new = [one for one in after.statements if one.metric is not None]
    pairs: list[Pair] = []
    for test in (_unchanged, _same_period, _same_metric, _same_sentence(metrics)):
        pairs += _take(old, new, test)
    return pairs, old


def _take(old: list[Statement], new: list[Statement], test: _Test) -> list[Pair]:
    """Move the pairs that pass a test out of both lists."""
    pairs: list[Pair] = []
    for one in list(old):
        match = next((other for other in new if one.figure.part == other.figure.part and test(one, other)), None)
        if match is not None:
            old.remove(one)
            new.remove(match)
            pairs.append((one, match))
    return pairs


def _unchanged(old: Statement, new: Statement) -> bool:
    same = same_number(old.figure, new.figure) and group(old.figure) == group(new.figure)
    return same and _same_period(old, new)


def _same_period(old: Statement, new: Statement) -> bool:
    return old.metric == new.metric and periods.same(periods.period_of(old), periods.period_of(new))


def _same_metric(old: Statement, new: Statement) -> bool:
    return old.metric == new.metric


def _same_sentence(metrics: Mapping[str, Metric]) -> _Test:
    """Match figures of one unit whose sentences agree but for the number and a few words."""

    def test(old: Statement, new: Statement) -> bool:
        mine, theirs = metrics.get(old.metric or ""), metrics.get(new.metric or "")
        if mine is None or theirs is None or (mine.kind, mine.unit) != (theirs.kind, theirs.unit):
            return False
        if (mine.event, mine.place, mine.currency) != (theirs.event, theirs.place, theirs.currency):
            return False
        left, right = prose.masked(old.figure.sentence), prose.masked(new.figure.sentence)
        return left == right or SequenceMatcher(None, left, right, autojunk=False).ratio() >= _ALIKE

    return test


def _moved(old: Statement, new: Statement) -> ChangeKind | None:
    """Tell what happened to one figure: another value, the same number claimed otherwise, or nothing."""
    if reworded(old.figure, new.figure):
        return "wording_changed"
    if crossed(old.figure, new.figure) or not consistent(old.figure, new.figure):
        return "figure_revised"
    return None


def _entry(kind: ChangeKind, old: Statement, new: Statement, book: Ledger) -> Change:
    severity: Severity = "low" if kind == "wording_changed" or _already_held(new, book) else "high"
    return change(kind, severity, old, new)


def _already_held(new: Statement, book: Ledger) -> bool:
    """Tell whether the new value is the one that was held for its period before the edit."""
    if new.metric is None:
        return False
    period = periods.period_of(new)
    if new.figure.part == "title" and new.figure.period is None:
        said = [one for one in book.statements.get(new.metric, ()) if one.release == new.release]
        held = next((one for one in said if one.figure.part == "body"), None)
    else:
        held = book.held(new.metric, period)
    same = held is not None and (new.figure.period is None or periods.same(periods.period_of(held), period))
    return held is not None and same and same_number(held.figure, new.figure)


def _revised_text(before: Edition, after: Edition, dropped: Sequence[Statement]) -> Change:
    medium = bool(dropped) or prose.numbers_edited(before, after)
    return Change(
        kind="release_revised",
        severity="medium" if medium else "low",
        release=after.release,
        note="figure dropped" if dropped else "",
    )
