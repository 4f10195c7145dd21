"""Made-up databases of any size: releases in two languages with figures, metrics, changes, crawls and messages.

The same size is the same database, byte by byte of its rows. `fill` writes into an empty SQLite database, `copy` copies
one into an empty PostgreSQL database.
"""

import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, chain
from typing import Any

import psycopg
from sqlalchemy import Connection, Table, bindparam, func, insert, select, update
from sqlalchemy.engine import make_url

from storage.database import Database
from storage.models import Base
from storage.points import history_place
from storage.search.entry import entry, place, words_of
from storage.writing.tallies import recount

FIRST_DAY = date(2010, 1, 1)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
FIGURES = 5
#: In every thousandth release, and in more than half of them.
RARE, COMMON = "zyxomab", "medicines"
KINDS = ("count",) * 14 + ("money",) * 2 + ("percent",) * 2 + ("multiple", "duration")
ENGLISH = tuple(
    f"{a}{b}{c}" for a in "bdfglmnprst" for b in ("a", "e", "io", "ou") for c in ("nt", "rse", "llo", "mic")
)
HAN = tuple(map(chr, range(0x4E00, 0x4E00 + 2000)))
WEIGHTS = tuple(accumulate(1 / (place + 1) for place in range(len(ENGLISH))))
HAN_WEIGHTS = tuple(accumulate(1 / (place + 1) for place in range(len(HAN))))
BATCH = 2000

Rows = dict[str, list[dict[str, Any]]]


