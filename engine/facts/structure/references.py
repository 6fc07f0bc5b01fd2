"""Facts about what a report says of itself and its basis: how many parts, which norms it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Fact, Kind, Place
from engine.facts.at_once import may_be_joined
from engine.facts.sentences import body, own_text, without_spaces
from engine.facts.structure.names import PARTS
from engine.facts.structure.parts import further, unrecognised
from engine.numbers import parse_chinese
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

KINDS: tuple[Kind, ...] = (
    Kind(
        name="part_count",
        meaning="报告自称由几部分组成的一句话",
        fields={
            "stated": ("int", "自称几部分"),
            "found": ("int", "读到几个部分的标题（含六部分之外的“七、”和自成一部分的信息处理费）"),
            "aside": ("int", "那句话里另算在内的概述、附表、附件等，几样"),
        },
    ),
    Kind(
        name="citation",
        meaning="引用的一份规范性文件；同一份只有一条",
        fields={
            "document": (
                "str",
                "regulation-2007 原条例，regulation 现行条例，form-2019 试行格式，"
                "form-2021 现行格式，fee 收费办法",
            ),
            "basis": ("int", "是否作为编制依据或工作要求引用，1/0"),
        },
    ),
)

_FEWEST = 3  # “一部分”, “两部分” seldom speak of the whole report
_LONGEST_LIST = 240
_NORMS = {
    "form-2019": "国办公开办函〔2019〕60号",
    "form-2021": "国办公开办函〔2021〕30号",
    "regulation-2007": "2007年公布的《政府信息公开条例》（国务院令第492号）",
    "regulation": "《政府信息公开条例》（国务院令第711号）",
    "fee": "国办函〔2020〕109号",
}
WORDS = Use(
    "references",
    patterns=(
        "part_count",
        "made_of",
        "whole",
        "aside",
        "beyond_six",
        "as_basis",
        *(norm.replace("-", "_") for norm in _NORMS),
    ),
    groups=(("part_count", "n"),),
)


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield the announced number of parts, and the norms cited."""
    words = vocabulary[WORDS]
    yield from _part_counts(report, words)
    yield from _citations(report, words)


def _part_counts(report: Report, words: Words) -> Iterator[Fact]:
    found = len({h.part for h in report.headings}) + len(further(report))
    found += _beyond_six(report, words)
    count = 0
    for sentence in own_text(report, words["part_count"]):
        announced = _announced(sentence, words) if sentence.part <= 1 else None
        if announced is None:
            continue
        count += 1
        number, listed = announced
        yield Fact(
            kind="part_count",
            fields={"stated": number, "found": found, "aside": len(words["aside"].findall(listed))},
            place=Place(item=f"part-count-{count}", label="自称的部分数"),
            evidence=(sentence.evidence,),
            doubtful=frozenset({"found"}) if _unsure_headings(report) else frozenset(),
        )


def _announced(sentence: Sentence, words: Words) -> tuple[int, str] | None:
    """Return how many parts a sentence says the report has, and the words that list them."""
    match = words["part_count"].search(sentence.text)
    if match is None:
        return None
    before = sentence.text[max(0, match.start() - _LONGEST_LIST) : match.start()]
    made_of = words["made_of"].search(before)
    number = int(match["n"]) if match["n"].isdigit() else parse_chinese(match["n"]) or 0
    if made_of is None or number < _FEWEST:
        return None
    listed = before[made_of.end() :]
    about = words["whole"].search(sentence.text) is not None or "总体情况" in listed
    return (number, listed) if about else None


def _unsure_headings(report: Report) -> bool:
    """Tell whether a heading seems to be missing and the reading has doubts about headings."""
    missing = set(PARTS) - {heading.part for heading in report.headings}
    if any(unrecognised(report, part) for part in missing):
        return True
    return bool(missing) and any(d.code in {"heading", "scan", "limit"} for d in report.doubts)


def _beyond_six(report: Report, words: Words) -> int:
    blocks = [i for part in report.parts.values() for i in part.blocks]
    more = words["beyond_six"]
    return sum(more.match(p.text) is not None for p in body(report, [*blocks, *report.tail]))


def _citations(report: Report, words: Words) -> Iterator[Fact]:
    sentences = [(one, without_spaces(one.text)) for one in own_text(report)]
    whole = "\n".join(text for _, text in sentences)
    for document, label in _NORMS.items():
        pattern = words[document.replace("-", "_")]
        if may_be_joined(pattern) and pattern.search(whole) is None:
            continue
        citing = [one for one, text in sentences if pattern.search(text)]
        if citing:
            yield Fact(
                kind="citation",
                fields={
                    "document": document,
                    "basis": int(any(words["as_basis"].search(s.text) for s in citing)),
                },
                place=Place(item=document, label=label),
                evidence=tuple(s.evidence for s in citing[:3]),
                labels={"document": label},
            )
