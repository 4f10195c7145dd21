"""An edit is an edit; several pages that lose the same things at once have a new layout."""

import pytest

from tracking.relayout import Coverage, doubtful

TEXT = "The register took in 214 new medicines in 2025. " * 8
FULL = Coverage(dated=True, figures=3, title="A notice", text=TEXT, listed="A notice")
UNDATED = Coverage(dated=False, figures=3, title="A notice", text=TEXT, listed="A notice")
BARE = Coverage(dated=False, figures=0, title="A notice", text="The register", listed="A notice")


@pytest.mark.parametrize(
    ("looks", "doubted"),
    [
        ([(FULL, FULL)] * 5, 0),
        ([(FULL, UNDATED)], 0),
        ([(FULL, UNDATED)] * 2 + [(FULL, FULL)], 0),
        ([(FULL, UNDATED)] * 3 + [(FULL, FULL)] * 2, 3),
        ([(FULL, UNDATED)] * 3 + [(FULL, FULL)] * 4, 0),
        ([(FULL, BARE)], 1),
        ([(None, BARE)] * 4, 0),
    ],
    ids=["same", "one edit", "two edits", "most pages", "few pages", "all lost on one", "new and short"],
)
def test_which_pages_are_not_believed(looks: list[tuple[Coverage | None, Coverage]], doubted: int) -> None:
    assert len(doubtful({str(n): look for n, look in enumerate(looks)})) == doubted


def test_one_text_under_several_names_is_no_release() -> None:
    shells = [Coverage(False, 1, "Agency", "Cookies on this site: 3 kinds", f"Release {n}") for n in range(3)]
    assert len(doubtful({str(n): (None, shell) for n, shell in enumerate(shells)})) == 3
    copies = [Coverage(True, 1, "Recall", TEXT, "Recall") for n in range(4)]
    assert doubtful({str(n): (None, copy) for n, copy in enumerate(copies)}) == {}
