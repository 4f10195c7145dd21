"""Why a release was not told, in plain words."""

from typing import TYPE_CHECKING

from cli import wording
from cli.chains import draw_lines, mail
from cli.output import Row, plain

if TYPE_CHECKING:
    from rich.console import Console


def draw(console: "Console", row: Row) -> None:
    """The answer in plain words."""
    release = row["release"]
    edition = f", revision {row['revision']}," if row["revision"] > 1 else ""
    console.print(f"Release {release['id']}{edition} of {row['source']}: {plain(release['title'])}", style="bold")
    news = [change for change in row["changes"] if change["kind"] != "release_new"]
    lines = [] if news else ["It raised no change of a figure or a text."]
    for reason in row["reasons"]:
        lines += [_ruled(reason)]
    for figure in row["figures"]:
        lines += [f'"{figure["text"]}" in "{figure["sentence"]}"', f"  {_ruled(figure['rule'])}"]
        if held := figure["held"]:
            lines.append(f'  Held was {wording.value(held)}: "{held["sentence"]}" ({held["release"]})')
    for change in [*row["changes"], *row["others"]]:
        lines += _told(change, release["id"])
    lines += [f"The operator was told: {text}" for text in row["notices"]]
    draw_lines(console, lines)


def _told(change: Row, release: int) -> list[str]:
    """A change, and to whom it went or why not."""
    name = f"Change {change['id']}, {wording.kind(change['kind'])}, {change['severity']}"
    elsewhere = "" if change["release"] == release else f", told for release {change['release']}"
    lines = [f"{name}{elsewhere}:"]
    lines += [f"  {mail(each)}" for each in change["mails"]]
    lines += [f"  {each['address']}, subscription {each['subscription']}: {each['why']}" for each in change["refused"]]
    return lines if len(lines) > 1 else [*lines, "  nobody is subscribed"]


def _ruled(rule: Row) -> str:
    return f'{rule["sentence"]} (docs/rules.md, "{rule["section"]}")'
