"""The words of a sentence that belong to one figure, in languages with spaces between words."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from items.facts import Figure
from tracking import glossary
from tracking.clauses import Clause
from tracking.glossary import Term

#: How a figure may stand without a noun of its own.
Bareness = Literal["alone", "before a verb"] | None

_PAUSE = Term("break", ",")
_AS = Term("preposition", "as")


def noun_phrase(figure: Figure, clause: Clause, abbreviations: Mapping[str, str]) -> list[Term]:
    """Return the words after the figure, or else those before its verb, and last any phrases set off by a comma."""
    lead = [term for part in clause.leads for term in (*read(part, abbreviations), _PAUSE)]
    after = _predicate(_said(read(clause.after, abbreviations)))
    before = read(clause.before, abbreviations)
    if figure.kind == "count" and _has_noun(after):
        return [*after, _PAUSE, *_given(before), *_done_by(before), _PAUSE, *lead]
    if figure.kind == "count" or not _starts_with_of(clause.after):
        after = [*_measured(_predicate(before)), _PAUSE, *after]
    if not _has_noun(after):
        after += [_PAUSE, *read(figure.subject or "", abbreviations)]
    return [*after, _PAUSE, *lead]


def head(terms: Sequence[Term]) -> str | None:
    """Return the noun counted: the last of the first noun phrase, before any participle that follows it.

    It is "" where nothing is named but what the number was found to be ("… as serious").
    """
    if terms[:1] == [_AS]:
        return ""
    found = None
    for term in terms:
        if found is not None and is_participle(term):
            break
        if term.role in ("concept", "word"):
            found = term.name
        elif found is not None and term.role != "filler":
            break
    return found


def content(terms: Sequence[Term]) -> list[Term]:
    """Leave out the words that only hold a sentence together."""
    return [term for term in terms if term.role in ("concept", "event", "word")]


def bareness(clause: Clause) -> Bareness:
    """Tell how a figure stands without a noun: all alone, or before another verb ("suspended 22 and revoked 4 …")."""
    after = glossary.read(clause.after)
    if _has_noun(after):
        return None
    if any(term.role == "event" for term in after):
        return "before a verb"
    before = [term for term in glossary.read(clause.before) if not is_participle(term)]
    return None if _has_noun(before) or clause.leads else "alone"


def names_only_unit(figure: Figure, clause: Clause) -> bool:
    """Tell whether a figure given for comparison repeats the unit and nothing else ("from 540 tonnes in 2022")."""
    nouns = [term.name for term in content(glossary.read(f"{clause.before} {clause.after}"))]
    unit = glossary.concept(figure.unit or "")
    return all(name in (unit, glossary.measure(figure.unit)) for name in nouns)


def read(text: str, abbreviations: Mapping[str, str]) -> tuple[Term, ...]:
    """Return the words of a text with its abbreviations written out."""
    return glossary.read(glossary.expand(text, abbreviations))


def is_participle(term: Term) -> bool:
    """Tell whether a word that the glossary does not hold looks like a past participle."""
    return term.role == "word" and term.name.endswith("ed")


def _has_noun(terms: Sequence[Term]) -> bool:
    return any(term.role in ("concept", "word") for term in terms)


def _said(after: Sequence[Term]) -> Sequence[Term]:
    """Mark what is only said of a number without a noun ("4,102 were classified as serious", "41 were serious")."""
    heard = [term for term in after if term.role != "filler"]
    if len(heard) < 2 or heard[0].role != "auxiliary":
        return after
    if is_participle(heard[1]):
        return heard[2:]
    adjectives = len(heard) == 2 and heard[1].role == "word"
    return [_AS, *heard[1:]] if adjectives else after


def _starts_with_of(text: str) -> bool:
    return re.match(r"\s*of\s", text) is not None


def _predicate(terms: Sequence[Term]) -> list[Term]:
    """Drop who did it: the words after a passive "by", unless they name an idea that can narrow."""
    kept: list[Term] = []
    passive = False
    position = 0
    while position < len(terms):
        term = terms[position]
        passive = passive or term.role in ("auxiliary", "event")
        if passive and term == Term("preposition", "by"):
            end = position + 1
            while end < len(terms) and (terms[end].role != "preposition" or terms[end].name == "of"):
                end += 1
            agent = terms[position + 1 : end]
            kept += agent if any(word.role == "concept" and not _does(word, kept) for word in agent) else []
            position = end
            continue
        kept.append(term)
        position += 1
    return kept


def _does(agent: Term, said: Sequence[Term]) -> bool:
    """Tell whether naming who did it narrows nothing: a regulator's own people, or makers who recall their goods."""
    recalled = any("recalled" in (term.event, glossary.nominal(term.name)) for term in said)
    return glossary.is_doer(agent.name) or (recalled and glossary.is_recaller(agent.name))


def _done_by(before: Sequence[Term]) -> list[Term]:
    """Return what the things counted do, in the passive: "remote counselling is offered by 171 clinics"."""
    heard = [term for term in before if term.role not in ("filler", "number")]
    if len(heard) < 2 or heard[-1] != Term("preposition", "by") or heard[-2].role == "auxiliary":
        return []
    return [term for term in content(heard) if term.role != "event"]


def _given(before: Sequence[Term]) -> list[Term]:
    """Return what a verb gives to the things counted: "granted priority review to 88 products"."""
    heard = [term for term in before if term.role != "filler"]
    if not heard or heard[-1] != Term("preposition", "to"):
        return []
    verbs = [place for place, term in enumerate(heard) if term.role == "event"]
    return content(heard[verbs[-1] + 1 :]) if verbs else []


def _measured(terms: Sequence[Term]) -> list[Term]:
    """Return the terms of what is measured before a verb, without verbs of movement ("soared to")."""
    kept: list[Term] = []
    for term, following in zip(terms, (*terms[1:], Term("break", "")), strict=False):
        if not (is_participle(term) and following.name in ("to", "at", "by", "")):
            kept.append(term)
    return kept
