"""gouji book correct: as an auditor types it, and as it goes wrong."""

from __future__ import annotations

from argparse import ArgumentParser

import pytest
from making.material import undecided
from making.matrices import forms

from engine.errors import UsageError
from engine.trail.verification.verify import verify
from tui.cli.books import correct


def line(*words: str):
    """Return what a line of words asks for."""
    parser = ArgumentParser()
    correct.arguments(parser)
    return parser.parse_args(["1", *words])


def test_cells_and_fields_are_asked_for_with_one_reason():
    asked = correct.asked(
        line("--cell", "表三.新收.总计=99", "--year", "2022", "--cell", "3.new.natural=",
             "--reason", "看错"),
        forms(),
    )  # fmt: skip
    assert [(one.target, one.value, one.reason) for one in asked] == [
        ("3.new.total", "99", "看错"),
        ("3.new.natural", "", "看错"),
        ("year", "2022", "看错"),
    ]


def test_nothing_asked_for_is_nothing():
    assert correct.asked(line(), forms()) == []
    assert correct.taken_back(line(), forms()) == []


def test_what_is_taken_back_is_a_field_or_a_cell():
    wanted = line("--undo", "year", "--undo", "表三.新收.总计")
    assert correct.taken_back(wanted, forms()) == ["year", "3.new.total"]


@pytest.mark.parametrize(
    "cell",
    ["", "=", "表三", "表三.新收.总计", "表九.新收.总计=1", "a.b.c=1"],
)
def test_a_cell_that_is_none_is_a_sentence(cell):
    with pytest.raises(UsageError):
        correct.asked(line("--cell", cell, "--reason", "x"), forms())


@pytest.mark.slow
@pytest.mark.parametrize("number", ["-1", "99999999999999999999", "9" * 5_000, "x", "1.5", ""])
def test_a_filing_that_cannot_be_is_told_and_is_no_crash(gouji, book, number):
    said = gouji("book", "correct", number, "--book", book)
    assert (said.code, said.out) == (2, "")
    assert "整数" in said.err


@pytest.mark.slow
def test_a_cell_is_corrected_listed_and_taken_back(gouji, book):
    first = undecided(gouji, book)
    said = gouji(
        "book",
        "correct",
        "1",
        "--cell",
        "表三.新收.总计=99",
        "--reason",
        "原件为99",
        "--book",
        book,
    )
    assert said.code == 0, said.err
    assert said.out.startswith("更正：表三总计列「新收」填报 ")
    assert said.out.rstrip().endswith("→ 99（原件为99）")
    assert undecided(gouji, book) != first
    listed = gouji("book", "correct", "1", "--book", book)
    assert "3.new.total\t更正：" in listed.out
    trail = gouji("trail", "show", "--book", book)
    assert "更正读数" in trail.out
    assert gouji("book", "correct", "1", "--undo", "3.new.total", "--book", book).code == 0
    assert undecided(gouji, book) == first
    assert verify(book).code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1", "--cell", "3.grantd.business=2", "--reason", "x"], "3.granted.business（表三商业"),
        (["1", "--cell", "3.granted.business", "--reason", "x"], "等号"),
        (["1", "--cell", "3.granted.business=2"], "理由"),
        (["1", "--reason", "x"], "没有说更正什么"),
        (["1", "--year", "二三", "--reason", "x"], "不是年份"),
        (["1", "--kind", "公司", "--reason", "x"], "不认识"),
        (["1", "--signed", "2024-02-30", "--reason", "x"], "不是日期"),
        (["1", "--undo", "year"], "没有更正过"),
        (["77", "--year", "2022", "--reason", "x"], "没有第 77 号"),
    ],
)
def test_a_wrong_correction_is_told_and_nothing_is_written(gouji, book, arguments, said):
    before = gouji("trail", "show", "--book", book).out
    done = gouji("book", "correct", *arguments, "--book", book)
    assert done.code in {2, 3}
    assert said in done.err
    assert "Traceback" not in done.err
    assert gouji("trail", "show", "--book", book).out == before
