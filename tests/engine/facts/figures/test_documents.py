"""The stock of documents: a blank in its row says that it is told, one in another row does not."""

from __future__ import annotations

from making.tables import table

from engine.facts.figures.documents import documents

FILLED = {("normative", "made"): 2, ("normative", "repealed"): 1, ("normative", "valid"): 9}


def stock(cells: dict) -> list[dict[str, int | str]]:
    """Return the fields of the rows of documents."""
    return [dict(one.fields) for one in documents(table(2, cells))]


def test_a_row_has_its_three_numbers() -> None:
    assert stock(FILLED) == [{"row": "normative", "told": 0, "made": 2, "repealed": 1, "valid": 9}]


def test_a_blank_is_no_zero_and_is_told() -> None:
    blank = {**FILLED, ("normative", "repealed"): ""}
    assert stock(blank) == [{"row": "normative", "told": 1, "made": 2, "valid": 9}]


def test_a_blank_elsewhere_leaves_the_row_as_it_is() -> None:
    (fields,) = stock({**FILLED, ("licensing", "handled"): ""})
    assert fields["told"] == 0


def test_a_row_that_is_blank_throughout_makes_no_fact() -> None:
    assert stock(dict.fromkeys(FILLED, "")) == []
