"""All figures of the statutory tables as CSV: a blank is blank, a doubt is said."""

from __future__ import annotations

import csv
import io

from making.dossiers import dossier
from making.tables import report, table

from engine.export.data.figures import COLUMNS, doubt, figure, lines

MADE = report(
    table(4, {("review", "upheld"): 0, ("review", "total"): "", ("suit_direct", "total"): "?12"}),
    table(3, {("new", "natural"): "=1+1"}),
)


def read(**more):
    return [dict(zip(COLUMNS, one, strict=False)) for one in lines(dossier(**more), MADE)]


def test_each_cell_is_a_line_as_the_form_runs():
    told = read()
    assert [(one["表"], one["行键"], one["列键"]) for one in told] == [
        (3, "new", "natural"), (4, "review", "upheld"), (4, "review", "total"),
        (4, "suit_direct", "total"),
    ]  # fmt: skip
    assert (told[1]["行"], told[1]["列"], told[1]["类型"]) == ("行政复议", "结果维持", "乡镇")


def test_a_blank_is_blank_and_a_zero_is_zero():
    assert [one["值"] for one in read()] == ["", "0", "", "12"]
    assert read()[0]["原文"] == "=1+1", "made harmless where it is written"


def test_a_figure_that_was_read_with_doubt_says_so():
    assert [bool(one["存疑"]) for one in read()] == [False, False, False, True]


def test_a_value_alone():
    value = MADE.tables[4].values["review", "total"]
    assert (figure(value), doubt(value)) == ("", "")
    assert next(csv.reader(io.StringIO(",".join(COLUMNS))))[0] == "单位"
