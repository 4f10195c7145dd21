"""From what a person types, an address or a name of the catalogue, to a source that is worth watching."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import catalogue
from errors import NoReleasesError, UnreachableError, UsageError
from items.readings import Source

_NAME = re.compile(r"[^\W_][\w.-]{0,63}")
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
#: How often an address is read for which nothing else is said.
USUAL_SCHEDULE = "every 30m"


def described(target: str, taken: Collection[str] = ()) -> tuple[Source, str]:
    """The source that an address or a catalogue name stands for, and its schedule.

    Raises `UsageError` for what is no web address, `NotFoundError` for what is neither. The language of an address is
    not known yet: it is empty.
    """
    if "://" in target:
        if not _WEB.match(target):
            raise UsageError(f"{target} is no web address; one begins with https:// or http://")
        return Source(name=suggested_name(target, taken), url=target, language=""), USUAL_SCHEDULE
    entry = catalogue.get(target)
    return entry.source(), entry.schedule


def adjusted(source: Source, *, name: str | None, lang: str | None, timezone: str | None) -> Source:
    """`source` with what a person states of it. Raises `UsageError` for a name or a zone that cannot be."""
    if name is not None and not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a source; use up to 64 letters, digits, dots and hyphens")
    zone = timezone or source.timezone
    try:
        ZoneInfo(zone)
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(f"{zone!r} is no time zone; write one such as Asia/Shanghai") from error
    return replace(source, name=name or source.name, language=lang or source.language, timezone=zone)


def read_by(source: Source, *, browser: bool, pdf: bool) -> Source:
    """`source` with what a person asks for of its pages, on top of what its catalogue entry says."""
    asked = {"fetcher": "browser"} if browser else {}
    return replace(source, config={**source.config, **asked, **({"attachments": "pdf"} if pdf else {})})


def suggested_name(url: str, taken: Collection[str]) -> str:
    """The host, with the last folder of the path where the host is taken, and a number where that is taken too."""
    parts = urlsplit(url)
    host = re.sub(r"[^\w.-]", "-", (parts.hostname or "").removeprefix("www.")) or "source"
    folders = [part for part in parts.path.split("/") if part and "." not in part]
    longer = f"{host}-{folders[-1]}" if folders else host
    candidates = [host, longer, *(f"{longer}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in candidates if name not in taken)


def refuse_doubles(name: str, url: str, taken: Mapping[str, str]) -> None:
    """Says that a source is there already before anything is fetched."""
    if name in taken:
        raise UsageError(f"there is a source named {name} already, at {taken[name]}; give another name")
    for other, address in taken.items():
        if address == url:
            raise UsageError(f"{url} is watched already, as {other}")


def worth_watching(url: str, found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The releases that a first look found (`pipelines.preview`), newest first.

    Raises `SourceError` when the address cannot be read, or lists none.
    """
    if found["verdict"] != "readable":
        raise UnreachableError(f"{url} cannot be read: {found['reason'] or found['verdict']}")
    if not found["releases"]:
        raise NoReleasesError(f"{url} answers, but no list of releases can be found there")
    return sorted(found["releases"], key=lambda release: release["published"] or "", reverse=True)


def as_found(source: Source, found: Mapping[str, Any]) -> Source:
    """The source with what a first look taught: its family, and the language that most of its releases are in."""
    spoken = [release.get("language") or "en" for release in found["releases"]]
    family = found["family"] if source.family == "auto" else source.family
    return replace(source, family=family, language=source.language or max(set(spoken), key=spoken.count))
