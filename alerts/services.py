"""The third way out: whatever Apprise knows, from chat rooms to telephones. It is loaded when somebody asked for it."""

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alerts.webhook import FINAL
from errors import DeliveryError, RefusedError, UsageError

if TYPE_CHECKING:
    from apprise import Apprise

#: Seconds that a service may take.
TIMEOUT = 30.0
#: A text for people on the move: no longer than this, however much the service would take.
LONGEST = 3500
#: How Apprise writes the status that a service answered with.
_STATUS = re.compile(r"\berror=(\d{3})\b")
#: Pieces of an address that are so long may be secrets and must not come back in an answer.
_PIECE = re.compile(r"[^/@:?&=]{5,}")


@dataclass(frozen=True, slots=True)
class Note:
    """A message for this way out: `paragraphs` as many as the service has room for, `closing` always."""

    url: str
    title: str
    paragraphs: tuple[str, ...]
    closing: str


def check(url: str) -> None:
    """Raises `UsageError` when Apprise does not know the service or finds the address incomplete."""
    if not len(_channel(url)):
        scheme = url.partition("://")[0]
        raise UsageError(
            f"Apprise cannot use this {scheme}:// address; https://appriseit.com/services/ tells how each is written"
        )


def send(note: Note) -> str:
    """Hands the text over and says that it was taken.

    Raises `RefusedError` when the service will never take it, and `DeliveryError` for any other failure.
    """
    channel = _channel(note.url)
    if not len(channel):
        raise RefusedError("Apprise cannot use this address")
    plugin = channel[0]
    outcome = channel.notify(
        title=note.title,
        body=fitted(note, min(LONGEST, plugin.body_maxlen - (0 if plugin.title_maxlen else len(note.title) + 2))),
        body_format="text",
    )
    if outcome:
        return f"taken by {plugin.service_name}"
    said = _without_secrets(" ".join(entry.message for entry in outcome.logs() if entry.level != "INFO"), note.url)
    status = _STATUS.search(said)
    final = status is not None and int(status[1]) in FINAL
    raise (RefusedError if final else DeliveryError)(said or f"{plugin.service_name} gave no answer")


def fitted(note: Note, room: int) -> str:
    """The paragraphs that have room, whole, and the closing line; the first one is cut rather than left out."""
    room -= len(note.closing) + 2
    kept: list[str] = []
    for paragraph in note.paragraphs:
        if len(paragraph) > room:
            kept += [f"{paragraph[: room - 1]}…"] if not kept and room > 1 else []
            break
        kept.append(paragraph)
        room -= len(paragraph) + 2
    return "\n\n".join([*kept, note.closing])


def _channel(url: str) -> "Apprise":
    """The one service behind an address, or nothing when there is none.

    What a page says is data: no templates, escapes or emoji are looked for in it. What Apprise and its HTTP client
    log names whole addresses and stays inside; the outcome says what went wrong.
    """
    import apprise

    log = logging.getLogger("apprise")
    log.propagate = False
    log.setLevel(logging.WARNING)
    logging.getLogger("urllib3").setLevel(logging.INFO)
    asset = apprise.AppriseAsset(
        app_id="regwatch",
        app_desc="regwatch",
        app_url="",
        allow_templates=False,
        interpret_escapes=False,
        interpret_emojis=False,
        http_redirects=False,
        service_timeout=TIMEOUT,
    )
    channel = apprise.Apprise(asset=asset)
    channel.add(url)
    return channel


def _without_secrets(text: str, url: str) -> str:
    for piece in set(_PIECE.findall(url.partition("://")[2])):
        text = text.replace(piece, "…")
    return " ".join(text.split())
