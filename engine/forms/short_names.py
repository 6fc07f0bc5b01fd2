"""The short Chinese names of the statutory tables' rows and columns, as sentences use them.

Keys are those of the form files; the forms hold the full statutory labels, which are too long for
a sentence. Values only, below every layer, so that facts and the localisation say the same word.
"""

from __future__ import annotations

from typing import Final

TABLE_2_ROWS: Final = {
    "regulations": "规章",
    "normative": "行政规范性文件",
    "licensing": "行政许可",
    "other_services": "其他对外管理服务事项",
    "penalty": "行政处罚",
    "coercion": "行政强制",
    "fees": "行政事业性收费",
    "procurement": "政府集中采购",
}
TABLE_2_COLUMNS: Final = {
    "made": "本年制发件数",
    "repealed": "本年废止件数",
    "valid": "现行有效件数",
    "handled": "处理决定数量",
    "amount": "金额",
    "published": "本年新公开数量",
    "open_total": "对外公开总数量",
    "last_items": "上一年项目数量",
    "change": "本年增/减",
    "items": "采购项目数量",
}
TABLE_3_ROWS: Final = {
    "new": "新收",
    "carried_in": "上年结转",
    "granted": "予以公开",
    "partial": "部分公开",
    "denied.state_secret": "国家秘密",
    "denied.law": "其他法律行政法规禁止公开",
    "denied.stability": "危及三安全一稳定",
    "denied.third_party": "保护第三方合法权益",
    "denied.internal": "三类内部事务信息",
    "denied.process": "四类过程性信息",
    "denied.case_file": "行政执法案卷",
    "denied.query": "行政查询事项",
    "unable.not_held": "本机关不掌握",
    "unable.to_create": "需要另行制作",
    "unable.unclear": "补正后仍不明确",
    "rejected.petition": "信访举报投诉类申请",
    "rejected.repeat": "重复申请",
    "rejected.publication": "要求提供公开出版物",
    "rejected.excessive": "大量反复申请",
    "rejected.reissue": "确认或重新出具已获取信息",
    "other": "其他处理",
    "other.uncorrected": "逾期不补正",
    "other.unpaid": "逾期未缴费",
    "other.other": "其他处理的其他",
    "done": "办理结果总计",
    "carried_out": "结转下年度",
}
TABLE_3_COLUMNS: Final = {
    "natural": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "other_org": "其他组织",
    "total": "总计",
}
TABLE_4_ROWS: Final = {
    "review": "行政复议",
    "suit_direct": "未经复议直接起诉",
    "suit_after_review": "复议后起诉",
}
TABLE_4_COLUMNS: Final = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}
NUMERALS: Final = {2: "二", 3: "三", 4: "四"}
_ROWS: Final = {2: TABLE_2_ROWS, 3: TABLE_3_ROWS, 4: TABLE_4_ROWS}
_COLUMNS: Final = {2: TABLE_2_COLUMNS, 3: TABLE_3_COLUMNS, 4: TABLE_4_COLUMNS}


def row_name(table: int, row: str) -> str:
    """Return the short name of a row; the key itself where there is none."""
    return _ROWS.get(table, {}).get(row, row)


def column_name(table: int, column: str) -> str:
    """Return the short name of a column; the key itself where there is none."""
    return _COLUMNS.get(table, {}).get(column, column)


def cell_name(table: int, row: str, column: str) -> str:
    """Name a cell as a sentence does: ``总计列「新收」``, ``行政复议「总计」``."""
    if table == 3:
        return f"{column_name(3, column)}列「{row_name(3, row)}」"
    return f"{row_name(table, row)}「{column_name(table, column)}」"
