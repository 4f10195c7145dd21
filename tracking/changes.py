"""From (before, after) to the entries of one mail and the notices for the operator."""

from collections.abc import Mapping, Sequence
from datetime import date

from items.changes import Change, Detection, Edition, Metric, Notice, Side, Statement
from tracking import corrections, edits, news, oddities, prose
from tracking.claims import ledger, spoken
from tracking.values import consistent


def detect(
    found: Sequence[tuple[Edition | None, Edition]],
    history: Mapping[str, Sequence[Statement]],
    metrics: Mapping[str, Metric],
    corrected: Mapping[str, Sequence[Side]] | None = None,
) -> Detection:
    """Return everything that one crawl of a source changed.

    `found` pairs what was stored of each release with what was read now, None for a release not stored yet.
    `history` maps a metric's key to the statements in force before the crawl, in the order in which they became
    known, those of releases edited since among them. `corrected` maps it to the values once corrected: the old sides
    of `figure_revised`, and of `metric_changed` where both sides have one period; without it a late copy of a
    corrected value is not known for stale. In a first crawl only the notices mean anything.
    """
    book = ledger(history, metrics, corrected or {})
    changes: list[Change] = []
    notices: list[Notice] = []
    for before, after in found:
        if before is not None and before != after:
            changes += edits.compare(before, after, book, metrics)
            notices += [] if prose.same(before, after) else _conflicts(after)
    notices += edits.stale_copies(book)
    new = sorted((after for before, after in found if before is None), key=lambda one: one.published or date.min)
    marked = frozenset(one.release for one in new if corrections.is_correction(one))
    told = news.compare([said for one in new for said in one.statements], book, marked)
    notices += [notice for one in new for notice in _conflicts(one)] + told.notices
    over = [
        key
        for before, after in found
        if before is not None and not prose.same(before, after)
        for key in oddities.settled(before, after, notices)
    ]
    return Detection(tuple(changes + told.changes), tuple(notices), tuple(over))


def _conflicts(edition: Edition) -> list[Notice]:
    """Point out figures of a title that the body contradicts; the body's are the ones held."""
    held = {id(one) for one in spoken(edition.statements)}
    titles = [one for one in edition.statements if id(one) not in held and one.figure.role == "level"]
    return [
        oddities.notice(
            oddities.TITLE_BODY_CONFLICT,
            title,
            f"{edition.release}: the title says {title.figure.text}, the body says {bodies[0].figure.text}",
        )
        for title in titles
        if (bodies := [one for one in edition.statements if one.metric == title.metric and one.figure.part == "body"])
        and not any(consistent(title.figure, body.figure, same_period=True) for body in bodies)
    ]
