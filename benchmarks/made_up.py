"""A made-up world of any size: sources, their releases in two languages, and everything that comes of them.

The same size is the same world, row by row.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

from storage.points import history_place
from storage.search.entry import entry, place, words_of
from storage.stretches import days_key, years_key

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
#: Crawls and metrics of a source.
CRAWLS, METRICS = 50, 50

Rows = dict[str, list[dict[str, Any]]]


@dataclass
class World:
    """So many sources, of which the first `publishing` ones brought so many releases with five figures each."""

    releases: int
    publishing: int
    sources: int
    latest: dict[int, int] = field(default_factory=dict)
    points: Counter[int] = field(default_factory=Counter)

    def rows(self) -> Iterator[Rows]:
        """Everything, some thousand releases at a time, in an order that foreign keys do not mind once all is there."""
        yield {"sources": [_source(number) for number in range(1, self.sources + 1)]}
        yield {"crawls": [row for number in range(1, self.sources + 1) for row in _crawls(number)]}
        chance = random.Random(1)
        for start in range(1, self.releases + 1, BATCH):
            rows: Rows = {
                name: [] for name in ("releases", "revisions", "figures", "observations", "search_texts", "changes")
            }
            for number in range(start, min(start + BATCH, self.releases + 1)):
                self._release(rows, number, chance)
            yield rows
        yield from self._metrics()
        yield {"period_words": [{"word": word, "period_text": text} for text in _periods() for word in words_of(text)]}
        yield {"outbox": [_message(number) for number in range(1, self.releases // 40 + 1)]}
        yield {"notices": [_notice(number, self.publishing) for number in range(1, self.releases // 100 + 1)]}
        yield {"subscriptions": [_subscription(number) for number in range(1, self.sources + 1)]}

    def _release(self, rows: Rows, number: int, chance: random.Random) -> None:
        source, chinese = number % self.publishing + 1, number % 5 == 0
        published = None if number % 97 == 0 else FIRST_DAY + timedelta(days=5800 * number // self.releases)
        title, sentences = _words(number, chinese, chance)
        body = "\n".join(sentences)
        language = "zh" if chinese else "en"
        what = {"title": title, "published": published, "language": language}
        rows["releases"].append({"id": number, "source_id": source, **_address(number, source), **what})
        text = {**what, "body": body, "seen_at": NOON, "crawl_id": source}
        rows["revisions"].append({"id": number, "release_id": number, "number": 1, **text})
        start = 0
        for nth, sentence in enumerate(sentences):
            id = (number - 1) * FIGURES + nth + 1
            rows["figures"].append(_figure(id, number, start, sentence, published))
            if nth < 2:
                metric = (source - 1) * METRICS + (number // self.publishing * 2 + nth) % METRICS + 1
                rows["observations"].append(self._point(metric, id, number, published))
            start += len(sentence) + 1
        kinds = {row["kind"] for row in rows["figures"][-FIGURES:]}
        found = entry(number, published, source, language, title, body, kinds)
        rows["search_texts"].append({"release_id": number, **found._asdict()})
        if number % 4 == 0:
            rows["changes"].append(_change(number, source))

    def _point(self, metric: int, figure: int, release: int, published: date | None) -> dict[str, Any]:
        self.latest[metric] = figure
        self.points[metric] += 1
        when = {"published": published, "period_end": published, "place": history_place(None, published)}
        return {"metric_id": metric, "own_metric_id": metric, "figure_id": figure, "release_id": release, **when}

    def _metrics(self) -> Iterator[Rows]:
        rows: Rows = {"metrics": [], "metric_words": []}
        for number in range(self.publishing * METRICS):
            source, nth = number // METRICS + 1, number % METRICS
            label = f"{ENGLISH[nth]} {ENGLISH[(source + nth) % len(ENGLISH)]} approved"
            what = {"source_id": source, "key": f"{label}-{nth}", "label": label}
            measure = {"kind": "count", "unit": "product", "period_type": "level"}
            newest = {"latest_figure_id": self.latest.get(number + 1), "points": self.points[number + 1]}
            rows["metrics"].append({"id": number + 1, **what, **measure, **newest})
            rows["metric_words"] += [{"word": word, "metric_id": number + 1} for word in words_of(label)]
        yield rows


def _source(number: int) -> dict[str, Any]:
    where = {"id": number, "name": f"source-{number}", "url": f"https://{number}.example/news/"}
    state = "unreadable" if number % 400 == 0 else "ok"
    return {**where, "state": state, "family": "generic", "language": "en", "created_at": NOON, "baseline_at": NOON}


def _crawls(source: int) -> Iterator[dict[str, Any]]:
    for crawl in range(CRAWLS):
        started = NOON + timedelta(minutes=30 * crawl)
        times = {"started_at": started, "finished_at": started + timedelta(seconds=9)}
        outcome = "unreadable" if source % 40 == 0 else "ok"
        yield {"source_id": source, "trigger": "schedule", "outcome": outcome, **times}


def _address(number: int, source: int) -> dict[str, Any]:
    where = {"key": f"k{number}", "url": f"https://{source}.example/news/{number}.html"}
    times = {"first_seen": NOON, "last_seen": NOON, "last_checked_at": NOON}
    return {**where, **times, "withdrawn_at": NOON if number % 500 == 0 else None}


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


def _figure(id: int, release: int, start: int, sentence: str, published: date | None) -> dict[str, Any]:
    where = {"part": "body", "start": start, "end": start + 3, "text": sentence[:3], "sentence": sentence}
    value = 1e12 + id if id % 50_000 == 0 else float(id % 10_007)
    what = {"value": value, "qualifier": "exact", "kind": KINDS[id * 7 % len(KINDS)], "unit": "product"}
    year = published.year if published else 2020
    end = date(year, 6, 30) if id % 3 == 0 else date(year, 12, 31)
    period = {"period_text": _period(end), "period_start": date(year, 1, 1), "period_end": end}
    keys = {"period_years": years_key(date(year, 1, 1), end), "period_days": days_key(date(year, 1, 1), end)}
    more = {"role": "level", "of_whole": False, "step": 1.0, "period_type": "closed", "subject": "products"}
    listed = {"revision_id": release, "release_place": place(release, published)}
    return {"id": id, **listed, **where, **what, **period, **keys, **more}


def _period(end: date) -> str:
    return f"the first half of {end.year}" if end.month == 6 else str(end.year)


def _periods() -> list[str]:
    return [_period(date(year, month, 30)) for year in range(2010, 2027) for month in (6, 12)]


def _change(number: int, source: int) -> dict[str, Any]:
    side = {"value": 1.0, "value_max": None, "qualifier": "exact", "text": "1", "period": None, "sentence": "One."}
    kind = ("metric_changed", "release_new", "release_revised", "figure_revised")[number // 4 % 4]
    if number % 2000 == 0:
        kind = "wording_changed"
    told = {"kind": kind, "severity": "low" if number % 40 else "medium", "delta": 1.0, "delta_percent": 5.0}
    when = NOON - timedelta(minutes=10 * (300_000 - number))
    about = {"source_id": source, "crawl_id": source, "release_id": number, "metric_id": (source - 1) * METRICS + 1}
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


def _subscription(number: int) -> dict[str, Any]:
    return {"id": number, "address": f"reader{number}@example.org", "token": f"t{number}", "created_at": NOON}
