"""What a figure counts, read from its sentence: unit, event and every word that narrows it, in canonical form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from items import Figure
from tracking import glossary
from tracking.clauses import Clause, clauses
from tracking.glossary import Term

#: Languages written without spaces: there the subject that extraction found is the whole noun phrase.
_UNSPACED = ("zh", "ja")
_PAUSE = Term("break", ",")
_PLACE_WORDS = frozenset({"in", "of", "from", "within", "across", "at"})
_OWN_PLACES = frozenset({"china", "中国", "mainland china"})
#: Names that tell where a thing comes from rather than where it is counted: their words stay in the scope.
_ORIGINS = frozenset({"abroad", "domestic", "world"})


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that decide which metric a figure belongs to. `unit` is "" where the sentence names none."""

    unit: str
    event: str | None
    scope: frozenset[str]
    place: str | None


def wordings(figures: Sequence[Figure], *, language: str, abbreviations: Mapping[str, str]) -> list[Wording]:
    """Return the wording of each figure of one text, in order. A part without a noun of its own takes its whole's."""
    answers: list[Wording] = []
    whole: tuple[Figure, Wording] | None = None
    for figure, clause in zip(figures, clauses(figures), strict=True):
        wording = _wording(figure, clause, language, abbreviations)
        if figure.of_whole and whole is not None and _near(whole[0], figure):
            wording = _part_of(wording, whole[1])
        else:
            whole = figure, wording
        answers.append(wording)
    return answers


def _wording(figure: Figure, clause: Clause, language: str, abbreviations: Mapping[str, str]) -> Wording:
    spaced = language[:2] not in _UNSPACED
    terms = _spaced_terms(figure, clause, abbreviations) if spaced else _subject_terms(figure, abbreviations)
    head = _head(terms) if spaced else None
    terms = _content(terms)
    event = glossary.event(figure.event) or _event_of(clause, terms, spaced=spaced)
    terms = [term for term in terms if event is None or term.event != event or _is_noun_here(term, terms)]
    unit, names = _unit_and_scope(figure, terms, head)
    if event is not None:
        names -= {event, *event.split("_")} if not glossary.is_known(event) else {event}
    place = _place(figure, language, clause)
    if place is not None and figure.place is not None:
        names -= {term.name for term in glossary.read(figure.place)}
    return Wording(unit, event, frozenset(names - {unit, *glossary.implied(unit)}), place)


def _is_noun_here(term: Term, terms: Sequence[Term]) -> bool:
    """Tell whether a word that is both a noun and an event is the thing counted, the last noun of its phrase."""
    nouns = [other for other in terms if other.role in ("concept", "word")]
    return term.role == "concept" and bool(nouns) and nouns[-1] is term


def _subject_terms(figure: Figure, abbreviations: Mapping[str, str]) -> list[Term]:
    return glossary.read(glossary.expand(figure.subject or "", abbreviations))


def _spaced_terms(figure: Figure, clause: Clause, abbreviations: Mapping[str, str]) -> list[Term]:
    """Return the noun phrase after the figure, or else what stands before its verb, and phrases set off before both."""
    lead = [term for part in clause.leads for term in (*_read(part, abbreviations), _PAUSE)]
    after = _predicate(_read(clause.after, abbreviations))
    if figure.kind == "count" and _has_noun(after):
        return [*after, _PAUSE, *lead]
    before = _measured(_read(clause.before, abbreviations))
    if figure.kind == "count" or not _starts_with_of(clause.after):
        after = [*before, _PAUSE, *after]
    if not _has_noun(after):
        after += [_PAUSE, *_read(figure.subject or "", abbreviations)]
    return [*after, _PAUSE, *lead]


def _read(text: str, abbreviations: Mapping[str, str]) -> list[Term]:
    return glossary.read(glossary.expand(text, abbreviations))


def _has_noun(terms: Sequence[Term]) -> bool:
    return any(term.role in ("concept", "word") for term in terms)


def _head(terms: Sequence[Term]) -> str | None:
    """Return the noun counted: the last of the first noun phrase, before any participle that follows it."""
    head = None
    for term in terms:
        if head is not None and _is_participle(term):
            break
        if term.role in ("concept", "word"):
            head = term.name
        elif head is not None and term.role != "filler":
            break
    return head


def _starts_with_of(text: str) -> bool:
    return re.match(r"\s*of\s", text) is not None


