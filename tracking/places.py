"""Which place is the source's own: a figure that names it is counted where a figure without a place is."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from items.changes import Metric
from items.facts import Figure
from tracking import glossary

#: The home of a source that gives no other sign.
_HOME = "China"


def own(
    figures: Sequence[Figure], metrics: Iterable[Metric], *, language: str, title: str, jurisdiction: str | None
) -> str | None:
    """Return the name of the source's own place, or None when the signs are at odds.

    A `jurisdiction` that is known wins. Otherwise an agency named in the title or beside a figure tells; without one
    the source is taken for Chinese, unless it sets that country beside others as one place among several.
    """
    if jurisdiction is not None or language.startswith("zh"):
        return jurisdiction or _HOME
    text = " ".join([title, *dict.fromkeys(figure.sentence for figure in figures)]).lower()
    named = [place for place, agencies in _agencies().items() if agencies.search(text)]
    if named:
        return named[0] if len(named) == 1 else None
    places = {figure.place for figure in figures} | {(metric.place or "").title() for metric in metrics}
    return None if places & (_agencies().keys() - {_HOME}) else _HOME


@cache
def _agencies() -> dict[str, re.Pattern[str]]:
    return {
        place: re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names))
        for place, names in glossary.jurisdictions().items()
    }
