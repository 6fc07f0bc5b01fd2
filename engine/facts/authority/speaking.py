"""Facts about the names that a report gives itself: in title and opening, as contact, on its guide.

What stands in the title is the measure. With a roster every name of another unit is known;
without one a name counts only where the agency speaks of itself, and by how it differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.agency_names.places import body_of, places, without_offices
from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.authority.misspelt import misspelt, sought
from engine.facts.authority.names import self_relation
from engine.facts.sentences import body, own_text, part_sentences, split, without_spaces
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from engine.facts.context import Context
    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Words

KINDS: tuple[Kind, ...] = (
    Kind(
        name="self_name",
        meaning=(
            "报告在标题（有名册时）、开头自称的语句、请公众联系的语句、本机关公开指南的名称里写的名字，"
            "每处不同的名字各一条；落款另见 signature"
        ),
        fields={
            "where": (
                "str",
                "title 标题，opening 开头自称的语句，contact 请公众联系的语句，"
                "document 公开指南、目录、年度报告的名称，"
                "text 正文别处（只有错字、少字的本机关名称）",
            ),
            "named": ("str", "那里写的名字"),
            "own": ("str", "本机关的名字（标题里的，名册有的按名册）"),
            "relation": (
                "str",
                "same 相同，short 简称，office 内设机构，near 少了或错了字，renamed 同地异称，"
                "superior 上级，parent 上级的同一部门，other 同地别的机关，elsewhere 别的地方，"
                "unknown 看不出",
            ),
            "rostered": ("int", "那个名字是名册上的另一个单位，1/0（只看标题和开头）"),
        },
    ),
)
_OPENINGS = ("announced", "written_by", "acting", "in_year", "titled")
_OTHERS = {"contact": "contact", "reached": "contact", "document": "document"}
_PLACES = {
    "title": "标题",
    "opening": "开头",
    "contact": "联系方式",
    "document": "公开指南一类的名称",
    "text": "正文",
}
WORDS = Use(
    "self_names",
    patterns=(*_OPENINGS, *_OTHERS, "no_name", "formerly", "together", "account"),
    lists=("directions",),
    groups=tuple((name, "name") for name in (*_OPENINGS, *_OTHERS)),
)


def self_names(report: Report, context: Context) -> Iterator[Fact]:
    """Yield what the title (against the roster), the opening and what follows call the agency."""
    own = _own(report, context)
    if not own:
        return
    words = context.vocabulary[WORDS]
    if context.unit is not None and report.agency and report.title is not None:
        yield _self(report.agency, own, "title", Evidence.of(report.title), context)
    openings = _openings(report, own, words)
    for name, shown in openings:
        yield _self(name, own, "opening", shown, context)
    seen: set[tuple[str, str]] = set()
    for where, name, shown in _spoken(report, words):
        if (where, name) not in seen and _compares(name, own, report):
            seen.add((where, name))
            yield _self(name, own, where, shown, context)
    told = {without_offices(name) for _, name in seen}
    told |= {without_offices(name) for name, _ in openings}
    for name, shown in _misspelt(report, own, words):
        if name not in told:
            told.add(name)
            yield _self(name, own, "text", shown, context)


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


def _self(name: str, own: str, where: str, shown: Evidence, context: Context) -> Fact:
    named = without_spaces(name)
    told = where in {"title", "opening"}
    item = f"self-{where}" if told else f"self-{where}-{named}"
    return Fact(
        kind="self_name",
        fields={
            "where": where,
            "named": named,
            "own": without_spaces(own),
            "relation": "near" if where == "text" else self_relation(own, named, _aliases(context)),
            "rostered": int(told and named in _others(context)),
        },
        place=Place(item=item, label=_PLACES[where]),
        evidence=(shown,),
        labels={"where": _PLACES[where]},
    )


def _openings(report: Report, own: str, words: Words) -> list[tuple[str, Evidence]]:
    """Return the first name by which the opening speaks, and one of another place behind it."""
    found: list[tuple[str, Evidence]] = []
    for sentence in _first_sentences(report):
        match = _announced(sentence, own, words)
        if match is None:
            continue
        apart = self_relation(own, match["name"]) in {"elsewhere", "renamed"}
        if not found or (apart and match["name"] != found[0][0]):
            found.append((match["name"], _quoted(sentence, match.span("name"))))
        if len(found) > 1:
            break
    return found


def _announced(sentence: Sentence, own: str, words: Words) -> re.Match[str] | None:
    """Return where a sentence says who speaks, by the surest of its patterns."""
    if words["formerly"].search(sentence.text):
        return None
    for pattern in _OPENINGS:
        match = words[pattern].search(sentence.text)
        if not match or words["no_name"].search(match["name"]):
            continue
        if places(match["name"]) or self_relation(own, match["name"]) == "near":
            return match
    return None


def _first_sentences(report: Report) -> Iterator[Sentence]:
    """Yield the sentences of the head and the first few of part one, the title left out."""
    title = without_spaces(report.title.text) if report.title else ""
    head = [s for p in body(report, report.head) for s in split(p, 0)]
    first = [s for _, s in zip(range(4), part_sentences(report, 1), strict=False)]
    yield from (s for s in (*head, *first) if without_spaces(s.text) != title)


def _spoken(report: Report, words: Words) -> Iterator[tuple[str, str, Evidence]]:
    """Yield whom the public is to reach, and whose guide is spoken of: (where, name, quotation)."""
    for sentence in own_text(report, *map(words.__getitem__, _OTHERS)):
        if words["formerly"].search(sentence.text) or words["together"].search(sentence.text):
            continue
        for pattern, where in _OTHERS.items():
            for match in words[pattern].finditer(sentence.text):
                name = without_spaces(match["name"])
                if not words["no_name"].search(name):
                    yield where, name, _quoted(sentence, match.span("name"))


def _misspelt(report: Report, own: str, words: Words) -> Iterator[tuple[str, Evidence]]:
    """Yield one's own name misspelt anywhere but beside others, of old, or as an account's."""
    name = sought(own)
    if name is None:
        return
    directions = words.of("directions")
    for sentence in own_text(report):
        text = sentence.text
        spans = tuple(misspelt(name, text, directions, lost=True))
        if not spans or words["formerly"].search(text) or words["together"].search(text):
            continue
        if words["account"].search(text):
            spans = tuple(misspelt(name, text, directions, lost=False))
        for span in spans:
            yield text[slice(*span)], _quoted(sentence, span)


def _compares(name: str, own: str, report: Report) -> bool:
    """Tell whether a name may be held against one's own.

    A government speaks of its departments, a department of governments; another name of the
    agency may stand in title and sign-off (发展和改革局（县粮食局）); a name without a place may be
    anybody's short one.
    """
    found = self_relation(own, name)
    if found == "near":
        return True
    stated = [without_spaces(one.text) for one in (report.title, report.signoff_agency) if one]
    beside = found == "other" and any(body_of(name) in one for one in stated)
    if beside or (not places(name) and len(name) < len(own)):
        return False
    department = bool(body_of(own))
    return found != "other" if not department else bool(body_of(name))


def _quoted(sentence: Sentence, span: tuple[int, int]) -> Evidence:
    return Evidence(
        quote=sentence.text[slice(*span)],
        anchor=sentence.anchor,
        start=sentence.start + span[0],
        end=sentence.start + span[1],
    )
