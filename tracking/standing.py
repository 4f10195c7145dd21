"""Which statements can be set against those of other releases."""

import re

from items.changes import Metric, Statement
from items.facts import Figure
from tracking import glossary

#: Words that make a count of things done, without a date, a running total or a lasting state.
_TOTAL = re.compile(
    r"\b(?:is|are|has|have|had|now|currently|so far|to date|cumulative(?:ly)?|already|"
    r"hay|son|han|ont|sont|sind|haben|bisher|insgesamt|são|há|até agora)\b|"
    r"累计|累計|现|現|已|在册|目前|截至|正在|누적|현재",
    re.IGNORECASE,
)
#: Verbs in the present that say how things stand, whatever is told besides ("the recall covers 14 batches").
_LASTS = re.compile(
    r"\b(?:holds|lists|stands|covers|includes|comprises|employs|operates|numbers|concerns|affects|consists|remains?|"
    r"totals|(?<!on )hold|offer|employ|comprise|operate|take part|participate)\b",
    re.IGNORECASE,
)
#: Words that make a bare noun with a number a state of things.
_STATE = re.compile(
    r"\b(?:hold|list|stand|cover|include|comprise|employ|operate|total|take part|takes part|runs?|counts?|"
    r"participates?|belongs?|exists?|uses?|sells?|offers?|there (?:was|were))\b|"
    r"全国|我国|全省|全市|共|总|總|达|達|有|設|设|(?:超过|超過|突破|逾|不少于|不少於|不低于|不低於)\d",
    re.IGNORECASE,
)


def stands(statement: Statement, metric: Metric | None) -> bool:
    """Tell whether a statement gives a level of its metric at a known time.

    A thing done once at no named time ("officers seized 12,000 pills") says nothing about the next raid, and a bare
    noun without a date ("the trial's 1,512 patients", "a box of 60 capsules") nothing about another release. An edit
    of it is still seen.
    """
    figure = statement.figure
    if figure.period is not None or metric is None or metric.period_type != "level":
        return True
    if metric.event is not None and (metric.event.startswith("planned") or glossary.is_state(metric.event)):
        return True
    if _TOTAL.search(figure.sentence) is not None or _LASTS.search(figure.sentence) is not None:
        return True
    return metric.event is None and (_STATE.search(figure.sentence) is not None or _is_labelled(figure))


def lacks_time(figure: Figure) -> bool:
    """Tell whether a figure counts what was done, neither lasting nor in all, and its sentence names no time for it.

    A part of what was counted just before, a rate and a time that was measured are of the time told there, too.
    """
    if figure.period is not None or figure.role != "level":
        return False
    if figure.event is None and not figure.of_whole and figure.kind not in ("duration", "percent"):
        return False
    if glossary.is_state(glossary.event(figure.event) or ""):
        return False
    return _TOTAL.search(figure.sentence) is None and _LASTS.search(figure.sentence) is None


def _is_labelled(figure: Figure) -> bool:
    """Tell whether the figure follows a colon, as in a table: "Innovative drugs: 31"."""
    before = figure.sentence.partition(figure.text)[0].rstrip()
    return re.search(r"[:：][^:：]{0,20}$", before) is not None
