"""How well a text answers a query, from its stream of tokens alone, so that every database gives one order.

The measure is that of BM25 without rarity: all words of a query occur in every text that is ranked, so rarity would
say little. A word counts more in a title, less with every repetition, and less in a long body. Of words that an OR
joins the best one counts.
"""

from collections.abc import Sequence

from storage.search.query import Query, Term

TITLE, WHOLE_TITLE, TOGETHER = 2.0, 1.0, 0.5
#: Repetitions after which a word counts half as much as it can, and how much a body's length weighs in that.
HALF, LENGTH_WEIGHT = 1.2, 0.75
#: Characters of a usual body's stream.
USUAL_LENGTH = 1500


def score(query: Query, title: str, body: str, length: int) -> float:
    """Higher is better. `body` may be the beginning of a stream that is `length` characters long."""
    total = sum(max(_weight(term, title, body, length) for term in choice) for choice in query.wanted)
    if len(query.terms) == len(query.wanted):
        together = _all_together(query.terms)
        if together in title:
            total += WHOLE_TITLE * title.count(" ") ** -0.5
        if len(query.wanted) > 1:
            total += TOGETHER * (together in title) + TOGETHER * (together in body)
    return round(total, 6)


def _weight(term: Term, title: str, body: str, length: int) -> float:
    times = body.count(term.needle)
    rarely = HALF * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / USUAL_LENGTH)
    return TITLE * (term.needle in title) + times / (times + rarely)


def _all_together(terms: Sequence[Term]) -> str:
    """The needle of the terms taken as one phrase."""
    texts = tuple(text for term in terms for text in term.tokens)
    return Term(texts, terms[-1].prefix).needle
