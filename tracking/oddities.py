"""What is odd about a statement and told to the operator alone, and when an edit has put it right."""

from collections.abc import Collection

from items.changes import Edition, Notice, Statement

#: A title that its body contradicts, two releases of one day that disagree, a copy that gives a corrected value.
TITLE_BODY_CONFLICT, SOURCE_CONFLICT, STALE_COPY = "title_body_conflict", "source_conflict", "stale_copy"


def notice(kind: str, statement: Statement, text: str) -> Notice:
    """Point out one statement; the same one again has the same key."""
    return Notice(key=_key(kind, statement), kind=kind, text=text, release=statement.release)


def settled(before: Edition, after: Edition, found: Collection[Notice]) -> tuple[str, ...]:
    """Name the keys of notices that may have been given of `before` and no longer hold.

    `found` is what the crawl that brought `after` points out. A value that is no longer stated is odd no more, and
    a title agrees with its body as soon as nothing else is found.
    """
    said = {_key(kind, one) for kind in (TITLE_BODY_CONFLICT, SOURCE_CONFLICT, STALE_COPY) for one in before.statements}
    stated = {_key(kind, one) for kind in (SOURCE_CONFLICT, STALE_COPY) for one in after.statements}
    return tuple(sorted(said - stated - {one.key for one in found}))


def _key(kind: str, statement: Statement) -> str:
    return f"{kind}:{statement.release}:{statement.metric}:{statement.figure.value:g}"
