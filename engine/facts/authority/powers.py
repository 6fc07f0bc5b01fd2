"""Facts about what an agency may do and how it speaks of itself: its 规章, 本镇 and 我局."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.authority.level import level
from engine.facts.authority.names import own_word
from engine.facts.sentences import own_text, without_spaces
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary

KINDS: tuple[Kind, ...] = (
    Kind(
        name="rulemaking",
        meaning="表二“规章”一行填报的数；读到表二且该行有数时一条",
        fields={
            "count": ("int", "该行各栏中最大的数"),
            "level": (
                "str",
                "机关的层级：township 乡镇街道，county 县级政府及其部门，city 可以制定规章的市、"
                "自治州及其部门，province 省级，unknown 看不出",
            ),
        },
    ),
    Kind(
        name="own_reference",
        meaning="报告用“本…”“我…”称呼自己（或上级）的一种说法，每种一条",
        fields={
            "noun": ("str", "本、我之后的字：镇 乡 街道 苏木 局 委 厅 县 区 市 旗"),
            "own": ("str", "按机关名称应当用的字：镇、乡、街道、局…"),
            "times": ("int", "出现几次"),
            "words": ("str", "第一处原文，如“本镇”"),
        },
    ),
)

_ROW = "regulations"
WORDS = Use(
    "self_references",
    patterns=("reference",),
    groups=(("reference", "words"), ("reference", "noun")),
)
_WIDE = str.maketrans("()", "（）")
_QUOTED = re.compile(r"《[^》]{0,80}》|“[^”]{0,80}”|「[^」]{0,80}」|\"[^\"]{0,80}\"")


def rulemaking(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield the row 规章 of table 2 where it holds a number."""
    table = report.tables.get(2)
    cells = [v for (row, _), v in table.values.items() if row == _ROW] if table else []
    known = [cell for cell in cells if cell.number is not None]
    if not known:
        return
    top = max(known, key=lambda cell: cell.number or 0)
    own = level(report.agency, report.kind, vocabulary)
    yield Fact(
        kind="rulemaking",
        fields={"count": int(top.number or 0), "level": own},
        place=Place(part=2, table=2, row=_ROW, label="规章"),
        evidence=(Evidence(quote=top.raw, anchor=top.anchor),),
        labels={"level": _LEVELS[own]},
        doubtful=frozenset({"count"}) if top.doubt else frozenset(),
    )


_LEVELS = {
    "township": "乡镇（街道）",
    "county": "县级政府及其部门",
    "city": "设区的市、自治州及其部门",
    "province": "省级机关",
    "unknown": "层级不明的机关",
}


def own_references(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield each way of saying 本X or 我X, own or not, outside quotation marks.

    Where the kind of agency is unknown the first stands for all, without ``own``: it only has to
    be asked for.
    """
    own = own_word(report.agency, report.kind)
    if not own and report.kind is not None:
        return
    also = own_word(_second_name(report.agency), report.kind)
    reference = vocabulary[WORDS]["reference"]
    found: dict[str, list[tuple[Sentence, re.Match[str]]]] = {}
    for sentence in own_text(report, reference, _QUOTED):  # one without quotations is as it stands
        for match in reference.finditer(_blank_quotations(sentence.text)):
            found.setdefault(match["noun"], []).append((sentence, match))
    for noun, where in list(found.items())[: None if own else 1]:
        yield Fact(
            kind="own_reference",
            fields={
                "noun": noun,
                **({"own": noun if noun == also else own} if own else {}),
                "times": len(where),
                "words": without_spaces(where[0][1]["words"]),
            },
            place=Place(item=f"own-{noun}", label=where[0][1]["words"]),
            evidence=tuple(_evidence(*one) for one in where[:5]),
        )


def _second_name(agency: str | None) -> str:
    """Return the name behind the first in brackets: 发展和改革委员会（粮食局） may say 我局."""
    return without_spaces(agency or "").translate(_WIDE).rpartition("（")[2].removesuffix("）")


def _blank_quotations(text: str) -> str:
    return _QUOTED.sub(lambda match: "　" * len(match.group()), text)


def _evidence(sentence: Sentence, match: re.Match[str]) -> Evidence:
    return Evidence(
        quote=match["words"],
        anchor=sentence.anchor,
        start=sentence.start + match.start("words"),
        end=sentence.start + match.end("words"),
    )
