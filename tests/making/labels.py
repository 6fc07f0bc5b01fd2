"""The statutory labels of tables 2, 3 and 4 as the two forms print them, by the project's keys.

The tests' own copy on purpose: a label mistyped in rules/nianbao/forms must not mistype the test.
"""

from __future__ import annotations

KINDS = {
    "natural": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "other_org": "其他",
    "total": "总计",
}
APPLICANTS = tuple(KINDS)[:-1]

# (group label or None, item label or None): row labels of table 3 in order
ROWS_2021 = {
    "new": ("一、本年新收政府信息公开申请数量", None, None),
    "carried_in": ("二、上年结转政府信息公开申请数量", None, None),
    "granted": ("三、本年度办理结果", "（一）予以公开", None),
    "partial": (
        "三、本年度办理结果",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        None,
    ),
    "denied.state_secret": ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"),
    "denied.law": ("三、本年度办理结果", "（三）不予公开", "2.其他法律行政法规禁止公开"),
    "denied.stability": ("三、本年度办理结果", "（三）不予公开", "3.危及“三安全一稳定”"),
    "denied.third_party": ("三、本年度办理结果", "（三）不予公开", "4.保护第三方合法权益"),
    "denied.internal": ("三、本年度办理结果", "（三）不予公开", "5.属于三类内部事务信息"),
    "denied.process": ("三、本年度办理结果", "（三）不予公开", "6.属于四类过程性信息"),
    "denied.case_file": ("三、本年度办理结果", "（三）不予公开", "7.属于行政执法案卷"),
    "denied.query": ("三、本年度办理结果", "（三）不予公开", "8.属于行政查询事项"),
    "unable.not_held": ("三、本年度办理结果", "（四）无法提供", "1.本机关不掌握相关政府信息"),
    "unable.to_create": ("三、本年度办理结果", "（四）无法提供", "2.没有现成信息需要另行制作"),
    "unable.unclear": ("三、本年度办理结果", "（四）无法提供", "3.补正后申请内容仍不明确"),
    "rejected.petition": ("三、本年度办理结果", "（五）不予处理", "1.信访举报投诉类申请"),
    "rejected.repeat": ("三、本年度办理结果", "（五）不予处理", "2.重复申请"),
    "rejected.publication": ("三、本年度办理结果", "（五）不予处理", "3.要求提供公开出版物"),
    "rejected.excessive": ("三、本年度办理结果", "（五）不予处理", "4.无正当理由大量反复申请"),
    "rejected.reissue": (
        "三、本年度办理结果",
        "（五）不予处理",
        "5.要求行政机关确认或重新出具已获取信息",
    ),
    "other.uncorrected": (
        "三、本年度办理结果",
        "（六）其他处理",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    "other.unpaid": (
        "三、本年度办理结果",
        "（六）其他处理",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    "other.other": ("三、本年度办理结果", "（六）其他处理", "3.其他"),
    "done": ("三、本年度办理结果", "（七）总计", None),
    "carried_out": ("四、结转下年度继续办理", None, None),
}
ROWS_2019 = {
    **{
        key: label
        for key, label in ROWS_2021.items()
        if not key.startswith(("other.", "done", "carried_out"))
    },
    "other": ("三、本年度办理结果", "（六）其他处理", None),
    "done": ROWS_2021["done"],
    "carried_out": ROWS_2021["carried_out"],
}
RESULTS_2021 = tuple(
    key for key in ROWS_2021 if key not in {"new", "carried_in", "done", "carried_out"}
)

DISPUTES = {
    "review": "行政复议",
    "suit_direct": "未经复议直接起诉",
    "suit_after_review": "复议后起诉",
}
RESULTS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}

# table 2: sections of (heading, header row, {key: label}, columns)
TABLE_2_2021 = (
    (
        "第二十条第（一）项",
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        {"regulations": "规章", "normative": "行政规范性文件"},
        ("made", "repealed", "valid"),
    ),
    (
        "第二十条第（五）项",
        ("信息内容", "本年处理决定数量"),
        {"licensing": "行政许可"},
        ("handled",),
    ),
    (
        "第二十条第（六）项",
        ("信息内容", "本年处理决定数量"),
        {"penalty": "行政处罚", "coercion": "行政强制"},
        ("handled",),
    ),
    (
        "第二十条第（八）项",
        ("信息内容", "本年收费金额（单位：万元）"),
        {"fees": "行政事业性收费"},
        ("amount",),
    ),
)
TABLE_2_2019 = (
    (
        "第二十条第（一）项",
        ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        {"regulations": "规章", "normative": "规范性文件"},
        ("made", "published", "open_total"),
    ),
    (
        "第二十条第（五）项",
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        {"licensing": "行政许可", "other_services": "其他对外管理服务事项"},
        ("last_items", "change", "handled"),
    ),
    (
        "第二十条第（六）项",
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        {"penalty": "行政处罚", "coercion": "行政强制"},
        ("last_items", "change", "handled"),
    ),
    (
        "第二十条第（八）项",
        ("信息内容", "上一年项目数量", "本年增/减"),
        {"fees": "行政事业性收费"},
        ("last_items", "change"),
    ),
    (
        "第二十条第（九）项",
        ("信息内容", "采购项目数量", "采购总金额"),
        {"procurement": "政府集中采购"},
        ("items", "amount"),
    ),
)
HEADINGS = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}
NUMERALS = "一二三四五六七八九十"