def fill(database: Database, releases: int) -> None:
    """Writes so many releases, with five figures each and everything else in proportion."""
    tables = Base.metadata.tables
    sources = max(2, releases // 1000)
    latest: dict[int, int] = {}
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        connection.exec_driver_sql("BEGIN")
        for rows in chain([_watching(sources)], _releases(releases, sources, latest)):
            for name, found in rows.items():
                connection.execute(insert(tables[name]), [_complete(tables[name], row) for row in found])
        metrics = tables["metrics"]
        points = tables["observations"]
        counted = select(func.count()).where(points.c.metric_id == metrics.c.id).scalar_subquery()
        pointed = (
            update(metrics).where(metrics.c.id == bindparam("metric")).values(latest_figure_id=bindparam("figure"))
        )
        connection.execute(pointed, [{"metric": metric, "figure": figure} for metric, figure in latest.items()])
        connection.execute(update(metrics).values(points=counted))
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    with database.writing() as session:
        for number in range(1, sources + 1):
            recount(session, number)


def copy(filled: Database, empty: Database) -> None:
    """Copies every row of an SQLite database into an empty PostgreSQL one."""
    url = make_url(empty.url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as target, filled.engine.connect() as source:
        # Metrics and figures point at each other through points.
        target.execute("SET session_replication_role = replica")
        for table in Base.metadata.sorted_tables:
            _copy_table(table, source, target)
        target.commit()
        target.autocommit = True
        target.execute("VACUUM ANALYZE")


def _copy_table(table: Table, source: Connection, target: psycopg.Connection[Any]) -> None:
    names = [column.name for column in table.columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    with target.cursor().copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copied:
        for row in source.execute(select(*table.columns)):
            copied.write_row([_as_text(value) for value in row])
    if "id" in names:
        target.execute(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}")


def _as_text(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _complete(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The row with the defaults that the model gives; every row of a table has the same columns."""
    whole: dict[str, Any] = {}
    for column in table.columns:
        if column.name in row:
            whole[column.name] = row[column.name]
        elif column.default is not None:
            given = column.default.arg  # type: ignore[attr-defined]
            whole[column.name] = given(None) if callable(given) else given
        else:
            whole[column.name] = None
    return whole


def _watching(sources: int) -> Rows:
    rows: Rows = {"sources": [], "crawls": [], "metrics": [], "metric_words": [], "period_words": []}
    rows["period_words"] = [{"word": str(year), "period_text": str(year)} for year in range(2010, 2027)]
    for number in range(1, sources + 1):
        source = {"id": number, "name": f"source-{number}", "url": f"https://{number}.example/news/", "state": "ok"}
        rows["sources"].append(
            {**source, "family": "generic", "language": "en", "created_at": NOON, "baseline_at": NOON}
        )
        for crawl in range(50):
            started = NOON + timedelta(minutes=30 * crawl)
            times = {"started_at": started, "finished_at": started + timedelta(seconds=9)}
            outcome = "unreadable" if number % 40 == 0 else "ok"
            rows["crawls"].append({"source_id": number, "trigger": "schedule", "outcome": outcome, **times})
        for metric in range(50):
            id = (number - 1) * 50 + metric + 1
            label = f"{ENGLISH[metric]} {ENGLISH[(number + metric) % len(ENGLISH)]} approved"
            rows["metrics"].append(
                {
                    "id": id,
                    "source_id": number,
                    "key": f"{label}-{metric}",
                    "label": label,
                    "kind": "count",
                    "unit": "product",
                    "period_type": "level",
                    "latest_figure_id": None,
                }
            )
            rows["metric_words"] += [{"word": word, "metric_id": id} for word in words_of(label)]
    return rows


def _releases(releases: int, sources: int, latest: dict[int, int]) -> Iterator[Rows]:
    chance = random.Random(1)
    for start in range(1, releases + 1, BATCH):
        rows: Rows = {
            name: [] for name in ("releases", "revisions", "figures", "observations", "search_texts", "changes")
        }
        for number in range(start, min(start + BATCH, releases + 1)):
            _release(rows, latest, number, releases, sources, chance)
        yield rows
    yield {"outbox": [_message(number) for number in range(1, releases // 40 + 1)]}
    yield {"notices": [_notice(number, sources) for number in range(1, releases // 100 + 1)]}


def _release(
    rows: Rows, latest: dict[int, int], number: int, releases: int, sources: int, chance: random.Random
) -> None:
    source, chinese = number % sources + 1, number % 5 == 0
    published = None if number % 97 == 0 else FIRST_DAY + timedelta(days=5800 * number // releases)
    title, sentences = _words(number, chinese, chance)
    body = "\n".join(sentences)
    language = "zh" if chinese else "en"
    times = {"first_seen": NOON, "last_seen": NOON, "last_checked_at": NOON}
    address = {"key": f"k{number}", "url": f"https://{source}.example/news/{number}.html"}
    what = {"title": title, "published": published, "language": language}
    withdrawn = NOON if number % 500 == 0 else None
    rows["releases"].append({"id": number, "source_id": source, **address, **what, **times, "withdrawn_at": withdrawn})
    text = {**what, "body": body, "seen_at": NOON, "crawl_id": source}
    rows["revisions"].append({"id": number, "release_id": number, "number": 1, **text})
    kinds = set()
    start = 0
    for figure, sentence in enumerate(sentences):
        id = (number - 1) * FIGURES + figure + 1
        kind = KINDS[id * 7 % len(KINDS)]
        kinds.add(kind)
        value = 1e12 + id if id % 50_000 == 0 else float(id % 10_007)
        rows["figures"].append(_figure(id, number, start, sentence, kind, value, published))
        if figure < 2:
            metric = (source - 1) * 50 + (number // sources * 2 + figure) % 50 + 1
            latest[metric] = id
            point = {"metric_id": metric, "own_metric_id": metric, "figure_id": id, "release_id": number}
            when = {"published": published, "period_end": published, "place": history_place(None, published)}
            rows["observations"].append({**point, **when})
        start += len(sentence) + 1
    found = entry(number, published, source, language, title, body, kinds)
    rows["search_texts"].append({"release_id": number, **found._asdict()})
    if number % 4 == 0:
        rows["changes"].append(_change(number, source))


def _words(number: int, chinese: bool, chance: random.Random) -> tuple[str, Sequence[str]]:
    """A title, and a sentence for each figure."""
    marks = f" {RARE}" if number % 1000 == 0 else ""
    if chinese:
        text = "".join(chance.choices(HAN, cum_weights=HAN_WEIGHTS, k=160))
        sentences = [f"{text[n * 30 : n * 30 + 30]}，批准干细胞产品{number % 900}个。" for n in range(FIGURES)]
        return f"{text[150:]}药品{marks}", sentences
    drawn = chance.choices(ENGLISH, cum_weights=WEIGHTS, k=100)
    common = COMMON if number % 3 else "devices"
    sentences = [
        f"The agency {' '.join(drawn[n * 18 : n * 18 + 18])} and {number % 900} {common} were approved."
        for n in range(FIGURES)
    ]
    return f"Release on {' '.join(drawn[90:96])}{marks}", sentences


def _figure(
    id: int, release: int, start: int, sentence: str, kind: str, value: float, published: date | None
) -> dict[str, Any]:
    where = {"part": "body", "start": start, "end": start + 3, "text": sentence[:3], "sentence": sentence}
    what = {"value": value, "qualifier": "exact", "kind": kind, "unit": "product", "subject": "products"}
    year = published.year if published else 2020
    period = {"period_text": str(year), "period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    more = {"role": "level", "of_whole": False, "step": 1.0, "period_type": "closed", "period_year": year}
    listed = {"revision_id": release, "release_place": place(release, published)}
    return {"id": id, **listed, **where, **what, **period, **more}


def _change(number: int, source: int) -> dict[str, Any]:
    side = {"value": 1.0, "value_max": None, "qualifier": "exact", "text": "1", "period": None, "sentence": "One."}
    kind = ("metric_changed", "release_new", "release_revised", "figure_revised")[number // 4 % 4]
    if number % 2000 == 0:
        kind = "wording_changed"
    told = {"kind": kind, "severity": "low" if number % 40 else "medium", "delta": 1.0, "delta_percent": 5.0}
    when = NOON - timedelta(minutes=10 * (300_000 - number))
    about = {"source_id": source, "crawl_id": source, "release_id": number, "metric_id": (source - 1) * 50 + 1}
    return {**about, **told, "detected_at": when, "revision": 1, "old": side, "new": side}


def _message(number: int) -> dict[str, Any]:
    state = "dead" if number % 300 == 0 else "pending" if number % 100 == 0 else "sent"
    times = {"due_at": NOON, "next_attempt_at": NOON, "created_at": NOON}
    names = {"dedupe": f"d{number}", "message_id": f"<{number}@regwatch.example>", "address": "a@example.org"}
    return {"id": number, "state": state, **names, **times}


def _notice(number: int, sources: int) -> dict[str, Any]:
    source = number % sources + 1
    when = NOON - timedelta(minutes=number)
    said = {"key": f"n{number}", "kind": "maybe_withdrawn", "text": f"Release {number} is missing."}
    over = None if number % 50 == 0 else when
    return {"source_id": source, "crawl_id": source, **said, "created_at": when, "resolved_at": over}
