"""Findings and causes as plain JSON: everything said, numbers of persons masked."""

from __future__ import annotations

import json

from engine.anchor import Anchor
from engine.evidence import Evidence, Place
from engine.finding import Basis, Cause, CellChange, Finding, Repair
from engine.finding_json import cause_data, finding_data, mark

NUMBER = "13912345678"
QUOTE = Evidence(quote=f"电话{NUMBER}。", anchor=Anchor(block=2, row=1, column=0), start=3, end=17)


def finding(**more):
    values = {
        "key": "k", "digest": "d", "rule": "P101", "name": "x", "outcome": "fail",
        "severity": "error", "title": "t", "message": f"写着{NUMBER}",
        "place": Place(part=2, item=NUMBER, label=f"“{NUMBER}”"), "evidence": (QUOTE,),
        "basis": (Basis(source="s", clause="第一条"),), "expected": f"不写{NUMBER}",
        "actual": NUMBER, "explained": QUOTE, **more,
    }  # fmt: skip
    return Finding(**values)


def test_numbers_of_persons_are_masked_wherever_a_report_speaks():
    text = json.dumps(finding_data(finding()), ensure_ascii=False)
    assert NUMBER not in text


def test_offsets_still_hold_in_what_was_masked():
    told = mark(QUOTE)
    assert len(told["quote"]) == len(QUOTE.quote)
    assert (told["block"], told["row"], told["column"], told["start"], told["end"]) == (
        2,
        1,
        0,
        3,
        17,
    )


def test_what_there_is_not_is_none_and_never_zero():
    told = finding_data(finding(place=Place(table=2), evidence=(), explained=None, cause=None))
    assert told["place"] == {
        "part": None, "table": 2, "row": None, "column": None, "item": None, "label": "",
    }  # fmt: skip
    assert (told["marks"], told["evidence"], told["explained"], told["cause"]) == (
        [],
        [],
        None,
        None,
    )


def test_a_cause_tells_each_way_with_its_cells():
    cell = CellChange(table=3, row="new", column="natural", before=None, after=3, label="新收")
    cause = Cause(id="c", findings=("a", "b"), repairs=(Repair(cells=(cell,), slip="s"),), more=4)
    told = cause_data(cause)
    assert told["repairs"] == [
        {
            "cells": [{"table": 3, "row": "new", "column": "natural", "from": None, "to": 3,
                       "label": "新收"}],
            "slip": "s",
        }
    ]  # fmt: skip
    assert (told["findings"], told["more"], told["note"]) == (["a", "b"], 4, "")
    assert json.loads(json.dumps(told)) == told
