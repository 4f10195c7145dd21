"""Regulators' words in canonical form: synonyms, spellings and languages fall together, everything else stays apart.

The words themselves are data (`terms/*.toml`), read once.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from tracking.spelling import fold, load

#: What a word does: name an idea, an event, or only hold the sentence together.
Role = Literal[
    "concept", "event", "word", "number", "break", "preposition", "auxiliary", "light", "reporting", "filler"
]

_LATIN_RUN = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_REST = re.compile(r"[a-z0-9]+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\sa-z0-9]")


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a text. `name` is its canonical form; `event` names the event it may stand for."""

    role: Role
    name: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class _Tables:
    phrases: Mapping[str, Term]
    pattern: re.Pattern[str]
    words: Mapping[str, Term]
    event_ids: Mapping[str, str]
    event_labels: Mapping[str, tuple[str, str]]
    states: frozenset[str]
    concepts: Mapping[str, Any]
    expansions: Mapping[str, str]
    short: re.Pattern[str]


def expand(text: str, abbreviations: Mapping[str, str]) -> str:
    """Put the words by which a source defined them in the place of its abbreviations."""
    for short, words in abbreviations.items():
        if short and short in text:
            pattern = rf"(?<![A-Za-z0-9]){re.escape(short)}s?(?![A-Za-z0-9])"
            text = re.sub(pattern, words.replace("\\", r"\\"), text)
    return text


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Term, ...]:
    """Return the words of a text in order, the longest known phrase first."""
    tables = _tables()
    folded = tables.short.sub(lambda hit: tables.expansions[hit.group()], fold(text))
    terms: list[Term] = []
    last = 0
    for hit in tables.pattern.finditer(folded):
        terms += _unknown(folded[last : hit.start()], tables)
        terms.append(tables.phrases[hit.group()])
        last = hit.end()
    return (*terms, *_unknown(folded[last:], tables))


def concept(word: str) -> str:
    """Return the idea a noun names, or the folded noun where the glossary does not hold it."""
    folded = fold(word).strip()
    term = _tables().phrases.get(folded)
    return term.name if term is not None and term.role == "concept" else folded


def is_known(name: str) -> bool:
    """Tell whether a canonical name comes from the glossary, so that two of them are known to differ."""
    return name in _known_names()


def event(name: str | None) -> str | None:
    """Return the one name of an event of which extraction may know several."""
    if name is None:
        return None
    return _tables().event_ids.get(name, name)


def event_label(name: str, language: str) -> str:
    """Return how an event is called in a metric's label."""
    english, chinese = _tables().event_labels.get(name, (name.replace("_", " "), ""))
    return chinese if language.startswith("zh") and chinese else english


def is_state(event: str) -> bool:
    """Tell whether an event lasts ("in trials"), so that its count is a level without any date being named."""
    return event in _tables().states


def implied(unit: str, event: str | None) -> tuple[str, ...]:
    """Return the ideas that a unit or an event holds already, so that naming them narrows nothing."""
    concepts = _tables().concepts
    by_unit: list[str] = concepts["implied"].get(unit, [])
    by_event: list[str] = [] if unit in concepts["paperwork"]["units"] else concepts["said_by_event"].get(event, [])
    by_keeping: list[str] = concepts["kept_in"].get(event, [])
    return (*by_unit, *by_event, *by_keeping)


def is_adverbial(name: str) -> bool:
    """Tell whether an idea narrows a count even beside its verb, outside the noun phrase."""
    return name in _tables().concepts["adverbial"]["words"]


def is_doer(name: str) -> bool:
    """Tell whether an idea names those who do a regulator's own work, so that "by" them narrows nothing."""
    return name in _tables().concepts["doers"]["words"]


def is_recaller(name: str) -> bool:
    """Tell whether an idea names those who recall what they sell, so that "by" them narrows no recall."""
    return name in _tables().concepts["recallers"]["words"]


def nominal(name: str) -> str | None:
    """Return the event that a noun names: "recalled" for a recall."""
    event: str | None = _tables().concepts["nominal"].get(name)
    return event


def measure(word: str | None) -> str | None:
    """Return the unit that a Chinese measure word is by itself, or None for one that leaves it to the noun."""
    unit: str | None = _tables().concepts["measures"].get(word or "")
    return unit


def is_bulk(word: str | None) -> bool:
    """Tell whether a unit weighs goods by the load, as no dose is given."""
    return measure(word) in _tables().concepts["bulk"]["units"]


@cache
def jurisdictions() -> dict[str, list[str]]:
    """Return the names of the agencies at home in each place, in lower case."""
    places: dict[str, list[str]] = load("words")["jurisdictions"]
    return places


def _unknown(text: str, tables: _Tables) -> list[Term]:
    return [tables.words.get(piece) or _plain(piece) for piece in _REST.findall(text)]


def _plain(piece: str) -> Term:
    if piece.isdigit():
        return Term("number", piece)
    return Term("word" if piece[0].isalnum() else "break", piece)


@cache
def _tables() -> _Tables:
    concepts, events, words = load("concepts"), load("events"), load("words")
    phrases: dict[str, Term] = {}
    single: dict[str, Term] = {}
    for role, forms in _function_words(words):
        for form in map(fold, forms):
            (single if _LATIN_RUN.fullmatch(form) else phrases)[form] = Term(role, form)
    for name, entry in events.items():
        for form in map(fold, (*entry["en"], *entry["zh"])):
            phrases[form] = Term("event", name, name)
    for name, forms in concepts["concepts"].items():
        for form in map(fold, forms):
            also = phrases.get(form)
            phrases[form] = Term("concept", name, also.event if also else None)
    expansions = {fold(short): fold(words) for short, words in concepts["expansions"].items()}
    return _Tables(
        expansions=expansions,
        short=_pattern(expansions),
        phrases=phrases,
        pattern=_pattern(phrases),
        words=single,
        event_ids={other: name for name, entry in events.items() for other in entry.get("ids", ())},
        event_labels={name: (entry["en"][0], (entry["zh"] or [""])[0]) for name, entry in events.items()},
        states=frozenset(name for name, entry in events.items() if entry.get("state")),
        concepts=concepts,
    )


def _function_words(words: Mapping[str, Any]) -> Iterable[tuple[Role, list[str]]]:
    english, others = words["en"], words["european"]
    yield "filler", others["fillers"]
    yield "preposition", others["prepositions"]
    yield "filler", english["period"] + english["actors"] + english["fillers"] + words["zh"]["fillers"]
    yield "light", english["light"]
    yield "reporting", english["reporting"]
    yield "auxiliary", english["auxiliaries"]
    yield "preposition", english["prepositions"]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    bounded = []
    for phrase in sorted(phrases, key=len, reverse=True):
        start = r"(?<![a-z0-9])" if _LATIN_RUN.match(phrase[0]) else ""
        end = r"(?![a-z0-9])" if _LATIN_RUN.match(phrase[-1]) else ""
        bounded.append(start + re.escape(phrase) + end)
    return re.compile("|".join(bounded))


@cache
def _known_names() -> frozenset[str]:
    return frozenset(term.name for term in _tables().phrases.values() if term.role in ("concept", "event"))
