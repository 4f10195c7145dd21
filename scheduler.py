"""When things happen: crawls when they are due, delivery every few seconds. No rules of its own.

Our own tables say when a source is due next and what became of every run; APScheduler only ticks.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import settings
from children import Children, Outcome
from errors import UsageError
from items.readings import Source
from lookout import Lookout
from storage import crawls, outbox, sources
from storage.database import Database
from storage.dispatch import LANES, Lane
from storage.models import SourceRow

# What only the main job needs is imported there: a command that crawls one source starts without it.
if TYPE_CHECKING:
    from alerts.deliver import Delivered

#: Seconds between two looks at the table of sources, and between two deliveries.
LOOK = 5.0
#: Seconds between two looks for sources that are overdue.
LOOK_OUT = 60.0
#: Ticks at work at the same time.
WORKERS = 10
UNITS = {"m": 60, "h": 3600, "d": 86_400, "s": 1}
#: A run this many seconds late was missed while nothing was running; it is made up for once.
MISSED = 120.0


def next_due(schedule: str, after: datetime, timezone: str = "UTC") -> datetime:
    """The first moment after `after` that a schedule names: "every 30m" (s, m, h, d) or five cron fields.

    Cron fields are read in `timezone`. Raises `UsageError` for anything else.
    """
    words = schedule.split()
    if len(words) == 2 and words[0] == "every" and words[1][:-1].isdigit() and words[1][-1] in UNITS:
        seconds = int(words[1][:-1]) * UNITS[words[1][-1]]
        if not 0 < seconds <= 366 * 86_400:
            raise UsageError(f"the schedule {schedule!r} must lie between 1 second and a year")
        return after + timedelta(seconds=seconds)
    from apscheduler.triggers.cron import CronTrigger

    try:
        fire = CronTrigger.from_crontab(schedule, timezone=ZoneInfo(timezone)).get_next_fire_time(None, after)
    except ValueError as error:
        raise UsageError(f"the schedule {schedule!r} is neither 'every 30m' nor five cron fields: {error}") from error
    if fire is None:
        raise UsageError(f"the schedule {schedule!r} never comes")
    moment: datetime = fire.astimezone(UTC)
    return moment


def by_host(rows: Sequence[SourceRow]) -> list[list[str]]:
    """Names of sources, those of one host together."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(urlsplit(row.url).hostname or "", []).append(row.name)
    return list(groups.values())


def crawl(
    database: Database,
    names: Sequence[str],
    *,
    recheck: str = "due",
    trigger: str = "manual",
    told: Callable[[Outcome], None] = lambda outcome: None,
    children: Children | None = None,
) -> list[Outcome]:
    """Crawls the named sources now and puts their next run after it. Raises `NotFoundError` for an unknown name."""
    with database.reading() as session:
        groups = by_host([sources.get(session, name) for name in dict.fromkeys(names)])

    def finished(outcome: Outcome) -> None:
        _settle(database, outcome)
        told(outcome)

    return (children or Children()).crawl(groups, recheck=recheck, trigger=trigger, told=finished)


def _settle(database: Database, outcome: Outcome) -> None:
    """Next run after this one. A crawl that was stopped stays due."""
    now = datetime.now(UTC)
    with database.writing() as session:
        row = sources.find(session, outcome.source)
        if row is None:
            return
        if outcome.outcome == "failed":
            crawls.finish_running(session, row.id, outcome="failed", reason=outcome.reason, now=now)
        if row.enabled and outcome.outcome != "stopped":
            row.next_due_at = next_due(row.schedule, now, row.timezone)


def check(source: Source, *, limit: int = 10) -> dict[str, Any]:
    """Looks at a source in a child process and stores nothing; the answer is that of `pipelines.preview`."""
    return Children().check(source, limit=limit)


def reprocess(names: Sequence[str]) -> list[dict[str, Any]]:
    """Extracts again from the stored raw pages of the named sources; raises no change and sends nothing."""
    return Children().reprocess(names)


def run_once(database: Database, *, told: Callable[[Outcome], None] = lambda outcome: None) -> list[Outcome]:
    """Crawls every source that is due, then delivers what is due."""
    now = datetime.now(UTC)
    with database.reading() as session:
        rows = sources.every(session, enabled_only=True)
        due = [row.name for row in rows if row.next_due_at is not None and row.next_due_at <= now]
    outcomes = crawl(database, due, trigger="schedule", told=told) if due else []
    with database.writing() as session:
        # Nothing more is to come, even where the last crawl failed.
        outbox.end_outage(session, datetime.now(UTC))
    deliver_due(database)
    return outcomes


