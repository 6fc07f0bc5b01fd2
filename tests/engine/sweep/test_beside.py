"""What a report is judged on besides itself, and how the book keeps it."""

from __future__ import annotations

from datetime import date

import pytest

from engine.audit.cache import CachedReading
from engine.roster.unit import Unit
from engine.sweep.beside import Beside, spelt

A, B, C = (CachedReading(f"{name}.docx", name * 64) for name in "abc")
ALL = Beside(
    unit=Unit(name="白沙镇"),
    names="n",
    published_on=date(2024, 1, 20),
    last=A,
    below=(("柳河乡", B),),
    missing=("石桥镇",),
    siblings=(C,),
    approved=B,
    corrected="c",
)


def kept(beside, sha256="x"):
    return [(one.role, one.name) for one in beside.neighbours(sha256)]


def test_of_nothing_nothing_is_kept_and_nothing_read():
    assert kept(Beside()) == []
    assert list(Beside().papers()) == []


def test_everything_is_kept_by_its_role():
    assert kept(ALL) == [
        ("unit", ""),
        ("roster", ""),
        ("published", "2024-01-20"),
        ("last", ""),
        ("corrected", ""),
        ("approved", ""),
        ("below", "柳河乡"),
        ("missing", "石桥镇"),
        ("version", ""),
    ]
    assert set(ALL.papers()) == {A, B, C}


def test_a_report_is_not_compared_with_its_own_approved_text():
    assert ("approved", "") not in kept(ALL, sha256=B.sha256)


@pytest.mark.parametrize(
    "changed", [{"kind": "township"}, {"parent": "青禾县"}, {"aliases": ("白沙",)}]
)
def test_another_line_of_the_roster_is_another_basis(changed):
    def digest(unit):
        return next(one.digest for one in Beside(unit=unit).neighbours("x"))

    assert digest(Unit(name="白沙镇")) != digest(Unit(name="白沙镇", **changed))
    assert digest(Unit(name="白沙镇")) == digest(Unit(name="白沙镇"))


def test_its_task_holds_the_same():
    task = ALL.task("a.docx", b"x", "ab", 4)
    assert (task.last, task.below, task.siblings, task.approved) == (A, (B,), (C,), B)
    assert (task.tag, task.missing, task.unit.name) == (4, ("石桥镇",), "白沙镇")


def test_one_value_has_one_spelling():
    assert spelt({"b": "甲", "a": 1}) == spelt({"a": 1, "b": "甲"}) == '{"a": 1, "b": "\\u7532"}'
