"""Facts about title and sign-off, the parts a report says it has, and the norms it cites."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from engine.dates import find_dates
from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import body, own_text, without_spaces
from engine.numbers import parse_chinese
from engine.report import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Mention, Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="title",
        meaning="报告的标题（连同分行写在它上下的机关名称）；每份报告一条，找不到标题时只有 found",
        fields={
            "found": ("int", "有没有找到标题，1/0"),
            "has_agency": ("int", "标题里有没有机关名称，1/0"),
            "has_year": ("int", "标题里有没有年度，1/0"),
            "name": (
                "str",
                "full 写明“政府信息公开工作年度报告”，variant 换了语序或省了字，other 不是这个名称",
            ),
        },
    ),
    Kind(
        name="signoff",
        meaning="落款应有的一项；每份报告两条",
        fields={
            "item": ("str", "agency 落款机关，date 落款日期"),
            "present": ("int", "正文末尾有没有，1/0"),
            "elsewhere": ("int", "虽不在末尾，但标题下方或网页信息栏里有，1/0"),
        },
    ),
    Kind(
        name="part_count",
        meaning="报告自称由几部分组成的一句话",
        fields={
            "stated": ("int", "自称几部分"),
            "found": ("int", "读到几个部分的标题（含六部分之外的“七、”）"),
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

_YEAR = re.compile(r"(?:20\d\d|二[〇○零Oo０0][一二三四五六七八九〇○零Oo]{2})(?=年|政府|度)")
_FULL = re.compile(r"政府信息公开工作年度报告")
_VARIANT = re.compile(r"信息公开.{0,14}(?:报告|年报)")
_NOT_AGENCY = re.compile(
    r"(?:20\d\d|二[〇○零Oo０0][一二三四五六七八九〇○零Oo]{2})年?度?|关于"
    r"|(?:(?<!人民)政府|政务)?信息公开.*|政务公开.*"
)
_AGENCY_END = (
    r"(?:政府|办事处|街道|[乡镇县区市旗局委办厅院处所站队署社会部]|苏木|办公室|中心|公司|学校)"
)
_AGENCY = re.compile(rf"[一-鿿（）()]{{1,}}{_AGENCY_END}(?:[（(][^）)]*[）)])?")
_NEIGHBOUR = 30
_FEWEST = 3  # “一部分”, “两部分” seldom speak of the whole report
_STAMP = re.compile(r"[(（\[]?[\d〇○零一二三四五六七八九十年月日./\- :：]+[)）\]]?")
_COUNT = re.compile(
    r"(?:由|分为?|包括|包含|含|共有?|分)(?P<list>[^。；]*?)(?<!第)(?P<n>[一二三四五六七八九十]|\d{1,2})个?(?:大|主要)?部分"
)
_WHOLE = re.compile(r"报告|年报|全文|本文")
_ASIDE = re.compile(r"概述|概况|引言|前言|附件|附表|附录")
_MORE = re.compile(r"^[\s#*　]*(?:七|八|九|十)、")
_NORMS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("form-2019", "国办公开办函〔2019〕60号", re.compile(r"国办公开办函.?2019.?60号")),
    ("form-2021", "国办公开办函〔2021〕30号", re.compile(r"国办公开办函.?2021.?30号")),
    (
        "regulation-2007",
        "2007年公布的《政府信息公开条例》（国务院令第492号）",
        re.compile(r"(?:国务院令|国令|令)[(（]?第?492号"),
    ),
    (
        "regulation",
        "《政府信息公开条例》（国务院令第711号）",
        re.compile(r"(?:国务院令|国令|令)[(（]?第?711号"),
    ),
    ("fee", "国办函〔2020〕109号", re.compile(r"国办函.?2020.?109号")),
)
_AS_BASIS = re.compile(r"根据|按照|依据|依照|遵照|要求|规定|编制|贯彻|落实|执行|按|依")


def facts(report: Report) -> Iterator[Fact]:
    """Yield title, sign-off, announced number of parts, and citations."""
    yield _title(report)
    yield from _signoffs(report)
    yield from _part_counts(report)
    yield from _citations(report)


def _title(report: Report) -> Fact:
    place = Place(item="title", label="标题")
    if report.title is None:
        unsure = any(doubt.code in {"limit", "scan", "lost-characters"} for doubt in report.doubts)
        doubtful = frozenset({"found"}) if unsure else frozenset()
        return Fact(kind="title", fields={"found": 0}, place=place, doubtful=doubtful)
    near = _near_title(report)
    whole = "".join(near)
    named = any(_AGENCY.fullmatch(_NOT_AGENCY.sub("", line)) for line in near)
    named = named or _names_own(report, whole)
    name = "full" if _FULL.search(whole) else "variant" if _VARIANT.search(whole) else "other"
    return Fact(
        kind="title",
        fields={
            "found": 1,
            "has_agency": int(named),
            "has_year": int(_YEAR.search(whole) is not None),
            "name": name,
        },
        place=place,
        evidence=(Evidence.of(report.title),),
    )


def _names_own(report: Report, text: str) -> bool:
    return report.agency is not None and without_spaces(report.agency) in text


def _near_title(report: Report) -> tuple[str, ...]:
    """Return the title and the short lines right above and below it, without spaces."""
    title = report.title
    if title is None:
        return ()
    at = title.anchor.block
    around = [p for p in body(report, report.head) if abs(p.anchor.block - at) <= 2]
    above = [without_spaces(p.text) for p in around if p.anchor.block < at]
    below = [without_spaces(p.text) for p in around if p.anchor.block > at]
    here = without_spaces(title.text)
    short = [t for t in above if len(t) <= _NEIGHBOUR], [t for t in below if len(t) <= _NEIGHBOUR]
    return (*short[0], here, *short[1])


def _signoffs(report: Report) -> Iterator[Fact]:
    meta = report.document.meta
    dated = _dated_below_title(report)
    agency, date = report.signoff_agency, report.signoff_date
    shown_date = date or report.published
    yield _signoff(report, "agency", agency, elsewhere=bool(meta.get("publisher")) or dated)
    elsewhere = bool(meta.get("published_on")) or dated or (date is None and shown_date is not None)
    yield _signoff(report, "date", date, elsewhere=elsewhere)


_SIGNED = {"agency": "落款机关", "date": "落款日期"}


def _signoff(report: Report, item: str, seen: Mention | None, *, elsewhere: bool) -> Fact:
    return Fact(
        kind="signoff",
        fields={"item": item, "present": int(seen is not None), "elsewhere": int(elsewhere)},
        place=Place(item=f"signoff-{item}", label=_SIGNED[item]),
        evidence=(Evidence.of(seen) if seen else _end(report),),
        labels={"item": _SIGNED[item]},
    )


def _end(report: Report) -> Evidence:
    """Point to the end of the text, where the sign-off would stand."""
    last = next(iter(deque(report.paragraphs(), maxlen=1)), None)
    anchor = last.anchor if last is not None else Anchor(block=-1)
    return Evidence(quote="", anchor=anchor)


def _dated_below_title(report: Report) -> bool:
    """Tell whether a line before part one is nothing but a date."""
    for paragraph in body(report, report.head):
        text = without_spaces(paragraph.text)
        if _STAMP.fullmatch(text) and find_dates(text):
            return True
    return False


def _part_counts(report: Report) -> Iterator[Fact]:
    found = len({h.part for h in report.headings}) + _beyond_six(report)
    count = 0
    for sentence in own_text(report):
        match = _COUNT.search(sentence.text)
        if sentence.part > 1 or match is None or not _is_about_report(sentence, match):
            continue
        number = int(match["n"]) if match["n"].isdigit() else parse_chinese(match["n"]) or 0
        if number < _FEWEST:
            continue
        count += 1
        yield Fact(
            kind="part_count",
            fields={
                "stated": number,
                "found": found,
                "aside": len(_ASIDE.findall(match["list"])),
            },
            place=Place(item=f"part-count-{count}", label="自称的部分数"),
            evidence=(sentence.evidence,),
            doubtful=frozenset({"found"}) if _unsure_headings(report) else frozenset(),
        )


def _is_about_report(sentence: Sentence, match: re.Match[str]) -> bool:
    return _WHOLE.search(sentence.text) is not None or "总体情况" in match["list"]


def _unsure_headings(report: Report) -> bool:
    """Tell whether a heading seems to be missing and the reading has doubts about headings."""
    missing = len({h.part for h in report.headings}) < 6
    return missing and any(doubt.code in {"heading", "scan", "limit"} for doubt in report.doubts)


def _beyond_six(report: Report) -> int:
    blocks = [i for part in report.parts.values() for i in part.blocks]
    return sum(_MORE.match(p.text) is not None for p in body(report, [*blocks, *report.tail]))


def _citations(report: Report) -> Iterator[Fact]:
    sentences = tuple(own_text(report))
    for document, label, pattern in _NORMS:
        citing = [s for s in sentences if pattern.search(without_spaces(s.text))]
        if citing:
            yield Fact(
                kind="citation",
                fields={
                    "document": document,
                    "basis": int(any(_AS_BASIS.search(s.text) for s in citing)),
                },
                place=Place(part=citing[0].part or None, item=document, label=label),
                evidence=tuple(s.evidence for s in citing[:3]),
                labels={"document": label},
            )
