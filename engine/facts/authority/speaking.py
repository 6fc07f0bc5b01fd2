"""Facts about the names a report gives itself: in its opening, its first sentences, its sign-off.

What stands in the title is the measure. With a roster every name of another unit is known;
without one only a place of the same rank with another stem is taken for foreign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.authority.names import places, relation
from engine.facts.sentences import body, part_sentences, split, without_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.context import Context
    from engine.facts.sentences import Sentence
    from engine.report import Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="self_name",
        meaning="报告在标题（有名册时）和开头自称的名字，各一条；落款另见 signature",
        fields={
            "where": ("str", "title 标题，opening 开头自称的语句"),
            "named": ("str", "那里写的名字"),
            "own": ("str", "本机关的名字（标题里的，名册有的按名册）"),
            "relation": (
                "str",
                "same 相同，short 简称，office 内设机构，renamed 同地异称，superior 上级，"
                "other 同地别的机关，elsewhere 别的地方，unknown 看不出",
            ),
            "rostered": ("int", "那个名字是名册上的另一个单位，1/0"),
        },
    ),
    Kind(
        name="signature",
        meaning="落款机关与标题机关对照；两者都读到时一条",
        fields={
            "signed": ("str", "落款机关"),
            "titled": ("str", "标题里的机关"),
            "relation": (
                "str",
                "same 相同，short 简称，office 内设机构，renamed 同地异称，superior 上级，"
                "other 同地别的机关，elsewhere 别的地方，unknown 看不出",
            ),
        },
    ),
)

_NAME = r"(?P<name>[一-鿿]{2,24}?(?:人民政府|街道办事处|办事处|管理委员会|委员会|街道|[乡镇局]))"
_OPENINGS = (
    re.compile(
        rf"(?:现(?:将|公布|发布|就)|特?向社会公布)\s*《?{_NAME}(?:办公室)?\s*(?:20\d\d|二[〇○零O])"
    ),
    re.compile(rf"本(?:年度)?报告由\s*{_NAME}(?:办公室)?[^。]{{0,40}}?编[制写]"),
    re.compile(rf"^\s*{_NAME}(?:办公室)?\s*(?:根据|按照|依据|严格按照|认真贯彻|坚持以)"),
    re.compile(
        rf"^\s*20\d\d\s*年度?\s*[，,]\s*{_NAME}(?:坚持|认真|深入|严格|全面|高度|进一步|政府信息|政务公开|以|在|按照|紧紧|围绕)"
    ),
    re.compile(rf"^\s*{_NAME}(?:办公室)?\s*20\d\d\s*年度?政府信息公开"),
)
_NO_NAME = re.compile(r"[省市州县区]委|党中央|国务院|上级|各|我|本(?:乡|镇|街道|局|委|办)")


def self_names(report: Report, context: Context) -> Iterator[Fact]:
    """Yield what the title (against the roster) and the opening call the agency."""
    own = _own(report, context)
    if not own:
        return
    others = _others(context)
    if context.unit is not None and report.agency and report.title is not None:
        yield _self(report.agency, own, "title", (Evidence.of(report.title),), context, others)
    opening = _opening(report)
    if opening is not None:
        name, sentence, span = opening
        shown = Evidence(
            quote=name,
            anchor=sentence.anchor,
            start=sentence.start + span[0],
            end=sentence.start + span[1],
        )
        yield _self(name, own, "opening", (shown,), context, others)


def _own(report: Report, context: Context) -> str:
    if context.unit is not None:
        return context.unit.name
    return report.agency or ""


def _aliases(context: Context) -> tuple[str, ...]:
    return (context.unit.name, *context.unit.aliases) if context.unit is not None else ()


def _others(context: Context) -> frozenset[str]:
    """Return the names of the roster's other units, the superior left out."""
    if context.unit is None:
        return frozenset()
    mine = {context.unit.name, context.unit.parent}
    return frozenset(
        without_spaces(name)
        for unit in context.roster
        if unit.name not in mine
        for name in (unit.name, *unit.aliases)
    ) - frozenset(without_spaces(name) for name in _aliases(context))


def _self(
    name: str,
    own: str,
    where: str,
    evidence: tuple[Evidence, ...],
    context: Context,
    others: frozenset[str],
) -> Fact:
    named = without_spaces(name)
    rostered = named in others
    found = relation(own, named, _aliases(context))
    return Fact(
        kind="self_name",
        fields={
            "where": where,
            "named": named,
            "own": without_spaces(own),
            "relation": found,
            "rostered": int(rostered),
        },
        place=Place(item=f"self-{where}", label=_WHERE[where]),
        evidence=evidence,
        labels={"where": _WHERE[where]},
    )


_WHERE = {"title": "标题", "opening": "开头"}


def _opening(report: Report) -> tuple[str, Sentence, tuple[int, int]] | None:
    head = [s for p in body(report, report.head) for s in split(p, 0)]
    first = [s for _, s in zip(range(4), part_sentences(report, 1), strict=False)]
    title = without_spaces(report.title.text) if report.title else ""
    for sentence in (*head, *first):
        if without_spaces(sentence.text) == title:
            continue
        for pattern in _OPENINGS:
            match = pattern.search(sentence.text)
            if match and not _NO_NAME.search(match["name"]) and places(match["name"]):
                return match["name"], sentence, match.span("name")
    return None


def signature(report: Report) -> Iterator[Fact]:
    """Yield the sign-off's agency beside the title's, where both were read."""
    signed = report.signoff_agency
    if signed is None or not report.agency or report.title is None:
        return
    if without_spaces(report.agency) not in without_spaces(report.title.text) and not places(
        report.title.text
    ):
        return
    yield Fact(
        kind="signature",
        fields={
            "signed": without_spaces(signed.text),
            "titled": without_spaces(report.agency),
            "relation": relation(report.agency, signed.text),
        },
        place=Place(item="signature", label="落款机关"),
        evidence=(Evidence.of(signed), Evidence.of(report.title)),
    )
