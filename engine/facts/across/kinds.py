"""The kinds of fact that need another report, the roster or the casebook."""

from __future__ import annotations

from engine.evidence import Kind

CARRIED = Kind(
    name="across.carried",
    meaning="表三一列：本年报告的上年结转与上年报告的结转下年度；没有上年报告时只有总计一列",
    fields={
        "column": ("str", "表三的列"),
        "carried_in": ("int", "本年报告的上年结转"),
        "last_carried_out": ("int", "上年报告的结转下年度；没有上年报告或该格空白时缺"),
    },
)
STOCK = Kind(
    name="across.stock",
    meaning="表二规章或规范性文件一行的存量与上年存量；没有上年报告时只有规范性文件一行",
    fields={
        "row": ("str", "regulations 规章，normative 行政规范性文件"),
        "made": ("int", "本年制发"),
        "repealed": ("int", "本年废止"),
        "valid": ("int", "本年报告的现行有效"),
        "last_valid": ("int", "上年报告的现行有效；没有上年报告或该格空白时缺"),
    },
)
PARENT = Kind(
    name="across.parent",
    meaning="政府汇总报告法定表格的一格与所属各单位该格之和；有单位未报时只有一个事实",
    fields={
        "cell": ("str", "哪一格"),
        "value": ("int", "汇总报告的数（收费以分计）"),
        "units_sum": ("int", "各单位之和；有单位该格空白时缺"),
        "units": ("int", "已报单位数"),
        "all_filed": ("int", "所属单位都报了为 1，有未报的缺"),
        "missing": ("str", "未报的单位，顿号相连"),
    },
)
LIKENESS = Kind(
    name="across.likeness",
    meaning="与另一份报告的自撰文字相似度",
    fields={
        "other": ("str", "另一份报告的单位"),
        "other_year": ("int", "另一份报告的年度"),
        "percent": ("int", "本报告自撰文字有百分之几在另一份报告里"),
        "with_last_year": ("int", "是本单位上一年报告为 1"),
        "sentences": ("int", "列出的雷同句数"),
    },
)
VERSION = Kind(
    name="across.version",
    meaning="同一单位同一年度的另一份报告",
    fields={
        "source": ("str", "另一份的文件名"),
        "differs": ("int", "正文或表格不同为 1"),
        "marked": ("int", "两份之一写明更正、修订为 1"),
    },
)
PUBLISHED = Kind(
    name="across.published",
    meaning="审核通过的文本与公布的文本",
    fields={
        "approved": ("str", "审核通过文本的摘要"),
        "published": ("str", "公布文本的摘要；没有取得公布文本时缺"),
    },
)
CUMULATIVE = Kind(
    name="across.cumulative",
    meaning="正文一个累计数（自……以来累计）与上年报告用同样的话说的累计数；没有上年报告则没有",
    fields={
        "phrase": ("str", "从何时起、累计做了什么，原话"),
        "value": ("int", "本年报告的数"),
        "last_value": ("int", "上年报告的数"),
        "sure": ("int", "写明从何时起累计为 1"),
        "unit": ("str", "单位"),
    },
)
ROSTER = Kind(
    name="roster.unit",
    meaning="名册上的一个单位有没有报来年度报告（对名册核对时才有）",
    fields={
        "unit": ("str", "单位名称"),
        "unit_kind": ("str", "单位类型"),
        "filed": ("int", "已报为 1，未报为 0；说不准的缺"),
        "reported_year": ("int", "报告年度"),
    },
)
KINDS: tuple[Kind, ...] = (CARRIED, STOCK, PARENT, LIKENESS, VERSION, PUBLISHED, CUMULATIVE, ROSTER)
