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
from engine.facts.structure.names import ASPECTS
from engine.report import Picture
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

KINDS: tuple[Kind, ...] = (
    Kind(
        name="aspect",
        meaning="第一部分应当概述的五个方面之一；有第一部分正文时每份报告五条，"
        "2019、2020年度只有收到了申请时的依申请公开一条",
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


_LEADS = ("lead", "inline_lead", "topic")
_CLAUSE_END = re.compile("[。；]")
"""Behind it, and where a paragraph begins, may stand a ``label``: 信息管理：, 平台建设上，."""
_TOGETHER = {"oversight": ("oversight_people", "oversight_training")}
"""What treats an aspect only side by side, as people in charge and their training do 监督保障."""
WORDS = Use(
    "aspects",
    patterns=(
        *(f"{key}_{kind}" for key in ASPECTS for kind in ("heading", "sentence", "passing")),
        *(name for names in _TOGETHER.values() for name in names),
        *_LEADS,
        "label",
        "contents_of_parts",
        "accountability",
    ),
    groups=tuple((name, "lead") for name in (*_LEADS, "label")),
)
_COVERS_ALL = 34
_FIVE_SINCE = 2021
_ON_REQUEST = "on_request"


def _leads(report: Report, words: Words) -> Iterator[tuple[str, Evidence]]:
    for paragraph in body(report, report.parts[1].blocks):
        text = paragraph.text
        if paragraph.number or paragraph.level:
            head = re.split(r"[。：:；;\n]", text, maxsplit=1)[0]
            if len(head) <= _COVERS_ALL:
                yield head, quote(paragraph, 0, len(head))
        for name in _LEADS:
            for match in words[name].finditer(text):
                yield match["lead"], quote(paragraph, *match.span("lead"))
        for begin in (0, *(mark.end() for mark in _CLAUSE_END.finditer(text))):
            if label := words["label"].match(text, begin):
                yield label["lead"], quote(paragraph, *label.span("lead"))


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield five ``aspect`` facts where part one has text, and one ``accountability``."""
    words = vocabulary[WORDS]
    part = report.parts.get(1)
    if part is not None and (without_marks(part.text) or _pictures(report)):
        leads = tuple(_leads(report, words))
        for aspect in _due(report):
            yield _fact(report, aspect, leads, words)
    yield _accountability(report, words)


def _pictures(report: Report) -> bool:
    return any(isinstance(report.document.blocks[i], Picture) for i in report.parts[1].blocks)


def _saying(report: Report, words: Words, name: str) -> Iterator[Sentence]:
    """Yield the sentences of part one that say it, but those that list the report's parts.

    Before 2021 the account of the requests may stand anywhere in the agency's own text.
    """
    said, contents = words[name], words["contents_of_parts"]
    anywhere = _before_the_five(report)
    own = own_text(report, said) if anywhere else part_sentences(report, 1, wanted=(said,))
    return (s for s in own if said.search(s.text) and not contents.search(s.text))


def _fact(
    report: Report,
    aspect: str,
    leads: tuple[tuple[str, Evidence], ...],
    words: Words,
) -> Fact:
    heading = words[f"{aspect}_heading"]
    treated = next((where for text, where in leads if heading.search(text)), None)
    treated = treated or _first(report, words, f"{aspect}_sentence")
    treated = treated or _side_by_side(report, words, aspect)
    passing = None if treated else _first(report, words, f"{aspect}_passing")
    if passing and _before_the_five(report):
        treated, passing = passing, None  # the form of 2019 asks for no aspects
    shown = treated or passing
    return Fact(
        kind="aspect",
        fields={
            "aspect": aspect,
            "treated": int(treated is not None),
            "mentioned": int(passing is not None),
        },
        place=Place(part=1, item=aspect, label=ASPECTS[aspect]),
        evidence=(shown,) if shown else _heading_evidence(report),
        labels={"aspect": ASPECTS[aspect]},
        doubtful=frozenset({"treated"}) if treated is None and _pictures(report) else frozenset(),
    )


def _due(report: Report) -> tuple[str, ...]:
    """Return the aspects to be treated: all by the form; before that requests, if any came."""
    if not _before_the_five(report):
        return tuple(ASPECTS)
    return (_ON_REQUEST,) if _received(report) else ()


def _before_the_five(report: Report) -> bool:
    return report.year is not None and report.year < _FIVE_SINCE


def _received(report: Report) -> bool:
    """Tell whether table 3 has a request, new or carried over."""
    table = report.tables.get(3)
    cells = table.values.items() if table is not None else ()
    rows = {"new", "carried_in"}
    return any(row in rows and (value.number or 0) > 0 for (row, _column), value in cells)


def _first(report: Report, words: Words, name: str) -> Evidence | None:
    return next((s.evidence for s in _saying(report, words, name)), None)


def _side_by_side(report: Report, words: Words, aspect: str) -> Evidence | None:
    """Return the first of the sentences that treat an aspect together, if all of them are there."""
    found = [_first(report, words, name) for name in _TOGETHER.get(aspect, ())]
    return found[0] if found and None not in found else None


def _heading_evidence(report: Report) -> tuple[Evidence, ...]:
    heading = report.parts[1].heading if 1 in report.parts else None
    return (Evidence.of(heading.mention),) if heading else ()


def _is_office(report: Report) -> bool:
    """Tell whether a government's office reports for itself: it is no government."""
    return (report.agency or "").strip().endswith(("办公室", "办公厅"))


def _accountability(report: Report, words: Words) -> Fact:
    spoken = words["accountability"]
    found = [s for s in own_text(report, spoken) if spoken.search(s.text)]
    return Fact(
        kind="accountability",
        fields={"words": len(found), "office": int(_is_office(report))},
        place=Place(part=1, item="accountability", label="考核、评议、责任追究"),
        evidence=tuple(s.evidence for s in found[:3]) or _heading_evidence(report),
    )
