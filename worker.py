"""The child process of a crawl, called as `python -m worker JSON`: `{"do": "crawl" | "check" | "reprocess", …}`.

Sources of one host are crawled one after the other, so that they share one polite budget; hosts side by side. Each
finished source prints one JSON line. SIGTERM or SIGINT stops: what is under way then is not stored at all.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

# Loaded before everything else: left to Scrapy, its import walks through the whole stack and every module in memory.
from scrapy.core.downloader.handlers import http11  # noqa: F401
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.log import configure_logging
from scrapy.utils.reactor import install_reactor

import settings
from errors import RegwatchError
from items.readings import Known, ListingReading, Reading, Source
from pipelines import through
from pipelines.preview import preview
from pipelines.reprocessing import reprocess
from pipelines.store import Findings, MailNames, StorePipeline, commit
from spiders import spider_class
from spiders.browser import equipped
from storage import crawls, sources
from storage.database import Database
from storage.locks import source_lock
from tracking import rechecks

#: Hosts crawled at the same time in one process.
HOSTS_AT_ONCE = 8


@dataclass(frozen=True)
class Job:
    """One source to crawl and how."""

    source_id: int
    source: Source
    recheck: str
    trigger: str


class Worker:
    """Crawls sources with Scrapy and hands what they bring to the pipelines' last act."""

    def __init__(self) -> None:
        configuration = Settings()
        configuration.setmodule(settings, priority="project")
        configuration.set("CLOSESPIDER_TIMEOUT", settings.CRAWL_TIME_LIMIT)
        configure_logging(configuration)
        self.runner = AsyncCrawlerRunner(configuration)
        self.stopping = False

    async def fetch(
        self, source: Source, known: dict[str, Known], *, limit: int, anew: bool = False
    ) -> tuple[Crawler, list[Any]]:
        """Runs one spider to its end and returns its crawler and what came through the pipelines."""
        suited = equipped(self.runner.settings, source, allow_private=settings.ALLOW_PRIVATE_NETWORKS)
        crawler = Crawler(spider_class(source.family), suited)
        running = self.runner.crawl(
            crawler,
            source=source,
            known=known,
            limit=limit,
            allow_private=settings.ALLOW_PRIVATE_NETWORKS,
            deep=bool(source.config.get("cut_short")),
            anew=anew,
        )
        # Shielded: being told to stop must not wait for servers that do not answer.
        await asyncio.shield(running)
        collected = crawler.get_item_pipeline(StorePipeline)
        return crawler, collected.found if collected else []

    async def crawl(self, database: Database, job: Job) -> dict[str, Any]:
        """Crawls and stores one source; the answer is the line that the parent reads."""
        with source_lock(database, job.source_id, settings.DATA_DIR / "locks") as free:
            if not free:
                reason = "another crawl of it is running"
                with database.writing() as session:
                    crawls.skip(session, job.source_id, trigger=job.trigger, reason=reason, now=_now())
                return {"source": job.source.name, "outcome": "skipped", "reason": reason}
            with database.writing() as session:
                crawl_id = crawls.begin(session, job.source_id, trigger=job.trigger, now=_now()).id
            try:
                return await self._crawl_locked(database, job, crawl_id)
            except asyncio.CancelledError:
                return self._closed(database, job, crawl_id, "stopped", "stopped on request; nothing of it was stored")
            except Exception as error:  # noqa: BLE001 (the job's boundary: written down, and the other sources go on)
                reason = str(error) if isinstance(error, RegwatchError) else f"{type(error).__name__}: {error}"
                return self._closed(database, job, crawl_id, "failed", reason)

    async def _crawl_locked(self, database: Database, job: Job, crawl_id: int) -> dict[str, Any]:
        with database.reading() as session:
            known = _known(sources.known_releases(session, job.source_id), job.recheck, _now())
        crawler, found = await self.fetch(job.source, known, limit=settings.MAX_RELEASES, anew=job.recheck == "all")
        stats = crawler.stats.get_stats() if crawler.stats else {}
        finish = str(stats.get("finish_reason", ""))
        if crawler.spider is None or not found:
            return self._closed(
                database, job, crawl_id, "failed", f"the spider brought nothing ({finish or 'no start'})"
            )
        cut = finish == "closespider_timeout"
        findings = Findings(
            readings=[item for item in found if isinstance(item, Reading)],
            listings=[item for item in found if isinstance(item, ListingReading)],
            family=getattr(crawler.spider, "family", job.source.family),
            requests=int(stats.get("downloader/request_count", 0)),
            bytes=int(stats.get("downloader/response_bytes", 0)),
            complete=not cut,
            remark=f"cut off after {settings.CRAWL_TIME_LIMIT:.0f} s; the rest follows next time" if cut else "",
        )
        names = MailNames(operator=settings.OPERATOR, mail_from=settings.MAIL_FROM)
        row = commit(database, crawl_id, findings, names=names, now=_now())
        return {
            "source": job.source.name,
            "outcome": row.outcome,
            "reason": row.reason,
            "seen": row.releases_seen,
            "new": row.releases_new,
            "revised": row.releases_revised,
            "changes": row.changes,
            "unreadable": row.unreadable,
        }

    def _closed(self, database: Database, job: Job, crawl_id: int, outcome: str, reason: str) -> dict[str, Any]:
        with database.writing() as session:
            crawls.finish(session, crawl_id, outcome=outcome, reason=reason, now=_now())
        return {"source": job.source.name, "outcome": outcome, "reason": reason}


