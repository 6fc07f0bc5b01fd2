"""The address of a cell: by keys, by the form's words, by a finding's; wrong ones are told."""

from __future__ import annotations

import pytest

from engine.corrections.address import cell_correction, target_of
from engine.errors import UsageError
from engine.forms.short_names import cell_name
from engine.packs import forms_of

FORMS = forms_of()


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("3.granted.business", "3.granted.business"),
        (" 3 . granted . business ", "3.granted.business"),
        ("表三.予以公开.商业企业", "3.granted.business"),
        ("第三部分 商业企业 予以公开", "3.granted.business"),
        ("商业企业列「予以公开」", "3.granted.business"),
        ("表三商业企业列「予以公开」", "3.granted.business"),
        ("３．（一）予以公开．商业企业", "3.granted.business"),
        ("三类内部事务信息.总计", "3.denied.internal.total"),
        ("表三部分公开.自然人", "3.partial.natural"),
        ("3.denied.state_secret.natural", "3.denied.state_secret.natural"),
        ("4.review.upheld", "4.review.upheld"),
        ("行政复议「结果维持」", "4.review.upheld"),
    ],
)
def test_one_cell_is_said_in_many_ways(typed, target):
    assert target_of(typed, FORMS) == target


def test_every_cell_of_every_form_is_found_by_its_keys_and_by_its_name_in_findings():
    for form in FORMS.forms:
        for number, table in form.tables.items():
            for row, column in table.cells():
                keys = f"{number}.{row}.{column}"
                assert target_of(keys, FORMS) == keys
                assert target_of(f"表{number}{cell_name(number, row, column)}", FORMS) == keys


@pytest.mark.parametrize("typed", ["3.grantd.busines", "表三.予以公布.商业企业"])
def test_a_wrong_address_is_told_with_those_that_are_near(typed):
    with pytest.raises(UsageError, match=r"是不是：.*3\.granted\.business（表三商业企业列"):
        target_of(typed, FORMS)


@pytest.mark.parametrize("typed", ["", "5.a.b", "\x1b[31m", "表三", "=", "新收"])
def test_what_is_no_address_is_told(typed):
    with pytest.raises(UsageError):
        target_of(typed, FORMS)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("=2", "2"), ("=", ""), ("= ２ ", "2"), ("=007", "7"), ("=-3", "-3"), ("=1.50", "1.5")],
)
def test_the_value_is_a_number_or_nothing(typed, value):
    assert cell_correction(f"3.granted.business{typed}", FORMS).value == value


@pytest.mark.parametrize("typed", ["=两件", "=1e9", "=nan", "=1,000", "=9" + "9" * 30, ""])
def test_what_is_no_number_is_told(typed):
    with pytest.raises(UsageError):
        cell_correction(f"3.granted.business{typed}", FORMS)
