"""Facts about what part one speaks of: the five aspects, and the word on accountability.

An aspect is treated where a sub-heading (or a lead such as “一是加强培训。”) is about it, or where
a sentence has it as its subject; channels through which something was published are no platform
building, and a right of supervision is no supervision. What is only mentioned is kept apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import body, own_text, part_sentences, quote, without_marks
from engine.report import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        fields={"words": ("int", "提到的处数，0 为只字未提")},
    ),
)


@dataclass(frozen=True, slots=True)
class _Aspect:
    key: str
    label: str
    heading: re.Pattern[str]
    sentence: re.Pattern[str]
    passing: re.Pattern[str]


_TEND = (
    r"设置|设立|设有|开设|建设|建立|建成|搭建|打造|更新|维护|整合|关停|注销|优化|改版|升级|加强|完善|规范"
    r"|管理|运维|监测|开通|依托|升级|迁移|健全|推进|做好|落实|充实|布置|配备|划定|现有|共有|新增"
)
_PLATFORM = (
    r"网站|平台|专栏|栏目|公示栏|公开栏|公告栏|信息栏|宣传栏|新媒体|公众号|微博|抖音|专区|查阅点|查阅场所"
    r"|查阅中心|触摸屏|显示屏|客户端"
)
_KEEP = (
    r"建立|健全|完善|落实|制定|制订|出台|严格|执行|规范|修订|修正|编制|更新|实行|实施|梳理|坚持|强化|加强|清理"
    r"|做好|开展|明确|按照|依照|调整"
)
_ASPECTS = (
    _Aspect(
        "disclosure",
        "主动公开",
        re.compile(
            r"主动公开|公开内容|公开要求|公开重点|重点领域|信息发布|公开范围|公开力度|公开实效"
        ),
        re.compile(
            r"主动公开(?!目录)|向社会(?:主动)?公[开布]|(?:公开|发布|公布|公示)[^。；]{0,30}?\d+余?[条篇件份期个项则]"
            r"|公开(?:了|各类|政府信息)|及时(?:公开|发布|公布)"
        ),
        re.compile(r"公开|发布"),
    ),
    _Aspect(
        "on_request",
        "依申请公开",
        re.compile(r"申请"),
        re.compile(
            r"依申请|依法申请|(?:收到|接到|接收|受理|收办|办理|办结|答复|处理|回复|新收|没有|暂无|无)[^。；]{0,20}?"
            r"申请(?!、受理)|申请(?:公开)?[^。；、，]{0,12}?(?:\d+|[一二三四五六七八九十零]+)[件份宗条]|申请(?:办理|答复|渠道|流程|受理)"
        ),
        re.compile(r"申请"),
    ),
    _Aspect(
        "management",
        "政府信息管理",
        re.compile(
            r"信息管理|信息资源|管理|制度|审查|审核|审批|目录|规范化|规范性文件|保密|机制|清理"
        ),
        re.compile(
            rf"(?:{_KEEP})[^。；]{{0,30}}?(?:信息管理|制度|审查|审核|审签|审批|三审三校|先审后|公开目录|公开指南|公开属性"
            r"|台账|规范性文件|文件库)|(?:制度|审查|审核|目录|指南|台账)[^。；，]{0,12}?(?:建立|健全|完善|落实|编制|更新)"
            r"|先审后[发公]|三审三校|保密审查|分级审核|动态(?:调整|更新)|公开属性|政府信息管理|归档"
        ),
        re.compile(r"制度|审核|审查|目录|管理|机制"),
    ),
    _Aspect(
        "platform",
        "政府信息公开平台建设",
        re.compile(r"平台|网站|新媒体|渠道|载体|阵地|专栏|公开栏|公示栏|专区"),
        re.compile(
            rf"(?:平台|网站|栏目|专栏|新媒体|专区|阵地|载体)(?:集约化)?(?:建设|管理|维护|运维|改版|升级|整合|监管|检查|普查)"
            rf"|(?:{_TEND})[^。；，]{{0,24}}?(?:{_PLATFORM})"
            rf"|(?:无|没有|未(?:建|设|开|单独))[^。；，]{{0,12}}?(?:{_PLATFORM})|拓[宽展][^。；，]{{0,8}}?渠道"
        ),
        re.compile(_PLATFORM + "|渠道"),
    ),
    _Aspect(
        "oversight",
        "监督保障",
        re.compile(r"监督|保障|考核|评议|追究|问责|督[查促导办]|检查|组织领导|组织建设|队伍|培训"),
        re.compile(
            r"监督(?!权)(?:检查|保障|考核|管理|机制|电话|渠道|小组|力度|员|体系|责任|指导|工作|评价)|(?:强化|加强|接受|社会|群众|完善)"
            r"[^。；，]{0,14}?监督(?!权|作用)|考核|评议|责任追究|问责|追责|督[查促导办](?!检查组)|自查|巡查|(?:进行|开展|定期|专项|日常"
            r"|不定期|组织)[^。；，]{0,16}?检查|(?:组织|制度|人员|经费|资金|队伍)保障"
        ),
        re.compile(r"培训|领导小组|专人|责任分工|监督(?!权)"),
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
    r"考核|评议|责任追究|追究责任|追究[^。；，]{0,8}责任|问责|追责|绩效评[价估]|第三方评估"
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
        for aspect in _ASPECTS:
            yield _fact(report, aspect, leads)
    yield _accountability(report)


def _pictures(report: Report) -> bool:
    return any(isinstance(report.document.blocks[i], Picture) for i in report.parts[1].blocks)


def _fact(report: Report, aspect: _Aspect, leads: tuple[tuple[str, Evidence], ...]) -> Fact:
    seen = next((where for text, where in leads if aspect.heading.search(text)), None)
    sentences = tuple(s for s in part_sentences(report, 1) if not _CONTENTS.search(s.text))
    if seen is None:
        seen = next((s.evidence for s in sentences if aspect.sentence.search(s.text)), None)
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


def _heading_evidence(report: Report) -> tuple[Evidence, ...]:
    heading = report.parts[1].heading if 1 in report.parts else None
    return (Evidence.of(heading.mention),) if heading else ()


def _accountability(report: Report) -> Fact:
    found = [s for s in own_text(report) if _ACCOUNTABILITY.search(s.text)]
    return Fact(
        kind="accountability",
        fields={"words": len(found)},
        place=Place(part=1, item="accountability", label="考核、评议、责任追究"),
        evidence=tuple(s.evidence for s in found[:3]) or _heading_evidence(report),
    )
