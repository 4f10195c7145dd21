"""How well figures are linked across wordings and languages, measured on pairs of sentences."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from extraction import extract
from items.changes import Metric
from tracking.metrics import link

_PAIRS = Path(__file__).with_name("pairs.jsonl")
_DAY = date(2025, 9, 15)

#: Floors that only ever rise: wrong links, and the shares of right ones within a language and across two.
WRONG_LINKS_AT_MOST = 1
WITHIN_ONE_LANGUAGE = 0.92
ACROSS_LANGUAGES = 0.93


def _first_metric(said: dict[str, str], known: list[Metric]) -> Metric | None:
    facts = extract(said["text"], said["lang"], _DAY)
    metrics = link(facts.figures, known, language=said["lang"], abbreviations=facts.abbreviations)
    levels = zip(facts.figures, metrics, strict=True)
    return next((metric for figure, metric in levels if metric is not None and figure.role == "level"), None)


def test_pairs_are_linked_as_a_person_would() -> None:
    score: Counter[str] = Counter()
    for line in _PAIRS.read_text(encoding="utf-8").splitlines():
        pair: dict[str, Any] = json.loads(line)
        one = _first_metric(pair["one"], [])
        other = _first_metric(pair["other"], [one] if one is not None else [])
        linked = one is not None and one == other
        kind = "within" if pair["one"]["lang"] == pair["other"]["lang"] else "across"
        score[f"{kind} same"] += pair["same"]
        score[f"{kind} right"] += pair["same"] and linked
        score["wrong"] += linked and not pair["same"]
    assert score["wrong"] <= WRONG_LINKS_AT_MOST
    assert score["within right"] / score["within same"] >= WITHIN_ONE_LANGUAGE
    assert score["across right"] / score["across same"] >= ACROSS_LANGUAGES


def test_a_noun_of_two_parts_is_one_noun_beside_another_figure() -> None:
    """ "and gene therapy products are in clinical trials" is no clause of its own."""
    rest = "cell and gene therapy products are in clinical trials"
    alone = _first_metric({"text": f"More than 400 {rest}.", "lang": "en"}, [])
    beside = {"text": f"More than 430 {rest}, including nearly 100 stem cell products.", "lang": "en"}
    assert alone is not None
    assert alone.scope == ("cell_gene_therapy",)
    assert _first_metric(beside, [alone]) == alone
    assert _first_metric(beside, []) == alone
