"""How each listing looks on a terminal."""

from typing import TYPE_CHECKING

from cli import wording
from cli.output import Column, Row, View, harmless, plain

if TYPE_CHECKING:
    from rich.text import Text

_NO_SOURCES = "Nothing is watched yet. Add a source: regwatch sources add https://…"
_STATES = {"ok": "green", "unreadable": "red", "new": "yellow", "off": "dim"}
_SEVERITIES = {"high": "bold red", "medium": "yellow", "low": "dim"}


def _styled(text: str, styles: dict[str, str]) -> "Text":
    from rich.text import Text

    return Text(plain(text), style=styles.get(text, ""))


def _source_state(row: Row) -> "Text":
    return _styled(row["state"] if row["enabled"] else "off", _STATES)


def _release_title(row: Row) -> str:
    title: str = row["title"]
    marks = ["withdrawn"] if row["withdrawn_at"] else []
    marks += [f"revision {row['revision']}"] if row["revision"] > 1 else []
    return f"[{', '.join(marks)}] {title}" if marks else title


def _about(row: Row) -> str:
    """What a change is about: its metric, else its release."""
    if row["metric"]:
        return str(row["metric"]["label"])
    return str(row["release"]["title"]) if row["release"] else row["note"] or ""


def _old_to_new(row: Row) -> str:
    sides = [wording.brief(side) for side in (row["old"], row["new"]) if side]
    return " → ".join(sides)


def _change_kind(row: Row) -> "Text":
    """The kind, in the colour of the severity, which has no column on a narrow terminal."""
    text = _styled(wording.kind(row["kind"]), {})
    text.style = _SEVERITIES.get(row["severity"], "")
    return text


def _found_text(row: Row) -> "Text":
    """The first stretch of text that was found, with the words in it."""
    from rich.text import Text

    text = Text(style="dim", no_wrap=True, overflow="ellipsis")
    for snippet in [one for one in row["snippets"] if one["field"] == "body"][:1]:
        text.append(harmless(snippet["text"]))
        for start, end in snippet["marks"]:
            text.stylize("bold not dim", start, end)
    return text


def _wishes(row: Row) -> str:
    """The filters of a subscription that are set."""
    names = ("sources", "metric", "kinds", "severities", "min_change", "min_percent", "crossing")
    set_ones = {name: row[name] for name in names if row[name]}
    texts = [f"{name.replace('_', ' ')}: {_joined(value)}" for name, value in set_ones.items()]
    return "; ".join(texts) or "every change"


