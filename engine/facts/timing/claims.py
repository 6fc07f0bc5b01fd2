"""Sentences that tell a year's work as this report's own, or promise work for a year to come.

Last year's text left over is found by what a sentence says of itself: ``2022年，我局…`` at its
beginning, ``现将2022年…情况报告如下``. Years that are merely mentioned (a document's number, a
comparison, what happened since) are no claim.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.evidence import Fact, Kind, Place
from engine.facts.sentences import own_text
from engine.facts.timing.years import reported_year
from engine.numbers import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.facts.sentences import Sentence
    from engine.report import Report

CLAIM = Kind(
    name="year.claim",
    meaning="一句把某年工作当作本报告年度来写的话，或对今后的打算",
    fields={
        "stated": ("int", "句中的年份"),
        "reported": ("int", "报告年度"),
        "tense": ("str", "plan 第五部分对今后工作的打算，done 已做的工作"),
    },
)
_ITEM = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*|[一二三四五六七八九十]是\s*)*"
_OPENER = re.compile(
    rf"^\s*{_ITEM}(?:[^，,。；:：\d]{{1,16}}[面况开理设障][。，,:：\s]\s*)?(?:在)?(?P<year>20\d\d)\s*年"
    r"(?:度|全年|全年度|一年来|以来)?(?!\s*[\d\-—~至初底末春夏秋冬第上下前后起印])[，,\s]*(?P<rest>.*)$",
    re.DOTALL,
)
_SUMMARY = re.compile(
    r"(?:现将|现就|现对|现公布)[^，,。；]{0,24}?(?P<year>20\d\d)\s*年[^。；]{0,30}?"
    r"(?:情况|工作|报告)[^。；]{0,16}?(?:报告|汇报|公布|总结|编制|公开|如下)"
)
_THIS_YEAR = re.compile(r"(?:今年|本年度?|报告年度)\s*[（(]\s*(?P<year>20\d\d)\s*年")
_PLAN = re.compile(
    r"(?P<year>20\d\d)\s*年(?:度)?[，,]?[^，,。；]{0,14}将"
    r"(?:进一步|继续|着力|持续|不断|从以下|切实|围绕|认真|大力|重点|坚持|努力|加[强大]|完善|强化|提[升高]"
    r"|丰富|健全|推进|开展|组织)"
)
_WORK: Final = re.compile(
    r"公开|发布|收到|受理|办理|答复|收取|复议|诉讼|坚持|认真|严格|推进|加强|围绕|按照|落实|开展|规范性文件"
)
_PAST: Final = re.compile(
    r"相比|比较|比上|较|同期|同比|上年|上一年|去年|往年|历年|以来|起|至今|截至|截止"
    r"|(?:印发|出台|制定|修订|颁布)(?![^，,。；]{0,8}规范性文件\s*\d)|实施|成立|建成|上线|开始|启动|首次|曾|已于|评为|获|荣|考核|评估|测评|通报|整改|反馈|检查|督查"
    r"|问题|遗留|结转|年度报告|年报|规划|计划|方案|要点|文件清理|换届|机构改革|[—\-~至]\s*20\d\d"
)


def claims(report: Report) -> Iterator[Fact]:
    """Yield the sentences that claim a year's work, and the promises of part five."""
    reported = reported_year(report)
    if reported is None:
        return
    sentences = list(own_text(report))
    counts: dict[int, int] = {}
    for index, sentence in enumerate(sentences):
        found = _claim(sentences, index, reported)
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


def _claim(sentences: Sequence[Sentence], index: int, reported: int) -> tuple[int, bool] | None:
    """Return (year, whether it is a promise) if the sentence claims one."""
    sentence = sentences[index]
    if "20" not in sentence.text and "２０" not in sentence.text:
        return None
    text = normalise(sentence.text).text
    if sentence.part == 5:
        plan = _PLAN.search(text)
        if plan and int(plan["year"]) >= reported:
            return int(plan["year"]), True
    told = _SUMMARY.search(text) or _THIS_YEAR.search(text)
    if told:
        return int(told["year"]), False
    return _opened(text, _following(sentences, index), reported)


def _opened(text: str, following: str, reported: int) -> tuple[int, bool] | None:
    opener = _OPENER.match(text)
    if not opener or not _WORK.search(opener["rest"]):
        return None
    stated = int(opener["year"])
    if stated == reported:
        return stated, False
    contrasted = f"{reported}年" in (text + following).replace(" ", "")
    earlier = reported - 2 <= stated < reported
    if not earlier or contrasted or _PAST.search(text):
        return None
    return stated, False


def _following(sentences: Sequence[Sentence], index: int) -> str:
    """Return the next sentence: it may hold the other half of a comparison."""
    after = sentences[index + 1 : index + 2]
    return normalise(after[0].text).text if after else ""
