"""What an export is made from: filings with their findings and causes. Values only."""

from __future__ import annotations

from collections import Counter
from datetime import UTC
from typing import TYPE_CHECKING, Any

from engine.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, tzinfo

    from engine.report import Correction
    from engine.roster.unit import Unit
    from engine.trail.commands.filings import Rounds
    from engine.trail.state.views import FilingView, FindingView, UnreadableView


UNSEALED = "（直接核对，没有案卷）"
"""What stands in the place of the code where there is no casebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A filing, its findings (the dismissed ones too), and its causes as the casebook stores them.

    A cause is public JSON: id, findings (keys), repairs, summary, more, note. ``content``
    gives the name and the bytes of the file as received, for the papers that need it: TrailError
    where they are kept no more. ``corrections`` are what an auditor put right in our reading,
    ``compared`` gives what this round changed, None in the first.
    """

    filing: FilingView
    findings: Sequence[FindingView]
    causes: Sequence[Mapping[str, Any]] = ()
    content: Callable[[], tuple[str, bytes]] | None = None
    corrections: Sequence[Correction] = ()
    compared: Callable[[], Rounds] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """A unit that has not filed for a year; ``perhaps``: one of these may be its report.

    ``unread`` are files that by their names are its report and could not be read.
    """

    unit: Unit
    perhaps: Sequence[FilingView] = ()
    unread: Sequence[UnreadableView] = ()

    @property
    def certain(self) -> bool:
        """Tell whether nothing that came may be the unit's report."""
        return not self.perhaps and not self.unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter says of its sender; nothing is made up: what is not known stays open."""

    office: str = ""
    contact: str = ""
    number: str = ""
    attachments: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that could not be read, or is a paper of another kind (``other``), and why."""

    source: str
    error: str
    hint: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export holds, and what it was made from.

    ``not_filed`` maps a season to the units of the roster that owe a report for it; None where
    nobody can tell (no roster) or it is nobody's business (the export of one filing).
    ``unreadable`` are files that came and could not be read, ``unread`` those named to a check.
    ``confirmed``: only what an auditor has confirmed. ``zone`` is the clock that people read.
    ``made_by`` names tool, pack and overlays with their digests; ``packs`` says the same for
    programs (``engine.export.data.report_json.pack_data``).
    """

    dossiers: Sequence[Dossier]
    book: str
    made_at: str
    code: str = ""
    not_filed: Mapping[int, Sequence[Owing]] | None = None
    unreadable: Sequence[UnreadableView] = ()
    confirmed: bool = False
    zone: tzinfo = UTC
    made_by: str = ""
    packs: Sequence[Mapping[str, Any]] = ()
    unread: Sequence[Unread] = ()
    letter: Letter = field(default_factory=Letter)

    @property
    def season(self) -> int | None:
        """Return the year that a paper on one year is about, unless another is named.

        The newest season where a roster tells; else the newest year that is more than a few reports
        filed astray, a quarter of the fullest. One report with next year's number makes no season.
        """
        filed = Counter(one.filing.year for one in self.dossiers if one.filing.year)
        most = max(filed.values(), default=0)
        known = [year for year in filed if year in (self.not_filed or {})]
        return max(known or [year for year, n in filed.items() if 4 * n >= most], default=None)

    def of_units(self) -> Exported:
        """Return it without what only may be a unit's report: that unit is told as not certain.

        Whoever counts units would count it twice, and sum another county's figures.
        """
        owing = (one for those in (self.not_filed or {}).values() for one in those)
        perhaps = {filing.id for one in owing for filing in one.perhaps}
        certain = [one for one in self.dossiers if one.filing.id not in perhaps]
        return replace(self, dossiers=certain)

    @property
    def not_read(self) -> Sequence[Unread]:
        """Return every file that could not be read: those that the book keeps, those of a check."""
        kept = (Unread(source=one.source or one.name, error=one.reason) for one in self.unreadable)
        return (*self.unread, *kept)

    @property
    def verification(self) -> str:
        """Return the checkpoint code and how to verify it, as papers carry them."""
        return f"{self.code}，核验：gouji trail verify" if self.code else UNSEALED

    @property
    def origin(self) -> str:
        """Return by what a paper was made, and its code, in one line."""
        return f"{self.made_by}　留痕校验码 {self.verification}".strip()