def _known(stored: Sequence[tuple[Known, datetime, datetime, bool]], recheck: str, now: datetime) -> dict[str, Known]:
    """What the spider may visit again: everything, what the recheck policy says, or only releases on their way out."""
    states = (rechecks.Stored(release.key, seen, checked, unread) for release, seen, checked, unread in stored)
    policy = rechecks.due(states, now) if recheck == "due" else set()
    return {
        release.key: replace(release, due=recheck == "all" or release.pending or release.key in policy)
        for release, *_ in stored
    }


def _now() -> datetime:
    return datetime.now(UTC)


async def _crawl_all(worker: Worker, database: Database, jobs: Sequence[Job]) -> None:
    hosts: dict[str, list[Job]] = {}
    for job in jobs:
        hosts.setdefault(urlsplit(job.source.url).hostname or "", []).append(job)
    room = asyncio.Semaphore(HOSTS_AT_ONCE)

    async def one_host(queue: list[Job]) -> None:
        async with room:
            for job in queue:
                if not worker.stopping:
                    print(json.dumps(await worker.crawl(database, job), ensure_ascii=False), flush=True)  # noqa: T201

    await asyncio.gather(*(one_host(queue) for queue in hosts.values()))


async def _work(worker: Worker, arguments: dict[str, Any]) -> None:
    """Does what is asked for; SIGTERM and SIGINT end it at once. Stores run to their end: no signal cuts into them."""
    work = asyncio.ensure_future(_asked(worker, arguments))

    def stop() -> None:
        worker.stopping = True
        work.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    try:
        await work
    except asyncio.CancelledError:
        if not worker.stopping:
            raise
    if worker.stopping:
        # Requests that still wait for an answer would keep the process; everything worth keeping is written.
        sys.stdout.flush()
        os._exit(0)


async def _asked(worker: Worker, arguments: dict[str, Any]) -> None:
    if arguments["do"] == "check":
        source = Source(**arguments["source"])
        try:
            crawler, found = await worker.fetch(source, {}, limit=arguments["limit"])
        except RegwatchError as error:
            print(json.dumps({"error": str(error)}, ensure_ascii=False), flush=True)  # noqa: T201
            return
        family = getattr(crawler.spider, "family", source.family)
        print(json.dumps(preview(source, family, found, arguments["limit"]), ensure_ascii=False), flush=True)  # noqa: T201
        return
    database = Database(settings.DATABASE_URL)
    try:
        if arguments["do"] == "reprocess":
            for name in arguments["sources"]:
                print(json.dumps(reprocess(database, name, through), ensure_ascii=False), flush=True)  # noqa: T201
            return
        with database.reading() as session:
            rows = [sources.get(session, name) for name in arguments["sources"]]
            jobs = [Job(row.id, sources.as_item(row), arguments["recheck"], arguments["trigger"]) for row in rows]
        await _crawl_all(worker, database, jobs)
    finally:
        database.close()


def main(arguments: dict[str, Any]) -> None:
    """Runs until everything asked for is done or a signal says stop."""
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet.task import react

    worker = Worker()
    react(lambda _reactor: deferred_from_coro(_work(worker, arguments)))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
