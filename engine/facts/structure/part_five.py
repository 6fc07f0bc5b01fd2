"""Facts about part five: does it name a problem, an improvement, and as many as it announces.

Generous on purpose: any sentence that tells of a concrete shortcoming names a problem, whatever
words it uses, and any sentence of intent is an improvement. Only the stock phrase “存在一些不足”
by itself names nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.ordinals import Marker, markers
from engine.facts.sentences import Sentence, body, part_sentences, quote, without_marks
from engine.numbers import parse_chinese
from engine.report import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.report import Paragraph, Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="part_five",
        meaning="第五部分应当写到的一项内容；有第五部分标题时至少两条（问题、改进），另加各处“有几个方面”",
        fields={
            "item": ("str", "problem 存在的问题，improvement 改进情况，promise 自称有几项"),
            "promised": ("int", "应有几项：问题、改进至少一项，promise 为自称的项数"),
            "named": ("int", "读到几项；promise 为其后连续编号数到几"),
        },
    ),
)

_GENERIC = re.compile(
    r"(?:(?:仍然?|还|也|依然|尚|主要)?(?:存在|有)(?:着|了)?(?:以下|如下)?(?:一些|一定|不少|许多|诸多|部分|某些|的)*"
    r"(?:主要|突出)?(?:差距|问题|不足|薄弱环节|短板|困难)(?:和|与|、|及|以及)?(?:不足|问题|差距|短板)?(?:之处)?)"
    r"|(?:存在的?)?(?:主要|突出)?问题(?:及|和|与|、)?(?:不足|改进(?:情况|措施))?|存在的?(?:主要)?不足|针对不足|不足之处"
)
_SHORT = re.compile(
    r"有待|[还仍尚亟]需|需要?(?:进一步|加强|提[高升]|完善|改进|加快|更)|亟待|不(?:够|足|高|强|到位|及时|完善|规范|全面?|深|平衡"
    r"|充分|多|丰富|清|准|熟|严|畅|新|重视|健全|明确|广|快|主动|积极|平稳|稳定|理想|紧密|均衡|大|细|实|佳|好|透|一致|统一|匹配)"
    r"|滞后|慢|缺[乏少]|欠缺?|薄弱|淡薄|单[一调]|[偏较][低少弱差窄]|局限|短板|差距|未能|未及时|遗漏|提升空间|困难|参差不齐"
    r"|效甚?[浅微]|存在[^。；，]{1,20}(?:现象|偏差|情况)|问题：|不会|不知|没有?能|力度[小弱]"
    r"|(?<![不减至缩])少(?!数)|紧张|匮乏|距离|水平低"
)
_OPENER = re.compile(
    r"取得[^。；]{0,16}(?:成[绩效果]|进[展步])|(?:主要)?(?:表现|体现)[在为](?:以下|如下)?|如下|以下"
)
_WANTING = re.compile(
    r"(?:有待|[还仍尚亟]需要?|需要?|亟待)(?:于)?(?:进一步|不断|继续|持续)?(?:的)?[^，。；]{0,6}"
    r"(?:加强|提[高升]|完善|规范|丰富|深化|优化|细化|落实|健全|强化|拓[宽展]|推进|加大|改进|创新|充实)"
    r"|提升空间|不[^，。；]{0,3}(?:加强|完善|规范|丰富|深化|优化|细化|落实|健全|明确|充实)"
)
_ACTION = re.compile(
    r"改进|整改|加强|完善|强化|提[升高]|加大|健全|推[进动]|规范(?!性)|拓[宽展]|丰富|深化|优化|细化|落实|创新|继续|下一步|今后"
    r"|将(?!信息|政府信息)|确保|培训|做好|开展|建立|组织|充实|配齐|明确|梳理"
    r"|扩大|引进|努力|对策|解决|配备|恢复|抓(?!得|[^，。；]{0,4}不)"
)
_ASIDE = re.compile(r"取得[^。；]{0,16}(?:成[绩效果]|进[展步])")
_IMPROVING = re.compile(
    r"改进(?:措施|情况|方向|办法|意见)|下一步|下步|今后|接下来|针对|整改|采取以下"
)
_N = r"(?P<n>[两二三四五六七八九十]|[2-9])"
_PROMISE = re.compile(
    rf"(?:以下|如下|主要有|主要是|主要存在|存在|表现在|表现为|体现在|从|做好|抓好|采取|着重|重点)(?:以下|如下|着)?{_N}"
    r"(?:个|大|类)?(?:方面|点|条|项(?:工作|措施|问题|内容)?|个?(?:主要|突出)?问题|个?不足)"
)
_ENOUGH = 12
_ENOUGH_OF_AN_ITEM = 5  # 一是更新慢
_ITEM = re.compile(r"\s*(?:[一二三四五六七八九]是|[（(]?[一二三四五六七八九\d]{1,2}[)）、.．])")
_NONE = re.compile(r"(?:未|没有|无)(?:发现|出现)?[^，。；]{0,6}(?:问题|不足)|不存在")


def facts(report: Report) -> Iterator[Fact]:
    """Yield what part five names and announces; nothing where part five has no heading."""
    part = report.parts.get(5)
    if part is None or part.heading is None:
        return
    blocks = [report.document.blocks[i] for i in part.blocks]
    sentences = tuple(part_sentences(report, 5))
    unsure = frozenset({"named"}) if any(isinstance(b, Picture) for b in blocks) else frozenset()
    heading = Evidence.of(part.heading.mention)
    problems = tuple(s for s in sentences if _names_problem(s.text)) or _under_heading(sentences)
    improvements = tuple(s for s in sentences if _is_improvement(s.text))
    for item, label, found in (
        ("problem", "存在的问题", problems),
        ("improvement", "改进情况", improvements),
    ):
        yield Fact(
            kind="part_five",
            fields={"item": item, "promised": 1, "named": len(found)},
            place=Place(part=5, item=item, label=label),
            evidence=(found[0].evidence,) if found else (heading,),
            labels={"item": label},
            doubtful=unsure if not found else frozenset(),
        )
    yield from _promises(report)


def _names_problem(text: str) -> bool:
    return _SHORT.search(_OPENER.sub("", _GENERIC.sub("", text))) is not None


def _under_heading(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return what stands between “存在问题” and “改进”, if it is more than the stock phrase."""
    found, inside = [], False
    for sentence in sentences:
        if _IMPROVING.search(sentence.text):
            inside = False
        elif _GENERIC.search(sentence.text):
            inside = True
        rest = _ASIDE.sub("", _OPENER.sub("", _GENERIC.sub("", sentence.text)))
        aside = _ASIDE.search(sentence.text) or _NONE.search(sentence.text)
        enough = _ENOUGH_OF_AN_ITEM if _ITEM.match(rest) else _ENOUGH
        if inside and len(without_marks(rest)) >= enough and not aside:
            found.append(sentence)
    return tuple(found)