def _joined(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


SOURCES = View(
    columns=[
        Column("Name", lambda row: row["name"], style="bold"),
        Column("State", _source_state),
        Column("Releases", lambda row: wording.number(row["releases"]), justify="right"),
        Column("Schedule", lambda row: row["schedule"]),
        Column("Last good (UTC)", lambda row: wording.moment(row["last_good_at"]), from_width=100),
        Column("Kind", lambda row: row["family"], from_width=120),
        Column("Address", lambda row: row["url"], cut=True),
    ],
    empty=_NO_SOURCES,
    kind="sources",
)

CATALOGUE = View(
    columns=[
        Column("Name", lambda row: row["name"], style="bold"),
        Column("Country", lambda row: row["country"]),
        Column("Language", lambda row: row["language"], from_width=100),
        Column("Kind", lambda row: row["family"], from_width=100),
        Column("Schedule", lambda row: row["schedule"], from_width=120),
        Column("Regulator", lambda row: row["regulator"], cut=True),
        Column("Address", lambda row: row["url"], cut=True, from_width=140, style="dim"),
    ],
    empty="The catalogue is empty.",
)

RELEASES = View(
    columns=[
        Column("ID", lambda row: str(row["id"]), justify="right"),
        Column("Published", lambda row: row["published"] or "no date"),
        Column("Source", lambda row: row["source"]),
        Column("Title", _release_title, cut=True),
    ],
    empty="No release matches. 'regwatch crawl --all' reads every source now; 'regwatch sources list' shows them.",
)

FOUND = View(
    columns=[*RELEASES.columns, Column("Text", _found_text, cut=True, from_width=100)],
    empty="No release holds all these words.",
)

FIGURES = View(
    columns=[
        Column("Published", lambda row: row["release"]["published"] or "no date"),
        Column("Value", wording.value, justify="right", style="bold"),
        Column("Of what", wording.subject, cut=True),
        Column("Period", wording.period, from_width=100),
        Column("Source", lambda row: row["source"], from_width=80),
        Column("Release", lambda row: str(row["release"]["id"]), justify="right"),
        Column("Sentence", lambda row: row["sentence"], cut=True, from_width=120, style="dim"),
    ],
    empty="No figure matches. 'regwatch releases' shows what is stored.",
    kind="figures",
)

METRICS = View(
    columns=[
        Column("ID", lambda row: str(row["id"]), justify="right"),
        Column("Source", lambda row: row["source"]),
        Column("Metric", lambda row: row["label"], cut=True),
        Column("Latest", lambda row: wording.value(row["latest"]), justify="right", style="bold"),
        Column("Period", lambda row: wording.period(row["latest"] or {}), from_width=110),
        Column("Points", lambda row: wording.number(row["observations"]), justify="right"),
    ],
    empty="No metric yet. Metrics appear with the first figures: 'regwatch figures' shows those stored.",
    kind="metrics",
)

HISTORY = View(
    columns=[
        Column("Published", lambda row: row["published"] or "no date"),
        Column("Value", wording.value, justify="right", style="bold"),
        Column("Period", wording.period, from_width=70),
        Column("Release", lambda row: str(row["release"]), justify="right"),
        Column("Sentence", lambda row: row["sentence"], cut=True, style="dim"),
    ],
    empty="No release states this metric any more.",
    kind="history",
)

CHANGES = View(
    columns=[
        Column("ID", lambda row: str(row["id"]), justify="right", from_width=130),
        Column("Detected (UTC)", lambda row: wording.moment(row["detected_at"])),
        Column("Severity", lambda row: _styled(row["severity"], _SEVERITIES), from_width=120),
        Column("Source", lambda row: row["source"], from_width=100),
        Column("Kind", _change_kind),
        Column("What", _about, cut=True),
        Column("Old → new", _old_to_new, style="bold"),
        Column("Change", lambda row: wording.percent(row["delta_percent"]), justify="right", from_width=110),
    ],
    empty="No such change. The first crawl of a source is its baseline; changes are what comes after it.",
    kind="changes",
)

SUBSCRIPTIONS = View(
    columns=[
        Column("ID", lambda row: str(row["id"]), justify="right"),
        Column("Address", lambda row: row["address"]),
        Column("Cadence", lambda row: row["cadence"]),
        Column("Of what", _wishes, cut=True),
    ],
    empty="Nobody is told yet. Tell somebody: regwatch subscribe someone@example.org",
)

PREVIEW = View(
    columns=[
        Column("Sent (UTC)", lambda row: wording.moment(row["due_at"])),
        Column("Kind", lambda row: row["purpose"]),
        Column("Changes", lambda row: wording.number(len(row["changes"])), justify="right"),
        Column("Subject", lambda row: row["subject"], cut=True),
    ],
    empty="No stored change passes this filter.",
)

NOTICES = View(
    columns=[
        Column("ID", lambda row: str(row["id"]), justify="right"),
        Column("Said (UTC)", lambda row: wording.moment(row["created_at"])),
        Column("Over (UTC)", lambda row: wording.moment(row["resolved_at"]), from_width=130),
        Column("Source", lambda row: row["source"]),
        Column("Kind", lambda row: wording.kind(row["kind"]), from_width=100),
        Column("What", lambda row: row["text"], cut=True),
    ],
    empty="Nothing to look at. With --all also what is over or was put aside.",
)
