"""Tables of lines in the text are joined to those of grids, what nothing bears out with a doubt."""

from __future__ import annotations

from making.tables import balanced_table3, balanced_table4, seeded, table

from engine.anchor import Anchor
from engine.doubts import CellDoubt
from engine.reading.tables.builder import Tables
from engine.reading.tables.merge_loose import joined, lost_rows
from engine.report import Deviation

THREE = balanced_table3(seeded(1))
FOUR = balanced_table4(review=(1, 2, 3, 4))


def tables(*made):
    """Make what was found: tables with a block each."""
    return Tables(
        tables={one.number: one for one in made},
        blocks={one.number: (one.number,) for one in made},
        starts={one.number: (one.number, 0) for one in made},
        doubts=(),
        cells={one.number: frozenset({one.number}) for one in made},
    )


def missing(row):
    return Deviation(kind="missing", axis="row", key=row, label=row, anchor=Anchor(block=3))


def test_a_table_that_no_grid_holds_comes_from_the_text_with_a_doubt():
    found = joined(tables(table(3, THREE)), tables(table(4, FOUR)))
    assert set(found.tables) == {3, 4}
    assert [doubt.code for doubt in found.doubts] != []
    assert (found.loose, found.paragraphs) == ({4}, {4})


def test_one_broken_row_of_a_whole_table_is_trusted_as_it_stands():
    three, four = {**THREE, ("new", "total"): 99}, {**FOUR, ("review", "total"): 99}
    found = joined(tables(), tables(table(3, three), table(4, four))).tables
    assert found[3].values["new", "total"].doubt is None
    assert found[4].values["review", "upheld"].doubt is None


def test_a_broken_row_is_doubted_where_another_lacks_a_figure():
    wrong = {**THREE, ("new", "total"): 99, ("partial", "natural"): ""}
    found = joined(tables(), tables(table(3, wrong))).tables[3]
    assert found.values["new", "natural"].doubt is CellDoubt.NO_GRID
    assert found.values["granted", "natural"].doubt is None


def test_a_broken_row_is_doubted_where_another_lacks():
    wrong = {**THREE, ("new", "total"): 99}
    lacking = table(3, wrong, deviations=(missing("partial"),))
    found = joined(tables(), tables(lacking)).tables[3]
    assert found.values["new", "natural"].doubt is CellDoubt.NO_GRID


def test_rows_that_add_up_are_trusted_and_others_doubted():
    wrong = {**FOUR, ("review", "total"): 99, ("suit_direct", "total"): 98}
    found = joined(tables(), tables(table(4, wrong))).tables[4]
    assert found.values["review", "upheld"].doubt is CellDoubt.NO_GRID
    assert found.values["suit_after_review", "upheld"].doubt is None


def test_a_table_from_the_text_is_never_called_altered():
    loose = table(4, FOUR, deviations=(missing("review"),))
    assert joined(tables(), tables(loose)).tables[4].deviations == ()


def test_a_row_called_otherwise_is_told_where_no_figure_lacks():
    called = Deviation(
        kind="relabelled", axis="row", key="partial", label="信访", anchor=Anchor(block=3)
    )
    whole = table(3, THREE, deviations=(called,))
    assert joined(tables(), tables(whole)).tables[3].deviations == (called,)
    ragged = table(3, {**THREE, ("new", "natural"): ""}, deviations=(called,))
    assert joined(tables(), tables(ragged)).tables[3].deviations == ()


def test_a_grid_s_table_stays_as_it_is():
    grid = table(3, THREE)
    other = table(3, dict.fromkeys(THREE, 7))
    found = joined(tables(grid), tables(other))
    assert found.tables[3].values == grid.values
    assert not found.loose


def test_rows_that_slipped_out_of_the_grid_are_put_in_with_a_doubt():
    without = {key: value for key, value in THREE.items() if key[0] != "partial"}
    grid = table(3, without, deviations=(missing("partial"),))
    assert lost_rows(grid) == {"partial"}
    found = joined(tables(grid), tables(table(3, THREE))).tables[3]
    assert found.number_at("partial", "total") == THREE["partial", "total"]
    assert found.values["partial", "total"].doubt is CellDoubt.BESIDE
    assert lost_rows(found) == set()
    assert found.values["new", "total"].doubt is None
