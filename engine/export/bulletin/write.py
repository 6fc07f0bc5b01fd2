"""The county's 通报 as .docx: the same numbers as the season's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.export.entries import day
from engine.export.notice.fields import BLANK_LINE
from engine.export.page.season import season_of
from engine.export.plain_text import cleaned
from engine.export.template import filled, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.export.dossier import Exported
    from engine.export.page.season import Season

NUMERALS = "一二三四五六七八九十"
TOLD = len(NUMERALS)
"""How many of the most frequent problems are told."""
FIELDS: Mapping[str, str] = {
    "年度": "报告的年度",
    "文号": "发文字号；不填为空",
    "落款": "发文机关；不填为一条横线",
    "日期": "成文日期",
    "期限": "各份报告中最晚的整改期限；没有设定时为空",
    "应报": "名册上应报送的单位数；没有名册时为零",
    "已报": "已收到的报告数",
    "未报": "没有报送的单位",
    "待核实": "收到的文件读不了或认不准是谁的，是否已经报送要先核实的单位",
    "无问题": "没有须整改问题的报告数",
    "错误": "须整改的错误处数",
    "警告": "须整改的警告处数",
    "提示": "须整改的提示处数",
    "上年": "与上一年度相比：单位、上年、今年；没有可比的为空",
    "问题": "最常见的问题，每一项有：序号、名称、单位数、处数、单位、例",
    "较好": "没有须整改问题的单位",
    "校验码": "留痕校验码和核验的办法",
    "生成": "工具、规则包的版本和摘要",
}

PARTS: Mapping[str, frozenset[str]] = {
    "问题": frozenset({"序号", "名称", "单位数", "处数", "单位", "例"}),
    "上年": frozenset({"单位", "上年", "今年"}),
}
"""The fields that have fields of their own, and those."""


def write(
    exported: Exported,
    template: bytes | None = None,
    year: int | None = None,
    *,
    names: bool = False,
) -> bytes:
    """Return the letter; ``names`` tells which units have which problem, and quotes an example."""
    season = season_of(exported.of_units(), year)
    return filled(
        template or shipped("bulletin"), fields(season, exported, names=names), "bulletin", PARTS
    )


def fields(season: Season, exported: Exported, *, names: bool) -> dict[str, Any]:
    """Return the values of all fields, the keys of ``FIELDS``."""
    compared = [one for one in season.units if one.before is not None]
    missing = [cleaned(one) for one in season.missing or ()]
    unsure = [cleaned(one) for one in season.unsure]
    expected = len(season.units) + len(missing) + len(unsure)
    return {
        "年度": str(season.year or ""),
        "文号": cleaned(exported.letter.number),
        "落款": cleaned(exported.letter.office) or BLANK_LINE,
        "日期": day(exported.letter.day),
        "期限": day(max((one.due for one in season.units if one.due), default=None)),
        "应报": 0 if season.missing is None else expected,
        "已报": len(season.units),
        "未报": missing,
        "待核实": unsure,
        "无问题": len(season.clean),
        "错误": sum(one.counts["error"] for one in season.units),
        "警告": sum(one.counts["warning"] for one in season.units),
        "提示": sum(one.counts["info"] for one in season.units),
        "上年": {
            "单位": len(compared),
            "上年": sum(one.before or 0 for one in compared),
            "今年": sum(one.to_mend for one in compared),
        }
        if compared
        else None,
        "问题": list(frequent(season, names=names)),
        "较好": [cleaned(one.agency) for one in season.clean],
        "校验码": exported.verification,
        "生成": exported.made_by,
    }


def frequent(season: Season, *, names: bool) -> Iterator[dict[str, Any]]:
    """Yield the most frequent problems; without names, nothing by which a unit is known."""
    for number, one in enumerate(season.rules[:TOLD], 1):
        having = [unit for unit in season.units if unit.rules.get(one.rule)]
        example = next(
            (
                f"{unit.agency}{breach.message}"
                for unit in having
                for problem in unit.problems
                for breach in problem.breaches
                if breach.rule == one.rule and breach.certain
            ),
            "",
        )
        yield {
            "序号": NUMERALS[number - 1],
            "名称": cleaned(one.title),
            "单位数": one.units,
            "处数": one.times,
            "单位": [cleaned(unit.agency) for unit in having] if names else [],
            "例": cleaned(example).rstrip("。") if names else "",
        }
