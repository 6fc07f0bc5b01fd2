"""Passages and their twins judged: who is accused, asked or passed over; a table by file.

``PYTHONPATH=tests python -m making.passage_tally [told-lists …] [--list]`` prints it; what
``--list`` tells of the held half is its numbers only.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from making.passage_reports import audit
from making.passage_twins import twins
from making.passages import read_passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from making.passage_twins import Twin
    from making.passages import Passage

    from engine.finding import Audit, Finding

FOLDER = Path(__file__).parent.parent / "scenarios" / "innocence"
FAMILIES = "NXDES"
JUDGES = "NXE"
SHORTEST = 4


@dataclass(frozen=True)
class Said:
    """What was newly said because of a passage: rules that failed, rules that asked."""

    failed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@cache
def passages(*names: str) -> tuple[Passage, ...]:
    """Return all entries, or those of the files named."""
    files = sorted(FOLDER.glob("*.yaml"))
    chosen = [file for file in files if not names or any(name in file.stem for name in names)]
    return tuple(passage for file in chosen for passage in read_passages(file))


@cache
def said_of(passage: Passage) -> Said:
    """Return what is said of a true passage and not of the same report without it."""
    found = audit(passage)
    now = _marks(found)
    if not now:
        return Said()
    before = Counter(_marks(audit(passage, text="")))
    new = sorted((Counter(now) - before).elements())
    return Said(
        failed=tuple(rule for rule, outcome in new if outcome in {"fail", "broken"}),
        asked=tuple(rule for rule, outcome in new if outcome == "uncertain"),
    )


def _marks(found: Audit) -> list[tuple[str, str]]:
    return [
        (one.rule, one.outcome)
        for one in found.findings
        if one.rule[0] in FAMILIES and one.outcome in {"fail", "uncertain", "broken"}
    ]


def verdict_of(twin: Twin) -> str:
    """Return what becomes of a wrong twin: failed, asked or silent (broken if a rule broke).

    What accuses the true passage already does not count.
    """
    found = audit(twin.passage, twin.sheet, twin.text)
    if found.counts()["broken"]:
        return "broken"
    said = said_of(twin.passage)
    told = Counter(
        (one.rule, one.outcome)
        for one in found.findings
        if one.rule[0] in JUDGES and quotes(one, twin.text)
    )
    told -= Counter((rule, "fail") for rule in said.failed)
    told -= Counter((rule, "uncertain") for rule in said.asked)
    outcomes = {outcome for _, outcome in told}
    if "fail" in outcomes:
        return "failed"
    return "asked" if "uncertain" in outcomes else "silent"


def quotes(finding: Finding, text: str) -> bool:
    """Tell whether a finding shows words of a passage as its evidence."""
    return any(
        len(one.quote.strip()) >= SHORTEST and one.quote.strip("… \n") in text
        for one in finding.evidence
    )


def tally(chosen: Iterable[Passage]) -> dict[str, Counter[str]]:
    """Count by file what is said of the true ones and of their twins."""
    counts: dict[str, Counter[str]] = {}
    for passage in chosen:
        row = counts.setdefault(passage.file, Counter())
        said = said_of(passage)
        row["true"] += 1
        row["accused"] += bool(said.failed)
        row["asked about"] += bool(said.asked and not said.failed)
        row["asked plain"] += bool(said.asked and not said.failed and not passage.may_ask)
        for twin in twins(passage):
            row["wrong"] += 1
            row[verdict_of(twin)] += 1
    return counts


COLUMNS = (
    *("true", "accused", "asked about", "asked plain"),
    *("wrong", "failed", "asked", "silent", "broken"),
)


def table(counts: dict[str, Counter[str]]) -> str:
    """Write the counts as lines, with a sum below."""
    rows = {**counts, "all": sum(counts.values(), Counter())}
    lines = [f"{'file':24}" + "".join(f"{column:>12}" for column in COLUMNS)]
    for name, row in rows.items():
        lines.append(f"{name:24}" + "".join(f"{row[column]:>12}" for column in COLUMNS))
    return "\n".join(lines)


def listed(chosen: Iterable[Passage]) -> Iterable[str]:
    """Yield a line for each true passage that is accused or asked, each twin that does not fail."""
    for passage in chosen:
        open_to_see = passage.file.startswith("told")
        said = said_of(passage)
        words = passage.text if open_to_see else ""
        if said.failed:
            yield f"ACCUSED {passage.name} {','.join(said.failed)} {words}"
        elif said.asked:
            yield f"asked{'' if passage.may_ask else ' PLAIN'} {passage.name} {said.asked} {words}"
        for twin in twins(passage):
            verdict = verdict_of(twin)
            if verdict != "failed":
                yield f"{verdict} {twin.name} ({twin.written}) {twin.text if open_to_see else ''}"


if __name__ == "__main__":
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")]
    if "--list" in sys.argv:
        print(*listed(passages(*wanted)), sep="\n")
    print(table(tally(passages(*wanted))))
