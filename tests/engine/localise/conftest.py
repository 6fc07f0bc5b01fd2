"""The rules' own equations over a hand-made report: nothing here knows what F203 says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.tables import report, table

from engine.check import Checker
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.finding import Audit

FAMILY = {"F101", "F102", "F201", "F202", "F203", "F301"}


@pytest.fixture(scope="session")
def checker() -> Checker:
    """Give a checker of the rules of figures alone."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code in FAMILY)
    return Checker(pack.model_copy(update={"rules": rules}))


@pytest.fixture(scope="session")
def audited(checker: Checker) -> Callable[..., Audit]:
    """Give the audit of a report that consists of these tables: ``{number: cells}``."""

    def audit(tables: dict, form: str = "2021") -> Audit:
        return checker.audit(report(*(table(n, cells, form) for n, cells in tables.items())))

    return audit
