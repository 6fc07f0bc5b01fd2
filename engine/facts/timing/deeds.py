"""Days that the prose states as a deed of the reported year: 2024年3月5日，我局召开培训会.

Only what stands at the head of a sentence and tells something done, and nothing of history, plans,
documents or the report's own publication. Days of long ago are history, and are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Fact, Kind, Place
from engine.facts.sentences import own_text
from engine.facts.timing.years import reported_year
from engine.numbers import normalise
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

DEED = Kind(
    name="deed.day",
    meaning="正文当作报告年度的事写明的一个日子（2024年3月5日，我局召开……）",
    fields={
        "written": ("str", "日子的原文"),
        "told_year": ("int", "这一天的年份"),
        "reported": ("int", "报告年度"),
    },
)
WORDS = Use(
    "days",
    patterns=("title", "day", "begin", "barred", "deed", "innocent"),
    groups=(("day", "year"),),
)
PARTS = frozenset({1, 5, 6})
FURTHEST = 48


def deeds(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield each day of a deed, of the reported year, the year before and any year after."""
    reported = reported_year(report)
    if reported is None:
        return
    words = vocabulary[WORDS]
    sentences = list(own_text(report))
    plain = normalise("\n".join(sentence.text for sentence in sentences)).text.split("\n")
    count = 0
    for index, (sentence, text) in enumerate(zip(sentences, plain, strict=False)):
        if "20" not in text or "月" not in text or sentence.part not in PARTS:
            continue
        found = _told(text, words)
        if found is None:
            continue
        year = int(found["year"])
        around = "".join(plain[max(0, index - 1) : index + 2]).replace(" ", "")
        if year < reported - 1 or (year != reported and f"{reported}年" in around):
            continue
        count += 1
        yield Fact(
            kind=DEED.name,
            fields={"written": found.group(), "told_year": year, "reported": reported},
            place=Place(part=sentence.part, item=f"deed-{count}", label="文中日期"),
            evidence=(sentence.evidence,),
        )


def _told(text: str, words: Words) -> re.Match[str] | None:
    """Return the day with which a sentence begins, if a deed follows and nothing speaks against."""
    plain = words["title"].sub(lambda match: "\x00" * len(match[0]), text)
    day = words["day"].search(plain)
    if day is None or not words["begin"].fullmatch(plain, 0, day.start()):
        return None
    head = plain[: day.start()].rpartition("，")[2]
    if words["barred"].search(head) or words["innocent"].search(plain):
        return None
    return day if words["deed"].search(plain, day.end(), day.end() + FURTHEST) else None
