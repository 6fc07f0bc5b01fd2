"""Whose sentence is it, and which year's: a number of another body or year is nobody's fault here.

Three answers, never two: ``own``, ``other`` and ``unsure``. A government's own scope is its whole
area (全县, 全区), a township's is not; a government's table is consolidated, so a sentence about
its office alone is another body's, and one about "县政府" may be either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.facts.prose import Sentence
    from engine.report import Kind, Report

Body = Literal["own", "other", "unsure"]

_YEAR = re.compile(
    r"(?<![比较与同到至从自由年])(?P<year>20\d\d)年(?!以前|前)|(?P<this>本年度?|今年|全年|年内)"
    r"|(?<![比较与同从自由结转])(?P<last>上年度?|上一年度?|去年)(?!同期|相比|[结转]转|相|度?结转|度?转结)"
)
_SPAN_OF_YEARS = re.compile(
    r"历年|近[年两三四五几\d]+年?来|近[两三四五几\d]年|20\d\d年度?、20\d\d年|”(?:以来|时期|期间)"
    r"|(?:开通|成立|施行|实施|修订|颁布|公布|上线|建站|20\d\d年\d*月?)以来|至今|截至目前累计"
)
_PART_OF_YEAR = re.compile(
    r"(?:[上下]半年|第?[一二三四]季度|(?<!\d)(?!1[—–\-~至]12月)\d{1,2}[—–\-~至]\d{1,2}月)"
    r"(?![^；。]*(?:全年|累计|共))[^；。]*$"
)
_WITHIN_YEAR = re.compile(r"(?:今年|20\d\d年)以来")
_AREA = re.compile(r"全[省市县区州旗盟国]|各[县市区州旗]")
_PARTS = re.compile(
    r"各(?:部门|单位|乡镇|镇|街道|村|社区|科室|站所|股室|乡|处室|级|行政机关)"
    r"|(?:市|县|区|州|旗)(?:直|属|级)(?:部门|单位|机关)|下属|所属|直属|上级|(?:县|市|区)直"
    r"|[县市区]级部门|部门(?:和|及|、)(?:乡镇|镇|街道)|其中部门"
)
_OFFICE = re.compile(
    r"政府办公?[厅室]?(?!公[厅室])|本级|(?:代表|以)[^，。]{0,10}(?:政府|名义)|[省市县区州旗]府办|局机关|机关本部"
)
_GOVERNMENT = re.compile(
    r"[省市县区州旗](?:人民)?政府(?!信息|网|门户|办|公报|常务|规章|部门|及|各|所属|文件)"
)
_ACTS = re.compile(
    r"收到|接收|接到|受理|新收|办理|办结|答复|回复|处理|结转|制发|制定|出台|印发|废止|有效|发生|产生|引发"
    r"|作出|做出|实施|查处|收取|复议|诉讼|收费|征收"
)
_CONTINUES = re.compile(r"(?:其中|均|全部|都|已|按时|按期|答复|办结|上年|结转|包括|内容)")
_OWN = re.compile(
    r"[我本][省市县区州旗乡镇局办委院站所处街中单机会队]|全(?:乡|镇|街道|街|局|办|委|处|院|所|站|中心)"
)
_OTHER_BODY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}?(?:局|委员会|委|办|中心|院|所|站|公司|村|社区|街道|街道办事处|镇|乡)|[省市县区]政府办?公?室?)"
    r"(?:20\d\d年度?|全年|本年度?|今年)?(?:共计?|累计|新|总共)?(?:收到|接收|受理|接到|制发|制定|出台)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a place in a sentence speaks of: the year (None: several or unknown) and the body."""

    year: int | None
    body: Body

    def this_year(self, report_year: int | None) -> bool:
        """Tell whether it is the reported year (unknown report years are taken for it)."""
        return self.year is not None and self.year == (report_year or self.year)


class Scopes:
    """The scopes of a report's sentences: year and body are carried within a paragraph."""

    def __init__(self, report: Report, sentences: Iterable[Sentence]) -> None:
        self._kind: Kind | None = report.kind
        self._agency = report.agency or ""
        self._default = report.year or 0
        self._before = dict(self._carry(sentences))

    def at(self, sentence: Sentence, position: int) -> Scope:
        """Return the scope of what stands at ``position`` of a sentence's text."""
        year, body = self._before[id(sentence)]
        text = sentence.text[:position]
        if _SPAN_OF_YEARS.search(_WITHIN_YEAR.sub("", text)) or _PART_OF_YEAR.search(text):
            return Scope(year=None, body=self._body(text, body))
        return Scope(year=self._year(text, year), body=self._body(text, body))

    def _carry(self, sentences: Iterable[Sentence]) -> Iterator[tuple[int, tuple[int, Body]]]:
        year, paragraph = self._default, -1
        body: Body = "own"
        for sentence in sentences:
            if sentence.paragraph != paragraph:
                year, body, paragraph = self._default, "own", sentence.paragraph
            if not _CONTINUES.match(sentence.text):
                body = "own"
            yield id(sentence), (year, body)
            year = self._year(sentence.text, year)
            body = self._body(sentence.text, body)

    def _year(self, text: str, carried: int) -> int:
        for match in _YEAR.finditer(text):
            if match["year"]:
                carried = int(match["year"])
            else:
                carried = self._default - (1 if match["last"] else 0)
        return carried

    def _body(self, text: str, carried: Body) -> Body:
        """Ask each clause that tells of something done; the last one with an answer is right."""
        for clause in re.split(r"[，；：。]", text):
            if _ACTS.search(clause):
                carried = self._of_clause(clause, carried)
        return carried

    def _of_clause(self, clause: str, carried: Body) -> Body:
        if self._names_another(clause):
            return "other"
        if self._kind == "government":
            return self._of_government(clause, carried)
        if _AREA.search(clause) or _PARTS.search(clause):
            return "other"
        return "own" if self._names_itself(clause) else carried

    def _of_government(self, text: str, carried: Body) -> Body:
        if _OFFICE.search(text) or _PARTS.search(_AREA.sub("", text)):
            return "other"
        if _AREA.search(text) or _OWN.search(text):
            return "own"
        return "unsure" if _GOVERNMENT.search(text) else carried

    def _names_itself(self, text: str) -> bool:
        return bool(_OWN.search(text)) or (bool(self._agency) and self._agency in text)

    def _names_another(self, text: str) -> bool:
        """Tell whether the last body said to have received or issued something is another one."""
        found = [match["name"] for match in _OTHER_BODY.finditer(text)]
        if not found or _OWN.search(found[-1]):
            return False
        return not self._is_own_name(found[-1])

    def _is_own_name(self, name: str) -> bool:
        own = re.sub(r"人民政府|办事处|办公室|委员会", "", self._agency)
        return not self._agency or any(
            name[start:] in self._agency or (len(own) > 1 and own[-3:] in name[start:])
            for start in range(len(name) - 1)
        )
