"""What happened to the things counted, where extraction alone cannot tell."""

from collections.abc import Sequence
from itertools import pairwise

from tracking import glossary
from tracking.clauses import Clause
from tracking.glossary import Term
from tracking.phrases import is_participle

#: Events that only say that something was done; a noun beside them says what.
BARELY_SAID = frozenset({None, "issued", "published", "granted", "completed"})


def told_by_noun(event: str | None, terms: Sequence[Term], clause: Clause) -> tuple[str | None, str | None]:
    """Let the noun say what happened where the verb only says that it did: (event, the noun)."""
    around = terms if event not in BARELY_SAID else (*terms, *glossary.read(clause.before))
    for term in around:
        meaning = glossary.nominal(term.name)
        if meaning is not None and (event == meaning or event in BARELY_SAID):
            return meaning, term.name
        if event == "accepted" and meaning == "approved":
            return meaning, term.name
    return event, None


def right_before(clause: Clause) -> str | None:
    """Return the verb that stands directly before the figure: it rules it, whatever follows ("received 540 …")."""
    before = [term for term in glossary.read(clause.before) if term.role not in ("filler", "light", "number")]
    return before[-1].event if before and before[-1].role == "event" else None


def named(clause: Clause, *, spaced: bool) -> str | None:
    """Return the event that the clause names where extraction knew none: after the figure, or else next before it."""
    for term in (*glossary.read(clause.after), *reversed(glossary.read(clause.before))):
        if term.role == "event":
            return term.event
    return _unknown_verb(clause) if spaced else None


def _unknown_verb(clause: Clause) -> str | None:
    """Return a verb outside the glossary: "were quizzed", "importers quizzed", or "inspectors quizzed" before."""
    for term, following in pairwise(glossary.read(clause.after)):
        verbal = is_participle(following) or (following.role == "word" and following.name.endswith(("ing", "en")))
        if (term.role == "auxiliary" and verbal) or (term.role in ("concept", "word") and is_participle(following)):
            return following.name
    before = [term for term in glossary.read(clause.before) if term.role not in ("filler", "light")]
    return before[-1].name if before and is_participle(before[-1]) else None
