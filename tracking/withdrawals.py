"""When a release that is missing counts as withdrawn."""

from items.readings import Verdict

#: Readings with 404 or 410, and readings that only look like "not found", that confirm a withdrawal.
HARD, SOFT = 2, 3


def step(missing: int, soft: int, verdict: Verdict) -> tuple[int, int, bool]:
    """Count one more reading of a release, one per crawl; the last answer is True once, when it is confirmed.

    A good reading starts the count again. Blocks, errors and empty answers say nothing about the release.
    A hard reading counts as a soft one too.
    """
    if verdict in ("readable", "unchanged"):
        return 0, 0, False
    if verdict not in ("missing", "soft_missing"):
        return missing, soft, False
    before = _confirmed(missing, soft)
    if verdict == "missing":
        missing += 1
    else:
        soft += 1
    return missing, soft, _confirmed(missing, soft) and not before


def _confirmed(missing: int, soft: int) -> bool:
    return missing >= HARD or missing + soft >= SOFT