def deliver_due(
    database: Database, proceed: Callable[[], bool] = lambda: True, lanes: Sequence[Lane] = LANES
) -> "Delivered":
    """Sends what is due in these lanes of the outbox by the configured transport, until `proceed` says no."""
    from alerts.deliver import TransportSettings, deliver

    transport = TransportSettings(
        smtp_url=settings.SMTP_URL,
        directory=settings.OUTBOX_DIR,
        mail_from=settings.MAIL_FROM,
        base_url=settings.BASE_URL,
        operator=settings.OPERATOR,
        per_minute=settings.MAILS_PER_MINUTE,
    )
    return deliver(database, transport, datetime.now(UTC), lanes=lanes, proceed=proceed)


class Scheduler:
    """The background half of the main job. `start`, then `stop`; both from one thread."""

    def __init__(
        self, database: Database, *, told: Callable[[Outcome], None] = lambda outcome: None, recheck: str = "due"
    ) -> None:
        """`recheck` says which known releases every crawl visits again: due, all or none."""
        from apscheduler.executors.pool import ThreadPoolExecutor
        from apscheduler.schedulers.background import BackgroundScheduler

        from alerts.patience import Rest

        self.database = database
        self.told = told
        self.recheck = recheck
        self.children = Children()
        self.workers = ThreadPoolExecutor(WORKERS)
        self.ticker = BackgroundScheduler(
            timezone=UTC,
            executors={"default": self.workers},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._hosts: dict[str, threading.Lock] = {}
        self._busy: set[str] = set()
        self._rests = {lane: Rest() for lane in LANES}
        self._lookout = Lookout()
        self._stopping = threading.Event()

    def start(self) -> None:
        """Plans every enabled source from its own table and begins to tick."""
        now = datetime.now(UTC)
        self.ticker.start()
        self.ticker.add_job(self._plan, "interval", seconds=LOOK, next_run_time=now, id="plan")
        for lane in LANES:
            # A job of its own for each: mails never wait for a hook that has fallen silent.
            job = {"id": f"deliver {lane}", "args": [lane], "next_run_time": now}
            self.ticker.add_job(self._deliver, "interval", seconds=LOOK, **job)
        self.ticker.add_job(self.look_out, "interval", seconds=LOOK_OUT, next_run_time=now, id="look out")

    def stop(self) -> None:
        """Ends running crawls (nothing of them is stored, they stay due), waits for a delivery under way."""
        self._stopping.set()
        self.children.stop()
        # In this order: waiting inside the ticker's shutdown would hold a lock that a job under way may need.
        self.ticker.shutdown(wait=False)
        self.workers.shutdown(wait=True)

    def _deliver(self, lane: Lane) -> None:
        now = datetime.now(UTC)
        if self._rests[lane].over(now):
            outcome = deliver_due(self.database, proceed=lambda: not self._stopping.is_set(), lanes=[lane])
            self._rests[lane].note(outcome.down, now)

    def look_out(self, now: datetime | None = None) -> None:
        """Tells the operator which sources have become overdue since we run, and which no longer are."""
        from storage import overdue

        now = now or datetime.now(UTC)
        with self.database.reading() as session:
            rows = sources.every(session, enabled_only=True)
            said = overdue.standing(session)
        plans = [(row, row.next_due_at) for row in rows if row.next_due_at is not None]
        late = self._lookout.late(
            {row.name: (due, next_due(row.schedule, due, row.timezone) - due) for row, due in plans}, now
        )
        if late != said:
            domain = parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2] or "localhost"
            with self.database.writing() as session:
                overdue.tell(session, late, now=now, operator=settings.OPERATOR, mail_domain=domain)

    def _plan(self) -> None:
        """Gives every enabled source one tick at its next due time, and takes away those no longer watched."""
        with self.database.reading() as session:
            rows = {f"source-{row.id}": row for row in sources.every(session, enabled_only=True)}
        if self._stopping.is_set():
            return
        for job in self.ticker.get_jobs():
            if job.id.startswith("source-") and job.id not in rows:
                job.remove()
        for job_id, row in rows.items():
            due, job = row.next_due_at, self.ticker.get_job(job_id)
            if due is None or row.name in self._busy or (job is not None and job.next_run_time == due):
                continue
            self.ticker.add_job(self._crawl, "date", run_date=due, id=job_id, args=[row.name], replace_existing=True)

    def _crawl(self, name: str) -> None:
        if name in self._busy:
            return
        self._busy.add(name)
        try:
            self._crawl_due(name)
        finally:
            self._busy.discard(name)

    def _crawl_due(self, name: str) -> None:
        now = datetime.now(UTC)
        with self.database.reading() as session:
            row = sources.find(session, name)
        if row is None or not row.enabled or row.next_due_at is None or row.next_due_at > now:
            return
        trigger = "makeup" if (now - row.next_due_at).total_seconds() > MISSED else "schedule"
        with self._hosts.setdefault(urlsplit(row.url).hostname or "", threading.Lock()):
            crawl(self.database, [name], recheck=self.recheck, trigger=trigger, told=self.told, children=self.children)
