"""The walk through a filing's findings: their order, groups, filter, and which comes next.

Pure functions on what the casebook tells, so that the screens and ``--plain`` walk alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.values import dataclass
from tui.text.pinyin import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engine.trail.state.views import FindingView
    from tui.text.words import Texts

RANK = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading in the list of findings."""

    title: str


def walked(finding: FindingView) -> bool:
    """Tell whether a finding stands: no later version has resolved it."""
    return finding.state != "resolved"


def to_decide(finding: FindingView) -> bool:
    """Tell whether a finding is one to decide on; a lack of material is a request instead."""
    return walked(finding) and not lacking(finding)


def concerns(
    cell: tuple[int, str, str], finding: FindingView, cause: Mapping[str, Any] | None
) -> bool:
    """Tell whether a finding is about a cell, about its row or column, or its cause changes it."""
    place = finding.data.get("place") or {}
    if place.get("table") == cell[0] and (place.get("row") or place.get("column")):
        return place.get("row") in {None, cell[1]} and place.get("column") in {None, cell[2]}
    repairs = (cause or {}).get("repairs") or ()
    changed = [one for repair in repairs for one in repair.get("cells") or ()]
    return cell in {(one.get("table"), one.get("row"), one.get("column")) for one in changed}


def lacking(finding: FindingView) -> bool:
    """Tell whether a finding only says that material is missing."""
    return finding.outcome == "not_assessable"


def undecided(finding: FindingView, me: str = "") -> bool:
    """Tell whether a finding waits for a decision; for ``me`` also a colleague's proposal."""
    if finding.pending:
        return bool(me) and finding.proposer != me
    return finding.state == "open" and not lacking(finding)


def of_one_cause(findings: Iterable[FindingView], finding: FindingView) -> list[FindingView]:
    """Return what one decides on together with a finding: all of its cause that is open."""
    return [
        one
        for one in findings
        if (one.id == finding.id or (finding.cause and one.cause == finding.cause))
        and one.state == "open"
        and not (one.pending or lacking(one))
    ]


def fellows(findings: Iterable[FindingView], finding: FindingView) -> list[FindingView]:
    """Return the other findings of a finding's cause that still stand."""
    return [
        one
        for one in findings
        if finding.cause and one.cause == finding.cause and one.id != finding.id and walked(one)
    ]


def standing(finding: FindingView) -> str:
    """Return the state as it is shown: a proposal that waits for a second person is ``pending``."""
    return "pending" if finding.pending else finding.state


def position(finding: FindingView) -> tuple[int, int, int]:
    """Return where in the document a finding's first evidence stands; unplaced ones go last."""
    for mark in finding.data.get("marks") or ():
        if isinstance(mark.get("block"), int) and mark["block"] >= 0:
            return mark["block"], mark.get("row") or 0, mark.get("column") or 0
    return 1 << 30, 0, 0


def severest(finding: FindingView) -> tuple[int | str, ...]:
    """Return what sorts findings by severity, then by their place in the document."""
    return RANK.get(finding.severity, 3), *position(finding), finding.rule, finding.key


def in_order(findings: Iterable[FindingView]) -> list[FindingView]:
    """Return findings as they are walked: by cause, then severity, then place in the document."""
    findings = sorted(findings, key=severest)
    causes = {f.cause: at for at, f in reversed(list(enumerate(findings))) if _grouped(f)}
    return sorted(findings, key=lambda f: (_rank(f), causes[f.cause] if _grouped(f) else 0))


def _grouped(finding: FindingView) -> bool:
    return bool(finding.cause) and walked(finding) and not lacking(finding)


def _rank(finding: FindingView) -> int:
    """Return which part of the list a finding belongs to: causes, others, lacking, resolved."""
    if _grouped(finding):
        return 0
    return 3 if not walked(finding) else 2 if lacking(finding) else 1


def entries(
    findings: Sequence[FindingView], causes: Mapping[str, str], texts: Texts
) -> list[Group | FindingView]:
    """Return ordered findings with a heading before each group; ``causes`` titles by id."""
    result: list[Group | FindingView] = []
    last = None
    for finding in findings:
        title = _title(finding, causes, texts)
        if title != last and (title != texts("others") or result):
            result.append(Group(title))
        last = title
        result.append(finding)
    return result


def _title(finding: FindingView, causes: Mapping[str, str], texts: Texts) -> str:
    if finding.state == "resolved":
        return texts("settled")
    if lacking(finding):
        return texts("not-assessable")
    if finding.cause:
        return texts("cause", what=causes.get(finding.cause) or finding.cause)
    return texts("others")


def matches(finding: FindingView, wanted: str, texts: Texts) -> bool:
    """Tell whether a finding holds every one of the wanted words, in any of what is shown of it."""
    place = finding.data.get("place") or {}
    shown = folded(" ".join(
        (
            finding.rule, str(finding.data.get("name", "")), finding.title, finding.message,
            str(place.get("label") or ""), texts("names.severity-" + finding.severity),
            texts("state-" + standing(finding)), texts("outcome-" + finding.outcome),
            texts("names.requests") if lacking(finding) else "", str(finding.data.get("ask") or ""),
            f"表{'〇一二三四五六'[place['table']]}" if place.get("table") in range(1, 7) else "",
        )
    ))  # fmt: skip
    return all(word in shown for word in folded(wanted).split())


def next_undecided(findings: Sequence[FindingView], after: int, me: str = "") -> int | None:
    """Return the index of the next finding to decide on, round to the beginning; None if none."""
    order = (*range(after + 1, len(findings)), *range(after + 1))
    return next((at for at in order if at < len(findings) and undecided(findings[at], me)), None)


def counter(
    findings: Sequence[FindingView], current: FindingView | None, me: str = ""
) -> tuple[int, int, int]:
    """Return the current finding's number, how many are to decide on, and how many wait."""
    ids = [finding.id for finding in findings if to_decide(finding)]
    number = ids.index(current.id) + 1 if current is not None and current.id in ids else 0
    return number, len(ids), sum(undecided(finding, me) for finding in findings)


def tally(findings: Iterable[FindingView]) -> dict[str, int]:
    """Return how many findings to decide on stand in each state."""
    result = dict.fromkeys(("open", "pending", "confirmed", "dismissed", "accepted"), 0)
    for finding in findings:
        if to_decide(finding):
            result[standing(finding)] += 1
    return result
