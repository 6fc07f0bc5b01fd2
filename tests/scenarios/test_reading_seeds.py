"""The five seeds, labelled by eye: every cell, heading, name and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from making.matrices import forms

from engine.reading import read_document
from engine.reading.assemble import assemble

if TYPE_CHECKING:
    from pathlib import Path

    from engine.report import Report


@dataclass(frozen=True)
class Label:
    """What a person reads in a seed."""

    title: str
    agency: str
    year: int
    forms: tuple[str, str]
    form: str
    numerals: tuple[str, ...]
    signed: tuple[str | None, date | None]
    period: tuple[date, date] | None
    nonzero: dict[tuple[int, str, str], int]
    part_six: str


EVEN = ("一、", "二、", "三、", "四、", "五、", "六、")
SEEDS = {
    "000": Label(
        "繁峙县神堂堡乡人民政府2023年度政府信息公开工作年度报告",
        "繁峙县神堂堡乡人民政府",
        2023,
        ("2021", "2021"),
        "2021",
        ("1、", *EVEN[1:]),
        ("神堂堡乡人民政府", date(2024, 1, 11)),
        None,
        {},
        "无。",
    ),
    "001": Label(
        "白家庄镇2023年政府信息公开工作年度报告",
        "白家庄镇人民政府",
        2023,
        ("2019", "2019"),
        "2019",
        ("", "", *EVEN[2:]),
        ("白家庄镇人民政府", date(2023, 12, 25)),
        (date(2023, 1, 1), date(2023, 12, 29)),
        {},
        "暂无其他需要报告的事项。",
    ),
    "002": Label(
        "汤原县胜利乡2022年政府信息公开工作年度报告",
        "汤原县胜利乡人民政府",
        2022,
        ("2021", "2021"),
        "2021",
        EVEN,
        ("胜利乡人民政府", None),
        None,
        {},
        "2022年，我乡未收取政府信息公开信息处理费。",
    ),
    "003": Label(
        "红崖子沟乡 2023 年度政府信息公开工作报告",
        "红崖子沟乡",
        2023,
        ("2021", "2019"),
        "mixed",
        EVEN,
        (None, None),
        (date(2023, 1, 1), date(2023, 12, 31)),
        {(2, "normative", "made"): 15, (2, "normative", "valid"): 15},
        "无",
    ),
    "004": Label(
        "夹河子乡政府信息公开工作2023年度报告",
        "乌苏市夹河子乡人民政府",
        2023,
        ("2021", "2021"),
        "2021",
        ("一、", "二、", "三、", "四、", "5、", "六、"),
        ("乌苏市夹河子乡人民政府", date(2024, 1, 16)),
        None,
        {},
        "本机关按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》"
        "（国办函〔2020〕109号）规定的按件、按量收费标准，本年度没有产生信息公开处理费。",
    ),
}


@cache
def read(folder: Path, number: str) -> Report:
    """Read a seed."""
    path = next((folder / "seeds").glob(f"{number}_*.txt"))
    return assemble(read_document(path.read_bytes(), path.name), forms())


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest, corpus: Path) -> tuple[Label, Report]:
    """Give each seed with its labels."""
    return SEEDS[request.param], read(corpus, request.param)


def test_every_cell_is_read(seed: tuple[Label, Report]) -> None:
    label, report = seed
    assert {n: t.form for n, t in report.tables.items()} == {
        2: label.forms[0],
        3: label.forms[1],
        4: "2021",
    }
    assert report.form == label.form
    for number, table in report.tables.items():
        wanted = set(forms()[table.form].tables[number].cells())
        if (number, table.form) == (2, "2019"):  # 白家庄镇 has no row 政府集中采购
            wanted -= {("procurement", "items"), ("procurement", "amount")}
        assert set(table.values) == wanted
        read_values = {(number, *cell): value.number for cell, value in table.values.items()}
        assert read_values == {cell: label.nonzero.get(cell, 0) for cell in read_values}
        assert not any(value.doubt for value in table.values.values())


def test_nothing_is_called_altered_or_doubtful(seed: tuple[Label, Report]) -> None:
    _, report = seed
    assert [d for t in report.tables.values() for d in (*t.deviations, t.mixed) if d] == []
    assert report.doubts == ()


def test_names_and_dates_are_read(seed: tuple[Label, Report]) -> None:
    label, report = seed
    assert report.title is not None
    assert (report.title.text, report.agency, report.kind, report.year) == (
        label.title,
        label.agency,
        "township",
        label.year,
    )
    signed = (
        report.signoff_agency.text if report.signoff_agency else None,
        report.signoff_date.value if report.signoff_date else None,
    )
    assert signed == label.signed
    period = (report.period.start, report.period.end) if report.period else None
    assert period == label.period
    assert report.published is None


def test_all_six_parts_stand_in_order(seed: tuple[Label, Report]) -> None:
    label, report = seed
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6]
    assert tuple(h.numeral for h in report.headings) == label.numerals
    assert {h.match for h in report.headings} <= {"form", "alias"}
    assert report.parts[6].text == label.part_six
    assert all(report.parts[n].text == "" for n in (2, 3, 4))
    for n in (1, 5):
        assert len(report.parts[n].text) > 200


def test_every_place_quotes_the_source(seed: tuple[Label, Report]) -> None:
    _, report = seed
    mentions = [h.mention for h in report.headings]
    mentions += [m for m in (report.signoff_agency, report.signoff_date) if m]
    mentions += [report.period.mention] if report.period else []
    for mention in mentions:
        text = report.document.text(mention.anchor.block)
        assert text[mention.start : mention.end] == mention.text
    for table in report.tables.values():
        for value in table.values.values():
            assert value.anchor.table is not None
            assert value.anchor.row is not None
            assert value.anchor.line is not None


def test_every_block_belongs_to_one_place(seed: tuple[Label, Report]) -> None:
    _, report = seed
    headings = {h.mention.anchor.block for h in report.headings}
    places = [*report.head, *report.tail, *headings]
    places += [block for part in report.parts.values() for block in part.blocks]
    assert sorted(places) == list(range(len(report.document.blocks)))
