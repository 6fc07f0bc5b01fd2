"""Findings as lines for a terminal: what is wrong, where, what it should be, by which norm.

Every text that comes from a report passes the sanitiser; colours only where the caller wants them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export.rows import AGENCY_KIND, OUTCOME, SEVERITY
from tui.cli.words import say
from tui.sanitise import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.finding import Cause, Finding
    from engine.sweep.work import Done

PAINT = {"error": "31", "warning": "33", "info": "36", "quiet": "2", "strong": "1"}


def painted(text: str, how: str, *, colour: bool) -> str:
    """Return text in a colour, or as it is."""
    return f"\x1b[{PAINT[how]}m{text}\x1b[0m" if colour else text


def head(done: Done, *, colour: bool) -> Iterator[str]:
    """Yield the lines that say whose report this is and how it fared."""
    yield painted(visible(done.source), "strong", colour=colour)
    if done.error:
        yield f"  {painted(say('读不了'), 'error', colour=colour)}：{visible(done.error)}"
        if done.hint:
            yield f"  {visible(done.hint)}"
        return
    year = say("{year}年度", year=done.year) if done.year else say("年度不详")
    form = {"2021": say("2021版格式"), "2019": say("2019版格式"), "mixed": say("新旧格式混用")}
    words = (
        visible(done.agency) or say("单位不详"),
        year,
        say(AGENCY_KIND.get(done.kind or "", "类型不详")),
        form.get(str(done.public.get("form")), say("未见法定表格")),
    )
    yield "  " + "　".join(words)
    yield "  " + tally(done.findings, colour=colour)


def tally(findings: Sequence[Finding], *, colour: bool) -> str:
    """Return the counts in one line."""
    failed = [one for one in findings if one.outcome in {"fail", "broken"}]
    counted = [
        painted(f"{say(words)} {number}", severity, colour=colour)
        for severity, words in SEVERITY.items()
        if (number := sum(one.severity == severity for one in failed))
    ]
    for outcome in ("uncertain", "not_assessable"):
        number = sum(one.outcome == outcome for one in findings)
        if number:
            counted.append(f"{say(OUTCOME[outcome])} {number}")
    return " · ".join(counted) or say("没有发现问题")


def lines(done: Done, *, colour: bool) -> Iterator[str]:
    """Yield everything there is to say of one report."""
    yield from head(done, colour=colour)
    by_key = {one.key: one for one in done.findings}
    told: set[str] = set()
    for cause in done.causes:
        told |= set(cause.findings)
        yield from of_cause(cause, by_key, colour=colour)
    rest = [one for one in done.findings if one.key not in told]
    for one in rest:
        if one.outcome != "not_assessable":
            yield from of_finding(one, colour=colour)
    yield from asked([one for one in rest if one.outcome == "not_assessable"], colour=colour)
    for doubt in done.doubts:
        yield f"  {painted(say('读取存疑'), 'quiet', colour=colour)}  {visible(doubt)}"


def of_cause(cause: Cause, by_key: Mapping[str, Finding], *, colour: bool) -> Iterator[str]:
    """Yield a cause and the equations that it breaks."""
    found = [by_key[key] for key in cause.findings if key in by_key]
    if not found:
        return
    word = painted(say("错误"), "error", colour=colour)
    yield f"  {word} {say('同一原因')}  {visible(cause.summary)}"
    if cause.note:
        yield f"      {visible(cause.note)}"
    for one in found:
        yield f"      {one.rule} {visible(one.title)}：{visible(one.message)}"
    yield from norms(found[0])
    if found[0].remedy:
        yield f"      {say('整改')}  {visible(found[0].remedy)}"


def of_finding(one: Finding, *, colour: bool) -> Iterator[str]:
    """Yield one finding: title, message, quotation, expected and actual, norm, remedy."""
    word = SEVERITY[one.severity] if one.outcome == "fail" else OUTCOME[one.outcome]
    mark = painted(say(word), one.severity, colour=colour)
    label = f"  {visible(one.place.label)}" if one.place.label else ""
    yield f"  {mark} {one.rule} {visible(one.title)}{label}"
    yield f"      {visible(one.message)}"
    for evidence in one.evidence[:3]:
        if evidence.quote.strip():
            quote = visible(shortened(evidence.quote))
            yield f"      {say('原文')}  “{quote}”  {evidence.anchor.at}"
    if one.explained is not None:
        yield f"      {say('报告已说明')}  “{visible(shortened(one.explained.quote))}”"
    if one.expected or one.actual:
        yield f"      {say('应为')}  {visible(one.expected)}　{say('实为')}  {visible(one.actual)}"
    yield from norms(one)
    if one.remedy:
        yield f"      {say('整改')}  {visible(one.remedy)}"


def norms(one: Finding) -> Iterator[str]:
    """Yield the norms behind a finding."""
    cited = "；".join(f"{basis.title or basis.source} {basis.clause}" for basis in one.basis)
    if cited:
        yield f"      {say('依据')}  {visible(cited)}"


def asked(findings: Sequence[Finding], *, colour: bool) -> Iterator[str]:
    """Yield, in short, what could not be assessed and what to ask for; one line a rule."""
    told: dict[tuple[str, str], int] = {}
    for one in findings:
        key = (one.rule, one.ask or one.message)
        told[key] = told.get(key, 0) + 1
    for (rule, words), number in told.items():
        times = f"（{number}）" if number > 1 else ""
        mark = painted(say("无法核对"), "quiet", colour=colour)
        yield f"  {mark} {rule}{times}  {visible(words)}"


def shortened(text: str, most: int = 80) -> str:
    """Return a quotation on one line, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most]}…"
