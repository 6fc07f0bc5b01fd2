"""Sentences that tell a year's work as this report's own, or promise work for a year to come.

Last year's text left over is found by what a sentence says of itself: ``2022年，我局…`` at its
beginning, ``现将2022年…情况报告如下``. Years that are merely mentioned (a document's number, a
comparison, what happened since) are no claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.dates import find_years
from engine.evidence import Fact, Kind, Place
from engine.facts.sentences import own_text
from engine.facts.timing.years import reported_year
from engine.numbers import normalise
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

CLAIM = Kind(
    name="year.claim",
    meaning="一句把某年工作当作本报告年度来写的话，或对今后的打算",
    fields={
        "stated": ("int", "句中的年份"),
        "reported": ("int", "报告年度"),
        "tense": ("str", "plan 第五部分对今后工作的打算，done 已做的工作"),
    },
)
_YEARS = ("opener", "until", "summary", "this_year", "plan")
_CLAUSES = ("compared", "deed", "own", "topic", "history", "finding", "clause", "intended")
PLANS = 5
WORDS = Use(
    "periods",
    patterns=("item", *_YEARS, "work", *_CLAUSES),
    groups=tuple((name, "year") for name in _YEARS),
)


def claims(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield the sentences that claim a year's work, and the promises of part five."""
    reported = reported_year(report)
    if reported is None:
        return
    words = vocabulary[WORDS]
    sentences = list(own_text(report))
    counts: dict[int, int] = {}
    for index, sentence in enumerate(sentences):
        if "20" not in sentence.text and "２０" not in sentence.text:
            continue
        found = _claim(sentences, index, reported, words)
        if found is None:
            continue
        stated, plan = found
        counts[sentence.part] = counts.get(sentence.part, 0) + 1
        item = f"claim-{counts[sentence.part]}"
        yield Fact(
            kind=CLAIM.name,
            fields={"stated": stated, "reported": reported, "tense": "plan" if plan else "done"},
            place=Place(part=sentence.part or None, item=item, label="文中年份"),
            evidence=(sentence.evidence,),
        )


def _claim(
    sentences: Sequence[Sentence], index: int, reported: int, words: Words
) -> tuple[int, bool] | None:
    """Return (year, whether it is a promise) if the sentence claims one."""
    sentence = sentences[index]
    text = normalise(sentence.text).text
    if sentence.part == PLANS:
        plan = words["plan"].search(text)
        if plan and int(plan["year"]) >= reported:
            return int(plan["year"]), True
    told = words["summary"].search(text) or words["this_year"].search(text)
    if told:
        return int(told["year"]), False
    found = _opened(text, _following(sentences, index), reported, words)
    ahead = found is not None and found[0] > reported
    return None if ahead and sentence.part == PLANS else found


def _opened(text: str, following: str, reported: int, words: Words) -> tuple[int, bool] | None:
    opener = _opener(text, words)
    if not opener or not words["work"].search(text, opener.end()):
        return None
    stated = int(opener["year"])
    if stated == reported:
        return stated, False
    contrasted = f"{reported}年" in (text + following).replace(" ", "")
    contrasted = contrasted or len({found.value for found in find_years(text)}) > 1  # a series
    if not reported - 2 <= stated <= reported + 1 or contrasted or words["compared"].search(text):
        return None
    if stated > reported:
        return (stated, False) if _is_done(text, opener, words) else None
    return (stated, False) if _tells_work(text, opener, words) else None


def _is_done(text: str, opener: re.Match[str], words: Words) -> bool:
    """Tell whether a number of the year to come is told as done: 2024年共收到申请4件."""
    done = words["deed"].search(text, opener.end()) is not None
    return done and words["intended"].search(text) is None


def _tells_work(text: str, opener: re.Match[str], words: Words) -> bool:
    """Tell whether the clause that tells work tells the year's own, and no matter of the past.

    What other clauses say behind it (加强考核, 便于群众获取) changes nothing. A sentence about
    ourselves (我局…) may speak of plans and reviews: they are its work.
    """
    own = words["own"].match(text, opener.end()) is not None
    deed = words["deed"].search(text, opener.end())
    if deed:
        before = text[opener.end() : deed.start()]
        found = words["finding"].search(text, opener.end(), deed.end())
        return not found and (own or not words["topic"].search(before))
    if opener.re is words["until"]:
        return False
    for clause in words["clause"].finditer(text, opener.end()):
        past = ("finding", "history") if own else ("finding", "topic")
        if any(words[name].search(clause.group()) for name in past):
            return False
        if words["work"].search(clause.group()):
            return True
    return False


def _opener(text: str, words: Words) -> re.Match[str] | None:
    """Return the year that a sentence opens with, behind however many numerals: （一）1.一是."""
    starts = [0]
    while item := words["item"].match(text, starts[-1]):
        starts.append(item.end())
    tried = (
        words[name].match(text, start) for start in reversed(starts) for name in ("opener", "until")
    )
    return next(filter(None, tried), None)


def _following(sentences: Sequence[Sentence], index: int) -> str:
    """Return the next sentence: it may hold the other half of a comparison."""
    after = sentences[index + 1 : index + 2]
    return normalise(after[0].text).text if after else ""
