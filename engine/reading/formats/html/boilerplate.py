"""The furniture of government web pages: lines around a report that are none of it.

Lines that say where one is on the site, who runs it, how to print; and the lines and tables that
index a document (索引号, 发布机构, 公开日期, 文号), whose values go into the document's meta.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 160
EDGE = " \xa0\u3000【["
ASIDE = re.compile(
    r"(?:^|[\s_-])(?:foot|footer|copyright|nav|navbar|menu|breadcrumbs?|crumbs?|sidebar|share)"
    r"(?:$|[\s_\d-])",
    re.IGNORECASE,
)
LABELS = {
    "索引号": "index_number",
    "信息索引号": "index_number",
    "索取号": "index_number",
    "文号": "document_number",
    "发文字号": "document_number",
    "公文文号": "document_number",
    "发布机构": "publisher",
    "公开机构": "publisher",
    "公开主体": "publisher",
    "发文机关": "publisher",
    "发文单位": "publisher",
    "发布单位": "publisher",
    "信息来源": "publisher",
    "来源": "publisher",
    "发布日期": "published_on",
    "发布时间": "published_on",
    "公开日期": "published_on",
    "公开时间": "published_on",
    "信息名称": "title",
    "标题": "title",
}
OTHERS = [
    "生成日期",
    "成文日期",
    "发文日期",
    "有效性",
    "废止日期",
    "主题分类",
    "主题词",
    "体裁分类",
    "组配分类",
    "信息分类",
    "服务对象",
    "内容概述",
    "关键词",
    "浏览次数",
    "点击数",
    "阅读次数",
    "访问量",
    "作者",
    "责任编辑",
    "编辑",
    "字体",
    "字号",
    "名称",
    "语种",
    "公开方式",
    "公开范围",
    "公开程序",
    "公开责任部门",
]
SPACED = r"\s*".join


def _pattern(words: Iterable[str]) -> str:
    return "|".join(sorted((SPACED(word) for word in words), key=len, reverse=True))


ANY_LABEL = _pattern([*LABELS, *OTHERS])
PAIR = re.compile(
    rf"(?P<label>{ANY_LABEL})\s*[:：]\s*[\[【]?(?P<value>.*?)[\]】]?\s*"
    rf"(?=(?:{ANY_LABEL})\s*[:：]|\n|\Z)",
    re.DOTALL,
)
WORDS = Use("web_pages", patterns=("furniture",))
_AROUND = re.compile(r"[\s\xa0:：【】\[\]]")
MOMENT = re.compile(r"\d{4}\D{1,3}\d{1,2}\D{1,3}\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page and not to the report."""
    return len(text) <= LONGEST and (
        words_of(WORDS)["furniture"].match(text) is not None or _pair(text) is not None
    )


def _pair(text: str) -> re.Match[str] | None:
    """Match the label that a line begins with, and its value behind a colon."""
    return PAIR.match(text.lstrip(EDGE)) if "：" in text or ":" in text else None


def is_aside(name: str) -> bool:
    """Tell by its class and id whether an element holds menus, footers, share buttons."""
    return ASIDE.search(name) is not None


def index_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield (key of meta, value) for each index label with a value that a line names.

    A line counts only if it begins with such a label: 来源： in running text says nothing.
    """
    if len(text) > LONGEST or _pair(text) is None:
        return
    for match in PAIR.finditer(text):
        key = LABELS.get(re.sub(r"\s", "", match["label"]))
        value = _value(key, match["value"])
        if key is not None and is_value(value):
            yield key, value


def index_label(text: str) -> str | None:
    """Return the key of meta that a cell names as its label, else None."""
    return LABELS.get(_AROUND.sub("", text))


def is_value(text: str) -> bool:
    """Tell a value from the blanks and dashes that stand for none."""
    return bool(text.strip(" \xa0\u3000-—/无")) and len(text) <= LONGEST


def _value(key: str | None, text: str) -> str:
    """Return what of the text behind a label is its value: a day, a name without what follows."""
    text = text.strip(" \xa0\u3000|\uff5c")
    if key == "published_on":
        moment = MOMENT.search(text)
        return moment[0] if moment else ""
    return re.split(r"[\s\xa0\u3000【\[|]", text, maxsplit=1)[0] if key == "publisher" else text
