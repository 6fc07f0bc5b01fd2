"""What one wrote before in such a place: the trail remembers it, nothing else is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import GoujiError

if TYPE_CHECKING:
    from engine.trail.state.views import EventView
    from tui.session import Casework

REMEMBERED = 400
OFFERED = 9
"""Among so many of one's latest steps is looked for what one wrote, and so much is offered."""


def said_before(work: Casework, kind: str, rule: str) -> list[str]:
    """Return what one wrote lately with such a step, for the same rule first, each once.

    Of assignments it is the names. What was proposed under four eyes was meant so too.
    """
    from engine.trail.casebook import Filter

    try:
        steps = [*work.book.events(Filter(actor=work.me, kind="finding", last=REMEMBERED))]
    except GoujiError:  # told when somebody decides
        return []
    mine = [one for one in steps[::-1] if kind == meant(one)]
    mine.sort(key=lambda one: one.payload.get("rule") != rule)
    words = (str(one.payload.get("to", "")) if kind == "assign" else one.text for one in mine)
    return list(dict.fromkeys(filter(None, words)))[:OFFERED]


def meant(event: EventView) -> str:
    """Return what a step on a finding was, a proposal what it proposes."""
    return str(event.payload.get("proposal") or event.kind.partition(".")[2])
