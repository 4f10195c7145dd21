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
        ("Die Zollbehörde vernichtete 1,4 Tonnen gefälschter Tabletten.", ["gefälschter Tabletten"]),
        ("Das Gericht verhängte Geldstrafen von zusammen 45.000 Euro.", ["Geldstrafen"]),
        ("Neu zugelassene Tierarzneimittel: 36", ["Neu zugelassene Tierarzneimittel"]),
        ("Zugelassene Tierarzneimittel: 1.412", ["Zugelassene Tierarzneimittel"]),
        ("Im Vorjahr lag die Zahl der Rückrufe bei 61.", ["Rückrufe"]),
    ],
)
def test_german_nouns_are_known_by_their_capitals(text: str, expected: list[str]) -> None:
    assert subjects(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        # Nouns that end like participles, and verbs that end a phrase.
        ("Decomisan 120 mil comprimidos falsificados.", "es", ["comprimidos falsificados"]),
        ("Les douaniers ont saisi 400 comprimés de faux médicaments.", "fr", ["comprimés de faux médicaments"]),
        ("Au total, 27 sociétés ont répondu.", "fr", ["sociétés"]),
        ("Cerca de 300 pedidos aguardam análise.", "pt", ["pedidos"]),
        ("Unos 3.000 pacientes participan en el estudio.", "es", ["pacientes"]),
        # Names of several words.
        ("Ont été suspendues 12 autorisations de mise sur le marché.", "fr", ["autorisations de mise sur le marché"]),
        # What is said of a part stands for it; a whole counts the same thing twice.
        (
            "Se emitieron 87 alertas, de las cuales 45 correspondieron a suplementos.",
            "es",
            ["alertas", "suplementos"],
        ),
        ("Tres de los siete laboratorios fueron suspendidos.", "es", ["laboratorios", "laboratorios"]),
        (
            "El 74 % de los avisos procede de médicos; el 26 % restante, de pacientes.",
            "es",
            ["avisos", "pacientes"],
        ),
        ("Destacan Chile, con 268, y Perú, con 97.", "es", ["Chile", "Perú"]),
        # Inflected forms are verbs: past, imperfect, future, gerund, with a pronoun behind.
        ("Las ventas cayeron un 2,7 %.", "es", ["ventas"]),
        ("El 12 % de las muestras contenía plomo.", "es", ["muestras"]),
        ("O prazo fixou-se em 185 dias.", "pt", ["prazo"]),
        ("As compras subiram 12%, passando de 140 para 157.", "pt", ["compras", "compras", "compras"]),
        ("Les effectifs s'élevaient à 1 003 agents.", "fr", ["effectifs"]),
        ("Les dépenses de promotion se montent à 220 millions de francs.", "fr", ["dépenses de promotion"]),
        ("El tiempo fue de 31 días.", "es", ["tiempo"]),
        ("O Brasil importou US$ 4,3 bilhões em medicamentos.", "pt", ["medicamentos"]),
        ("Die Kosten stiegen auf 54 Mio. Euro, ein Plus von 9,9 Prozent.", "de", ["Kosten", "Kosten"]),
        # A place or companion behind the noun is none of its words; what money is spent on is.
        ("Os estudos em doenças raras chegaram a 57.", "pt", ["estudos"]),
        # Money and its noun.
        ("El laboratorio pagó 85.000 euros de multa.", "es", ["multa"]),
        ("Un programa dotado con 12 millones de euros.", "es", ["programa"]),
        ("Uma poupança estimada em 46 milhões de euros.", "pt", ["poupança"]),
        ("Des sanctions d'un montant total de 8 millions d'euros.", "fr", ["sanctions"]),
    ],
)
def test_subjects_by_verbs_and_money(text: str, lang: str, expected: list[str]) -> None:
    assert subjects(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "value", "qualifier"),
    [
        ("Une vingtaine de pharmacies ont fermé.", "fr", 20, "about"),
        ("Plus d'une centaine de cas ont été signalés.", "fr", 100, "more_than"),
        ("Se cerraron casi dos centenares de farmacias.", "es", 200, "nearly"),
        ("Foi fechada uma dezena de farmácias.", "pt", 10, "about"),
        ("Geschlossen wurde ein halbes Dutzend Apotheken.", "de", 6, "exact"),
        ("Es waren nicht einmal 300 Anträge.", "de", 300, "less_than"),
        ("Foram da ordem de 300 casos.", "pt", 300, "about"),
        ("Unter den 36 Anträgen war keiner vollständig.", "de", 36, "exact"),
        ("Jede sechste Kontrolle führte zu Mängeln.", "de", 100 / 6, "exact"),
        ("Drei von vier Apotheken nahmen teil.", "de", 75, "exact"),
    ],
)
def test_round_numbers_and_qualifiers(text: str, lang: str, value: float, qualifier: str) -> None:
    (figure,) = extract(text, lang, RELEASED).figures
    assert figure.value == pytest.approx(value)
    assert figure.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "lang", "first", "last"),
    [
        ("Se notificaron 31 casos en el primer cuatrimestre de 2024.", "es", date(2024, 1, 1), date(2024, 4, 30)),
        ("Foram notificados 31 casos no segundo bimestre de 2024.", "pt", date(2024, 3, 1), date(2024, 4, 30)),
        ("Se notificaron 31 casos en lo corrido del año.", "es", date(2025, 1, 1), RELEASED),
        ("Se notificaron 31 casos del 3 al 9 de marzo de 2025.", "es", date(2025, 3, 3), date(2025, 3, 9)),
        ("Se notificaron 31 casos el pasado mes de enero.", "es", date(2025, 1, 1), date(2025, 1, 31)),
        ("31 avis ont été rendus lors de la réunion de février.", "fr", date(2025, 2, 1), date(2025, 2, 28)),
        ("Les sept premiers mois de 2024 ont vu 31 cas.", "fr", date(2024, 1, 1), date(2024, 7, 31)),
        ("Nos primeiros dez meses de 2024 houve 31 casos.", "pt", date(2024, 1, 1), date(2024, 10, 31)),
        ("Im abgelaufenen Geschäftsjahr gab es 31 Fälle.", "de", date(2024, 1, 1), date(2024, 12, 31)),
        ("Im Zeitraum 2022/2023 gab es 31 Fälle.", "de", date(2022, 1, 1), date(2023, 12, 31)),
    ],
)
def test_periods_in_the_words_of_each_language(text: str, lang: str, first: date, last: date) -> None:
    (figure,) = extract(text, lang, RELEASED).figures
    assert figure.period is not None
    assert (figure.period.start, figure.period.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Composez le 0 800 55 01 34 (appel gratuit).", "fr"),
        ("Gemeldet wurden mehrere hundert Fälle.", "de"),
    ],
)
def test_what_is_no_figure(text: str, lang: str) -> None:
    assert extract(text, lang, RELEASED).figures == ()


