"""The text of files that a release links, below the release's own text, each under a line that names its file."""

import re
from collections.abc import Mapping

_LINE = re.compile(r"^Attachment: (https?://\S+)$", re.M)


def joined(own: str, files: Mapping[str, str]) -> str:
    """A release's own text and the texts of its files by their address."""
    return "\n".join([*([own] if own else []), *(f"Attachment: {url}\n{text}" for url, text in files.items())])


def parted(body: str) -> tuple[str, dict[str, str]]:
    """What `joined` put together."""
    own, *rest = _LINE.split(body)
    files = {url: text.strip("\n") for url, text in zip(rest[::2], rest[1::2], strict=True)}
    return own.rstrip("\n"), files


def start(body: str) -> int:
    """Where the text of files begins in a release's text; its length where there is none."""
    first = _LINE.search(body)
    return first.start() if first else len(body)
