"""What is asked of whom: the material without which findings cannot be judged, each paper once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import literal_column, select

from engine.finding import asked_together, paper_asked
from engine.trail.queries.filings import filings, words_of
from engine.trail.state.finding_record import joined
from engine.trail.store import models
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from engine.trail.state.views import FilingView

FINDINGS = models.table(models.Finding)
_REQUESTS = (
    select(FINDINGS.c.filing_id, FINDINGS.c.rule, FINDINGS.c.data)
    .where(
        FINDINGS.c.outcome == literal_column("'not_assessable'"),
        FINDINGS.c.state == literal_column("'open'"),
    )
    .order_by(FINDINGS.c.filing_id, FINDINGS.c.position, FINDINGS.c.id)
)  # spelt out, or SQLite does not see that its partial index answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A paper that a unit has to bring for a filing, and the rules that wait for it.

    ``paper`` is what is asked for, ``ask`` the whole request with what it is wanted for.
    """

    filing: FilingView
    paper: str
    ask: str
    rules: tuple[str, ...]


def material(connection: Connection) -> list[Wanted]:
    """Return what is asked for, in the order of the filings; what is waived is not asked."""
    rows = connection.execute(_REQUESTS).mappings().all()
    words = words_of(connection, (row["data"] for row in rows))
    asked: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        ask = _ask(row["rule"], joined(row["data"], words))
        asked[row["filing_id"], paper_asked(ask)].append((row["rule"], ask))
    known = {one.id: one for one in filings(connection)}
    places = {filing_id: number for number, filing_id in enumerate(known)}
    return [
        Wanted(
            filing=known[filing_id],
            paper=paper,
            ask=asked_together(ask for _, ask in several),
            rules=tuple(dict.fromkeys(sorted(rule for rule, _ in several))),
        )
        for (filing_id, paper), several in sorted(
            asked.items(), key=lambda item: places.get(item[0][0], 0)
        )
        if filing_id in known
    ]


def _ask(rule: str, data: Mapping[str, Any]) -> str:
    return str(data.get("ask") or "") or f"请提供核对规则 {rule} 所需的材料"
