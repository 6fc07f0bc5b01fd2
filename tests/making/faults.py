"""Every fault of the catalogue, planted in a clean report one at a time, and what has to be found.

``finds`` is what must be found because of the fault, and nothing else may be: pairs of rule and
place (the keys of ``place`` that matter). ``outcome`` is ``fail`` unless said otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from making.changes import (
    added,
    both,
    cell,
    head,
    heading,
    requests,
    signed,
    sixth,
    without_part,
    without_row,
    words,
)
from making.drafts import (
    Draft,
    documents,
    with_prose,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Find:
    """A rule that must speak, where, and how."""

    rule: str
    place: tuple[tuple[str, Any], ...] = ()
    outcome: str = "fail"


@dataclass(frozen=True)
class Fault:
    """A named change of a clean draft and everything that has to be found in it."""

    name: str
    change: Callable[[Draft], Draft]
    finds: tuple[Find, ...]


def at(rule: str, outcome: str = "fail", **place: Any) -> Find:
    """Name a rule and the place where it must speak."""
    return Find(rule, tuple(sorted(place.items())), outcome)


HAN = "{agency}"
ID_NUMBER = "11010519491231002X"  # the worked example of GB 11643, nobody's number
CARD = "6222021234567890128"

STRUCTURE = (
    Fault("缺第五部分", without_part(5), (at("S101", part=5), at("S113"))),
    Fault("标题用阿拉伯数字", heading(5, "5、存在的主要问题及改进情况"), (at("S102", part=5),)),
    Fault("标题没有序号", heading(1, "总体情况"), (at("S102", part=1),)),
    Fault("标题用语不同", heading(5, "五、主要问题和改进打算"), (at("S103", part=5),)),
    Fault(
        "缺平台建设",
        lambda d: with_prose(
            d,
            1,
            *[
                text.replace("依托网站专栏、微信公众号和公告栏，", "")
                for text in d.prose[1]
                if "平台建设" not in text
            ],
        ),
        (at("S104", part=1, item="platform"), at("W103")),
    ),
    Fault(
        "没有考核评议追责",
        lambda d: with_prose(
            d, 1, *d.prose[1][:-1], "（五）监督保障情况。明确分管负责人，全年组织业务培训两次。"
        ),
        (at("S105"),),
    ),
    Fault("缺表四", lambda d: replace(d, table4={}), (at("S106", table=4), at("S115", part=4))),
    Fault(
        "表二用旧格式",
        lambda d: replace(
            d,
            form2="2019",
            table2=documents("2019", licensing_handled="12", penalty_handled="5"),
            prose={
                **d.prose,
                1: tuple(
                    t.replace("我镇全年制发行政规范性文件1件，现行有效4件。", "")
                    for t in d.prose[1]
                ),
            },
        ),
        (at("S107", table=2),),
    ),
    Fault("表二少规章行", without_row, (at("S108", table=2, row="regulations"),)),
    Fault("五六部分颠倒", lambda d: replace(d, order=(1, 2, 3, 4, 6, 5)), (at("S109"),)),
    Fault("只有问题没有改进", lambda d: with_prose(d, 5, d.prose[5][0]), (at("S110"),)),
    Fault(
        "引用旧格式文件",
        head("年度报告格式的要求", "国办公开办函〔2019〕60号的要求"),
        (at("S111"),),
    ),
    Fault(
        "标题没有年份",
        lambda d: replace(d, title=(d.title[0], "政府信息公开工作年度报告")),
        (at("S112"),),
    ),
    Fault(
        "公布的是送审稿",
        lambda d: replace(d, title=(d.title[0], f"{d.title[1]}（送审稿）")),
        (at("S116"),),
    ),
    Fault("部分数说错", head("六个部分", "五个部分"), (at("S113"),)),
    Fault("没有落款日期", signed(HAN), (at("S114"),)),
    Fault("没有落款单位", signed("2024年1月12日"), (at("S114"),)),
    Fault("第六部分是空的", lambda d: with_prose(d, 6), (at("S115", part=6), at("E101"))),
)
FIGURES = (
    Fault(
        "件数是负数",
        cell(2, "coercion", "handled", "-3"),
        (at("F101", table=2, row="coercion", column="handled"),),
    ),
    Fault(
        "件数有小数",
        cell(2, "coercion", "handled", "2.5"),
        (at("F101", table=2, row="coercion", column="handled"),),
    ),
    Fault(
        "件数是文字",
        cell(2, "coercion", "handled", "若干"),
        (at("F101", table=2, row="coercion", column="handled"),),
    ),
    Fault(
        "表二空格",
        cell(2, "coercion", "handled", "/"),
        (at("F102", "uncertain", table=2, row="coercion", column="handled"),),
    ),
    Fault(
        "表三一格填错",
        cell(3, "granted", "business", "7"),
        (
            at("F201", table=3, row="granted"),
            at("F202", table=3, column="business"),
        ),
    ),
    Fault(
        "表三结转填错",
        cell(3, "carried_out", "research", "1"),
        (at("F201", table=3, row="carried_out"), at("F203", table=3, column="research")),
    ),
    Fault(
        "表四总计填错",
        cell(4, "suit_after_review", "total", "3"),
        (at("F301", table=4, row="suit_after_review"), at("N105")),
    ),
    Fault(
        "现行有效少于制发",
        both(cell(2, "normative", "valid", "0"), words(1, "现行有效4件", "现行有效0件")),
        (at("F401", table=2, row="normative"),),
    ),
)
DATES = (
    Fault("年度未完就落款", signed(HAN, "2023年12月25日"), (at("D102"),)),
    Fault("统计期限到二十九日", head("12月31日", "12月29日"), (at("D201"),)),
    Fault(
        "标题年份是上年",
        lambda d: replace(d, title=(d.title[0], "2022年政府信息公开工作年度报告")),
        (at("D202"),),
    ),
    Fault("正文还是上年", words(1, "2023年，我镇", "2022年，我镇"), (at("D203"),)),
    Fault(
        "正文考核之后还是上年", added(1, "2022年，我镇更新公开栏30次，加强考核。"), (at("D203"),)
    ),
    Fault("截至上年末的数", added(1, "截至2022年12月31日，我镇更新公开栏30次。"), (at("D203"),)),
    Fault("培训在次年", added(1, "2024年1月5日，我镇组织公开业务培训。"), (at("D105"),)),
    Fault("落款二月三十日", signed(HAN, "2024年2月30日"), (at("D204"),)),
)
FEE = (
    Fault("第六部分只写无", lambda d: with_prose(d, 6, "无。"), (at("E101", part=6),)),
    Fault(
        "收取多于通知",
        sixth("2023年度，{we}发出信息处理费收费通知1件，总金额100元，实际收取信息处理费200元。"),
        (at("E102"),),
    ),
    Fault(
        "金额不是十元的倍数",
        sixth("2023年度，{we}发出信息处理费收费通知1件，总金额105元，实际收取信息处理费105元。"),
        (at("E103"),),
    ),
    Fault(
        "逾期未缴却没有通知",
        both(
            requests(
                granted={"natural": 3, "business": 2},
                partial={"natural": 1},
                unable__not_held={"natural": 1},
                other__unpaid={"research": 1},
                carried_in={"natural": 2},
                carried_out={"business": 1},
            ),
        ),
        (at("E104"),),
    ),
    Fault(
        "信息处理费多于表二收费",
        both(
            lambda d: with_prose(
                d,
                6,
                "2023年度，我镇发出信息处理费收费通知3件，总金额300元，实际收取信息处理费300元。",
            ),
            cell(2, "fees", "amount", "0.02"),
        ),
        (at("E105"),),
    ),
    Fault(
        "有金额没有件数",
        sixth("2023年度，{we}收取政府信息公开信息处理费300元。"),
        (at("E106"),),
    ),
    Fault(
        "发了通知又说从不收费",
        sixth(
            "2023年度，{we}发出信息处理费收费通知1件，总金额100元，实际收取信息处理费100元。"
            "{we}办理依申请公开从不收费。"
        ),
        (at("E107"),),
    ),
    Fault(
        "信息处理费只写规定",
        sixth("{we}严格执行《政府信息公开信息处理费管理办法》的收费标准。"),
        (at("E107"), at("E101", "uncertain")),
    ),
)
NARRATIVE = (
    Fault("新收件数与表不符", words(1, "申请7件", "申请9件"), (at("N101"),)),
    Fault("办结件数与表不符", words(1, "办结8件", "办结5件"), (at("N102"),)),
    Fault("结转件数与表不符", words(1, "继续办理1件", "继续办理3件"), (at("N103"),)),
    Fault(
        "说没有收到申请",
        words(
            1,
            "我镇全年新收政府信息公开申请7件，上年结转2件，办结8件，结转下年度继续办理1件。",
            "我镇全年未收到政府信息公开申请。",
        ),
        (at("N104"),),
    ),
    Fault("复议件数与表不符", words(1, "行政复议1件", "行政复议4件"), (at("N105"),)),
    Fault("诉讼说没有", words(1, "被提起行政诉讼2件", "没有被提起行政诉讼"), (at("N105"),)),
    Fault(
        "规范性文件件数不符",
        words(1, "制发行政规范性文件1件", "制发行政规范性文件2件"),
        (at("N106"),),
    ),
    Fault(
        "分项相加不符",
        words(1, "信息86条，", "信息86条，其中政策文件20条，工作动态40条，其他信息16条，"),
        (at("N107"),),
    ),
    Fault(
        "没有其中的分项相加不符",
        words(1, "信息86条，", "信息86条，政策类20条，动态类40条，其他16条，"),
        (at("N107"),),
    ),
    Fault(
        "其中一项大于总数",
        words(1, "信息86条，", "信息86条，其中工作动态96条，"),
        (at("N107"),),
    ),
    Fault(
        "占比算不出来",
        words(1, "信息86条，", "信息86条，其中政策文件43条，占60%，"),
        (at("N112"),),
    ),
    Fault(
        "三个方面只列两项",
        added(1, "全年抓了三个方面工作：一是理顺目录；二是充实专栏。"),
        (at("N113"),),
    ),
    Fault(
        "逐类结果加不到办结数",
        words(1, "办结8件，", "办结8件，予以公开5件，部分公开1件，不予公开0件，其他处理0件，"),
        (at("N114"),),
    ),
    Fault(
        "增减与句中两年的数不符",
        added(1, "门户网站发布信息900条，较上年的1000条下降20%。"),
        (at("N110"),),
    ),
    Fault(
        "申请人分类不符",
        words(1, "申请7件，", "申请7件，其中自然人申请2件，法人或其他组织申请5件，"),
        (at("N108"),),
    ),
    Fault("许可件数与表不符", added(1, "全年作出行政许可决定15件。"), (at("N109"),)),
    Fault(
        "全部办结却有结转",
        added(1, "全年收到的政府信息公开申请已全部办结，无一积压。"),
        (at("N111"),),
    ),
)
OTHERS = (
    Fault(
        "镇制定规章",
        both(cell(2, "regulations", "made", "1"), cell(2, "regulations", "valid", "1")),
        (at("A101"),),
    ),
    Fault("镇的报告写我乡", words(1, "2023年，我镇", "2023年，我乡"), (at("A102"),)),
    Fault("落款是别的单位", signed("青禾县石桥镇人民政府", "2024年1月12日"), (at("A104"),)),
    Fault(
        "身份证号", added(1, f"申请人张某（身份证号{ID_NUMBER}）对答复表示满意。"), (at("P101"),)
    ),
    Fault("护照号", added(1, "申请人持护照E12345678提出，当日答复。"), (at("P104"),)),
    Fault("手机号", added(6, "联系人手机13800138000。"), (at("P102"),)),
    Fault("银行卡号", added(6, f"请将款项汇入银行账户，卡号{CARD}。"), (at("P103"),)),
    Fault("模板没填", added(6, "联系电话XXXX-XXXXXXX。"), (at("W101"),)),
    Fault(
        "同一句两遍",
        added(
            5,
            "一是把公开时限写进办事流程，逾期由办公室提醒，切实做到件件有回音。"
            "一是把公开时限写进办事流程，逾期由办公室提醒，切实做到件件有回音。",
        ),
        (at("W102"), at("W103")),
    ),
    Fault("词语连写两遍", added(1, "深入贯彻全会精神精神，更新公开栏。"), (at("W104"),)),
    Fault("括号不成对", added(1, "更新公开栏（含村务公开栏。"), (at("W105"),)),
    Fault("两个逗号", added(1, "公开及时，，内容完整。"), (at("W105"),)),
    Fault("网址少了冒号", added(6, "网址：https//www.example.gov.cn。"), (at("W105"),)),
    Fault("法定用语写错", added(1, "公开栏注明不子公开的理由。"), (at("W106"),)),
    Fault("量词前没有数", added(1, "更新公开栏，发布政策解读篇，图文并茂。"), (at("W107"),)),
    Fault("一是之后是三是", added(1, "今年抓两件事：一是理顺目录，三是充实专栏。"), (at("W103"),)),
)
FAULTS = (*STRUCTURE, *FIGURES, *DATES, *FEE, *NARRATIVE, *OTHERS)
DEPARTMENT = (
    Fault(
        "公开晚于一月三十一日",
        lambda d: replace(d, meta={"PubDate": "2024-02-20"}),
        (at("D101"),),
    ),
    Fault(
        "落款晚于公开",
        both(
            lambda d: replace(d, meta={"PubDate": "2024-01-20"}),
            signed(HAN, "2024年1月25日"),
        ),
        (at("D103"),),
    ),
    Fault(
        "落款晚于期限",
        both(
            lambda d: replace(d, meta={"PubDate": "2024-02-12"}),
            signed(HAN, "2024年2月10日"),
        ),
        (at("D101"), at("D104")),
    ),
)

SAMPLES_ONLY = (
    Fault(
        "表二旧格式",
        lambda d: replace(d, form2="2019", table2=documents("2019")),
        (at("S107", table=2),),
    ),
    Fault(
        "新收件数多说两件",
        words(1, "新收政府信息公开申请62件", "新收政府信息公开申请64件"),
        (at("N101"),),
    ),
)
