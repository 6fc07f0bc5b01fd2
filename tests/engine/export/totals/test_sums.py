"""Totals over units: a blank is never zero, what is contested is left out."""

from __future__ import annotations

from making.changes import cell
from making.dossiers import exported, filing, finding
from making.judged_units import NEW, checker, unit

from engine.export.dossier import Dossier, Owing
from engine.export.totals.sums import totals_of
from engine.roster.unit import Unit


def totals(*dossiers, **more):
    doubtful = more.pop("doubtful", False)
    return totals_of(exported(*dossiers, **more), checker().pack.forms, doubtful=doubtful)


def test_a_sum_is_that_of_its_units_and_names_each():
    one = totals(unit(1))
    three = totals(*(unit(number) for number in (1, 2, 3)))
    for place, total in three.cells.items():
        assert total.value == 3 * one.cells[place].value, place
        assert sum(entry.counted for entry in total.entries) == total.value
        assert len(total.entries) == 3


def test_a_blank_cell_is_left_out_and_said_never_zero():
    made = totals(unit(1), unit(2, cell(*NEW, "")))
    (left,) = made.cells[NEW].left_out
    assert (left.value, left.why) == (None, "空白")
    assert made.cells[NEW].value == totals(unit(1)).cells[NEW].value


def test_a_figure_that_a_finding_contests_is_left_out_unless_asked_for():
    wrong = unit(2, cell(3, "granted", "business", "7"))
    place = (3, "granted", "business")
    assert [entry.why for entry in totals(wrong).cells[place].entries] == ["有待改正"]
    assert [entry.why for entry in totals(wrong, doubtful=True).cells[place].entries] == [""]
    assert totals(wrong, doubtful=True).cells[place].value == 7


def test_a_county_s_own_report_is_compared_and_not_counted():
    own = unit(9, cell(3, "new", "natural", "99"))
    own = Dossier(
        filing=filing(id=9, kind="government", agency="青禾县人民政府"),
        findings=own.findings,
        causes=own.causes,
        content=own.content,
    )
    made = totals(unit(1), own)
    assert made.units == [unit(1).filing.agency]
    assert (NEW, 99, made.cells[NEW].value) in list(made.differences())


def test_units_without_a_report_and_files_that_are_gone_are_named():
    gone = Dossier(filing=filing(id=5, agency="青禾县教育局"), findings=[finding(1)])
    perhaps = Owing(unit=Unit(name="青禾县民政局"), perhaps=[filing(id=7)])
    owing = {2023: [Owing(unit=Unit(name="青禾县水利局")), perhaps]}
    made = totals(unit(1), gone, not_filed=owing)
    assert made.missing == [
        ("青禾县水利局", "未报"), ("青禾县民政局", "是否已报待核实"), ("青禾县教育局", "读不了"),
    ]  # fmt: skip


def test_what_only_may_be_a_units_report_is_not_summed():
    stranger = unit(2)
    owing = {2023: [Owing(unit=Unit(name="青禾县民政局"), perhaps=[stranger.filing])]}
    made = totals(unit(1), stranger, not_filed=owing)
    assert made.units == [unit(1).filing.agency]
    assert made.missing == [("青禾县民政局", "是否已报待核实")]
