"""A report's own words: what is left when form, statute and stock phrases are taken away.

A prepared text is small and can be pickled, so that many reports may be prepared in other
processes and compared in one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.facts.prose import sentences, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.prose import Sentence
    from engine.report import Report

SHORTEST = 10
"""A sentence with fewer characters left says too little to be anybody's own."""
OWN_PARTS = frozenset({1, 5, 6})
STATUTORY = re.compile(
    r"统计(?:的)?(?:期限|时限|时间|周期|起止)|编制(?:本|而成|了|发布)|现(?:将|予以)?[^，]{0,20}(?:公布|公开|报告如下|汇报如下|予以公示)"
    r"|(?:六|6)个?(?:部分|方面)|电子版|下载|如对本|如有疑问|联系(?:地址|电话|方式)|邮编|电子邮箱|勾稽|第二十条"
    r"|信息(?:公开)?处理费|(?:没有|无|暂无|未有)(?:其他)?需要(?:报告|说明)的(?:其他)?事项|未(?:收到|发生|产生|接到|接收)[^，]{0,20}(?:申请|复议|诉讼|依申请公开)"
    r"|(?:没有|无)[^，]{0,24}(?:行政复议|行政诉讼)"
)
STOCK = re.compile(
    r"(?:坚持|始终)?(?:坚持)?以习近平新时代中国特色社会主义思想为指导(?:思想)?"
    r"|(?:全面|深入|认真){0,6}(?:学习)?(?:宣传)?(?:贯彻)?(?:落实|学习){0,6}党的(?:十九|二十)大(?:和|及|以及)?[^，。；]{0,24}?精神"
    r"|(?:认真|全面|深入|严格){0,6}(?:贯彻|执行)?(?:落实|执行|按照)?(?:《[^》]{0,200}》|“□+”)(?:[^，。；]{0,8}(?:精神|要求|规定))?"
    r"|在[^，。；]{0,14}(?:党委|县委|区委|市委|政府)[^，。；]{0,14}领导下|(?:按照|根据|围绕)[^，。；]{0,24}(?:要求|部署|安排|精神)"
    r"|(?:坚持)?“?以?公开为常态、?(?:以)?不公开为例外”?(?:的)?(?:原则)?|应公开[、，]?尽公开"
    r"|(?:切实)?(?:保障|保证)(?:了)?(?:广大)?(?:人民)?(?:群众|公众)(?:的)?(?:知情权|参与权|表达权|监督权)[^，。；]*"
    r"|决策、?执行、?管理、?服务、?结果(?:“?五?公开”?)?|三审三校|先审后发|以人民为中心"
    r"|取得了?(?:一定|较好|明显|新)的?(?:成效|成绩|进展)|(?:但)?(?:仍|还)?(?:存在|有)(?:着)?(?:一些|一定)的?(?:问题|不足|差距)(?:和不足)?"
)
_HEADING = re.compile(
    r"^[^，；]{0,26}(?:情况|方面|主要问题|问题|措施|事项|保障|建设|管理|公开)[。：]?$"
)
_ORDINALS = re.compile(
    r"^(?:（?[一二三四五六七八九十\d]{1,3}[）、.．]|[一二三四五六七八九十]是|第[一二三四五六]，)+"
)
_SELF = re.compile(r"(?:我|本|全)(?:乡|镇|街道|县|区|市|局|办|委|中心|单位|机关|院|站|所|州|旗)")
_YEARS = re.compile(r"(?:20\d\d|今|本|上)年(?:度|以来)?")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_MARKS = re.compile(r"[，。；：、！？（）“”《》·—…\-□]")
_SUFFIX = re.compile(r"(?:人民政府|街道办事处|办事处|委员会|管理局|局|办公室)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """A report prepared for comparison: sentences as written and as compared, pair by pair."""

    unit: str
    year: int | None
    written: tuple[str, ...]
    compared: tuple[str, ...]

    @property
    def size(self) -> int:
        """Return the number of characters compared."""
        return sum(map(len, self.compared))


def own_text(report: Report, unit: str = "") -> OwnText:
    """Prepare a report; ``unit`` is the roster's name for it, else the agency or the source."""
    names = _names(report.agency or "", unit)
    pairs = list(_pairs(report, names))
    return OwnText(
        unit=unit or report.agency or report.document.source,
        year=report.year,
        written=tuple(written for written, _ in pairs),
        compared=tuple(compared for _, compared in pairs),
    )


def _pairs(report: Report, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    texts = sources(report)
    for sentence in sentences(report):
        if sentence.part not in OWN_PARTS and not (sentence.part is None and not report.parts):
            continue
        written = "".join(one.quote for one in sentence.evidence(texts))
        for clause in _clauses(sentence):
            compared = evened(clause, names)
            if len(compared) >= SHORTEST:
                yield " ".join(written.split()), compared


def _clauses(sentence: Sentence) -> Iterator[str]:
    yield from filter(None, re.split(r"[；]", sentence.text))


def evened(clause: str, names: tuple[str, ...] = ()) -> str:
    """Return what of a squeezed clause is its author's: without stock, names, years, figures."""
    plain = _ORDINALS.sub("", clause)
    if STATUTORY.search(clause) or _HEADING.match(plain):
        return ""
    plain = STOCK.sub("", plain)
    for name in names:
        plain = plain.replace(name, "")
    plain = _FIGURES.sub("#", _YEARS.sub("", _SELF.sub("", plain)))
    return _MARKS.sub("", plain)


def _names(agency: str, unit: str) -> tuple[str, ...]:
    """Return the ways in which a report may name its own agency, longest first."""
    found: set[str] = set()
    for name in filter(None, (agency, unit)):
        short = _SUFFIX.sub("", name)
        found |= {name, short, re.sub(r"^.*?[省市县区州旗](?=..)", "", short)}
        found |= {re.sub(r"^.*[省市县区州旗](?=..)", "", name)}
    return tuple(sorted((name for name in found if len(name) > 1), key=lambda n: (-len(n), n)))
