"""Of numbers told year by year only the last is the reported year's."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About

BUREAU = About(year=2024, kind="department", agency="云溪县林业局")


def received(text: str) -> list[int]:
    """Return the numbers of requests that a text claims for the reported year."""
    found = Reader(VOCABULARY, BUREAU).claims(text, "request", 1)
    return [one.value for one in found if one.subject == "received" and one.scope.year == "this"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("近三年收到政府信息公开申请分别为2件、5件、7件。", [7]),
        ("近三年收到政府信息公开申请分别为2件、5件。", []),
        ("2022年至2024年收到政府信息公开申请分别为2件、5件、7件。", [7]),
        ("2023年、2024年收到政府信息公开申请分别为5件、7件。", [7]),
        ("近三年收到政府信息公开申请共14件。", []),
        ("去年收到政府信息公开申请5件，今年增至7件。", [7]),
    ],
)
def test_the_last_number_is_this_years(text: str, wanted: list[int]) -> None:
    assert received(text) == wanted
