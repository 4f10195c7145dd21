"""Plays change scenarios in memory: extract, link, detect and withdraw as a crawl would, and score the entries."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from extraction.page_verdict import judge
from items.changes import Change, Edition, Metric, Notice, Statement
from items.facts import Figure
from items.readings import Verdict
from pipelines.figures import in_parts
from tracking import withdrawals
from tracking.changes import detect
from tracking.metrics import link

Json = Mapping[str, Any]
#: The notices that a flag asks for: a copy that states a corrected value contradicts another release.
_TOLD_AS = {
    "title_body_conflict": {"title_body_conflict"},
    "source_conflict": {"source_conflict", "stale_copy"},
}
_STATUS: dict[object, Verdict] = {404: "missing", 410: "missing", "block": "blocked", "error": "error"}


@dataclass
class Site:
    """Everything known of one source between two crawls."""

    metrics: dict[str, Metric] = field(default_factory=dict)
    editions: dict[str, Edition] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    missing: dict[str, tuple[int, int]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def crawl(self, step: Json, language: str) -> list[Change]:
        """Read every release of a step and return the entries of its mail; the first crawl gives none."""
        baseline = not self.editions
        found: list[tuple[Edition | None, Edition]] = []
        withdrawn: list[Change] = []
        for release in sorted(step["releases"], key=lambda one: (one["date"], one["key"])):
            verdict = _STATUS.get(release["status"]) or _judged(release)
            withdrawn += self._count(release["key"], verdict)
            if verdict == "readable":
                edition = self._read(release, language)
                found.append((self.editions.get(release["key"]), edition))
        if not baseline and step.get("listing", "ok") == "ok":
            for key in self.editions.keys() - {release["key"] for release in step["releases"]}:
                withdrawn += self._count(key, "missing")
        outcome = detect(found, self._history(), self.metrics, self._corrected())
        self.editions |= {edition.release: edition for _, edition in found}
        self.notices += outcome.notices
        changes = [] if baseline else [*outcome.changes, *withdrawn]
        self.changes += changes
        return changes

    def _count(self, key: str, verdict: Verdict) -> list[Change]:
        missing, soft, confirmed = withdrawals.step(*self.missing.get(key, (0, 0)), verdict)
        self.missing[key] = missing, soft
        return [Change(kind="release_withdrawn", severity="medium", release=key)] if confirmed else []

    def _read(self, release: Json, language: str) -> Edition:
        code = release.get("lang") or language
        published = date.fromisoformat(release["date"])
        title, body = release["title"], "\n".join(release["body"])
        facts = in_parts(title, body, code, published)
        figures = facts.figures
        self.abbreviations |= facts.abbreviations
        metrics = self._link(figures, code, title)
        statements = tuple(
            Statement(release=release["key"], published=published, figure=figure, metric=metric)
            for figure, metric in zip(figures, metrics, strict=True)
        )
        return Edition(
            release=release["key"],
            title=title,
            body=body,
            published=published,
            language=code,
            statements=statements,
            dates=facts.dates,
        )

    def _link(self, figures: Sequence[Figure], language: str, title: str) -> list[str | None]:
        linked = link(
            figures, list(self.metrics.values()), language=language, abbreviations=self.abbreviations, title=title
        )
        self.metrics |= {metric.key: metric for metric in linked if metric is not None}
        return [metric.key if metric is not None else None for metric in linked]

    def _history(self) -> dict[str, list[Statement]]:
        history: dict[str, list[Statement]] = {}
        for edition in self.editions.values():
            for statement in edition.statements:
                if statement.metric is not None:
                    history.setdefault(statement.metric, []).append(statement)
        return history

    def _corrected(self) -> dict[str, list[Any]]:
        corrected: dict[str, list[Any]] = {}
        for one in self.changes:
            restated = one.kind == "metric_changed" and one.old and one.new and one.old.period == one.new.period
            if one.metric and one.old and (one.kind == "figure_revised" or restated):
                corrected.setdefault(one.metric, []).append(one.old)
        return corrected


def unrolled(story: Json) -> dict[str, Any]:
    """Turn a story, whose crawls hold only what is new or edited, into a scenario with the whole site in each step."""
    site: dict[str, Json] = {}
    steps = []
    for crawl in story["crawls"]:
        site |= {release["key"]: release for release in crawl["releases"]}
        expect = [
            {**entry, **{side: {"value": entry[side]} for side in ("old", "new") if side in entry}}
            for entry in crawl["expect"]
        ]
        releases = [{"status": 200, **release} for release in site.values()]
        steps.append({"releases": releases, "expect": expect, "flags": crawl.get("flags", ())})
    return {"id": story["id"], "lang": story["lang"], "steps": steps}


def _judged(release: Json) -> Verdict:
    """What extraction makes of the page, as the runner of the scenarios serves it."""
    words = "".join(f"<p>{paragraph}</p>" for paragraph in release["body"])
    page = f"<html><head><title>{release['title']}</title></head><body><h1>{release['title']}</h1>{words}</body></html>"
    return judge(200, {"content-type": "text/html; charset=utf-8"}, page).verdict


def faults(scenario: Json) -> list[str]:
    """Play a scenario through; return what was missed, what was surplus and which flags were not raised."""
    site = Site()
    complaints: list[str] = []
    for number, step in enumerate(scenario["steps"]):
        if step.get("listing", "ok") in ("block", "error"):
            step = {**step, "releases": []}
        left = site.crawl(step, scenario["lang"])
        for expected in step["expect"]:
            hit = next((one for one in left if _matches(expected, one, site.metrics)), None)
            if hit is None:
                complaints.append(f"step {number} MISSED {_told(expected)}")
            else:
                left.remove(hit)
        complaints += [f"step {number} SURPLUS {_shown(one, site.metrics)}" for one in left]
        raised = {notice.kind for notice in site.notices}
        complaints += [
            f"step {number} NOT FLAGGED {flag}"
            for flag, kinds in _TOLD_AS.items()
            if flag in step.get("flags", ()) and not raised & kinds
        ]
    if all(release["status"] == 200 for release in scenario["steps"][-1]["releases"]):
        again = site.crawl(scenario["steps"][-1], scenario["lang"])
        complaints += [f"crawled again SURPLUS {_shown(one, site.metrics)}" for one in again]
    return complaints


def _matches(expected: Json, change: Change, metrics: Mapping[str, Metric]) -> bool:
    if change.kind != expected["kind"] and change.kind not in expected.get("also_ok", ()):
        return False
    if expected.get("release") and change.release != expected["release"]:
        return False
    for name, got in (("old", change.old), ("new", change.new)):
        want = expected.get(name)
        if want and "value" in want and (got is None or abs(got.value - want["value"]) > 1e-6 * max(1, want["value"])):
            return False
        if want and want.get("qualifier") and got is not None and got.qualifier != want["qualifier"]:
            return False
    if not expected.get("subject") or expected["kind"] in ("release_revised", "release_withdrawn"):
        return True
    return _names(expected["subject"], change, metrics)


def _names(subject: str, change: Change, metrics: Mapping[str, Metric]) -> bool:
    label = metrics[change.metric].label if change.metric is not None else ""
    sentences = [side.sentence for side in (change.old, change.new) if side is not None]
    text = _plain(" ".join([label, *sentences]))
    words = {_stem(word) for word in text.split()}
    return all(
        _stem(word) in words or (re.search(r"[\u3400-\u9fff]", word) is not None and word in text)
        for word in _plain(subject).split()
    )


def _plain(text: str) -> str:
    return re.sub(r"[^0-9a-z\u3400-\u9fff]+", " ", text.lower())


def _stem(word: str) -> str:
    return re.sub(r"(ies|es|s)$", "", word)


def _told(expected: Json) -> str:
    sides = [(expected.get(name) or {}).get("value") for name in ("old", "new")]
    return f"{expected['kind']} {expected.get('release')} {expected.get('subject', '')} {sides}"


def _shown(change: Change, metrics: Mapping[str, Metric]) -> str:
    sides = [side and (side.value, side.qualifier) for side in (change.old, change.new)]
    return f"{change.kind} {change.release} {change.metric} {sides}"
