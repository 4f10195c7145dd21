"""How well a text answers a query, from its stream of tokens alone, so that every database gives one order.

The measure is that of BM25 without rarity: all words of a query occur in every text that is ranked, so rarity would
say little. A word counts more in a title, less with every repetition, and less in a long body.
"""

from storage.search.query import Query, Term

TITLE, WHOLE_TITLE, TOGETHER = 2.0, 1.0, 0.5
#: Repetitions after which a word counts half as much as it can, and how much a body's length weighs in that.
HALF, LENGTH_WEIGHT = 1.2, 0.75
#: Characters of a usual body's stream.
USUAL_LENGTH = 1500


def score(query: Query, title: str, body: str, length: int) -> float:
    """Higher is better. `body` may be the beginning of a stream that is `length` characters long."""
    total = 0.0
    for term in query.wanted:
        times = body.count(term.needle)
        total += TITLE * (term.needle in title)
        total += times / (times + HALF * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / USUAL_LENGTH))
    together = _all_together(query)
    if together in title:
        total += WHOLE_TITLE * title.count(" ") ** -0.5
    if len(query.wanted) > 1:
        total += TOGETHER * (together in title) + TOGETHER * (together in body)
    return round(total, 6)


def _all_together(query: Query) -> str:
    """The needle of the query taken as one phrase."""
    texts = tuple(text for term in query.wanted for text in term.tokens)
    return Term(texts, query.wanted[-1].prefix).needle
