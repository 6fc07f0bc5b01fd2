"""What a doubted number may mean beside the tables: a doubt that no reading bears out is none.

收到12件，受理14件 may leave out what was withdrawn, but never make it more; 结转3件 may have come
from last year or go to the next, but is wrong where it is neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.clauses.claim import Claim

_ONLY_LESS = frozenset({"accepted", "among", "channel", "limit", "old_ones", "reason", "row"})
"""Doubts by which a number may be a part of the whole, and never more than it."""


def read_beside(claim: Claim, table: Mapping[str, int]) -> Claim:
    """Return a claim with the doubts that remain once the tables are known."""
    claim = _of_old_ones(claim, table)
    doubts = tuple(one for one in claim.doubts if _may_hold(one.kind, claim, table))
    return claim if doubts == claim.doubts else replace(claim, doubts=doubts)


def is_part(claim: Claim, table: Mapping[str, int]) -> bool:
    """Tell whether a claim may count a part only, of a whole that is as large."""
    return claim.part and claim.value <= whole(claim.subject, table)


def whole(subject: str, table: Mapping[str, int]) -> int:
    """Return what a part may be as large as: nothing where the table does not say."""
    received = table["new"] + table.get("carried_in", 0) if "new" in table else -1
    if "table_value" not in table:
        return received
    if subject.startswith("applicant"):
        return table["table_value"] + table.get("carried_in", 0)
    return max(table["table_value"], received if subject == "handled.loosely" else -1)


def _may_hold(kind: str, claim: Claim, table: Mapping[str, int]) -> bool:
    """Tell whether a doubt can account for the difference from the table."""
    known = "table_value" in table or "new" in table
    if not known:
        return True
    reached = whole(claim.subject, table)
    if kind in _ONLY_LESS:
        return claim.value <= reached
    if kind == "level" and claim.wider:  # the table may be of all bodies together
        return reached in claim.wider or reached >= max(claim.wider) + claim.value
    return True


def _of_old_ones(claim: Claim, table: Mapping[str, int]) -> Claim:
    """Doubt what was done where the table holds last year's requests and all of them may be more.

    收到17件，其中办结15件 leaves out the three that were carried in; the table counts 18.
    """
    carried = table.get("carried_in", 0)
    if claim.subject != "handled" or not carried or "table_value" not in table:
        return claim
    if claim.beside == carried:  # the sentence tells itself how many of them were done
        return claim
    together = claim.value + carried == table["table_value"]
    if together and claim.new_only:
        return replace(claim, beside=carried)
    return claim.doubted("old_ones") if together or claim.new_only else claim
