"""The shape of the words by which a language narrows a noun from behind."""

from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Empty for languages whose nouns are read without what stands behind them.

    `describing` are participles that may stand behind their noun, `lasting` those of them that take an object, `past`
    those that are verbs right behind a noun. `links` are prepositions that narrow any noun, `links_of` pairs of
    prepositions and the nouns that they narrow. `bases` and `things` are words that are both verbs and nouns, without
    and with a plural ending. `deeds` are prepositions that may give the reason for a deed, `loose` nouns of manner,
    `owners` determiners that tie a phrase to somebody.
    """

    relatives: Words = ()
    describing: str = "(?!)"
    lasting: str = "(?!)"
    past: str = "(?!)"
    links: Words = ()
    links_of: tuple[tuple[str, str], ...] = ()
    deeds: Words = ()
    loose: Words = ()
    owners: Words = ()
    bases: Words = ()
    things: Words = ()
