"""What a figure counts, read from its sentence: unit, event and every word that narrows it, in canonical form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from items.facts import Figure
from tracking import glossary, happenings, phrases
from tracking.clauses import Clause, clauses
from tracking.glossary import Term

#: Languages written without spaces: there the subject that extraction found is the whole noun phrase.
_UNSPACED = ("zh", "ja")
#: Names that tell where a thing comes from rather than where it is counted: their words stay in the scope.
_ORIGINS = frozenset({"abroad", "domestic", "world"})


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that decide which metric a figure belongs to. `unit` is "" where the sentence names none."""

    unit: str
    event: str | None
    scope: frozenset[str]
    place: str | None


def wordings(
    figures: Sequence[Figure], *, language: str, abbreviations: Mapping[str, str], own: str | None
) -> list[Wording]:
    """Return the wording of each figure of one text, in order; `own` is the place that narrows nothing.

    A part without a noun of its own takes its whole's.
    """
    answers: list[Wording] = []
    whole: tuple[Figure, Wording] | None = None
    bare: list[phrases.Bareness] = []
    for figure, clause in zip(figures, clauses(figures), strict=True):
        spaced = language[:2] not in _UNSPACED
        bare.append(phrases.bareness(clause) if spaced else None)
        wording = _wording(figure, clause, language, abbreviations, own)
        again = bare[-1] == "alone" or (figure.role == "prior" and phrases.names_only_unit(figure, clause))
        if again and whole is not None and _manner(whole[0])[:3] == _manner(figure)[:3]:
            wording = replace(whole[1], event=wording.event or whole[1].event)
        if figure.of_whole and whole is not None and _follows(whole[0], figure):
            wording = _part_of(wording, whole[1])
        else:
            whole = figure, wording
        answers.append(wording)
    return _with_shared_words(figures, answers, bare)


def _with_shared_words(
    figures: Sequence[Figure], answers: list[Wording], bare: Sequence[phrases.Bareness]
) -> list[Wording]:
    """Let the verb or the noun at the end of an enumeration hold for its earlier members too."""
    for index in reversed(range(len(figures) - 1)):
        one, following = figures[index], figures[index + 1]
        mine, last = answers[index], answers[index + 1]
        if _manner(one) != _manner(following) or following.of_whole:
            continue
        if bare[index] == "before a verb" and one.kind == "count":
            mine = replace(last, event=mine.event)
        answers[index] = mine if mine.event is not None else replace(mine, event=last.event)
    return answers


def _manner(figure: Figure) -> tuple[str, ...]:
    return figure.part, figure.sentence, figure.kind, figure.role


def _wording(
    figure: Figure, clause: Clause, language: str, abbreviations: Mapping[str, str], own: str | None
) -> Wording:
    spaced = language[:2] not in _UNSPACED
    terms = phrases.noun_phrase(figure, clause, abbreviations) if spaced else _subject(figure, clause, abbreviations)
    head = phrases.head(terms) if spaced else None
    terms = phrases.content(terms)
    event = (happenings.right_before(clause) if spaced else None) or glossary.event(figure.event)
    event = event or happenings.named(clause, spaced=spaced)
    verb = event
    event, noun = happenings.told_by_noun(verb, terms, clause)
    told = {verb, event} - {None}
    if any(glossary.nominal(term.name) == event for term in terms):
        told |= happenings.BARELY_SAID - {None}
    terms = [term for term in terms if term.event not in told or _is_noun_here(term, terms)]
    unit, names = _unit_and_scope(figure, terms, head)
    if noun is not None and unit != noun:
        names.discard(noun)
    elif noun is not None and event == "approved":
        unit = _last_noun(terms, besides=noun) or unit
        names.discard(noun)
    if not spaced:
        names |= {term.name for term in glossary.read(clause.before) if glossary.is_adverbial(term.name)}
    names -= _said_otherwise(figure, event)
    return Wording(unit, event, frozenset(names - {unit, *glossary.implied(unit, event)}), _place(figure, own))


def _said_otherwise(figure: Figure, event: str | None) -> set[str]:
    """Return the words that are told as event and place already."""
    words = set() if event is None else {event}
    if event is not None and not glossary.is_known(event):
        words |= set(event.split("_"))
    if figure.place is not None and figure.place.casefold() not in _ORIGINS:
        words |= {term.name for term in glossary.read(figure.place)}
    return words


def _last_noun(terms: Sequence[Term], *, besides: str) -> str | None:
    nouns = [term.name for term in terms if term.role in ("concept", "word") and term.name != besides]
    return nouns[-1] if nouns else None


def _is_noun_here(term: Term, terms: Sequence[Term]) -> bool:
    """Tell whether a word that is both a noun and an event is the thing counted, the last noun of its phrase."""
    nouns = [other for other in terms if other.role in ("concept", "word")]
    return term.role == "concept" and bool(nouns) and nouns[-1] is term


def _subject(figure: Figure, clause: Clause, abbreviations: Mapping[str, str]) -> list[Term]:
    """Return the words of the subject, and those parted from it by a short form in brackets (…T细胞（CAR-T）产品)."""
    subject = figure.subject or ""
    head, found, _ = clause.before.rpartition(f" {subject}")
    parted = phrases.read(head.split(" ")[-1], abbreviations) if subject and found else ()
    verb = max((place for place, term in enumerate(parted) if term.role in ("event", "filler", "number")), default=-1)
    return [*parted[verb + 1 :], *phrases.read(subject, abbreviations)]


def _unit_and_scope(figure: Figure, terms: Sequence[Term], head: str | None) -> tuple[str, set[str]]:
    names = {term.name for term in terms}
    if figure.kind == "money":
        return figure.currency or figure.unit or "money", names - _currency_words(figure)
    if figure.kind == "percent":
        return "%", names
    measured = glossary.measure(figure.unit)
    if measured is not None:
        return measured, names
    if head == "":
        return "", names
    if head is not None:
        unit = glossary.concept(figure.unit) if figure.unit else head
        return (unit if unit in names else head), names
    return _last_noun(terms, besides="") or figure.unit or "", names


def _currency_words(figure: Figure) -> set[str]:
    written = f"{figure.currency or ''} {figure.unit or ''} {figure.text}"
    return {term.name for term in glossary.read(written)}


def _place(figure: Figure, own: str | None) -> str | None:
    """Return the place that narrows a figure; the source's own narrows nothing."""
    place = (figure.place or "").casefold()
    if not place or place in _ORIGINS or place == (own or "").casefold():
        return None
    return place


def _follows(whole: Figure, part: Figure) -> bool:
    return whole.part == part.part and whole.end <= part.start


def _part_of(part: Wording, whole: Wording) -> Wording:
    """Complete a part ("of which 61 concerned children") from its whole, and never let it pass for the whole."""
    part = replace(part, event=part.event or whole.event, place=part.place or whole.place)
    if part.unit in ("", "item") or not (part.unit == whole.unit or part.scope):
        noun = {part.unit} - {"", "item", whole.unit}
        part = replace(part, unit=whole.unit, scope=part.scope | whole.scope | noun)
    same = (part.unit, part.event, part.scope, part.place) == (whole.unit, whole.event, whole.scope, whole.place)
    return replace(part, scope=part.scope | {"part"}) if same or not part.scope else part
