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
    assert fitting(77) == 9


def test_counts_are_digits_and_names_are_tamed():
    assert plain_text(heat_line(HEAT, 1, 0, 77)).split()[:3] == ["青禾县石桥镇人民政府", "4", "3"]
    assert "\x1b" not in plain_text(heat_line(HEAT, 2, 0, 77))


def test_more_is_never_lighter():
    for most in (1, 3, 4, 9, 50):
        shades = [degree(count, most) for count in range(1, most + 1)]
        assert shades == sorted(shades)
        assert set(shades) <= {1, 2, 3, 4}
