"""The boundary around one page: what our own code trips over on it must not cost the other pages of a crawl."""

import logging
from collections.abc import Callable
from dataclasses import replace

from items.readings import Reading

_log = logging.getLogger(__name__)


def attempted(act: Callable[[Reading], Reading], item: object) -> object:
    """`item` after `act`, if it is a reading. A failure is logged and becomes the reading's verdict and reason."""
    if not isinstance(item, Reading):
        return item
    try:
        return act(item)
    except Exception as error:  # noqa: BLE001 (a job's boundary: one page)
        _log.exception("%s cannot be processed", item.url)
        reason = f"the page cannot be processed: {type(error).__name__}: {str(error)[:150]}"
        return replace(item, verdict="error", reason=reason, release=None)
