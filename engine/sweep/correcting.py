"""Correct what was misread of a filing: judge it as corrected, then write both together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.corrections.wording import target_label
from engine.errors import TrailError, UsageError
from engine.forms.short_names import NUMERALS
from engine.privacy import clean
from engine.report import Correction
from engine.sweep.anew import Supposed, bearing_on, checked, judged_anew
from engine.trail.commands.correct import Amendment
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.sweep.anew import Judged
    from engine.sweep.sweep import Plan, Progress
    from engine.trail.casebook import Casebook, Recorded
    from engine.trail.queries.corrections import CorrectionView
    from engine.trail.state.views import FilingView

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What came of it: the filing as it stands, its findings' counts, what was judged with it.

    ``made`` are the corrections as written, with what was read; ``unread`` are filings that this
    one bears on and that could not be judged anew, each with its sentence.
    """

    filing: FilingView
    recorded: Recorded
    made: tuple[Correction, ...]
    others: tuple[FilingView, ...] = ()
    unread: tuple[Judged, ...] = ()


def correct(
    book: Casebook,
    filing_id: int,
    corrections: Sequence[Correction],
    plan: Plan,
    *,
    withdrawn: Sequence[str] = (),
    tell: Callable[[Progress], None] = lambda _progress: None,
) -> Corrected:
    """Put corrections into a filing, or take some back (targets), and judge it anew at once.

    With it are judged the filings that are judged by it: next year's, and the one it is summed
    in. UsageError where a cell is not there to be corrected, TrailError where nothing would change
    or the filing has changed meanwhile. Nothing is written unless all of it is.
    """
    filing, standing = book.filing(filing_id), book.corrections(filing_id)
    _refuse_nothing(corrections, withdrawn, standing)
    after = _after(standing, corrections, withdrawn)
    supposed = Supposed(
        corrections={**book.corrections_by_file(), filing.sha256: after}, published_on={}
    )
    judged = judged_anew(book, [filing, *bearing_on(book, filing)], plan, supposed, tell)
    own = next((one for one in judged if one.filing.id == filing.id), None)
    if own is None or own.answer.error:
        why = own.answer.error if own else "案卷里没有这份报告的文件。"
        raise TrailError(f"没有更正：{why}", hint=own.answer.hint if own else "")
    put_in = {one.target: one for one in own.answer.corrections}
    made = tuple(_made(one, put_in) for one in corrections)
    amendment = Amendment(
        filing_id=filing.id, version_id=filing.version_id or 0, corrections=made,
        withdrawn=withdrawn, seen=[one.seq for one in standing],
        agency=own.answer.agency or None, kind=own.answer.kind, year=own.answer.year,
    )  # fmt: skip
    recorded = book.correct(amendment, checked(judged), plan.means)
    others = [one for one in judged if one.filing.id != filing.id]
    return Corrected(
        filing=book.filing(filing.id), recorded=recorded, made=made,
        others=tuple(one.filing for one in others if not one.answer.error),
        unread=tuple(one for one in others if one.answer.error),
    )  # fmt: skip


def _refuse_nothing(
    corrections: Sequence[Correction],
    withdrawn: Sequence[str],
    standing: Sequence[CorrectionView],
) -> None:
    """Refuse what says nothing new, or twice, or without a reason."""
    stands = {one.correction.target: one.correction for one in standing}
    targets = [*(one.target for one in corrections), *withdrawn]
    for target in targets:
        if targets.count(target) > 1:
            raise UsageError(f"{_named(target)}写了两次，请只写一次。")
    for one in corrections:
        if not clean(one.reason):
            raise UsageError("更正必须写明理由（--reason），例如“原件为2，转换时多出一横”。")
        if len(one.reason) > LONGEST_REASON:
            raise UsageError(f"理由太长，请在 {LONGEST_REASON} 字以内。")
        known = stands.get(one.target)
        if known is not None and known.value == one.value:
            raise TrailError(f"{_named(one.target)}已经这样更正过，没有变化。")
    for target in withdrawn:
        if target not in stands:
            raise TrailError(f"{_named(target)}没有更正过，不用撤销。")


def _after(
    standing: Sequence[CorrectionView],
    corrections: Sequence[Correction],
    withdrawn: Sequence[str],
) -> tuple[Correction, ...]:
    """Return the corrections as they would stand."""
    after = {one.correction.target: one.correction for one in standing}
    after |= {one.target: one for one in corrections}
    return tuple(one for target, one in after.items() if target not in withdrawn)


def _made(one: Correction, put_in: dict[str, Correction]) -> Correction:
    """Return a correction with what was read; UsageError if the report has no such cell."""
    if one.target in put_in:
        return replace(one, read=put_in[one.target].read)
    table = NUMERALS.get(one.cell[0], "") if one.cell else ""
    raise UsageError(
        f"这份报告的表{table}没有读到，或这一版格式的表里没有这一格（{_named(one.target)}），"
        "没有更正。",
        hint="表格是图片或没有读出时，请让单位换交可编辑的文件。",
    )


def _named(target: str) -> str:
    return target_label(Correction(target=target, value=""))
