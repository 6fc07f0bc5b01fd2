"""Units by rules: what fits, what is dark, and that digits say it without colour."""

from __future__ import annotations

from tui.render.heat import Heat, HeatRow, degree, fitting, head_line, heat_line
from tui.render.lines import line_width, plain_text

HEAT = Heat(
    [f"F{n}" for n in range(100, 130)],
    [
        HeatRow("有此问题的单位", 5, {"F100": 2, "F129": 1}),
        HeatRow("青禾县石桥镇人民政府", 4, {"F100": 3, "F129": 1}),
        HeatRow("青禾县\x1b[31m教育局", 1, {"F100": 1}),
    ],
)


def test_no_line_is_wider_than_the_window():
    for cells in (60, 77, 117, 197):
        for column in (0, 1, 15, 30):
            words = ("单位", "须改")
            assert line_width(head_line(HEAT, column, cells, words)) <= cells
            assert all(line_width(heat_line(HEAT, n, column, cells)) <= cells for n in range(3))


def test_the_rule_under_the_cursor_is_in_sight():
    assert "F129" not in plain_text(head_line(HEAT, 0, 77, ("", "")))
    assert "F129" in plain_text(head_line(HEAT, 30, 77, ("", "")))
    assert fitting(HEAT, 77) == 9


def test_counts_are_digits_and_names_are_tamed():
    assert plain_text(heat_line(HEAT, 1, 0, 77)).split()[:3] == ["青禾县石桥镇人民政府", "4", "3"]
    assert "\x1b" not in plain_text(heat_line(HEAT, 2, 0, 77))


def test_a_season_of_hundreds_is_told_in_figures():
    many = Heat(HEAT.codes, [HeatRow("有此问题的单位", 1300, {"F100": 120}), *HEAT.rows[1:]])
    assert plain_text(heat_line(many, 0, 0, 77)).split()[:3] == ["有此问题的单位", "1300", "…"]


def test_more_is_never_lighter():
    for most in (1, 3, 4, 9, 50):
        shades = [degree(count, most) for count in range(1, most + 1)]
        assert shades == sorted(shades)
        assert set(shades) <= {1, 2, 3, 4}


LONG = "青禾县人力资源和社会保障局"


def heat_of(*names: str) -> Heat:
    return Heat(HEAT.codes, [HEAT.rows[0], *(HeatRow(name, 1, {"F100": 1}) for name in names)])


def test_a_name_that_has_room_is_not_cut():
    heat = heat_of("石桥镇", LONG, "县水利局")
    for cells in (57, 77, 117):
        lines = [plain_text(heat_line(heat, n, 0, cells)) for n in range(4)]
        assert lines[2].startswith(LONG + " ")
        assert fitting(heat, cells) >= 5, "and rules are still to be seen"


def test_a_name_too_long_for_any_window_leaves_room_for_rules():
    heat = heat_of("很" * 300)
    for cells in (57, 77, 197):
        line = heat_line(heat, 1, 0, cells)
        assert line_width(line) <= cells
        assert "…" in plain_text(line)
        assert fitting(heat, cells) >= 5


def test_nothing_to_count_has_a_head_all_the_same():
    empty = Heat((), ())
    assert plain_text(head_line(empty, 0, 57, ("单位", "须改"))).split() == ["单位", "须改"]
    assert (fitting(empty, 57), empty.most) == (5, 0)
