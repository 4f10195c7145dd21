"""Why a change is what it is, and why a figure raised none: the rule that decided, and its section of docs/rules.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from items.changes import ChangeKind, Metric, Severity, Side, Statement
from items.facts import Figure
from tracking import periods
from tracking.claims import newest
from tracking.standing import stands
from tracking.values import consistent, reworded


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in one sentence; `section` is the heading in docs/rules.md under which it stands."""

    name: str
    section: str
    sentence: str


def _rules(*rules: tuple[str, str, str]) -> dict[str, Rule]:
    return {name: Rule(name, section, sentence) for name, section, sentence in rules}


#: What made a change the kind that it is.
CAUSES = _rules(
    ("newer_value", "Alerts", "A newer release gives another value of the same metric for a comparable period."),
    ("restated", "Newer", "A newer release, or a correction, gives another value for the very same period."),
    ("repeated", "Alerts", "A state without a date gives an older value again, which may be repeated text."),
    ("revised", "Edits in place", "The release was edited, and one of its figures has another value now."),
    ("revised_to_held", "Edits in place", "The release was edited, and its figure is now the value held already."),
    ("reworded", "Wording", "The number is the same, but it is claimed otherwise."),
    ("dropped", "Edits in place", "The release was edited, and a figure that it stated is gone."),
    ("numbers_edited", "Edits in place", "The release was edited: a number, date or identifier, but no figure."),
    ("text_edited", "Edits in place", "The release was edited, but no figure, number, date or identifier of it."),
    ("withdrawn", "Withdrawals", "The page was missing in crawl after crawl while the rest of the site answered."),
    ("new", "Alerts", "The release had not been seen before."),
    ("unreadable", "What only the operator hears", "The source cannot be read, which says nothing about its releases."),
    ("recovered", "What only the operator hears", "The source can be read again."),
)

#: What kept a release or one of its figures silent.
SILENCES = _rules(
    ("baseline", "What raises no alert", "It was there at the first crawl of its source, which is the baseline."),
    ("no_baseline", "What raises no alert", "Its source has not been read to the end yet; until then nothing is news."),
    ("unread", "What only the operator hears", "Its page could not be read, so nothing is known of its figures."),
    ("no_figures", "What is followed", "It states no figure."),
    ("difference", "What is followed", "It describes a difference, and is no level of anything."),
    ("plan", "What is followed", "It is a plan, target or forecast, which is compared with other plans only."),
    ("prior", "What is followed", "It is given for comparison, and speaks of an earlier period."),
    ("quoted", "What is followed", "It is an old value that a correction quotes."),
    ("not_followed", "What is followed", "Figures of this kind are stored, but not followed."),
    ("no_time", "One metric", "It tells of something done once at no stated time, which says nothing of any other."),
    ("first", "What raises no alert", "It is the first figure of its metric."),
    ("not_comparable", "Comparable periods", "No figure held before it was for a comparable period."),
    ("late", "Newer", "What was held already is for a newer period or from a newer release; it fills the history."),
    ("conflict", "What only the operator hears", "It contradicts a release of the same day; the first one counts."),
    ("same", "Same value", "It is the value that was held already."),
    ("consistent", "Same value", "It agrees with the value that was held already, within its rounding."),
    ("told_otherwise", "Newer", "It differs from what was held; another entry of that crawl tells its metric's news."),
)


def cause(kind: ChangeKind, severity: Severity, note: str, old: Side | None, new: Side | None) -> Rule:
    """The rule that made a stored change of this kind and severity."""
    names = {
        "metric_changed": "restated" if _one_period(old, new) else "newer_value",
        "figure_revised": "revised" if severity == "high" else "revised_to_held",
        "wording_changed": "reworded",
        "release_revised": "text_edited" if severity == "low" else "numbers_edited",
        "release_new": "new",
        "release_withdrawn": "withdrawn",
        "source_unreadable": "unreadable",
        "source_recovered": "recovered",
    }
    if kind == "metric_changed" and severity == "low":
        return CAUSES["repeated"]
    if kind == "release_revised" and note == "figure dropped":
        return CAUSES["dropped"]
    return CAUSES[names[kind]]


def silence(statement: Statement, metric: Metric | None, before: Sequence[Statement]) -> tuple[Rule, Statement | None]:
    """Why a figure of a release raised no change, and the statement that it was set against, if any.

    `before` is what other releases had said of `metric` when this one became known.
    """
    if metric is None:
        return SILENCES[_unfollowed(statement.figure)], None
    if not stands(statement, metric):
        return SILENCES["no_time"], None
    held = [one for one in before if stands(one, metric)]
    period = periods.period_of(statement)
    old = newest([one for one in held if periods.comparable(periods.period_of(one), period)])
    if old is None:
        aside = {"plan": "plan", "prior": "prior"}.get(statement.figure.role)
        return SILENCES[aside or ("not_comparable" if held else "first")], None
    return SILENCES[_against(old, statement)], old


def _against(old: Statement, new: Statement) -> str:
    was, now = periods.period_of(old), periods.period_of(new)
    same_period = periods.same(was, now)
    if not same_period and not periods.newer(now, was):
        return "late"
    agree = consistent(old.figure, new.figure, same_period=same_period)
    if agree and (same_period or not reworded(old.figure, new.figure)):
        exactly = (old.figure.value, old.figure.qualifier) == (new.figure.value, new.figure.qualifier)
        return "same" if exactly else "consistent"
    if same_period and old.published and new.published and old.published >= new.published:
        return "conflict" if old.published == new.published else "late"
    return "prior" if new.figure.role == "prior" and not same_period else "told_otherwise"


def _unfollowed(figure: Figure) -> str:
    if figure.role in ("change", "gap"):
        return "difference"
    if figure.role in ("quoted", "plan", "prior"):
        return figure.role
    return "not_followed"


def _one_period(old: Side | None, new: Side | None) -> bool:
    """Whether both halves state one and the same period."""
    if old is None or new is None or old.period is None or new.period is None:
        return False
    return periods.same(old.period, new.period)
