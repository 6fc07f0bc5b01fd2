"""Lines of a page that label something: 栏目：…, 索引号：…, where one is on the site, a menu.

They stand above, beside and below a title and hold its words (政府信息公开年报), yet name no
report; only 标题： is followed by one. Offsets are those of the line, so that it can be quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.agency_names import is_agency
from engine.forms.labels import invisible_blanked, strip_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable

_TITLES = (
    *("标题", "题名", "题目", "名称", "信息名称", "信息标题", "文件名称", "文件标题", "文章标题"),
    *("文章名称", "公文标题", "公文名称", "稿件标题", "报告名称", "报告标题"),
)
_OTHERS = (
    *("栏目", "栏目名称", "所属栏目", "所在栏目", "信息栏目", "发布栏目", "子栏目", "频道"),
    *("所属频道", "目录", "目录名称", "公开目录", "信息目录", "所属目录", "公开类目", "公开类别"),
    *("公开类型", "分类", "类别", "类目", "类型", "信息类别", "信息分类", "信息类型", "所属分类"),
    *("所属类别", "分类名称", "公开分类", "文件类别", "文件类型", "公文种类", "公文类别"),
    *("主题分类", "主题类别", "体裁分类", "组配分类", "服务对象", "主题词", "关键词", "关键字"),
    *("标签", "专题", "专栏", "索引号", "信息索引号", "索取号", "文号", "发文字号", "公文文号"),
    *("编号", "序号", "发布机构", "公开机构", "公开主体", "公开单位", "发文机关", "发文单位"),
    *("发布单位", "制发机关", "发布者", "发布人", "责任部门", "公开责任部门", "信息来源"),
    *("文章来源", "稿件来源", "来源", "发布日期", "发布时间", "公开日期", "公开时间", "公布日期"),
    *("公布时间", "生成日期", "生成时间", "成文日期", "成文时间", "发文日期", "发文时间"),
    *("更新日期", "更新时间", "录入时间", "上传时间", "印发日期", "有效性", "废止日期"),
    *("公开方式", "公开范围", "公开形式", "公开时限", "公开程序", "浏览次数", "浏览量", "点击数"),
    *("点击量", "点击次数", "阅读次数", "阅读量", "访问量", "访问次数", "作者", "编辑"),
    *("责任编辑", "字体", "字号", "语种", "内容概述", "摘要", "上一篇", "下一篇"),
    *("当前位置", "所在位置", "您的位置", "您所在的位置", "您现在的位置", "当前所在位置"),
    *("您当前的位置",),
)


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, however their characters are spaced."""
    return "|".join(sorted(("\\s{0,4}".join(word) for word in words), key=len, reverse=True))


_TITLE, _LABEL = _any(_TITLES), _any((*_TITLES, *_OTHERS))
_GAP = r"\s{0,9}"  # bounded, as every blank here: lines are hostile
_OPENS, _SHUTS = rf"[【\[〔（(「『]?{_GAP}", rf"{_GAP}[】\]〕）)」』]?"
_DAY = (
    rf"\d{{4}}{_GAP}[-/.年]{_GAP}\d{{1,2}}{_GAP}[-/.月]{_GAP}\d{{1,2}}(?:{_GAP}日)?"
    rf"(?:{_GAP}\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
)
_BULLET = re.compile(r"[\s#]*(?:[·•●■◆▪▶►□○*+]|[-–—](?=\s))*[\s#]*")
_DATED = re.compile(
    rf"(?:{_DAY}(?=[\s|\uff5c])|[\[（(【]{_GAP}{_DAY}{_GAP}[\]）)】])[\s|\uff5c]*(?=\S)"
)
_AT_HEAD = re.compile(
    rf"{_OPENS}(?P<label>{_LABEL}){_SHUTS}(?:{_GAP}[:：]|(?<=[】\]〕）)」』])|\s|$)"
)
_ANNEX = re.compile(rf"附件{_GAP}[\d一二三四五六]{{0,2}}{_GAP}[:：]{_GAP}")
_TITLED = re.compile(rf"(?:{_TITLE})$")
_ANY_TITLED = re.compile(rf"(?<![\u4e00-\u9fff])(?:{_TITLE}){_SHUTS}{_GAP}[:：]")
_SOME_LABEL = re.compile(
    rf"{_OPENS}(?P<label>[\u4e00-\u9fff](?:\s{{0,4}}[\u4e00-\u9fff]){{1,9}}){_SHUTS}{_GAP}[:：]"
)
_FURTHER = re.compile(
    rf"[\s\[【（(|\uff5c](?:{_LABEL}){_SHUTS}(?:{_GAP}[:：]|(?<=[】\]])|\s+(?=\S))"
)
_TAIL_DAY = re.compile(rf"[\s\[（(【|\uff5c]{{0,9}}{_DAY}[\s\]）)】]{{0,9}}$")
_BRACKETED = re.compile(r"[【\[〔](?P<inside>[^】\]〕]{2,20})[】\]〕]\s{0,9}")
_COLUMN = re.compile(
    r"(?:政府|政务)?信息公开(?:工作)?(?:年报|年度报告|专栏|平台|栏目?)?[\s|\uff5c]{1,9}"
)
_SITE = re.compile(r"(?<=报告|年报)(?:[_|\uff5c]|\s{1,9}[-–—|\uff5c]\s|[-–—]{2})")
_TRAIL = re.compile(r"[>＞»\u203a→≫]|^\W*(?:网站)?(?:首页|主页)(?:\W|$)")
_MENU = re.compile(r"公开(?:指南|制度|目录)|主动公开内容|依申请公开\W*$|(?:[|\uff5c].*){2}")
_REPORT_NAMED = re.compile(
    r"(?:^|[\s>＞»\u203a→])(?P<words>[\u4e00-\u9fff（）()]{3,40}20\d\d年?度?[\u4e00-\u9fff]{0,12}信息公开"
    r"[\u4e00-\u9fff]{0,8}(?:报告|年报))(?=\s|$)"
)
_NEIGHBOURS = frozenset({"上一篇", "下一篇"})
LONGEST = 400
_EDGE = " \t\u3000\xa0"
_OF_REPORT = re.compile("公开|报告|年报|年度")