def test_a_number_behind_a_german_noun_is_no_part_of_a_name() -> None:
    figures = extract("Zuletzt prüfte das Amt 318 Änderungsanzeigen.", "de", RELEASED).figures
    assert [figure.value for figure in figures] == [318]


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("El gasto fue de 1.395 millones de euros, de los que 834 millones correspondieron a ensayos.", "es", "money"),
        ("O setor faturou R$ 142 bilhões, dos quais 31 bilhões vieram dos genéricos.", "pt", "money"),
        ("Der Etat beträgt 12 Mio. Euro, davon 3 Mio. für Forschung.", "de", "money"),
        ("El plazo fue de 31 días, nueve menos que en 2023.", "es", "duration"),
    ],
)
def test_a_bare_number_takes_the_unit_of_the_measure_before(text: str, lang: str, kinds: str) -> None:
    assert {figure.kind for figure in extract(text, lang, RELEASED).figures} == {kinds}


def test_things_behind_a_sum_are_counted() -> None:
    kinds = [figure.kind for figure in extract("Pagó 5 millones de euros por 3 millones de dosis.", "es").figures]
    assert kinds == ["money", "count"]


def test_each_end_of_a_change_has_the_date_set_beside_it() -> None:
    figures = extract("Os estudos passaram de 21, em 2019, para 57, em 2023.", "pt", RELEASED).figures
    assert [figure.period and figure.period.text for figure in figures] == ["2019", "2023"]
