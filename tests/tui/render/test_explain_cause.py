"""What is said of a whole cause: one repair is right, several are shown and none accused."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE, finding

from tui.opened import only_repair
from tui.render.explain import Explainer
from tui.render.explain_cause import unbalanced
from tui.render.lines import line_width, plain_text
from tui.text.words import Language, Texts


def change(row: str, label: str, before: object, after: object) -> dict[str, object]:
    cell = {"table": 3, "row": row, "column": "business", "label": label}
    return {"cells": [{**cell, "from": before, "to": after}], "slip": ""}


REPAIR = change("granted", "商业企业列「予以公开」", 7, 2)
OTHER = change("done", "商业企业列「总计」", 2, 7)
ONE = finding(
    1, rule="F203", cause="c1", message="不相等",
    data={"expected": "7＋0＝7", "actual": "2", "place": {"label": "表三 自然人"}},
)  # fmt: skip
TWO = finding(2, rule="F202", cause="c1", message="分项之和不等于总计")


def said(one, cause, fellows=(), cells: int = 76, language: Language = "zh") -> str:
    lines = Explainer(Texts(language), cells).lines(one, cause, (), fellows)
    assert all(line_width(line) <= cells for line in lines)
    assert not any(CONTROLS & set(plain_text(line)) for line in lines)
    return "\n".join(map(plain_text, lines))


def test_one_value_is_right_and_the_equation_does_not_balance():
    text = said(ONE, {"repairs": [REPAIR], "more": 0}, [TWO])
    assert "商业企业列「予以公开」填报 7，应为 2：7 → 2，改后 F203、F202 相符" in text
    assert text.count("应为") == 1
    assert "不平  F203 7＋0＝7 ≠ 2（表三 自然人）" in text
    assert "C 确认整个原因（2 条）" in text


def test_without_a_repair_too_what_parts_add_up_to_is_no_value_that_should_stand():
    text = said(ONE, None)
    assert "应为" not in text
    assert "7＋0＝7 ≠ 2" in text


def test_where_several_repairs_are_equally_small_all_are_shown_and_none_is_accused():
    cause = {"repairs": [REPAIR, OTHER], "more": 3}
    text = said(ONE, cause, [TWO])
    assert "5 种同样小的改法" in text
    assert "商业企业列「予以公开」：7 → 2" in text
    assert "商业企业列「总计」：2 → 7" in text
    assert "应为" not in text
    assert not only_repair(cause)


def test_a_repair_of_which_more_are_not_shown_is_not_the_only_one():
    text = said(ONE, {"repairs": [REPAIR], "more": 1}, [TWO])
    assert "2 种同样小的改法" in text
    assert "应为" not in text


def test_a_repair_of_several_cells_names_each():
    both = {"cells": [*REPAIR["cells"], *OTHER["cells"]], "slip": "错位"}  # type: ignore[misc]
    text = said(ONE, {"repairs": [both]}, [TWO], 80)
    assert "商业企业列「予以公开」：7 → 2" in text
    assert "商业企业列「总计」：2 → 7" in text
    assert "错位" in text


def test_a_blank_cell_is_called_so_and_nought_is_a_number():
    blank = said(ONE, {"repairs": [change("x", "甲", None, 0)]})
    assert f"甲填报 {Texts()('blank')}，应为 0" in blank
    assert "甲填报 0，应为 3" in said(ONE, {"repairs": [change("x", "甲", 0, 3)]})


def test_old_names_of_the_sides_and_cells_without_a_label_are_told():
    cell = {"table": 3, "row": "done", "column": "total", "before": 3, "after": 4}
    assert "done total填报 3，应为 4" in said(ONE, {"repairs": [{"cells": [cell]}]})


@pytest.mark.parametrize("cells", [20, 40, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_an_agency_wrote_acts_on_nothing_at_any_width(cells, language):
    hostile = finding(1, rule="F203", message=HOSTILE * 9, data={"place": {"label": HOSTILE}})
    cause = {"repairs": [change("x", HOSTILE, HOSTILE, HOSTILE), REPAIR], "more": 10_000}
    said(hostile, cause, [TWO] * 50, cells, language)


def test_alone_in_its_cause_a_finding_is_not_confirmed_as_a_whole():
    assert "C 确认" not in said(ONE, {"repairs": [REPAIR]})


@pytest.mark.parametrize(
    ("data", "words"),
    [({"expected": "1＋1＝2", "actual": "3"}, "1＋1＝2 ≠ 3"), ({"expected": "1＋1＝2"}, ""),
     ({"expected": "1＋1＝2", "actual": "0"}, "1＋1＝2 ≠ 0"),
     ({"expected": "不少于3", "actual": "2"}, ""), ({"expected": None, "actual": None}, ""),
     ({}, "")],
)  # fmt: skip
def test_only_an_equation_is_out_of_balance(data, words):
    assert unbalanced(data) == words
