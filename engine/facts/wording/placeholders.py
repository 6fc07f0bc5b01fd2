"""What a template leaves behind: XX, ××, 待填写, 此处填写, brackets that ask to be filled in.

Names of people masked on purpose (李某某, 张××) and masked case numbers look alike; the fact says
so, and the rule lets them be. Latin text such as /xxgk/ in an address is none.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.privacy.masking import mask
from engine.facts.sentences import part_of_block, without_marks
from engine.report import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.anchor import Anchor
    from engine.report import Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="placeholder",
        meaning="形似模板残留、有待填写的文字，每处一条",
        fields={
            "words": ("str", "原文，前后各带几个字"),
            "shape": (
                "str",
                "cross 叉号圈号（XX、××、○○），blank 下划线空格，date 年月日未填，"
                "ask 待填写、此处填写，bracket 提示填写的括号",
            ),
            "masks": ("int", "读来像有意隐去的人名或案号，1/0"),
        },
    ),
)

_X = r"[Xx\uff38\uff58×*\uff0a]"
_NUMERAL = "一二三四五六七八九十〇○"
_CROSS = (
    r"(?<![A-Za-z0-9./_@])(?<![A-Za-z]-)(?:[Xx\uff38\uff58]{2,}|[×\u2573✕✖]{2,})(?![A-Za-z0-9./_@])"
    rf"|(?<![{_NUMERAL}])[○〇◯]{{2,}}(?![{_NUMERAL}])|[□▢]{{2,}}"
)
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "date",
        re.compile(
            rf"(?:(?<![A-Za-z0-9./_@])(?:20\d?{_X}{{1,2}}|{_X}{{2,4}})|20\s{{2,}}|(?:(?<![\d年\s])|(?<=[\d年]\s))\s{{2,}}+(?=年\s*月))"
            rf"年(?:(?:{_X}|\s|\d){{0,3}}月)?(?:(?:{_X}|\s|\d){{0,3}}日)?"
            rf"|(?<=年)\s*{_X}{{1,2}}月(?:\s*{_X}{{0,2}}日)?|(?<=月)\s*{_X}{{1,2}}日"
        ),
    ),
    ("cross", re.compile(_CROSS + r"|某{2,}")),
    ("blank", re.compile(r"(?<![A-Za-z0-9./_-])[_\uff3f]{2,}(?![A-Za-z0-9./_-])")),
    (
        "ask",
        re.compile(
            r"(?<![有亟尚还仍需])待(?:填写?|填报|补充(?!完善)|核实后填|确认后填)|(?:请在)?此处(?:请|应)?(?:填写?|插入|粘贴|输入|加盖|省略|补充)|(?:单击|点击)(?:此处|这里)"
            r"|请(?:填写|输入|补充|在此)|\{\{[^}]{0,200}\}\}|<[^<>]{0,12}(?:填|单位名称)[^<>]{0,12}>"
        ),
    ),
    (
        "bracket",
        re.compile(
            r"[（(【\[〔\uff5b{][^（()）【】\[\]〔〕{}\uff5b\uff5d]{0,15}(?:填写|填报内容|填入|单位名称|机关名称|可根据实际|根据实际情况(?:填|增|删|修改)|示例|样例|下同略)"
            r"[^（()）【】\[\]〔〕{}\uff5b\uff5d]{0,20}[)）】\]〕}\uff5d]|【\s*】|\[\s*\]|（\s{2,}）"
            r"|[（(][^（()）]{0,12}(?:宋体|仿宋|黑体|楷体|小[二三四]号|[一二三四五]号字|加粗|行距|首行缩进)[^（()）]{0,20}[)）]"
        ),
    ),
)
_HINT = re.compile(
    r"[Xx\uff38\uff58×*\uff0a\u2573✕✖○〇◯□▢_\uff3f某待请击填【{<]|此处|\[\s|（\s|根据实际|名称|样例|示例|\s年|号字|加粗|行距|[宋黑楷]体|缩进"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_UNIT = re.compile(
    r"\s*(?:年|月|日|件|条|次|份|项|个|人|万|元|[乡镇县市区村局]|街道|政府|单位|部门|网|平台|公众号|期|%|％|篇|余)"
)
_CASE = re.compile(r"[初终复执诉字第行民]\s*$")
_CONTEXT = 8


def facts(report: Report) -> Iterator[Fact]:
    """Yield a fact for each stretch that looks left over; overlapping shapes count once."""
    parts = part_of_block(report)
    count: Counter[int] = Counter()
    for text, anchor in _texts(report):
        end = 0
        if not _HINT.search(text) or not without_marks(text):
            continue
        for shape, match in sorted(_matches(text), key=lambda found: found[1].start()):
            if match.start() < end:
                continue
            end = match.end()
            part = parts.get(anchor.block, 0)
            count[part] += 1
            yield Fact(
                kind="placeholder",
                fields={
                    "words": _words(text, match),
                    "shape": shape,
                    "masks": int(shape == "cross" and _masks(text, match)),
                },
                place=Place(part=part or None, item=f"placeholder-{count[part]}"),
                evidence=(_evidence(text, anchor, match),),
            )


def _texts(report: Report) -> Iterator[tuple[str, Anchor]]:
    for block in report.document.blocks:
        if isinstance(block, Paragraph) and block.role == "body":
            yield block.text, block.anchor
        elif isinstance(block, Grid):
            for cell in {id(cell): cell for row in block.rows for cell in row}.values():
                yield cell.text, cell.anchor


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for shape, pattern in _SHAPES:
        for match in pattern.finditer(text):
            yield shape, match


def _words(text: str, match: re.Match[str]) -> str:
    around = mask(text)[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
    return " ".join(around.split())


def _masks(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if _CASE.search(before) and after.lstrip().startswith("号"):
        return True
    if _UNIT.match(after):
        return False
    return bool(before) and before[-1] in _SURNAMES


def _evidence(text: str, anchor: Anchor, match: re.Match[str]) -> Evidence:
    quote = mask(text)[match.start() : match.end()]
    return Evidence(quote=quote, anchor=anchor, start=match.start(), end=match.end())
