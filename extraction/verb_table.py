"""The verbs of a language without spaces between words, and the words that say whether one acts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbTable:
    """`strong` verbs act wherever they stand; `nominal` ones may name a thing, `narrowing` ones mostly narrow one.

    `whole` words keep the verbs in them to themselves. The patterns are read next to a verb: what makes a noun of any
    verb (`strong_heads`) or of a nominal one (`nominal_heads`), what leads in a verb, what leads in one with nothing
    behind it, who acts, what makes a verb of the word before it, and which verbs describe the noun behind them.
    `outcomes` name the part that they befell where no noun stands by them.
    """

    strong: frozenset[str]
    nominal: frozenset[str]
    narrowing: frozenset[str]
    whole: frozenset[str]
    strong_heads: str
    nominal_heads: str
    leads: str
    counting_leads: str
    doers: str
    particles: str
    attributive: str
    outcomes: frozenset[str]
