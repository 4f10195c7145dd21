"""The shape of a language's vocabulary. A new language is one file in `vocabularies/` that fills this in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import groupby

from extraction.verb_table import VerbTable
from items.facts import Qualifier

LANGUAGES = ("en", "zh", "es", "pt", "fr", "de", "ja", "ko")

Words = tuple[str, ...]

#: Words that are no patterns, and how many of them are worth a tree.
_PLAIN = re.compile(r"[\w -]+")
_FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Vocabulary:
    """Everything the grammar knows of one language. Patterns are in lower case and read folded lower-case text.

    `han` chooses the grammar of Chinese numerals and of subjects without spaces between words. Groups that date
    patterns may name are listed in `spans.resolve`. A fraction is a pattern and its value in percent.
    """

    code: str
    han: bool = False
    decimal: str = "."

    # numbers
    cardinals: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, float] = field(default_factory=dict)
    joiners: Words = ()
    bare_multipliers: Words = ()
    round_words: Words = ()
    odd: str = "(?!)"
    numerals: str = "(?!)"
    articles: str = "(?!)"
    half_more: str = "(?!)"
    point: str = "(?!)"
    article_values: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    fractions: tuple[tuple[str, float], ...] = ()
    multiples: tuple[tuple[str, float | None], ...] = ()

    # qualifiers, ranges
    before: Mapping[str, Qualifier] = field(default_factory=dict)
    after: Mapping[str, Qualifier] = field(default_factory=dict)
    range_joins: Words = ("-", "–", "—", "~")
    range_and: Words = ()
    range_between: str = "(?!)"
    range_pair: tuple[str, str] = ("(?!)", "(?!)")
    one_before: str = "(?!)"
    worth: Words = ("(?!)",)

    # units
    percents: Words = ("%",)
    points: Words = ()
    lone_point: str = "(?!)"
    symbols: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    money_of: str = "(?!)"
    currencies_before: Words = ()
    currencies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    durations: Mapping[str, str] = field(default_factory=dict)
    measures: Words = ()
    doses: Words = ()
    classifiers: Words = ()
    ages: Words = ()
    age_hints: str = ""
    count_nouns: Words = ()

    # time
    months: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    relative_years: Mapping[str, int] = field(default_factory=dict)
    relative: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    dates: Words = ()
    neutral_dates: Words = ()
    year_words: Words = ()
    yearly: Words = ()
    fiscal: Mapping[str, str] = field(default_factory=dict)
    year_back: str = "(?!)"

    # sentences and traps
    abbreviations: Words = ()
    furniture: Words = ()
    traps: Words = ()
    counted: Words = ()
    hints: str = ""
    date_hints: str = ""
    share_hints: str = ""

    # what is counted
    stops: Words = ()
    verbs: Words = ()
    auxiliaries: Words = ()
    determiners: Words = ()
    before_nouns: Words = ()
    relatives: Words = ()
    describing: str = "(?!)"
    lasting: str = "(?!)"
    past: str = "(?!)"
    bases: Words = ()
    things: Words = ()
    measure_asides: str = "(?!)"
    loose_links: Words = ()
    genitives: Words = ()
    attributive: tuple[str, str, str] = ("(?!)", "(?!)", "(?!)")
    noun_capitals: bool = False
    leads: Words = ()
    phrase_links: Words = ()
    open_links: Words = ()
    no_links: Words = ()
    idioms: Words = ()
    beside: Words = ("(?!)",)
    movers: Words = ()
    linking_nouns: Words = ()
    averages: Words = ()
    acts_on: Words = ("(?!)",)
    of: Words = ("(?!)",)
    of_them: Words = ("(?!)",)
    ands: Words = ()
    plural: str = "(?!)"
    participle: str = "(?!)"
    adjectives_follow: bool = False
    light: Words = ()
    generic: Words = ()
    reached: Words = ("(?!)",)
    money_links: Words = ("(?!)",)
    purpose: str = ""
    takes: str = "(?!)"
    groups: str = "(?!)"
    loads: Words = ()
    pays: Words = ("(?!)",)
    says: Words = ("(?!)",)
    moves: Words = ("(?!)",)
    contrasts: Words = ()
    comparatives: Words = ("(?!)",)
    agents: Words = ()
    told_by: Words = ()
    aims: Words = ()
    said_anew: str = "(?!)"
    part_leads: str = "(?!)"
    states: Words = ()
    modals: Words = ()
    indefinite: Words = ()
    spread: str = "(?!)"
    aheads: str = "(?!)"
    stated: str = "(?!)"
    subunits: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    stretches: tuple[tuple[str, float], ...] = ()
    finite: str = "(?!)"
    singulars: tuple[tuple[str, str], ...] = ((r"(?<=[^s])s\Z", ""),)
    respectively: str = "(?!)"
    head_trims: Words = ("(?!)",)
    tail_trims: Words = ("(?!)",)
    after_cuts: Words = ("(?!)",)
    not_after: Words = ("(?!)",)
    actors: Words = ("(?!)",)
    verb_cuts: Words = ("(?!)",)
    own_changes: str = "(?!)"
    bare_share: str = "(?!)"
    kept: str = "(?!)"
    headless: str = "(?!)"
    listing: str = "(?!)"
    asides: str = "(?!)"
    verb_table: VerbTable | None = None
    dangling: str = "(?!)"
    age_leads: str = "(?!)"
    mainly: str = "(?!)"
    no_clause: str = "(?!)"
    topic: str = "(?!)"
    list_comma: str = ""
    quantities: str = "(?!)"
    after_dates: str = "(?!)"
    moved: Words = ("(?!)",)
    compared: Words = ("(?!)",)
    money_nouns: Words = ("(?!)",)
    noun_classifiers: Words = ("(?!)",)
    sums: str = "(?!)"
    half_said: str = "(?!)"
    last_units: str = "(?!)"
    shares: str = "(?!)"
    links_noun: str = ""
    noun_follows: bool = True
    spaced_run: bool = False
    share_verb: str = "(?!)"
    counting: str = "(?!)"
    equals: str = "(?!)"

    # what happened to it
    events: Mapping[str, Words] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    place_leads: Words = ("(?!)",)
    lone_places: Words = ()
    changes_before: Words = ()
    changes_after: Words = ()
    ups: Words = ()
    downs: Words = ()
    priors: Words = ()
    prior_leads: str = "(?!)"
    bare_prior: str = "(?!)"
    chains: Words = ("(?!)",)
    plans: Words = ()
    quoted: Words = ()
    parts: Words = ()
    continues: str = "(?!)"
    totals: Words = ()
    listed: str = "(?!)"
    since: Words = ()
    onwards: str = "(?!)"
    as_of: Words = ()
    compares: str = "(?!)"
    compares_behind: str = "(?!)"
    moves_to: str = "(?!)"


@cache
def vocabulary_for(code: str) -> Vocabulary:
    """The vocabulary of one of `LANGUAGES`; that of English for any other code."""
    words: Vocabulary = import_module(f"extraction.vocabularies.{code if code in LANGUAGES else 'en'}").VOCABULARY
    return words


def alternation(words: Words | Mapping[str, object]) -> str:
    """A pattern that prefers the longest of the words, which may be patterns themselves.

    Plain words share their beginnings, so that a text is held against each letter once, not against every word.
    """
    plain = [word for word in words if _PLAIN.fullmatch(word)]
    if len(plain) == len(words) > _FEW:
        return _branches(sorted(set(plain)))
    return "|".join(sorted(words, key=len, reverse=True)) or "(?!)"


def _branches(words: list[str]) -> str:
    """Sorted plain words as a tree of their letters, longer ones first at every fork."""
    forks = groupby(filter(None, words), key=lambda word: word[0])
    branches: list[str] = [re.escape(letter) + _branches([word[1:] for word in group]) for letter, group in forks]
    if not branches:
        return ""
    if len(branches) == 1 and words[0]:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("" if words[0] else "?")
