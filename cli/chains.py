"""The way of a change in plain words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cli import wording
from cli.output import Row, plain

if TYPE_CHECKING:
    from rich.console import Console

RETRY = "'regwatch deliver --retry-dead' tries it again"


def draw_chain(console: "Console", row: Row) -> None:
    """Fetch, facts, rule and mails under a heading each."""
    change = row["change"]
    console.print(f"Change {change['id']}: {wording.kind(change['kind'])}, {change['severity']}", style="bold")
    for heading, lines in (
        ("Read", _fetch(row["fetch"], change)),
        ("Facts", _facts(row)),
        ("Rule", rule(row["rule"])),
        ("Mails", [mail(each) for each in row["mails"]] or ["No mail tells it: no subscription asked for it."]),
    ):
        console.print(f"\n{heading}", style="bold")
        draw_lines(console, lines)


def draw_lines(console: "Console", lines: Iterable[str]) -> None:
    """Lines below a heading; those that begin with a space belong to the one above."""
    for line in lines:
        console.print(("    " if line.startswith(" ") else "  ") + plain(line), soft_wrap=True)


def rule(found: Row) -> list[str]:
    """A rule and where it stands."""
    return [found["sentence"], f'docs/rules.md, "{found["section"]}"']


def mail(row: Row) -> str:
    """What became of one message."""
    attempts = "1 attempt" if row["attempts"] == 1 else f"{row['attempts']} attempts"
    name = f"{row['address']}, {row['purpose']}: "
    if row["state"] == "sent":
        return f"{name}sent {wording.moment(row['sent_at'])} after {attempts}; the answer was: {row['answer']}"
    if row["state"] == "dead":
        return f"{name}given up after {attempts}: {row['answer']} ({RETRY})"
    if row["state"] == "dropped":
        return f"{name}not sent: {row['answer']}"
    if row["attempts"]:
        again = wording.moment(row["next_attempt_at"])
        return f"{name}not taken yet after {attempts}, tried again {again}; the answer was: {row['answer']}"
    waiting = f", {row['answer']}" if row["answer"] else ""
    return f"{name}waits, due {wording.moment(row['due_at'])}{waiting}"


def _fetch(row: Row, change: Row) -> list[str]:
    crawl, page, release = row["crawl"], row["page"], change["release"]
    lines = [
        f"Crawl {crawl['id']} of {crawl['source']} ({crawl['trigger']}) began {wording.moment(crawl['started_at'])}"
        f" and ended {crawl['outcome']}" + (f": {crawl['reason']}" if crawl["reason"] else "")
    ]
    if page:
        fetched = wording.moment(page["fetched_at"])
        lines.append(f"{page['url']} answered {page['status']} at {fetched}, {wording.number(page['size'])} bytes")
    elif release:
        lines.append(f"{release['url']}; no page is kept of it")
    if row["revision"]:
        lines.append(f'That was revision {row["revision"]} of release {release["id"]}, "{release["title"]}"')
    return lines


def _facts(row: Row) -> list[str]:
    from alerts.explaining import identity

    change, metric = row["change"], row["metric"]
    lines = []
    for name, half, release in (
        ("Old", change["old"], change["previous_release"] or change["release"]),
        ("New", change["new"], change["release"]),
    ):
        if half:
            period = wording.period(half)
            stated = f", {period}" if period else ""
            lines += [f"{name}: {wording.value(half)}{stated}, in release {release['id']}", f'  "{half["sentence"]}"']
    lines += [f"Between them: {wording.value(half)}" for half in change["skipped"]]
    lines += (
        [f"Metric {metric['id']}: {metric['label']}", f"  {'; '.join(map(': '.join, identity(metric)))}"]
        if metric
        else []
    )
    lines += [change["note"]] if change["note"] else []
    return lines or ["No figure is concerned."]
