"""What may be uncertain about a reading: every kind once, with its family and its sentence.

A reader makes a ``Doubt`` of a kind and its fields; whoever decides something looks at kind,
family and fields. The Chinese sentence is made where it is shown (``sentence``), never before.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import TYPE_CHECKING, Literal

from engine.values import dataclass

if TYPE_CHECKING:
    from engine.anchor import Anchor

Family = Literal[
    "agency",
    "converter",
    "date",
    "encoding",
    "extension",
    "heading",
    "kind",
    "label",
    "limit",
    "lost-characters",
    "picture",
    "run-together",
    "scan",
    "several",
    "split-cells",
    "table",
    "year",
]
"""The public code of a doubt, as ``gouji check`` and ``gouji read`` print it."""


class _Catalogue(Enum):
    """Members that are pickled by their names, so that no reading in a sweep carries sentences."""

    def __reduce_ex__(self, _protocol: object) -> tuple[object, ...]:
        return getattr, (type(self), self.name)


@unique
class CellDoubt(_Catalogue):
    """Why a cell, a row label or a column of a statutory table was read with doubt."""

    SPACED = "数字之间有空格或换行，可能是几个数连在一起"
    LEADING_ZERO = "数字以0开头，可能是几个数连在一起"
    TOO_LONG = "数字过长，可能是几个数连在一起"
    RUN_TOGETHER = "几个数字连在一起，无法确定如何断开"
    CUT_ALONE = "几个数字连在一起，只有一种断法，但没有合计可以印证"
    UNPLACED = "无法确定各数字属于哪一列"
    NO_HEADER = "表头缺失，按顺序认定"
    GROUPS_UNNAMED = "表头没有写明三类的顺序"
    COLUMN_BY_ORDER = "无法识别，按列的顺序认定"
    UNLIKE = "标签与格式不完全一致"
    BY_NUMERAL = "行标签无法辨认，按序号认定"
    BY_ORDER = "行标签无法辨认，按顺序认定"
    TWICE = "同一行出现两次且数字不同"
    STRUCK = "格内有划掉的内容，没有读入"
    HIDDEN = "格内有隐藏的内容，没有读入"
    NOTE_MARK = "数字后面有注释标记，没有读入"
    BESIDE = "这一行不在表格里，按表旁的文字读取"
    NO_GRID = "表格没有表格线，按文字逐行读取"


Field = str | int | tuple[str, ...] | CellDoubt
"""What a sentence names: words of the report, a number, several names, why a column is unsure."""


@unique
class DoubtKind(_Catalogue):
    """The kinds of doubt: family, and the sentence with its fields; ``{table}`` is the table's."""

    def __init__(self, code: Family, template: str) -> None:
        self.code = code
        self.template = template

    # the file and its format
    OTHER_FORMAT = "extension", "扩展名是 {extension}，内容其实是{format}，已按内容读取"
    UNDECODED = "encoding", "文字编码有 {count} 处无法识别，请核对原文"
    CONVERTED = "converter", "经 LibreOffice 转换后读取，段落位置以转换后的文件为准"
    EMBEDDED = "converter", "文件里嵌有另一份文档，没有读入；请在 Word 里打开另存一次后再交"
    NUMBERS_UNREAD = "heading", "文中有自动编号，编号本身没有读出；标题序号请对照原件"
    NESTED_TABLES = "table", "文中有表格套表格，里层表格只读出了文字；请对照原件"
    CELLS_WITHOUT_PLACE = (
        "table",
        "表格里有 {count} 格超出了文件给所在行定的格数或宽度，没有读入；请对照原件",
    )
    RECOGNISED_PAGE = "scan", "第{page}页是扫描图片，文字来自识别（OCR），可能有误；请对照图片核对"
    CROWDED_PAGE = "limit", "第{page}页图形太多，没有按线条认表格；该页的表格请对照原件"
    UNRULED_TABLE = "table", "第{page}页有没有框线的表格，数字按上下对齐读出；请对照原件"
    TABLE_OFF_PAGE = (
        "table",
        "第{page}页的表格伸到页面以外，页面以外的行列没有读入；请对照原件，或请机关重新导出",
    )
    PUBLISHED_DATES_DIFFER = "date", "页面给出的发布日期不一致：{dates}；按第一个读取，请核对"

    STRUCK_OUT = "converter", "文中有 {count} 处划掉的文字，没有读入；请对照原件核对"

    # whose report, of which year, and its parts
    SEVERAL_REPORTS = (
        "several",
        "文件里有{count}份报告：{names}；只读取了第一份，请拆成一份报告一个文件再检查",
    )
    YEARS_DIFFER = "year", "标题写{title}年，统计期限写{period}年，按标题的年度核对"
    TITLE_YEAR_EARLY = "year", "标题写{title}年，早于现行格式，按{year}年度核对，请核对"
    SIGNED_YEARS_AWAY = "year", "报告年度{year}年与落款{signed}年相差不止一年，请核对"
    YEAR_FROM_TEXT = "year", "标题没有写明报告年度，按正文认作{year}年度，请核对"
    YEAR_UNKNOWN = "year", "没有找到报告年度，请在名册中注明或更名后再读"
    AGENCY_FROM_TEXT = "agency", "标题和落款都没有机关名称，按正文认作“{name}”，请在名册中核对"
    TITLES_RIVAL = (
        "agency",
        "有“{taken}”和“{other}”两个标题，按前一个读取，请核对是谁的报告",
    )
    AGENCY_UNKNOWN = "agency", "没有找到机关名称，请在名册中注明"
    AGENCY_KIND_UNKNOWN = "kind", "看不出“{agency}”是哪一类机关，请在名册中注明"
    LOST_CHARACTERS = "lost-characters", "“{words}”疑似转换时丢了字，请对照原件；不作为报告的错误"
    HEADING_UNLIKE = "heading", "“{heading}”按第{part}部分的标题读取，与格式的标题不完全一致"
    HEADING_RUN_IN = (
        "heading",
        "第{part}部分的标题没有认出，而“{heading}”几个字在文中，请对照原件",
    )
    SIGNOFF_RUN_IN = (
        "run-together",
        "最后一部分同前文连成了一段，其后没有读到落款，可能在转换时丢了，请对照原件",
    )

    # a statutory table as a whole
    TABLE_PICTURE = (
        "picture",
        "第{table}部分的表格是图片或没有转换出来，读不出数字，请要求提供可编辑的表格",
    )
    TABLE_UNREAD = "table", "正文里有表{table}的行列名称，但认不出哪些数字属于它，请核对原件"
    TABLE_FROM_TEXT = "table", "表{table}没有表格线，按文字逐行读取，请核对"
    CELLS_MARKED = (
        "table",
        "表{table}有 {count} 格的数字带注释标记或隐藏的内容，没有一并读入，请对照原件",
    )
    TABLE_BY_ORDER = (
        "table",
        "表{table}的标签与数字分离，按数字的先后读取，行列合计都相符，请核对",
    )
    LABELS_BROKEN = "table", "表{table}的行列名称残缺，多半在转换时断开了，请对照原件"
    FIGURES_WITHOUT_HEADER = "table", "表{table}没有表头，按15个数字的顺序读取，请核对"
    NAMES_EQUAL = "table", "表{table}有两处行列的名称都是“{label}”，按位置读取，请对照原件"
    SEVERAL_FIGURE_ROWS = "table", "表{table}有不止一行数字，取数字最多的一行，请核对"
    FIGURES_CUT = "run-together", "表{table}的数字连在一起，已按勾稽关系断开，请核对"
    FIGURES_UNCUT = (
        "run-together",
        "表{table}的数字连在一起，无法确定如何断开，没有读入，请核对原文",
    )

    # rows and columns of a statutory table
    COLUMN_UNSURE = "label", "表{table}的列“{label}”{why}，请核对"
    COLUMN_UNNAMED = "label", "表{table}有一列{why}"
    ROW_UNLIKE = "label", "表{table}的“{label}”按“{name}”读取，请核对"
    ROW_UNNAMED = "label", "表{table}有一行没有标签，按“{name}”读取，请核对"
    ROW_UNKNOWN = "label", "表{table}有一行数字没有标签，没有读入"
    ROW_TWICE = "label", "表{table}中“{label}”出现两次且数字不同，取第一处"
    ROW_WITHOUT_HEADER = "label", "表{table}“{label}”没有表头，按列的顺序读取，请核对"
    ROW_UNPLACED = "split-cells", "表{table}“{label}”的数字无法确定属于哪一列，请核对原文"
    ROW_ONE_SHORT = (
        "split-cells",
        "表{table}“{label}”少了一个数字，已按勾稽关系认定是哪一格，请核对原文",
    )
    ROW_UNCUT = "run-together", "表{table}“{label}”的数字无法确定属于哪一列，请核对原文"
    ROW_CUT = "run-together", "表{table}“{label}”的数字连在一起，已按勾稽关系断开，请核对"
    ROW_CUT_ALONE = "run-together", "表{table}“{label}”的数字连在一起，只有一种断法，已断开，请核对"
    ROWS_CUT = (
        "run-together",
        "表{table}“{label}”等{count}处的数字连在一起，已按勾稽关系断开，请核对",
    )
    ROW_CUT_BY_COLUMNS = (
        "run-together",
        "表{table}有一行数字连在一起，已按行与列的勾稽关系断开，请核对",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something about the reading that is not certain; never blamed on the agency.

    ``table`` is the statutory table that it concerns, ``anchor`` where it arose, ``fields`` are
    the (name, value) pairs of the kind's sentence.
    """

    kind: DoubtKind
    anchor: Anchor | None = None
    table: int | None = None
    fields: tuple[tuple[str, Field], ...] = ()

    @classmethod
    def of(
        cls,
        kind: DoubtKind,
        anchor: Anchor | None = None,
        *,
        table: int | None = None,
        **fields: Field,
    ) -> Doubt:
        """Return a doubt with its fields by name."""
        return cls(kind=kind, anchor=anchor, table=table, fields=tuple(fields.items()))

    @property
    def code(self) -> Family:
        """Return the public family of the kind."""
        return self.kind.code


def sentence(doubt: Doubt) -> str:
    """Say a doubt in Chinese, for those who read it."""
    words = {name: _worded(value) for name, value in doubt.fields}
    return doubt.kind.template.format(table=doubt.table, **words)


def _worded(value: Field) -> str | int:
    if isinstance(value, CellDoubt):
        return value.value
    return "、".join(value) if isinstance(value, tuple) else value
