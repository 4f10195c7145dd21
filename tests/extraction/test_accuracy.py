from tests.extraction.accuracy import measure, shortfalls


def test_accuracy_is_at_or_above_its_pinned_floors() -> None:
    assert shortfalls(measure()) == []
