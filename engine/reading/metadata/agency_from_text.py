"""Whose report and of which year, where neither title nor sign-off nor page tells: by the text.

Pages are often copied without their title. What the opening sentences say of themselves (由…编制,
现公布…2023年…年度报告, 2023年，…认真贯彻) then goes for it, always with a doubt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.agency_names import is_agency, kind_of, without_lead
from engine.doubts import Doubt, DoubtKind
from engine.forms.labels import strip_blanks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.outline.lines import BodyLine

_NAME = r"(?P<name>[\u4e00-\u9fff]{3,30}?)"
_ALSO = r"(?:\([\u4e00-\u9fff]{2,20}\))?"
_REPORT = r"(?:政府|政务)?信息公开(?:工作)?(?:年度|年度?工作)?(?:报告|年报)"
_AGENCIES = tuple(
    map(
        re.compile,
        (
            rf"(?:公布|公开|编制|形成|发布|现?将)了?《?{_NAME}{_ALSO}20\d\d年度?{_REPORT}",
            rf"(?:^|[,。;])(?:由)?{_NAME}{_ALSO}(?:特|现|组织|负责)?(?:编制|公布|发布)(?:了|本|《|20\d\d)",
            rf"由{_NAME}(?:按照|根据|依据|编制|制作)",
            r"^(?:20\d\d年(?:度|以来)?,?)?(?:在[\u4e00-\u9fff、,]{2,40}下,)?"
            rf"{_NAME}(?:共|累计)?(?:认真|未收到|收到|主动公开|在|通过|利用|依托|围绕|根据|依据|持续|进一步|紧扣|深入|严格|高度重视|坚持|紧紧围绕|按照|积极|全面|坚决|始终|(?:工作)?实际|各项工作|政府信息公开(?!平台|网|专栏|栏目|门户|指南|目录|制度|年报))",
        ),
    )
)
_YEARS = tuple(
    map(
        re.compile,
        (
            rf"(?P<year>20\d\d)年度?(?:政府信息公开(?:工作)?情况|[^。,]{{0,12}}{_REPORT})",
            r"(?P<year>20\d\d)年度?(?:政府|政务)?信息公开工作。",
            r"^(?:\([一二三四五六]\)[^。:]{2,12}[。:])?(?P<year>20\d\d)年(?:度|以来)?,",
        ),
    )
)
_NOT_OWN = re.compile(
    "^(?:年报|年度报告|依托|通过|我|本|该|各|全|[区县市省]委|国务院|党|上级|[区县市]政府)"
)
_RUNS_ON = re.compile("(?:办事处|政府|委员会|[局乡镇])(?:在|于|通过|对|向|以|自|把|将).")
_REACHED = re.compile(
    r"(?:地址|联系|咨询|单位|机构)[:：]?(?P<name>[\u4e00-\u9fff]{2,30}"
    r"(?:街道办事处|(?:乡|镇|苏木|县|市|区|旗)人民政府|管理委员会|[^公]局))"
)
LOOKED_AT = 12


def agency_of_text(lines: Sequence[BodyLine]) -> tuple[str | None, list[Doubt]]:
    """Return the agency that the opening lines name as the report's, with the doubt about it."""
    for text, line in _openings(lines):
        alone = re.sub(r"\([^()]*\)$", "", text)
        if is_agency(alone) and kind_of(alone):
            return _told(alone, line)
        for pattern in _AGENCIES:
            for match in pattern.finditer(without_lead(text)):
                name = match["name"]
                if _is_name(name):
                    return _told(name, line)
    return _reached(lines)


def _is_name(name: str) -> bool:
    """Tell a name from words that only end like one, or run on over one."""
    return is_agency(name) and not (
        kind_of(name) is None or _NOT_OWN.match(name) or _RUNS_ON.search(name)
    )


def _reached(lines: Sequence[BodyLine]) -> tuple[str | None, list[Doubt]]:
    """Return the agency where the report says how to reach it, if it names none before."""
    for line in lines:
        match = _REACHED.search(strip_blanks(line.text)) if line.role == "body" else None
        if match is not None and _is_name(match["name"]):
            return _told(match["name"], line)
    return None, []


def _told(name: str, line: BodyLine) -> tuple[str, list[Doubt]]:
    return name, [Doubt.of(DoubtKind.AGENCY_FROM_TEXT, line.anchor, name=name)]


def year_of_text(lines: Sequence[BodyLine]) -> tuple[int | None, list[Doubt]]:
    """Return the year that the opening lines speak of as the report's, with the doubt about it."""
    for pattern in _YEARS:
        for text, line in _openings(lines):
            match = pattern.search(text)
            if match is not None:
                year = match["year"]
                return int(year), [Doubt.of(DoubtKind.YEAR_FROM_TEXT, line.anchor, year=year)]
    return None, []


def _openings(lines: Sequence[BodyLine]) -> Iterator[tuple[str, BodyLine]]:
    for line in [line for line in lines if line.role == "body"][:LOOKED_AT]:
        yield strip_blanks(line.text), line
