"""A fact about what a paper calls itself: the report proper, or a letter, a submission, a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import body, split
from engine.label_lines import worded
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary

KINDS: tuple[Kind, ...] = (
    Kind(
        name="paper",
        meaning="文件自称是什么；每份报告一条",
        fields={
            "proper": ("int", "是不是年度报告本身，1/0"),
            "calls_itself": (
                "str",
                "report 年度报告，draft 送审稿、征求意见稿等，letter 函，submission 报送、请示，"
                "notice 印发的通知",
            ),
        },
    ),
)
WORDS = Use(
    "submissions",
    patterns=("draft", "letter", "submission", "notice", "sent", "sent_perhaps"),
)
_TITLED = ("draft", "letter", "notice", "submission")
_NAMES = {
    "report": "年度报告",
    "draft": "没有定稿的稿子",
    "letter": "函",
    "submission": "报送用的来文",
    "notice": "印发的通知",
}
_NEAR = 2
_SHORT = 30


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield what the paper calls itself, by its title, else by the words before part one."""
    words = vocabulary[WORDS]
    evidence = _title(report)
    for line, where in _lines(report, evidence):
        code = next((name for name in _TITLED if words[name].search(line)), "")
        if code:
            yield _fact(code, where)
            return
    sentences = tuple(_before(report))
    for pattern, sure in (("sent", True), ("sent_perhaps", False)):
        for sentence in sentences:
            if words[pattern].search(sentence.text):
                yield _fact("submission", sentence.evidence, sure=sure)
                return
    yield _fact("report", evidence)


def _title(report: Report) -> Evidence | None:
    return Evidence.of(report.title) if report.title is not None else None


def _lines(report: Report, title: Evidence | None) -> Iterator[tuple[str, Evidence]]:
    """Yield the title, and the short lines right above and below it, without spaces."""
    if report.title is None or title is None:
        return
    yield "".join(report.title.text.split()), title
    for paragraph in body(report, report.head):
        near = 0 < abs(paragraph.anchor.block - report.title.anchor.block) <= _NEAR
        place = worded(paragraph.text)
        if near and place and not place.listed and len(paragraph.text) <= _SHORT:
            quoted = Evidence(quote=paragraph.text, anchor=paragraph.anchor)
            yield "".join(paragraph.text.split()), quoted


def _before(report: Report) -> Iterator[Sentence]:
    for paragraph in body(report, report.head):
        yield from split(paragraph, 0)


def _fact(code: str, where: Evidence | None, *, sure: bool = True) -> Fact:
    return Fact(
        kind="paper",
        fields={"proper": int(code == "report"), "calls_itself": code},
        place=Place(item="paper", label="文件自称"),
        evidence=(where,) if where else (),
        labels={"calls_itself": _NAMES[code]},
        doubtful=frozenset() if sure else frozenset({"proper"}),
    )
