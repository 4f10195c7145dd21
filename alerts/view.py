"""A message as its two templates see it: every text chosen and every number written, nothing left to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from alerts import wording
from alerts.differences import Excerpt, excerpts
from items.changes import Severity, Side
from items.facts import Period
from storage.letters import Document, Entry, Letter

#: Changes told in full; the rest of a long digest has one line each, up to `LISTED`.
IN_FULL = 25
LISTED = 200
#: News told so much later than it was seen were held back.
HELD = timedelta(hours=1)
GRAVITY: Mapping[Severity, int] = {"high": 0, "medium": 1, "low": 2}
#: Characters of a label in a line, so that the figures behind it stay in sight.
LABEL = 90
#: Characters of a sentence shown around its figure.
SENTENCE = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one side says: the sentence cut at its figure, and where it stands."""

    new: bool
    title: str
    value: str
    before: str
    figure: str
    after: str
    period: str
    document: Document | None
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One change, ready to be shown."""

    id: int
    severity: str
    rank: Severity
    kind: str
    label: str
    old: str
    new: str
    step: str
    quotes: tuple[Quote, ...]
    skipped: str
    note: str
    edits: tuple[Excerpt, ...]
    more_edits: int
    document: Document | None
    published: str
    detected: str
    metric: int | None
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole message."""

    language: str
    words: Mapping[str, str]
    subject: str
    heading: str
    count: str
    day: str
    sources: tuple[tuple[str, tuple[Item, ...]], ...]
    others: tuple[str, ...]
    notices: tuple[str, ...]
    address: str
    base_url: str
    overview: tuple[str, str]
    stop_url: str


def view(letter: Letter, base_url: str) -> View:
    """Entries by source, the gravest first within each and among them, so the subject tells the first one shown."""
    language = letter.language if letter.language in wording.LOCALES else "en"
    words = wording.PHRASES[language]
    told = () if letter.purpose == "operator" else letter.entries
    gravest: dict[str, int] = {}
    for entry in told:
        gravest[entry.source] = min(GRAVITY[entry.severity], gravest.get(entry.source, 9))
    entries = sorted(told, key=lambda e: (gravest[e.source], e.source, GRAVITY[e.severity], e.id))
    items = [(entry.source, _item(entry, language)) for entry in entries]
    lines = [item.line for _, item in items]
    full = items[:IN_FULL]
    if letter.purpose == "away" or _is_held(letter):
        # As in a newspaper kept while its reader was away: one source after the other, whichever came first.
        full = sorted(full, key=lambda pair: pair[0])
    notices = tuple(dict.fromkeys([*letter.notices, *(e.note for e in letter.entries if e not in told and e.note)]))
    base_url = base_url.rstrip("/")
    page, label = ("sources", words["sources"]) if letter.purpose == "operator" else ("changes", words["all"])
    return View(
        language=language,
        words=words,
        subject=_subject(lines or list(notices), words),
        heading=_heading(letter, words),
        count=words["one"] if len(items) == 1 else words["many"].format(len(items)),
        day=wording.day(letter.due_at.date(), language),
        sources=tuple(
            (source, tuple(item for _, item in members)) for source, members in groupby(full, key=lambda pair: pair[0])
        ),
        others=tuple(item.line for _, item in items[IN_FULL : IN_FULL + LISTED]),
        notices=notices,
        address=letter.address,
        base_url=base_url,
        overview=(label, f"{base_url}/{page}"),
        stop_url=f"{base_url}/unsubscribe/{letter.token}" if letter.token else "",
    )


def _heading(letter: Letter, words: Mapping[str, str]) -> str:
    """What kind of mail this is; one that an outage or quiet hours held back says since when."""
    if _is_held(letter):
        return words["held"].format(_earliest(letter).strftime("%Y-%m-%d %H:%M"))
    return words[letter.purpose]


def _is_held(letter: Letter) -> bool:
    return letter.purpose == "instant" and letter.due_at - _earliest(letter) > HELD


def _earliest(letter: Letter) -> datetime:
    return min((entry.detected_at for entry in letter.entries), default=letter.due_at)


def _subject(lines: list[str], words: Mapping[str, str]) -> str:
    first = lines[0] if lines else ""
    return words["more"].format(first, len(lines) - 1) if len(lines) > 1 else first