def _content(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.role in ("concept", "event", "word")]


def _predicate(terms: Sequence[Term]) -> list[Term]:
    """Drop who did it: the words after a passive "by", unless they name an idea that can narrow."""
    kept: list[Term] = []
    passive = False
    position = 0
    while position < len(terms):
        term = terms[position]
        passive = passive or term.role == "auxiliary"
        if passive and term == Term("preposition", "by"):
            end = position + 1
            while end < len(terms) and (terms[end].role != "preposition" or terms[end].name == "of"):
                end += 1
            agent = terms[position + 1 : end]
            kept += agent if any(word.role == "concept" for word in agent) else []
            position = end
            continue
        kept.append(term)
        position += 1
    return kept


def _measured(terms: Sequence[Term]) -> list[Term]:
    """Return the terms of what is measured before a verb, without verbs of movement ("soared to")."""
    kept: list[Term] = []
    for term, following in zip(terms, (*terms[1:], Term("break", "")), strict=False):
        if not (_is_participle(term) and following.name in ("to", "at", "by", "")):
            kept.append(term)
    return kept


def _event_of(clause: Clause, terms: Sequence[Term], *, spaced: bool) -> str | None:
    """Return the event that the clause names where extraction knew none: after the figure, or else next before it."""
    for term in (*glossary.read(clause.after), *reversed(glossary.read(clause.before))):
        if term.role == "event":
            return term.event
    return _unknown_verb(clause) if spaced else None


def _unknown_verb(clause: Clause) -> str | None:
    """Return a verb outside the glossary: "were quizzed", "importers quizzed", or "inspectors quizzed" before."""
    for term, following in pairwise(glossary.read(clause.after)):
        verbal = _is_participle(following) or (following.role == "word" and following.name.endswith(("ing", "en")))
        if (term.role == "auxiliary" and verbal) or (term.role in ("concept", "word") and _is_participle(following)):
            return following.name
    before = [term for term in glossary.read(clause.before) if term.role not in ("filler", "light")]
    return before[-1].name if before and _is_participle(before[-1]) else None


def _is_participle(term: Term) -> bool:
    return term.role == "word" and term.name.endswith("ed")


def _unit_and_scope(figure: Figure, terms: Sequence[Term], head: str | None) -> tuple[str, set[str]]:
    names = {term.name for term in terms}
    if figure.kind == "money":
        return figure.currency or figure.unit or "money", names - _currency_words(figure)
    if figure.kind == "percent":
        return "%", names
    measured = glossary.measure(figure.unit)
    if measured is not None:
        return measured, names
    if head is not None:
        return (glossary.concept(figure.unit) if figure.unit else head), names
    nouns = [term.name for term in terms if term.role in ("concept", "word")]
    return (nouns[-1] if nouns else figure.unit or ""), names


def _currency_words(figure: Figure) -> set[str]:
    written = f"{figure.currency or ''} {figure.unit or ''} {figure.text}"
    return {term.name for term in glossary.read(written)}


def _place(figure: Figure, language: str, clause: Clause) -> str | None:
    """Return the place that narrows a figure; a country that acts ("China had approved") is the source's own."""
    if figure.place is None or figure.place.casefold() in _ORIGINS:
        return None
    own = figure.place.casefold() in _OWN_PLACES
    if own and language.startswith("zh"):
        return None
    found = re.search(rf"(\w+)\s+(?:the\s+)?{re.escape(figure.place)}\b", clause.sentence, re.IGNORECASE)
    narrowing = found is not None and found.group(1).lower() in _PLACE_WORDS
    return None if own and not narrowing else figure.place.casefold()


def _near(whole: Figure, part: Figure) -> bool:
    return whole.part == part.part and whole.end <= part.start


def _part_of(part: Wording, whole: Wording) -> Wording:
    """Complete a part ("of which 61 concerned children") from its whole, and never let it pass for the whole."""
    part = replace(part, event=part.event or whole.event, place=part.place or whole.place)
    if part.unit in ("", "item") or not (part.unit == whole.unit or part.scope):
        part = replace(part, unit=whole.unit, scope=part.scope | whole.scope)
    same = (part.unit, part.event, part.scope, part.place) == (whole.unit, whole.event, whole.scope, whole.place)
    return replace(part, scope=part.scope | {"part"}) if same or not part.scope else part
