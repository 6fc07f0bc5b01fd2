"""Form files: everything checked, a wrong one refused with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.matrices import FORMS

from engine.errors import PackError
from engine.forms.load import load_forms

if TYPE_CHECKING:
    from pathlib import Path


def broken(folder: Path, old: str, new: str) -> Path:
    """Write form 2021 with one passage changed."""
    text = (FORMS / "form-2021.yaml").read_text("utf-8")
    assert old in text
    (folder / "form-2021.yaml").write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('form: "2021"', "form: 2021", "form 应为"),
        ("years: 2021-", "years: 二〇二一", "years"),
        ("heading: 总体情况", "heading: 3", "heading"),
        ("columns: [handled]", "columns: [handeld]", "没有的列"),
        (
            "group: denied, label: 属于国家秘密",
            "group: deneid, label: 属于国家秘密",
            "没有的列或组",
        ),
        ('numeral: "1."', "numeral: 1.", "加引号"),
        ("aspects:", "aspekts:", "不认识的键"),
        ("  - number: 2", "  - number: 7", "第 2 项"),
    ],
)
def test_a_wrong_form_is_refused_with_its_name(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(PackError, match=complaint) as caught:
        load_forms(broken(tmp_path, old, new))
    assert "form-2021.yaml" in caught.value.path


def test_broken_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "form-2021.yaml").write_text("form: [\nparts: }", "utf-8")
    with pytest.raises(PackError) as caught:
        load_forms(tmp_path)
    assert caught.value.line == 2


def test_a_folder_without_forms_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="form-"):
        load_forms(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("aspects:", "aspekts:", "是不是“aspects”"),
        ("numeral: ", "numerl: ", "是不是“numeral”"),
        ("in_each: ", "in_eech: ", "是不是“in_each”"),
    ],
)
def test_a_key_nobody_knows_is_told_with_its_line_and_the_right_one(
    tmp_path: Path, old: str, new: str, meant: str
) -> None:
    folder = broken(tmp_path, old, new)
    with pytest.raises(PackError, match=meant) as caught:
        load_forms(folder)
    text = (folder / "form-2021.yaml").read_text("utf-8")
    assert caught.value.line == text[: text.index(new)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('form: "2021"', "form: [2021]", "form 应为"), ("form: ", "\x00form: ", "不是合法的 YAML"),
        ("in_each: row", "in_each: [row]", "in_each 应为"),
        ("years: 2021-", "years: 21-", "years 应写成"),
    ],
)  # fmt: skip
def test_what_is_of_another_shape_is_refused_in_words(tmp_path, old, new, said):
    with pytest.raises(PackError, match=said):
        load_forms(broken(tmp_path, old, new))
