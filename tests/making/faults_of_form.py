"""Faults of parts, headings and tables, planted one at a time; see ``faults``."""

from __future__ import annotations

from dataclasses import replace

from making.changes import (
    both,
    cell,
    head,
    heading,
    signed,
    without_part,
    without_row,
    words,
)
from making.drafts import (
    documents,
    with_prose,
)
from making.planted import HAN, Fault, at

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
