"""Questions to the database, by name. Every answer is in the contract's JSON form, newest first, and bounded."""

from storage.reading.changes import change, changes
from storage.reading.explaining import chain, mails
from storage.reading.figures import figures
from storage.reading.metrics import history, metric, metrics
from storage.reading.overview import overview
from storage.reading.releases import edited, raw_page, release, releases, revision, revisions
from storage.reading.search import search
from storage.reading.sources import MANY, crawls, health, source_names, sources
from storage.reading.troubles import dead_letters, notices

__all__ = [
    "MANY",
    "chain",
    "change",
    "changes",
    "crawls",
    "dead_letters",
    "edited",
    "figures",
    "health",
    "history",
    "mails",
    "metric",
    "metrics",
    "notices",
    "overview",
    "raw_page",
    "release",
    "releases",
    "revision",
    "revisions",
    "search",
    "source_names",
    "sources",
]