def _item(entry: Entry, language: str) -> Item:
    words = wording.PHRASES[language]
    series = entry.series
    form = (series.kind, series.unit, series.currency, language) if series else ("other", None, None, language)
    old, new = (wording.side(half, *form) if half else "" for half in (entry.old, entry.new))
    steps = [wording.difference(entry.delta, *form)]
    if not series or series.kind != "percent":
        steps.append(wording.share(entry.delta_percent, language))
    steps = [step for step in steps if step]
    label = series.label if series else entry.release.title if entry.release else ""
    kind = wording.KINDS[language][entry.kind]
    edits, more_edits = excerpts(entry.before, entry.after)
    return Item(
        id=entry.id,
        severity=wording.SEVERITIES[language][entry.severity],
        rank=entry.severity,
        kind=kind,
        label=label,
        old=old,
        new=new,
        step=_bracketed(steps),
        quotes=tuple(
            _quote(half, value, document, language, new=is_new)
            for half, value, document, is_new in (
                (entry.old, old, entry.previous_release or entry.release, False),
                (entry.new, new, entry.release, True),
            )
            if half is not None
        ),
        skipped=" → ".join(wording.side(half, *form) for half in entry.skipped),
        note=entry.note,
        edits=tuple(edits),
        more_edits=more_edits,
        document=entry.release,
        published=wording.day(entry.release.published, language) if entry.release else "",
        detected=entry.detected_at.strftime("%Y-%m-%d %H:%M"),
        metric=series.id if series else None,
        line=_line(entry, kind, label, old, new, steps, words),
    )


def _line(entry: Entry, kind: str, label: str, old: str, new: str, steps: list[str], words: Mapping[str, str]) -> str:
    """The change in one line: source, what, old → new, and how much that is."""
    colon = words["colon"]
    parts = [entry.source] if entry.kind == "metric_changed" else [entry.source, kind]
    label = label if len(label) <= LABEL else label[: LABEL - 1].rstrip() + "…"
    if not (old and new):
        return colon.join([*parts, label])
    return colon.join([*parts, label, f"{old} → {new}"]) + (f" ({steps[-1]})" if steps else "")


def _bracketed(steps: list[str]) -> str:
    return f"{steps[0]} ({steps[1]})" if len(steps) == 2 else "".join(steps)


def _quote(half: Side, value: str, document: Document | None, language: str, *, new: bool) -> Quote:
    before, figure, after = _around(half.sentence, half.text)
    return Quote(
        new=new,
        title=wording.PHRASES[language]["now" if new else "before"],
        value=value,
        before=before,
        figure=figure,
        after=after,
        period=_period(half.period, language),
        document=document,
        published=wording.day(document.published, language) if document else "",
    )


def _period(period: Period | None, language: str) -> str:
    """As the release writes it, with the days that it stands for."""
    if period is None:
        return ""
    words = wording.PHRASES[language]
    if period.start and period.end:
        days = " – ".join(dict.fromkeys((period.start.isoformat(), period.end.isoformat())))
    elif period.end:
        days = words["as_of" if period.type == "level" else "until"].format(period.end.isoformat())
    else:
        days = words["since"].format(period.start.isoformat()) if period.start else ""
    return f"{period.text} ({days})" if period.text and days else period.text or days


def _around(sentence: str, figure: str) -> tuple[str, str, str]:
    """The sentence cut at its figure, long ones shortened at both ends; the figure is never part of a longer number."""
    start = _find(sentence, figure)
    if start < 0:
        return (sentence if len(sentence) <= SENTENCE else sentence[:SENTENCE] + "…"), "", ""
    end = start + len(figure)
    before, after = sentence[:start], sentence[end:]
    if len(sentence) > SENTENCE:
        half = max(40, (SENTENCE - len(figure)) // 2)
        before = before if len(before) <= half else "…" + before[-half:]
        after = after if len(after) <= half else after[:half] + "…"
    return before, figure, after


def _find(sentence: str, figure: str) -> int:
    start = sentence.find(figure) if figure else -1
    while start >= 0:
        end = start + len(figure)
        joined_left = start > 0 and figure[0].isdigit() and sentence[start - 1].isdigit()
        joined_right = end < len(sentence) and figure[-1].isdigit() and sentence[end].isdigit()
        if not (joined_left or joined_right):
            return start
        start = sentence.find(figure, start + 1)
    return -1
