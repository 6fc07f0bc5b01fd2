"""The 信息处理费 in the words of real reports: what discloses, what does not, what is counted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from making.shipped import NOTHING_ELSE
from making.tables import Picture, report, table

from engine.anchor import Anchor
from engine.facts.fee import KINDS, facts
from engine.report import Cell, Grid

if TYPE_CHECKING:
    from engine.evidence import Fact


HEAD = {1: ["全年工作有序开展。"]}


def made(*six: Any, parts: dict | None = None, tables: tuple = ()) -> list[Fact]:
    with_six = {**(parts or HEAD), 6: list(six)} if six else (parts or {})
    read = report(*tables, parts=with_six)
    return list(facts(read, NOTHING_ELSE))


def fee(*six: Any, **more: Any) -> dict[str, Any]:
    return dict(made(*six, **more)[0].fields)


@pytest.mark.parametrize(
    "words",
    [
        "2022年，我乡未收取政府信息公开信息处理费。",
        "本机关按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）"
        "规定的按件、按量收费标准，本年度没有产生信息公开处理费。",
        "2023 年，区政府严格落实《政府信息公开信息处理费管理办法》，"
        "全年收取政府信息公开信息处理费 0 元。",
        "本年度无信息处理费收取情况。",
        "信息处理费：无。",
        "2023年度未发生信息处理费。",
        "我镇2023年没有收取任何费用。",
        "按照《政府信息公开信息处理费管理办法》要求，2023年无收费情况。",
        "依据《政府信息公开信息处理费管理办法》，本年度未收取。",
        "2023年度，我镇未向申请人发出政府信息公开信息处理费收费通知，收取信息处理费0元。",
        "一、信息处理费收取情况。本年度未产生。二、无其他事项。",
        "发出收费通知2件，总金额300元，实际收取200元。",
        "我局本年度收取信息处理费零元。",
        "提供政府信息不收取费用。",
        "政府信息公开信息处理费收取情况：2023年度共收取 0 元。",
        "我单位2023年未收取依申请公开信息处理\n费。",
        "2023年，我镇依申请提供政府信息全部免费。",
    ],
)
def test_a_result_in_part_six_discloses(words: str) -> None:
    assert fee(words)["disclosed"] == "part_six"


@pytest.mark.parametrize(
    ("caption", "answer"),
    [
        ("政府信息公开信息处理费收取情况", "无。"),
        ("（一）信息处理费收取情况：", "2023年度，我镇未收取。"),
        ("信息处理费", "本年度没有发生。"),
    ],
)
def test_a_caption_is_answered_by_the_line_below_it(caption: str, answer: str) -> None:
    assert fee(caption, answer)["disclosed"] == "part_six"


def test_a_table_of_part_six_discloses() -> None:
    at = Anchor(block=9)
    words = ("信息处理费收费通知件数", "0")
    grid = Grid(rows=(tuple(Cell(text=text, anchor=at) for text in words),), anchor=at)
    assert fee("情况见下表。", grid)["disclosed"] == "part_six"


@pytest.mark.parametrize(
    "words",
    [
        "无。",
        "无",
        "暂无。",
        "暂无其他需要报告的事项。",
        "没有其他需要报告的事项。",
        "2023年行政事业性收费0万元。",
        "本年度没有行政事业性收费项目。",
        "全年工作经费用于平台维护，没有结余。",
        "我镇2023年承办人大代表建议3件。",
    ],
)
def test_other_words_say_nothing_of_the_fee(words: str) -> None:
    assert fee(words)["disclosed"] == "nowhere"


def test_citing_the_regulation_alone_tells_no_result() -> None:
    words = "我局严格执行《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。"
    assert fee(words)["disclosed"] == "mention"


@pytest.mark.parametrize(
    ("part", "words", "where"),
    [
        (1, "全年未收取信息处理费。", "第一部分"),
        (3, "2023年收到政府信息公开申请2件，均未收取任何费用。", "第三部分"),
        (1, "4、政府信息公开的收费及减免情况：无。", "第一部分"),
        (1, "履行政府信息公开工作职能过程中，未向申请人收费。", "第一部分"),
        (1, "未因信息公开收取公民、法人和其他组织等任何费用。", "第一部分"),
        (1, "我局未对依申请公开政府信息收取或减免费用。", "第一部分"),
    ],
)
def test_a_result_elsewhere_is_told_with_its_part(part: int, words: str, where: str) -> None:
    found = fee("无。", parts={part: [words]})
    assert (found["disclosed"], found["where"]) == ("elsewhere", where)


@pytest.mark.parametrize(
    "words",
    [
        "组织学习《政府信息公开信息处理费管理办法》2次。",
        "公开行政事业性收费目录清单3条。",
        "公开教育收费信息20条，未出现差错。",
    ],
)
def test_elsewhere_the_fee_must_be_named_for_itself(words: str) -> None:
    assert fee("无。", parts={1: [words]})["disclosed"] == "nowhere"


def test_without_a_part_six_what_follows_part_five_counts() -> None:
    words = "本年度未收取信息处理费。"
    assert fee(parts={1: ["概述。"], 5: ["存在不足。", words]})["disclosed"] == "part_six"
    assert fee(parts={1: ["概述。"], 5: ["存在不足。"]})["disclosed"] == "nowhere"


def test_of_a_file_that_is_no_report_nothing_is_missed() -> None:
    assert made(parts={1: ["随便一段文字。"]}) == []


def test_a_picture_may_say_it() -> None:
    assert "disclosed" not in fee(Picture(anchor=Anchor(block=5)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("发出收费通知2件，总金额300元，实际收取200元。", (2, 30000, 20000, 1)),
        (
            "2023年度，我镇发出信息处理费收费通知1件，总金额100元，实际收取信息处理费200元。",
            (1, 10000, 20000, 1),
        ),
        ("收取政府信息公开信息处理费300元。", (None, None, 30000, 0)),
        ("全年共发出收费通知三份，共计1,300元，实收1300元。", (3, 130000, 130000, 1)),
        ("全年收取信息处理费0.03万元。", (None, None, 30000, 0)),
        ("未发出收费通知，未收取信息处理费。", (0, None, 0, 0)),
        ("2023年度未向申请人发出政府信息公开信息处理费收费通知，收取0元。", (0, None, 0, 0)),
        ("全年办理申请5件，未收取信息处理费。", (None, None, 0, 0)),
        ("发出收费通知0件，金额0元，收取0元。", (0, 0, 0, 0)),
        ("发出了收费通知，申请人逾期未缴费。", (None, None, None, 1)),
        ("按件收费标准为每件100元，本年度未收取信息处理费。", (None, None, 0, 0)),
        ("收取信息处理费2笔，共计500元。", (2, None, 50000, 1)),
        ("未收取信息处理费，代付邮寄费15元。", (None, None, 0, 0)),
        ("收取信息处理费300元（3件）。", (3, None, 30000, 1)),
    ],
)
def test_notices_and_amounts_are_read(words: str, expected: tuple) -> None:
    found = fee(words)
    names = ("notices", "notified", "collected")
    noticed = int(found["notice"] == "reported")
    assert (*(found.get(name) for name in names), noticed) == expected
    assert found["count"] == ("absent" if expected[0] is None else "stated")


def test_each_amount_is_a_fact_of_its_own() -> None:
    amounts = [fact.fields for fact in made("发出收费通知2件，总金额305元，实际收取200元。")[1:]]
    assert [(a["role"], a["amount"], a["nearest"]) for a in amounts] == [
        ("notified", 30500, 31000),
        ("collected", 20000, 20000),
    ]


@pytest.mark.parametrize(
    ("written", "most"),
    [(0, 0), (Decimal("0.02"), 25000), (3, 3500000), (Decimal("7730.28"), 7730285000)],
)
def test_table_2_is_rounded_as_written(written: Any, most: int) -> None:
    tables = (table(2, {("fees", "amount"): written}),)
    assert fee("无。", tables=tables)["fees_at_most"] == most


def test_unpaid_is_taken_from_table_3_of_form_2021() -> None:
    tables = (table(3, {("other.unpaid", "total"): 2}),)
    assert fee("无。", tables=tables)["unpaid"] == 2
    assert "unpaid" not in fee("无。")
    assert "unpaid" not in fee("无。", tables=(table(3, {("other.unpaid", "total"): ""}),))


def test_the_finding_shows_what_stands_in_part_six() -> None:
    assert made("　无。")[0].evidence[0].quote == "无。"


def test_every_field_is_declared() -> None:
    declared = {kind.name: kind.fields for kind in KINDS}
    found = made("发出收费通知2件，总金额305元，实际收取200元。")
    assert {fact.kind for fact in found} == set(declared)
    for fact in found:
        for name, value in fact.fields.items():
            assert isinstance(value, {"int": int, "str": str}[declared[fact.kind][name][0]])


@pytest.mark.parametrize(
    "words",
    [
        "全年无信息处理费收支。另，业务培训支出1.5万元，网站运维支出2万元。",
        "2024年度信息处理费0元，上一年度信息处理费为150元。",
        "罚没收入30万元上缴国库，与信息处理费无关；信息处理费收取0元。",
    ],
)
def test_other_money_is_no_fee(words):
    assert fee(words).get("amount", 0) == 0


def test_a_notice_to_each_of_some_persons_counts_the_notices():
    told = fee("向3名申请人发出收费通知，总金额300元，1名申请人缴费100元，合计收取100元。")
    assert (told["notices"], told["notified"], told["collected"]) == (3, 30000, 10000)
