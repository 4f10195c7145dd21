"""Which statements can be set against those of other releases."""

import re

from items import Metric, Statement
from tracking import glossary

#: Words that make a count without a date a state of things or a running total.
_LASTING = re.compile(
    r"\b(?:is|are|has|have|had|holds?|lists?|stands?|now|currently|so far|to date|cumulative(?:ly)?|altogether|already|"
    r"in total|total(?:s|led|ling)?|remains?|there (?:is|are|were))\b|"
    r"累计|共有|现|已|在册|目前|截至|总数|总计|合计|达|正在",
    re.IGNORECASE,
)


def stands(statement: Statement, metric: Metric | None) -> bool:
    """Tell whether a statement gives a level of its metric at a known time.

    A thing done once at no named time ("officers seized 12,000 pills") says nothing about the next raid, and a bare
    noun without event, scope and date ("1,512 patients") nothing about another release. An edit of it is still seen.
    """
    if statement.figure.period is not None or metric is None or metric.period_type != "level":
        return True
    if metric.event is not None and metric.event.startswith("planned"):
        return True
    if metric.event is None and (metric.scope or metric.place):
        return True
    if metric.event is not None and glossary.is_state(metric.event):
        return True
    return _LASTING.search(statement.figure.sentence) is not None