def _is_improvement(text: str) -> bool:
    return (
        not _ASIDE.search(text)
        and _ACTION.search(_WANTING.sub("", _GENERIC.sub("", text))) is not None
    )


def _promises(report: Report) -> Iterator[Fact]:
    paragraphs = tuple(body(report, report.parts[5].blocks))
    count = 0
    for index, paragraph in enumerate(paragraphs):
        for match in _PROMISE.finditer(paragraph.text):
            following = _following(paragraphs, index, match.end())
            listed = _listed(following)
            if not listed:
                continue
            count += 1
            yield Fact(
                kind="part_five",
                fields={"item": "promise", "promised": _n(match["n"]), "named": listed},
                place=Place(part=5, item=f"promise-{count}", label="自称的项数"),
                evidence=(quote(paragraph, match.start(), match.end()),),
                labels={"item": f"“{match.group()}”"},
            )


def _n(text: str) -> int:
    return int(text) if text.isdigit() else parse_chinese(text) or 0


def _following(paragraphs: tuple[Paragraph, ...], index: int, offset: int) -> Iterator[Marker]:
    yield from (m for m in markers(paragraphs[index]) if m.start >= offset)
    for paragraph in paragraphs[index + 1 :]:
        yield from markers(paragraph)


def _listed(following: Iterator[Marker]) -> int:
    """Return how far the list counts that opens right after the announcement, 0 if none does."""
    style, reached = "", 0
    for marker in following:
        if not style:
            if marker.ordinal != 1 or _IMPROVING.search(
                marker.paragraph.text[: marker.start][-60:]
            ):
                return 0
            style, reached = marker.style, 1
        elif marker.style == style:
            if marker.ordinal == 1:
                break
            reached = max(reached, marker.ordinal)
    return reached
