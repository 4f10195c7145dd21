"""The main job: scheduler, alert delivery and dashboard in one process, until a signal says stop."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from types import FrameType

import uvicorn
from fastapi import FastAPI

import settings
from children import Outcome
from errors import SettingError
from scheduler import Scheduler, check, next_due
from storage.database import Database
from web import Watching, create_app

#: Seconds that requests under way get to finish when the dashboard stops.
GRACEFUL = 3


class Dashboard:
    """The web application on a thread of its own."""

    def __init__(self, app: FastAPI, host: str, port: int) -> None:
        """Takes the port at once; port 0 takes any free one. Raises `SettingError` when it is in use."""
        self._socket = _listen(host, port)
        self.address = "http://{}:{}".format(*self._socket.getsockname()[:2])
        configuration = uvicorn.Config(
            app, log_level="warning", lifespan="off", timeout_graceful_shutdown=GRACEFUL, server_header=False
        )
        self._server = uvicorn.Server(configuration)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), name="dashboard")

    def start(self) -> None:
        """Begins to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Lets requests under way finish, then frees the port."""
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


def run_forever(
    *,
    announce: Callable[[str], None],
    told: Callable[[Outcome], None] = lambda outcome: None,
    meanwhile: Callable[[threading.Event], object] | None = None,
    recheck: str = "due",
) -> None:
    """Runs until SIGTERM or SIGINT. `announce` hears the dashboard's address once everything answers.

    `meanwhile` is what the calling thread does until the event it is handed is set; returning early stops the job.
    `recheck` says which known releases every crawl visits again: due, all or none.
    Raises `SettingError` when the dashboard cannot listen where the settings say.
    """
    with _dashboard(crawls=True) as (database, dashboard, stop):
        scheduler = Scheduler(database, told=told, recheck=recheck)
        scheduler.start()
        try:
            announce(dashboard.address)
            (meanwhile or until)(stop)
        finally:
            scheduler.stop()


def serve(*, announce: Callable[[str], None]) -> None:
    """The dashboard alone, until SIGTERM or SIGINT."""
    with _dashboard(crawls=False) as (_, dashboard, stop):
        announce(dashboard.address)
        until(stop)


def until(stop: threading.Event) -> None:
    """Waits for the event. A wait without an end could sleep through a signal that comes just before it begins."""
    while not stop.wait(1.0):
        pass


@contextmanager
def _dashboard(*, crawls: bool) -> Iterator[tuple[Database, Dashboard, threading.Event]]:
    """Database, answering dashboard, and the event that SIGTERM and SIGINT set."""
    host, _, port = settings.LISTEN.rpartition(":")
    host = host.strip("[]")
    if settings.API_TOKEN is None and not _is_loopback(host):
        raise SettingError(
            f"REGWATCH_LISTEN={settings.LISTEN}: beyond loopback the dashboard answers only to who knows a token; "
            "set REGWATCH_API_TOKEN too"
        )
    database = Database(settings.DATABASE_URL)
    stop = threading.Event()
    previous = {number: signal.signal(number, _sets(stop)) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        app = create_app(
            database,
            watching=Watching(look=check, next_due=next_due, crawls=crawls),
            base_url=settings.BASE_URL,
            version=settings.VERSION,
            token=settings.API_TOKEN,
            open_reading=_is_loopback(host),
        )
        dashboard = Dashboard(app, host, int(port))
        dashboard.start()
        try:
            yield database, dashboard, stop
        finally:
            dashboard.stop()
    finally:
        database.close()
        for number, handler in previous.items():
            signal.signal(number, handler)


def _sets(stop: threading.Event) -> Callable[[int, FrameType | None], None]:
    return lambda _number, _frame: stop.set()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen()  # whoever asks before the server has begun waits for it
    except OSError as error:
        found.close()
        raise SettingError(
            f"the dashboard cannot listen on {host}:{port} ({error.strerror}); free it or set REGWATCH_LISTEN"
        ) from error
    return found
