"""A letter as an e-mail: headers that mail clients and lists understand, a text part, an HTML part, charts. Pure."""

import hashlib
from collections.abc import Mapping
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UniqueUnstructuredHeader, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from alerts import chart, plain, wording
from alerts.view import view
from storage.letters import Entry, Letter, Series

#: Longest subject, so that the figures stay in sight; the label gives way.
SUBJECT = 180
#: Charts in one mail, and metrics whose thread it joins.
CHARTS = 8
THREADS = 10

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


class _Verbatim(UnstructuredHeader):
    """A header of addresses for machines, which folding would break into encoded words."""

    name: str

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}\r\n"


class _Subject(UniqueUnstructuredHeader):
    """Encoded whole or not at all: mixed with plain words, Python's folding doubles spaces around encoded ones."""

    name: str

    def fold(self, *, policy: Policy) -> str:
        text = str(self)
        charset = "us-ascii" if text.isascii() else "utf-8"
        encoded = Header(text, charset, maxlinelen=75, header_name=self.name).encode(linesep="\r\n")
        return f"{self.name}: {encoded}\r\n"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("subject", cast(type[BaseHeader], _Subject))
for _name in ("list-unsubscribe", "references", "list-id"):
    _HEADERS.map_to_type(_name, cast(type[BaseHeader], _Verbatim))
#: Seven bits, so that every server on the way can carry it.
POLICY = SMTP.clone(header_factory=_HEADERS, cte_type="7bit")


def compose(letter: Letter, *, mail_from: str, base_url: str) -> EmailMessage:
    """The message of a letter; the same letter gives the same bytes, boundaries included."""
    shown = view(letter, base_url)
    domain = parseaddr(mail_from)[1].rpartition("@")[2] or "localhost"
    charts = _charts(letter, shown.language, domain)
    message = EmailMessage(POLICY)
    message["Subject"] = _subject(shown.subject)
    message["From"] = mail_from
    message["To"] = letter.address
    message["Date"] = format_datetime(letter.due_at)
    message["Message-ID"] = letter.message_id
    threads = dict.fromkeys(_thread(letter, entry, domain) for entry in letter.entries)
    if letter.purpose in ("instant", "away") and threads:
        message["References"] = " ".join(list(threads)[:THREADS])
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["List-Id"] = f"regwatch <regwatch.{domain}>"
    if shown.stop_url:
        message["List-Unsubscribe"] = f"<{shown.stop_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(plain.text(shown))
    message.add_alternative(
        _TEMPLATES.get_template("mail.html").render(view=shown, words=shown.words, charts=charts), subtype="html"
    )
    if charts:
        _enclose(message, charts)
    _fix_boundaries(message, letter.message_id)
    return message


def _subject(text: str) -> str:
    """One line, cut where a mail client would have cut it long before."""
    line = _one_line(text)
    return line if len(line) <= SUBJECT else line[: SUBJECT - 1] + "…"


def _one_line(text: str) -> str:
    """Without line breaks or other control characters, which could begin a header of their own."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _thread(letter: Letter, entry: Entry, domain: str) -> str:
    """A root that was never sent, the same for every mail to this reader about one metric, or one release."""
    about = f"metric/{entry.series.id}" if entry.series else f"release/{entry.release.id if entry.release else 0}"
    digest = hashlib.sha256(f"{letter.token} {letter.address} {about}".encode()).hexdigest()
    return f"<thread-{digest[:24]}@{domain}>"


class Chart:
    """The picture of one metric: its place in the HTML part, and what it shows in words."""

    def __init__(self, series: Series, language: str, domain: str) -> None:
        self.cid = f"metric-{series.id}@{domain}"
        self.width, self.height = chart.WIDTH, chart.HEIGHT
        self.png = chart.png(series.points)
        told = [series.points[0], *series.points[-3:]] if len(series.points) > 4 else series.points
        values = [
            f"{day.isoformat()} {wording.amount(value, series.kind, series.unit, series.currency, language)}"
            for day, value in told
        ]
        self.alt = wording.PHRASES[language]["chart"].format(series.label, ", ".join(values))


def _charts(letter: Letter, language: str, domain: str) -> dict[int, Chart]:
    """Pictures by number of the change that shows each: the first change of every metric with enough history."""
    charts: dict[int, Chart] = {}
    drawn: set[int] = set()
    for entry in letter.entries:
        series = entry.series
        if series is None or series.id in drawn or len(series.points) < chart.FEWEST or len(charts) == CHARTS:
            continue
        drawn.add(series.id)
        charts[entry.id] = Chart(series, language, domain)
    return charts


def _enclose(message: EmailMessage, charts: Mapping[int, Chart]) -> None:
    _, html = message.iter_parts()
    for picture in charts.values():
        html.add_related(
            picture.png,
            maintype="image",
            subtype="png",
            cid=f"<{picture.cid}>",
            disposition="inline",
            filename=f"{picture.cid.partition('@')[0]}.png",
        )


def _fix_boundaries(message: EmailMessage, message_id: str) -> None:
    digest = hashlib.sha256(message_id.encode()).hexdigest()[:24]
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{digest}_{number}")
