"""Facts about time: what is dated when, which year is spoken of, which deadline holds.

Dates are integers YYYYMMDD. Deadlines come from the settings of the pack and its overlays or from
the roster; for townships and subdistricts no law sets one. Nothing here asks what day it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.timing.calendar import DATE, dates
from engine.facts.timing.claims import CLAIM, claims
from engine.facts.timing.deadlines import PUBLICATION, SIGNOFF, publication, signoff
from engine.facts.timing.deeds import DEED, deeds
from engine.facts.timing.periods import PERIOD, period
from engine.facts.timing.years import MENTION, mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.evidence import Fact, Kind
    from engine.facts.context import Context
    from engine.report import Report

KINDS: tuple[Kind, ...] = (PUBLICATION, SIGNOFF, PERIOD, MENTION, CLAIM, DATE, DEED)


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the facts about publication, sign-off, period, years and dates."""
    yield from publication(report, context)
    yield from signoff(report, context)
    yield from period(report, context.vocabulary)
    yield from mentions(report)
    yield from claims(report, context.vocabulary)
    yield from dates(report)
    yield from deeds(report, context.vocabulary)