@dataclass(frozen=True, slots=True)
class Worded:
    """Where in a line the words stand that may be a title, and what was around them.

    ``labelled``: behind 标题：; ``listed``: an entry of a list (a bullet, 附件, a day).
    """

    start: int
    end: int
    labelled: bool = False
    listed: bool = False


def worded(text: str) -> Worded | None:
    """Return where the words of a line stand, None for a line of labels, a trail, a menu."""
    if len(text) > LONGEST:
        return None
    plain = invisible_blanked(text.rstrip())
    start = _BULLET.match(plain).end()  # type: ignore[union-attr]
    listed = bool(plain[:start].strip(_EDGE + "#"))
    day = _DATED.match(plain, start)
    if day is not None:
        start, listed = day.end(), True
    annex = _ANNEX.match(plain, start)
    if annex is not None:
        start, listed = annex.end(), True
    label = _AT_HEAD.match(plain, start)
    named = label is not None and _TITLED.fullmatch(label["label"]) is not None
    if label is not None and named:
        start = label.end()  # 标题：
    elif label is not None or _is_label(_SOME_LABEL.match(plain, start)):
        behind = _ANY_TITLED.search(plain, start)
        if behind is None:
            return _report_behind(plain, start, label["label"] if label else "")
        start, named = behind.end(), True
    start += len(plain[start:]) - len(plain[start:].lstrip(_EDGE))
    end, dated = _ended(plain, start)
    if _TRAIL.search(plain[start:end]):
        return _report_behind(plain, start, "")
    if _MENU.search(plain[start:end]):
        return None
    return Worded(_begun(plain, start, end), end, named, listed or dated)


def _report_behind(plain: str, start: int, label: str) -> Worded | None:
    """Return the report that a line of labels or a trail ends with, whole: agency, year, name.

    It may be this page's own or a link; so it counts like an entry of a list.
    """
    found = list(_REPORT_NAMED.finditer(plain, start))
    if len(found) != 1 or strip_blanks(label) in _NEIGHBOURS:
        return None
    return Worded(found[0].start("words"), found[0].end("words"), listed=True)


def is_bare_label(text: str) -> bool:
    """Tell whether a line is a label whose value stands in the next (dt and dd); not of a title."""
    words = re.sub(r"[\s:：【】\[\]〔〕]", "", invisible_blanked(text))
    return words in _OTHERS


def _is_label(match: re.Match[str] | None) -> bool:
    """Tell words before a colon that label something from an agency or from a report's own name."""
    words = strip_blanks(match["label"]) if match else ""
    return bool(words) and not (_OF_REPORT.search(words) or is_agency(words))


def _ended(plain: str, start: int) -> tuple[int, bool]:
    """Return where the words end before labels, a site's name or a day, and if there was a day."""
    further = _FURTHER.search(plain, start)
    end = further.start() if further else len(plain)
    site = _SITE.search(plain, start, end)
    end = site.start() if site else end
    day = _TAIL_DAY.search(plain, start, end)
    alone = day is not None and plain[start : day.start()].strip()
    return (day.start(), further is None) if day and alone else (end, False)


def _begun(plain: str, start: int, end: int) -> int:
    """Return where a title begins behind the name of a column: [年报] …, 公开年报：…, 年报 …."""
    column = _COLUMN.match(plain, start, end)
    if column and _names_report(plain[column.end() : end]):
        return column.end()
    bracket = _BRACKETED.match(plain, start, end)
    if bracket and _names_report(plain[bracket.end() : end]) and not is_agency(bracket["inside"]):
        start = bracket.end()
    column = _SOME_LABEL.match(plain, start, end)
    if column and _OF_REPORT.search(column["label"]) and _names_report(plain[column.end() : end]):
        return column.end()
    return start


def _names_report(words: str) -> bool:
    _before, opened, behind = strip_blanks(words).partition("公开")
    return bool(opened) and ("报告" in behind or "年报" in behind)
