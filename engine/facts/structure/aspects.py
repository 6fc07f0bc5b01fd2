"""Facts about what part one speaks of: the five aspects, and the word on accountability.

An aspect is treated where a sub-heading (or a lead such as “一是加强培训。”) is about it, or where
a sentence has it as its subject; channels through which something was published are no platform
building, and a right of supervision is no supervision. What is only mentioned is kept apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import body, own_text, part_sentences, quote, without_marks
from engine.facts.structure.aspect_words import ASPECTS
from engine.report import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.facts.structure.aspect_words import Aspect
    from engine.report import Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="aspect",
        meaning="第一部分应当概述的五个方面之一；有第一部分正文时每份报告五条",
        fields={
            "aspect": (
                "str",
                "disclosure 主动公开，on_request 依申请公开，management 政府信息管理，"
                "platform 平台建设，oversight 监督保障",
            ),
            "treated": ("int", "有小标题或专门语句讲到，1/0"),
            "mentioned": ("int", "虽无专门语句，但顺带提到，1/0"),
        },
    ),
    Kind(
        name="accountability",
        meaning="全文是否提到工作考核、社会评议、责任追究；每份报告一条",
        fields={
            "words": ("int", "提到的处数，0 为只字未提"),
            "office": ("int", "报告的是政府的办公室（厅）自己，1/0"),
        },
    ),
)


_LEAD = re.compile(
    r"^\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）][、.．]?|[一二三四五六七八九十\d]{1,2}[、.．](?!\d)|[一二三四五六七八九十]是|第[一二三四五六七八九十]|[#*•●■◆]+)"
    r"\s*([^。：:；;\n]{2,34})"
)
_INLINE_LEAD = re.compile(
    r"(?<=[。；：，\s])[一二三四五六七八九十]是\s*([^。：:；;，,\n]{2,16})(?=[。：:])"
)
_TOPIC = re.compile(r"^\s*([^。：:；;，,\n]{2,22}?(?:方面|情况|工作))(?=[。：:]|\s*$)")
_COVERS_ALL = 34
_CONTENTS = re.compile(
    r"其他需要报告|存在的?(?:主要)?问题及改进|部分组成|勾稽关系"
)  # lists the parts
_ACCOUNTABILITY = re.compile(
    r"考核|考评|评议|测评|评先|满意度|绩效(?:管理|评[价估])|第三方评估"
    r"|(?:社会|群众|公众|代表|委员|综合)[^。；，]{0,14}评价|责任追究|追究责任|追究[^。；，]{0,8}责任|问责|追责"
    r"|处理[^。；，]{0,6}责任人"
)


def _leads(report: Report) -> Iterator[tuple[str, Evidence]]:
    for paragraph in body(report, report.parts[1].blocks):
        text = paragraph.text
        if paragraph.number or paragraph.level:
            head = re.split(r"[。：:；;\n]", text, maxsplit=1)[0]
            if len(head) <= _COVERS_ALL:
                yield head, quote(paragraph, 0, len(head))
        for pattern in (_LEAD, _INLINE_LEAD, _TOPIC):
            for match in pattern.finditer(text):
                yield match.group(1), quote(paragraph, *match.span(1))


def facts(report: Report) -> Iterator[Fact]:
    """Yield five ``aspect`` facts where part one has text, and one ``accountability``."""
    part = report.parts.get(1)
    if part is not None and (without_marks(part.text) or _pictures(report)):
        leads = tuple(_leads(report))
        for aspect in ASPECTS:
            yield _fact(report, aspect, leads)
    yield _accountability(report)


def _pictures(report: Report) -> bool:
    return any(isinstance(report.document.blocks[i], Picture) for i in report.parts[1].blocks)


def _fact(report: Report, aspect: Aspect, leads: tuple[tuple[str, Evidence], ...]) -> Fact:
    seen = next((where for text, where in leads if aspect.heading.search(text)), None)
    sentences = tuple(s for s in part_sentences(report, 1) if not _CONTENTS.search(s.text))
    if seen is None:
        seen = next((s.evidence for s in sentences if aspect.sentence.search(s.text)), None)
    if seen is None:
        seen = _side_by_side(aspect, sentences)
    passing = None
    if seen is None:
        passing = next((s.evidence for s in sentences if aspect.passing.search(s.text)), None)
    shown = seen or passing
    return Fact(
        kind="aspect",
        fields={
            "aspect": aspect.key,
            "treated": int(seen is not None),
            "mentioned": int(passing is not None),
        },
        place=Place(part=1, item=aspect.key, label=aspect.label),
        evidence=(shown,) if shown else _heading_evidence(report),
        labels={"aspect": aspect.label},
        doubtful=frozenset({"treated"}) if seen is None and _pictures(report) else frozenset(),
    )


def _side_by_side(aspect: Aspect, sentences: tuple[Sentence, ...]) -> Evidence | None:
    """Return the first of the sentences that treat an aspect together, if all of them are there."""
    found = [
        next((s.evidence for s in sentences if pattern.search(s.text)), None)
        for pattern in aspect.together
    ]
    return found[0] if found and None not in found else None


def _heading_evidence(report: Report) -> tuple[Evidence, ...]:
    heading = report.parts[1].heading if 1 in report.parts else None
    return (Evidence.of(heading.mention),) if heading else ()


def _is_office(report: Report) -> bool:
    """Tell whether a government's office reports for itself: it is no government."""
    return (report.agency or "").strip().endswith(("办公室", "办公厅"))


def _accountability(report: Report) -> Fact:
    found = [s for s in own_text(report) if _ACCOUNTABILITY.search(s.text)]
    return Fact(
        kind="accountability",
        fields={"words": len(found), "office": int(_is_office(report))},
        place=Place(part=1, item="accountability", label="考核、评议、责任追究"),
        evidence=tuple(s.evidence for s in found[:3]) or _heading_evidence(report),
    )
