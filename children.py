"""Crawls in child processes: a crash or a leak there stays there, and a time limit can always be enforced."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any

import settings
from errors import RegwatchError, UnreachableError
from items.readings import Source

#: Seconds that a child may take beyond its sources' own limits before it is killed.
GRACE = 60.0
#: Child processes at work at the same time for one request.
CHILDREN = 2
#: The children's log starts anew above this many bytes.
LOG_BYTES = 5_000_000


@dataclass(frozen=True)
class Outcome:
    """What became of one source in a crawl; `outcome` as in the run ledger."""

    source: str
    outcome: str
    reason: str = ""
    seen: int = 0
    new: int = 0
    revised: int = 0
    changes: int = 0
    unreadable: int = 0


class Children:
    """Starts child processes and ends those still running when told to stop."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def crawl(
        self,
        groups: Sequence[Sequence[str]],
        *,
        recheck: str,
        trigger: str,
        told: Callable[[Outcome], None] = lambda outcome: None,
    ) -> list[Outcome]:
        """Crawls sources by name; those in one group (one host) follow each other. `told` hears of each at its end."""
        shares = [[name for group in groups[start::CHILDREN] for name in group] for start in range(CHILDREN)]
        longest = max((len(group) for group in groups), default=0)

        def one(names: list[str]) -> list[Outcome]:
            call = {"do": "crawl", "sources": names, "recheck": recheck, "trigger": trigger}
            return self._crawl_in_one(call, names, limit=settings.CRAWL_TIME_LIMIT * longest + GRACE, told=told)

        with ThreadPoolExecutor(CHILDREN) as pool:
            return [outcome for outcomes in pool.map(one, filter(None, shares)) for outcome in outcomes]

    def check(self, source: Source, *, limit: int) -> dict[str, Any]:
        """A dry run of one source, stored or not; the answer is `pipelines.preview`'s. Raises `RegwatchError`."""
        description = {
            "name": source.name,
            "url": source.url,
            "family": source.family,
            "language": source.language,
            "timezone": source.timezone,
            "config": dict(source.config),
        }
        answers: list[dict[str, Any]] = []
        end = self._run({"do": "check", "source": description, "limit": limit}, GRACE * 2, answers.append)
        if not answers:
            raise RegwatchError(f"{source.url} could not be looked at: {end}; details in {log_path()}")
        if "error" in answers[0]:
            raise UnreachableError(answers[0]["error"])
        return answers[0]

    def reprocess(self, names: Sequence[str]) -> list[dict[str, Any]]:
        """Extracts again what is stored of the named sources; one report of what differs for each."""
        reports: list[dict[str, Any]] = []
        end = self._run({"do": "reprocess", "sources": list(names)}, None, reports.append)
        if len(reports) < len(names):
            raise RegwatchError(f"{names[len(reports)]} could not be reprocessed: {end}")
        return reports

    def stop(self) -> None:
        """Asks every child to stop, and from now on starts none."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.terminate()

    def _crawl_in_one(
        self, call: dict[str, Any], names: list[str], *, limit: float, told: Callable[[Outcome], None]
    ) -> list[Outcome]:
        outcomes: dict[str, Outcome] = {}

        def heard(line: dict[str, Any]) -> None:
            outcomes[line["source"]] = Outcome(**line)
            told(outcomes[line["source"]])

        end = self._run(call, limit, heard)
        for name in names:
            if name not in outcomes:
                stopped = "stopped" if self._stopped else "failed"
                outcomes[name] = Outcome(name, stopped, end)
                told(outcomes[name])
        return [outcomes[name] for name in names]

    def _run(self, call: dict[str, Any], limit: float | None, heard: Callable[[dict[str, Any]], None]) -> str:
        """Runs one child, hands over each line it prints, and says how it ended."""
        with _log() as log:
            process = self._start(call, log)
            if process is None:
                return "stopped before it began"
            late = threading.Timer(limit or threading.TIMEOUT_MAX, process.kill)
            late.start()
            try:
                code = _heard_out(process, heard)
            finally:
                overdue = not late.is_alive()
                late.cancel()
                with self._lock:
                    self._running.discard(process)
        if overdue:
            return f"killed after {limit:.0f} s"
        return f"the crawl process ended with status {code}; details in {log_path()}"

    def _start(self, call: dict[str, Any], log: IO[str]) -> subprocess.Popen[str] | None:
        """A child at work, or None once told to stop."""
        with self._lock:
            if self._stopped:
                return None
            process = subprocess.Popen(  # noqa: S603 (our own module, arguments as JSON)
                [sys.executable, "-m", "worker", json.dumps(call)],
                cwd=settings.PROJECT_ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
            )
            self._running.add(process)
            return process


def _heard_out(process: subprocess.Popen[str], heard: Callable[[dict[str, Any]], None]) -> int:
    """The exit status of a child, after each line it printed was handed over."""
    with process.stdout as lines:  # type: ignore[union-attr]
        for line in lines:
            heard(json.loads(line))
    return process.wait()


def log_path() -> str:
    """Where the children's warnings and errors go."""
    return str(settings.DATA_DIR / "crawl.log")


def _log() -> IO[str]:
    path = settings.DATA_DIR / "crawl.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = "w" if path.exists() and path.stat().st_size > LOG_BYTES else "a"
    return path.open(mode, encoding="utf-8")
