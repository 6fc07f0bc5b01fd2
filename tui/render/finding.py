"""The review's lines: a finding in the list, and where it stands, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.render.lines import Run
from tui.render.navigation import Group, counter, lacking, standing, undecided
from tui.render.sanitise import one_line
from tui.render.side_by_side import elsewhere, other_of
from tui.render.wrap import cut, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.state.views import FindingView
    from tui.render.lines import Line
    from tui.text.words import Texts


def finding_line(
    item: Group | FindingView,
    cells: int,
    texts: Texts,
    *,
    me: str = "",
    plainer: bool = False,
) -> Line:
    """Return one line of the list: severity, state, rule, title and place; or a heading.

    What a rule could not decide has no severity until somebody confirms it.
    """
    if isinstance(item, Group):
        return (Run(cut(one_line(item.title, plainer=plainer), cells), "label"),)
    waiting = undecided(item, me)
    unsure = item.outcome != "fail" and item.state == "open"
    sign = "lacking" if lacking(item) else "unsure" if unsure else item.severity
    grave = "warning" if unsure else item.severity
    severity = Run(texts("short-" + sign), grave if waiting else "quiet")
    tone = "good" if item.state != "open" else "warning" if item.pending and waiting else ""
    mark = "changed" if item.state == "open" and item.previous_digest else standing(item)
    state = Run(f" {texts('mark-' + mark)} ", "warning" if mark == "changed" else tone)
    place = other_of(item) or (item.data.get("place") or {}).get("label") or ""
    place = one_line(str(place), plainer=plainer)
    what = item.data.get("ask") or item.message if lacking(item) else item.title
    title = one_line(f"{item.rule} {what}", plainer=plainer)
    room = cells - width(severity.text) - width(state.text) - 1
    title = cut(title, max(room - width(place), room - room // 3))
    words = f"{title} {cut(place, room - width(title))}"
    return (severity, state, Run(words, "" if waiting else "quiet"))


def progress(
    findings: Sequence[FindingView],
    current: FindingView | None,
    requests: int,
    texts: Texts,
    *,
    me: str = "",
) -> str:
    """Return how far the walk is: which finding of how many, how many wait, what is asked for."""
    number, count, waiting = counter(findings, current, me)
    lacks = current is not None and lacking(current)
    where = texts("names.requests") if lacks else texts("counter", n=number, m=count)
    asked = texts("requests", n=requests) if requests else ""
    return " · ".join(filter(None, (where, texts("undecided", n=waiting), asked)))


def place_of(finding: FindingView, texts: Texts) -> str:
    """Return where a finding stands: in the report's terms, and in the file's."""
    label = (finding.data.get("place") or {}).get("label") or ""
    marks = [mark for mark in finding.data.get("marks") or () if not elsewhere(mark)]
    at = marks[0].get("at", "") if marks else ""
    more = texts("evidence-count", n=len(marks)) if len(marks) > 1 else ""
    return " · ".join(part for part in (label, at, more) if part)
