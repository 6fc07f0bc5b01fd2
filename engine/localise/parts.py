"""A part that is missing, and what is found only because it is: told as one thing.

Beside the finding of the part itself these are the findings that stand at the part (its table, its
account of the fee), and a number of parts that is right but for those that are missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.finding import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.finding import Finding, Outcome
    from engine.report import Report

PART, COUNT = "part", "part_count"
SUMMARY = {
    "fail": "缺少{part}，以下各项都由此而来",
    "uncertain": "没有认出{part}，以下各项都由此而来，请对照原件",
}


def missing_parts(
    report: Report, findings: Sequence[Finding], outcomes: Iterable[Outcome], before: int
) -> Iterator[Cause]:
    """Yield a cause for each part that is not there and that several findings speak of.

    Only what came out alike joins: no question is told as a fault, no fault as a question.
    ``before`` is how many causes were found already.
    """
    keys = {(one.rule, one.place): one.key for one in findings if one.outcome in SUMMARY}
    told = [one for one in outcomes if (one.rule, one.subject.place) in keys]
    missing = [
        one
        for one in told
        if one.subject.kind == PART and one.subject.place.part not in report.parts
    ]
    counts = [one for one in told if one.subject.kind == COUNT and _but_for(missing, one)]
    for part in missing:
        place = part.subject.place
        fellows = [part, *(one for one in told if one.subject.place.part == place.part), *counts]
        alike = [one for one in fellows if one.verdict == part.verdict]
        of_it = tuple(dict.fromkeys(keys[one.rule, one.subject.place] for one in alike))
        if len(of_it) > 1:
            before += 1
            said = SUMMARY[part.verdict].format(part=place.label)
            yield Cause(id=f"c{before}", findings=of_it, repairs=(), summary=said)
            counts = []


def _but_for(missing: Sequence[Outcome], count: Outcome) -> bool:
    """Tell whether a stated number of parts is right with the missing ones, or cannot be told."""
    fields = count.subject.fields
    found, stated = fields.get("found"), fields.get("stated")
    return "found" in count.subject.doubtful or (
        isinstance(found, int) and isinstance(stated, int) and stated - found == len(missing)
    )
