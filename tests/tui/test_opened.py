"""A filing's document as it is shown: cells to mark, repairs in their cells, faults in words."""

from __future__ import annotations

import pytest
from making.told import told

from engine.errors import ReadingError
from engine.report import Correction
from tui import opened
from tui.opened import Opened, document_or_why, only_repair
from tui.render.lines import Spot
from tui.text.words import Texts

CELL, OTHER = (3, "new", "total"), (3, "new", "natural")
SPOTS = {CELL: Spot(block=1, row=0, column=0), OTHER: Spot(block=1, row=0, column=1)}
SHOWN = Opened(told({1: "甲"}).document, SPOTS)


def repair(*cells):
    return {"cells": [{"table": t, "row": r, "column": c, **to} for (t, r, c), to in cells]}


@pytest.mark.parametrize(
    ("cause", "only"),
    [
        (None, False),
        ({}, False),
        ({"repairs": []}, False),
        ({"repairs": [{}]}, True),
        ({"repairs": [{}, {}]}, False),
        ({"repairs": [{}], "more": True}, False),
    ],
)
def test_a_repair_is_the_only_one_where_there_is_no_other(cause, only):
    assert only_repair(cause) is only


def test_what_should_stand_in_a_cell_is_told_unless_repairs_differ():
    one = {"repairs": [repair((CELL, {"to": 8}))]}
    assert SHOWN.changes(one) == {SPOTS[CELL]: "8"}
    two = {"repairs": [repair((CELL, {"to": 8})), repair((CELL, {"to": 9}))]}
    assert SHOWN.changes(two) == {SPOTS[CELL]: ""}
    same = {"repairs": [repair((CELL, {"to": 8})), repair((CELL, {"to": 8}), (OTHER, {"to": 1}))]}
    assert SHOWN.changes(same) == {SPOTS[CELL]: "8", SPOTS[OTHER]: "1"}
    assert SHOWN.changes({"repairs": [repair(((2, "x", "y"), {"to": 8}))]}) == {}, "not drawn"
    assert SHOWN.changes(None) == {}


def test_cells_put_right_are_marked_and_fields_are_not():
    corrections = [
        Correction(target="3.new.total", value="8"),
        Correction(target="year", value="1"),
    ]
    assert [(one.spot, one.style) for one in SHOWN.corrected(corrections)] == [
        (SPOTS[CELL], "corrected")
    ]


@pytest.mark.parametrize(
    ("error", "words"), [(ReadingError("读不了"), "读不了"), (KeyError("x"), "KeyError")]
)
def test_a_document_that_cannot_be_shown_is_a_sentence(monkeypatch, error, words):
    def fails(_data, _name):
        raise error

    monkeypatch.setattr(opened, "open_document", fails)
    said = document_or_why(b"", "甲.docx", Texts("zh"))
    assert isinstance(said, str)
    assert words in said
