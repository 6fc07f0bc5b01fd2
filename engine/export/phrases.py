"""A problem in Chinese words, the same on every paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export.names import FINDING_STATE
from engine.localise.wording import change_words
from engine.trail.state.workflow import DECISION_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.export.places import Quote
    from engine.export.problems import Problem
    from engine.finding import Repair
    from engine.trail.state.views import FindingView

EVERY = 1_000_000


def remedy(problem: Problem, most: int = EVERY) -> str:
    """Say how to mend, or how to look: why it is not certain, each way, what the rules advise.

    ``most`` is how many ways there is room for; all the others are counted.
    """
    told = problem.remedies if problem.kind == "mend" else (question(problem),)
    return "\n".join((*problem.doubts, *ways(problem, most), *told))


def question(problem: Problem) -> str:
    """Say who has to look at what."""
    if any(one.outcome == "broken" for one in problem.findings):
        return "规则没有算出结论，请人工核对"
    if problem.whom == "office":
        return "读取没有把握，请先对照原件"
    return "请单位核实后答复"


def should(problem: Problem) -> str:
    """Say what should stand there; where nobody knows for certain, where the ways are told."""
    if problem.kind == "check":
        return ""  # what is reckoned stands with the question
    if problem.should or not problem.cause:
        return problem.should
    count = len(problem.repairs) + problem.more
    return f"有{count}种可能，见改法" if count > 1 else "见改法"


def ways(problem: Problem, most: int = EVERY) -> Iterator[str]:
    """Yield the equally small repairs in words; several numbered, for the agency knows which."""
    reckoned = "" if problem.kind == "mend" else "按等式推算，"
    if len(problem.repairs) < 2:
        yield from (f"{reckoned}{way(one)}" for one in problem.repairs)
        return
    count = len(problem.repairs) + problem.more
    yield f"{reckoned}有{count}种改法都能使等式成立，请对照台账确定是哪一种："
    for number, one in enumerate(problem.repairs[:most], 1):
        yield f"{number}. {way(one)}"
    if count > most or problem.more:
        yield f"另有{count - min(most, len(problem.repairs))}种同样少的改法，这里没有列出"


def way(repair: Repair) -> str:
    """Say what one repair changes, and the usual slip that it undoes."""
    words = "，".join(change_words(one) for one in repair.cells)
    return f"{words}（{repair.slip}）" if repair.slip else words


def breaches(problem: Problem) -> str:
    """Say which rules do not hold; a question is told without the name of a fault."""
    lines = [
        f"{one.rule} {one.title}：{one.message}" if one.certain else f"{one.rule} {one.message}"
        for one in problem.breaches
    ]
    return "\n".join(lines)


def norms(problem: Problem) -> str:
    """Cite the norms behind the broken rules, each once."""
    return "\n".join(dict.fromkeys(norm for one in problem.breaches for norm in one.basis))


def rules(findings: Iterable[FindingView]) -> str:
    """Return the codes of rules, each once."""
    return " ".join(dict.fromkeys(one.rule for one in findings))


def quoted(quotes: Iterable[Quote]) -> Iterator[str]:
    """Yield each quotation with its place; where nothing stands there is nothing to quote."""
    for one in quotes:
        if one.text.strip():
            place = f"（{within(one.at)}）" if one.at else ""
            yield f"“{one.text.strip()}”{place}"


def within(place: str) -> str:
    """Return a place as it stands in brackets: its own brackets become a comma."""
    return place.replace("（", "，").replace("）", "").removeprefix("，")


def states(findings: Iterable[FindingView]) -> str:
    """Say where findings stand with the auditors, each state once."""
    return "、".join(dict.fromkeys(state(one) for one in findings))


def state(finding: FindingView) -> str:
    """Say where a finding stands: accepted until when, or what waits for a second person."""
    word = FINDING_STATE.get(finding.state, finding.state)
    if finding.state == "accepted" and finding.expires:
        return f"{word}，至 {finding.expires.isoformat()}"
    if finding.pending:
        proposed = DECISION_NAMES.get(finding.pending, finding.pending)
        return f"{word}（提请{proposed}，待复核）"
    return word
