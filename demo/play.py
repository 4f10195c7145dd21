"""The main job on the demo site, with the story told on the terminal."""

import sys
import threading
import time
from datetime import UTC, datetime

import service
import settings
from demo.director import SOURCES, Director
from demo.mailbox import Mailbox
from demo.site import Site
from demo.story import READER
from items.news import Subscription
from items.readings import Source
from storage import sources, subscriptions
from storage.database import Database

#: Seconds between two crawls of a source, and for a person to look between two acts.
INTERVAL = 3
PAUSE = 4.0


def play(*, leave: bool) -> int:
    """Runs until SIGTERM or SIGINT, or with `leave` until the story ends; 1 when a mail was missing or one too many."""
    started = time.monotonic()

    def tell(text: str) -> None:
        minutes, seconds = divmod(int(time.monotonic() - started), 60)
        sys.stdout.write(f"{minutes:2}:{seconds:02}  {text}\n")
        sys.stdout.flush()

    database = Database(settings.DATABASE_URL)
    try:
        with Site() as site:
            _prepare(database, site)
            director = Director(site, database, Mailbox(settings.OUTBOX_DIR), tell)
            service.run_forever(
                announce=lambda dashboard: _say_where(dashboard, site),
                told=director.heard,
                meanwhile=lambda stop: _perform(director, stop, leave=leave),
                recheck="all",
            )
    finally:
        database.close()
    sys.stdout.write(f"Stopped. Database and mails stay in {settings.DATA_DIR}\n")
    return 1 if leave and director.mistakes else 0


def _perform(director: Director, stop: threading.Event, *, leave: bool) -> None:
    director.play(stop, 0.0 if leave else PAUSE)
    if not leave and not stop.is_set():
        sys.stdout.write("The story is told. Site and dashboard stay up; Ctrl-C stops.\n")
        sys.stdout.flush()
        service.until(stop)


def _prepare(database: Database, site: Site) -> None:
    """Watches both editions and subscribes one reader to everything."""
    now = datetime.now(UTC)
    with database.writing() as session:
        for name, language in SOURCES.items():
            source = Source(name=name, url=site.address(language), language=language)
            sources.add(session, source, schedule=f"every {INTERVAL}s", now=now)
        subscriptions.add(session, Subscription(address=READER, cadence="instant"), now=now)


def _say_where(dashboard: str, site: Site) -> None:
    sys.stdout.write(
        "A made-up regulator, the Office of Medicines of the Republic of Norland, watched for real.\n\n"
        f"  Dashboard  {dashboard}\n"
        f"             sign in with {settings.API_TOKEN} to change things there\n"
        f"  The site   {site.address('en')}\n"
        f"             {site.address('zh')}\n"
        f"  Mails      {settings.OUTBOX_DIR}\n\n"
    )
    sys.stdout.flush()
