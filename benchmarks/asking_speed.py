"""How long each page and API call takes over a large database, as ratios to SELECT 1 and to a plain LIKE query.

usage: python -m benchmarks.asking_speed [--releases 200000] [--repeat 9] [--only KIND] [--plans] [--save FILE] [WORD…]

Everything goes through the real application in this process; SELECT 1 and LIKE are two more addresses of it, and
SELECT 1 is asked again before every call, so that a busy machine slows both. The made-up databases stay below build/
and are used again. Words choose the calls whose address holds one of them.
"""

import argparse
import asyncio
import json
import statistics
import time
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import event, select, text

from benchmarks.calls import CALLS
from benchmarks.databases import filled
from benchmarks.made_up import COMMON, FIGURES, RARE
from storage.database import Database
from storage.models import ReleaseRow, RevisionRow
from web import Watching, create_app
from web.asking import Reading

BASE, LIKE = "/bench/select-1", "/bench/like"


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
