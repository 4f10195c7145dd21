"""Subjects in German, French, Spanish and Portuguese, by the class of phrase that has to be got right."""

from datetime import date

import pytest

from extraction import extract

RELEASED = date(2025, 3, 15)


def subjects(text: str, lang: str) -> list[str | None]:
    return [figure.subject for figure in extract(text, lang, RELEASED).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Behörde prüfte 58 neue Wirkstoffe.", ["neue Wirkstoffe"]),
        ("Gemeldet wurden 12 klinisch relevante Mängel.", ["klinisch relevante Mängel"]),
        ("Acht Chargen des Blutdrucksenkers Valsartan wurden vernichtet.", ["Chargen des Blutdrucksenkers Valsartan"]),
        ("BASG stoppt den Vertrieb von 15.000 Packungen eines Schmerzmittels.", ["Packungen eines Schmerzmittels"]),
        ("Das Institut beschäftigt 1.320 Mitarbeiterinnen und Mitarbeiter.", ["Mitarbeiterinnen und Mitarbeiter"]),
        ("Das Amt prüfte 40 Arznei- und Heilmittel auf Spuren.", ["Arznei- und Heilmittel"]),
        ("Das Amt erteilte 214 Genehmigungen für klinische Prüfungen.", ["Genehmigungen für klinische Prüfungen"]),
        ("Die Inspektoren führten 312 Inspektionen bei Großhändlern durch.", ["Inspektionen"]),
        ("Die mittlere Bearbeitungsdauer verkürzte sich auf 187 Tage.", ["mittlere Bearbeitungsdauer"]),
        ("Der Anteil der elektronisch eingereichten Meldungen lag bei 96 %.", ["elektronisch eingereichten Meldungen"]),
        ("Zugelassene Tierarzneimittel: 1.412", ["Zugelassene Tierarzneimittel"]),
        ("Im Vorjahr lag die Zahl der Rückrufe bei 61.", ["Rückrufe"]),
    ],
)
def test_german_nouns_are_known_by_their_capitals(text: str, expected: list[str]) -> None:
    assert subjects(text, "de") == expected
