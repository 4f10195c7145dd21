"""Regulators' sites that are ready to be watched: one file of data per source, read by its name."""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from errors import NotFoundError
from items.readings import Source

_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One ready source and what a person should know before watching it.

    `country` is an ISO code, "EU" or "INT"; `licence` says on what terms the texts may be used; `identity` what tells
    one release from another; `delay` the least number of seconds between two requests where the site needs more rest
    than usual; `note` what may go wrong there.
    """

    name: str
    regulator: str
    country: str
    language: str
    timezone: str
    url: str
    family: str
    schedule: str
    licence: str
    identity: str
    note: str = ""
    delay: float | None = None
    config: Mapping[str, Any] = field(default_factory=dict)

    def source(self, name: str | None = None) -> Source:
        """The source as it is watched, under its own name or another."""
        rest = {} if self.delay is None else {"delay": self.delay}
        return Source(
            name=name or self.name,
            url=self.url,
            family=self.family,
            language=self.language,
            timezone=self.timezone,
            config={**self.config, **rest},
        )

    def as_json(self) -> dict[str, Any]:
        """What a listing shows of it."""
        names = ("name", "regulator", "country", "language", "timezone", "family", "schedule", "delay")
        return {name: getattr(self, name) for name in (*names, "url", "identity", "licence", "note")}


@cache
def every() -> tuple[Entry, ...]:
    """All entries by name."""
    files = sorted(_FOLDER.glob("*.toml"))
    return tuple(Entry(name=file.stem, **tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


def find(name: str) -> Entry | None:
    """The entry of that name, if there is one."""
    return next((entry for entry in every() if entry.name == name), None)


def get(name: str) -> Entry:
    """The entry of that name. Raises `NotFoundError`, naming the nearest one there is."""
    entry = find(name)
    if entry is None:
        near = difflib.get_close_matches(name, [each.name for each in every()], 1)
        hint = f"did you mean {near[0]}?" if near else "'regwatch sources list --catalogue' shows its names"
        raise NotFoundError(f"{name!r} is neither a web address nor a source of the catalogue; {hint}")
    return entry
