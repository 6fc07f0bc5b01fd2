"""What the tables say of the fee: the less, where a total is not what its columns add up to."""

from __future__ import annotations

import pytest
from making.tables import report, table

from engine.facts.fee.table import unpaid_in_table


@pytest.mark.parametrize(
    ("natural", "total", "unpaid"),
    [(2, 2, 2), (0, 6, 0), (1, 5, 1), (4, 0, 0)],
    ids=["agreed", "a total of nothing", "a total too high", "a total too low"],
)
def test_the_less_of_a_total_and_its_columns_counts(natural: int, total: int, unpaid: int) -> None:
    columns = ("business", "research", "welfare", "legal_service", "other_org")
    cells = {("other.unpaid", "natural"): natural, ("other.unpaid", "total"): total}
    cells |= {("other.unpaid", one): 0 for one in columns}
    found = unpaid_in_table(report(table(3, cells)))
    assert found is not None
    assert (found.amount, found.doubtful) == (unpaid, False)


def test_a_table_without_the_row_says_nothing() -> None:
    assert unpaid_in_table(report(table(3, {("new", "total"): 1}))) is None
