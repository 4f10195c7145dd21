"""What the dashboard asks of the main job that serves it; the job hands it in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from items.readings import Source


@dataclass(frozen=True, slots=True)
class Watching:
    """`look` shows what a crawl of a source would store (see `pipelines.preview`), `next_due` when a schedule comes.

    `crawls` tells whether this very process crawls what is due.
    """

    look: Callable[[Source], dict[str, Any]]
    next_due: Callable[[str, datetime, str], datetime]
    crawls: bool
