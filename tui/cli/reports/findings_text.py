"""A report's findings as lines: causes first, then the worst; each thing is said once.

Findings of one rule stand together under one heading with their norm and remedy. What could not
be assessed is only counted here; ``asked`` says at the end, for all reports, what to ask for.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from engine.export.citation import briefly
from engine.finding import asked_together, due, paper_asked
from engine.privacy import mask
from tui.cli.speech.listing import Line, advice, painted
from tui.cli.speech.words import listed, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.audit.worker import AuditResult
    from engine.finding import Cause, Finding

RANKS = ("error", "warning", "info")
QUOTES = 3
DOUBTS = 5


def report_lines(done: AuditResult) -> Iterator[Line]:
    """Yield everything there is to say of one report."""
    yield from head(done)
    by_key = {one.key: one for one in done.findings}
    told: set[str] = set()
    for cause in done.causes:
        broken_by = [by_key[key] for key in cause.findings if key in by_key]
        told |= {one.key for one in broken_by}
        yield from of_cause(cause, broken_by)
    rest = [one for one in done.findings if one.key not in told and one.outcome != "not_assessable"]
    for _same, group in groupby(sorted(rest, key=rank), key=heading):
        yield from of_group(list(group))
    for doubt in done.doubts[:DOUBTS]:
        yield Line(text=doubt, indent=2, label=say("names.doubt"), how="quiet")
    if len(done.doubts) > DOUBTS:
        more = say("check.more-doubts", n=len(done.doubts) - DOUBTS)
        yield Line(text=more, indent=2, label=say("names.doubt"), how="quiet")


def head(done: AuditResult) -> Iterator[Line]:
    """Yield the lines that say whose report this is and how it fared."""
    yield Line(text=mask(done.source), how="strong")
    if done.error:
        failed = say("names.not-audited") if done.other else say("names.unreadable")
        yield Line(text=done.error, indent=2, label=failed, how="error")
        if advice(done.hint):
            yield Line(text=done.hint, indent=2)
        return
    form = done.public.get("form") or "none"
    words = (
        done.agency or say("names.no-agency"),
        say("names.year", year=done.year) if done.year else say("names.no-year"),
        say(f"names.kind-{done.kind or 'unknown'}"),
        say(f"names.form-{form}"),
    )
    yield Line(text=say("check.gap").join(words), indent=2)
    untold = say("check.untold", n=done.untold) if done.untold else ""
    yield Line(text=tally(done.findings) + untold, indent=2)


def tally(findings: Sequence[Finding], *, colour: bool = False) -> str:
    """Return the counts in one line."""
    failed = [one for one in findings if one.outcome in {"fail", "broken"}]
    counted = [
        painted(f"{say(f'names.severity-{severity}')} {number}", severity, colour=colour)
        for severity in RANKS
        if (number := sum(one.severity == severity for one in failed))
    ] or [say("check.nothing-wrong")]
    if number := sum(one.outcome == "uncertain" for one in findings):
        counted.append(f"{say('names.outcome-uncertain')} {number}")
    papers = {paper_asked(one.ask) for one in findings if one.outcome == "not_assessable"}
    if papers:
        counted.append(f"{say('names.requests')} {len(papers)}")
    return " · ".join(counted)


def rank(one: Finding) -> tuple[bool, int, str, str, str]:
    """Return where a finding stands: what failed before what is uncertain, errors first."""
    return (one.outcome == "uncertain", RANKS.index(one.severity), *heading(one))


def heading(one: Finding) -> tuple[str, str, str]:
    """Return what findings have in common that stand under one heading."""
    return (one.rule, one.outcome, one.severity)


def of_cause(cause: Cause, findings: Sequence[Finding]) -> Iterator[Line]:
    """Yield a cause with the equations that it breaks; a single one as a finding of its own."""
    if len(findings) == 1:
        yield from of_group(findings, cause.summary)
    if len(findings) < 2:
        return
    codes = " ".join(dict.fromkeys(one.rule for one in findings))
    worst = min(findings, key=rank)
    yield Line(text=f"{codes} {cause.summary}", indent=2, label=mark(worst), how=worst.severity)
    if cause.note:
        yield Line(text=cause.note, indent=6)
    for one in findings:
        yield Line(text=f"{one.rule} {one.message}", indent=6)
    yield from consequences(findings, stated=True)


def mark(one: Finding) -> str:
    """Return the word in front of a finding: its severity, or that nothing could be decided."""
    if one.outcome == "fail":
        return say(f"names.severity-{one.severity}")
    return say(f"names.outcome-{one.outcome}")


def of_group(group: Sequence[Finding], repair: str = "") -> Iterator[Line]:
    """Yield the findings of one rule: what, quotations, what it should be, norm, remedy."""
    one = group[0]
    place = one.place.label
    where = f"  {place}" if len(group) == 1 and place and place not in said(one) else ""
    times = say("check.places", n=len(group)) if len(group) > 1 else ""
    titles = listed(dict.fromkeys(each.title for each in group))
    text = f"{one.rule} {titles}{times}{where}"
    yield Line(text=text, indent=2, label=mark(one), how=one.severity)
    for each in group:
        yield from of_one(each, bullet="· " if len(group) > 1 else "")
    if repair:
        yield Line(text=repair, indent=6, label=say("check.repair"))
    yield from consequences(group, stated=bool(repair))


def of_one(one: Finding, *, bullet: str) -> Iterator[Line]:
    """Yield what one finding says and the words of the report that it rests on."""
    yield Line(text=bullet + one.message, indent=6)
    quotes = [each for each in one.evidence if each.quote.strip()]
    for each in quotes[:QUOTES]:
        quote = f"“{shortened(each.quote)}”  {each.anchor.at}"
        yield Line(text=quote, indent=6, label=say("check.quote"), how="quiet")
    if one.explained is not None:
        quote = f"“{shortened(one.explained.quote)}”"
        yield Line(text=quote, indent=6, label=say("check.explained"), how="quiet")
    if one.responsibility == "reading":
        yield Line(text=say("check.misread-perhaps"), indent=6)


def consequences(group: Sequence[Finding], *, stated: bool) -> Iterator[Line]:
    """Yield what it should be (unless that is stated already), by which norm, what to do."""
    wanted = dict.fromkeys(
        due(one.expected, one.against) for one in group if one.expected not in said(one)
    )
    if wanted and not stated:
        yield Line(text=listed(wanted), indent=6, label=say("check.expected"), how="quiet")
    cited = briefly(dict.fromkeys(basis for one in group for basis in one.basis))
    if cited:
        yield Line(text=cited, indent=6, label=say("check.basis"), how="quiet")
    for remedy in dict.fromkeys(one.remedy for one in group if one.remedy):
        yield Line(text=remedy, indent=6, label=say("check.remedy"), how="quiet")


def said(one: Finding) -> str:
    """Return the words of a finding in which expected and place may stand already."""
    return f"{one.title}\n{one.message}"


def shortened(text: str, most: int = 80) -> str:
    """Return a quotation on one line, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most]}…"


def asked(findings: Iterable[Finding]) -> Iterator[Line]:
    """Yield once, for all reports, what could not be assessed and what to ask for."""
    wanted: dict[str, dict[str, int]] = {}
    asks: dict[str, list[str]] = {}
    for one in findings:
        if one.outcome == "not_assessable":
            paper = paper_asked(one.ask or one.message)
            asks.setdefault(paper, []).append(one.ask or one.message)
            rules = wanted.setdefault(paper, {})
            rules[one.rule] = rules.get(one.rule, 0) + 1
    if not wanted:
        return
    yield Line(text=say("check.to-ask-for"), how="strong")
    for paper, rules in sorted(wanted.items(), key=lambda item: min(item[1])):
        words = asked_together(asks[paper])
        number = max(rules.values())
        times = f" ×{number}" if number > 1 else ""
        yield Line(text=words, indent=2, label=" ".join(rules) + times, how="quiet")
