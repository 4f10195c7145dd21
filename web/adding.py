"""A new source, as a form or a program asks for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session
from starlette.datastructures import State

from choosing import adjusted, as_found, described, refuse_doubles, worth_watching
from items.readings import Source
from storage import sources


def wish(target: str, *, name: str | None, language: str | None, schedule: str | None) -> dict[str, str]:
    """What was asked for, without white space around it; an empty text leaves the choice to us."""
    asked = {"target": target, "name": name, "language": language, "schedule": schedule}
    return {key: (text or "").strip() for key, text in asked.items()}


def planned(state: State, asked: Mapping[str, str], session: Session | None = None) -> tuple[Source, str]:
    """The source that was asked for, and its schedule. Nothing is fetched yet.

    Raises `UsageError` for what makes no sense or is watched already, `NotFoundError` for no known name.
    """
    if session is None:
        with state.database.reading() as opened:
            return planned(state, asked, opened)
    taken = {row.name: row.url for row in sources.every(session)}
    ready, usual = described(asked["target"], taken)
    source = adjusted(ready, name=asked["name"] or None, lang=asked["language"] or None, timezone=None)
    plan = asked["schedule"] or usual
    state.watching.next_due(plan, datetime.now(UTC), source.timezone)
    refuse_doubles(source.name, source.url, taken)
    return source, plan


def looked_at(state: State, asked: Source) -> tuple[Source, list[dict[str, Any]]]:
    """The source as a first look shows it, and the releases found. Raises `SourceError` when there is nothing."""
    found = state.watching.look(replace(asked, language=asked.language or "en"))
    releases = worth_watching(asked.url, found)
    return as_found(asked, found), releases
