"""The mails that delivery has written as files, as they come."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as its reader sees it."""

    path: Path
    to: str
    subject: str
    text: str


class Mailbox:
    """A folder of .eml files; `new` gives each mail once."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._seen: set[Path] = set()

    def new(self) -> list[Letter]:
        """Mails that came since the last call, oldest first."""
        paths = [path for path in sorted(self._directory.glob("*.eml")) if path not in self._seen]
        self._seen.update(paths)
        return [_read(path) for path in paths]


def _read(path: Path) -> Letter:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    return Letter(path, str(message["To"]), str(message["Subject"]).strip(), body.get_content() if body else "")
