"""The fields that an auditor may correct, and how their values are written."""

from __future__ import annotations

import pytest

from engine.corrections.fields import FIELDS, FIRST, LAST, LONGEST, field_value, shown_value
from engine.errors import UsageError


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("agency", " 青禾县白沙镇 ", "青禾县白沙镇"),
        ("agency", "长" * LONGEST, "长" * LONGEST),
        ("kind", "乡镇", "township"),
        ("kind", "Township", "township"),
        ("kind", "其他", "other"),
        ("year", "2023", "2023"),
        ("year", "2023年度", "2023"),
        ("year", f"{FIRST}", f"{FIRST}"),
        ("signed", "2024-01-20", "2024-01-20"),
        ("signed", "2024年1月20日", "2024-01-20"),
    ],
)
def test_a_value_is_kept_in_one_spelling(field, written, kept):
    assert field_value(field, written) == kept
    assert field_value(field, kept) == kept


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("agency", "  ", "不能空白"),
        ("agency", "长" * (LONGEST + 1), "80字"),
        ("kind", "村", "请写乡镇"),
        ("kind", "", "请写乡镇"),
        ("year", f"{FIRST - 1}", "不是年份"),
        ("year", f"{LAST + 1}", "不是年份"),
        ("year", "２０２３年末", "不是年份"),
        ("year", "", "不是年份"),
        ("signed", "2024-02-30", "不是日期"),
        ("signed", "月底", "不是日期"),
    ],
)
def test_what_is_none_is_refused_with_how_to_write_it(field, written, said):
    with pytest.raises(UsageError, match=said):
        field_value(field, written)


def test_every_field_has_a_name_and_only_kinds_are_shown_otherwise_than_kept():
    assert set(FIELDS) == {"agency", "kind", "year", "signed"}
    assert shown_value("kind", "township") == "乡镇"
    assert shown_value("agency", "township") == "township"
