"""What is known besides the report: settings, dates from elsewhere, other reports, the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from engine.values import dataclass, field
from engine.vocabulary.model import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from engine.report import Kind, Report
    from engine.roster.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much of this report's own text stands in another report too.

    ``percent`` is 0–100; ``pairs`` are (sentence here, sentence there), most telling first.
    ``with_last_year`` tells the same unit's earlier report from another unit's.
    """

    other: str
    year: int | None
    percent: int
    pairs: tuple[tuple[str, str], ...] = ()
    with_last_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything outside the report that facts may be made of; all of it optional.

    ``vocabulary`` is the pack's (with overlays merged); what knows its subject by words cannot be
    made without. ``settings`` are the pack's too: e.g. ``deadline.department`` → ``"01-31"``.
    ``published_on`` overrides what the page says. ``units_below`` are the reports of the roster's
    units under this government, for the same year; ``siblings`` other versions of this filing.
    """

    settings: Mapping[str, int | str] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    published_on: date | None = None
    unit: Unit | None = None
    roster: tuple[Unit, ...] = ()
    last: Report | None = None
    units_below: tuple[Report, ...] = ()
    units_missing: tuple[str, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    siblings: tuple[Report, ...] = ()
    approved_sha256: str = ""
    published_sha256: str = ""

    def kind_of(self, report: Report) -> Kind | None:
        """Return the kind of agency: the roster's, else the one that the name tells.

        The roster's 其他 is also what a roster without kinds says: it fills only a gap.
        """
        if self.unit is None or (self.unit.kind == "other" and report.kind is not None):
            return report.kind
        return cast("Kind", self.unit.kind)


NOTHING_ELSE = Context()
