"""A table whose rows and columns we told by position is not accused of other labels (S108)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.changes import base
from making.reading import read_report
from making.writers import as_flat_text

from engine.anchor import Anchor
from engine.doubts import Doubt, DoubtKind
from engine.facts.structure.tables import facts
from engine.report import Deviation, Report


def relabelled(*doubts: Doubt) -> Report:
    """Make a report whose table 2 has a row under another name, with doubts of the reading."""
    report = read_report(as_flat_text(base()), "稿.txt")
    table = report.tables[2]
    odd = Deviation(
        kind="relabelled", axis="row", key="penalty", label="行政处", anchor=table.anchor
    )
    tables = {**report.tables, 2: replace(table, deviations=(odd,))}
    return replace(report, tables=tables, doubts=doubts)


def doubted(report: Report) -> frozenset[str]:
    """Return what is doubtful of the deviation of table 2."""
    found = [one for one in facts(report) if one.kind == "deviation" and one.fields["table"] == 2]
    (only,) = found
    return only.doubtful


def test_a_label_of_a_table_with_lines_is_as_it_stands() -> None:
    assert doubted(relabelled()) == frozenset()


def test_a_label_of_a_table_without_lines_proves_nothing() -> None:
    here = relabelled().tables[2].anchor
    assert doubted(relabelled(Doubt.of(DoubtKind.UNRULED_TABLE, here))) == {"change"}


def test_a_doubt_about_another_table_says_nothing_of_this_one() -> None:
    there = Anchor(block=9999)
    assert doubted(relabelled(Doubt.of(DoubtKind.UNRULED_TABLE, there))) == frozenset()


def shortened(*lines: str) -> Report:
    """Make a report without the row 行政许可 in table 2, these lines behind the table."""
    draft = base()
    draft = replace(draft, prose={**draft.prose, 2: (*draft.prose[2], *lines)})
    report = read_report(as_flat_text(draft), "稿.txt")
    table = report.tables[2]
    gone = Deviation(
        kind="missing", axis="row", key="licensing", label="行政许可", anchor=table.anchor
    )
    return replace(report, tables={**report.tables, 2: replace(table, deviations=(gone,))})


@pytest.mark.parametrize(
    "line", ["行政许可,12", "行政许可：12。", "第二十条，行政许可，12", '"行政许可";"12"']
)
def test_a_row_that_stands_beside_the_table_as_a_line_is_not_known_to_be_missing(line: str) -> None:
    assert doubted(shortened(line)) == {"change"}


@pytest.mark.parametrize(
    "line", ["全年行政许可工作平稳。", "行政许可12件，比上年多2件", "行政许可"]
)
def test_a_row_that_prose_only_speaks_of_is_missing(line: str) -> None:
    assert doubted(shortened(line)) == frozenset()
