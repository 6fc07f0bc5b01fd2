"""The forms as data: complete, consistent, and refused with the file's name when wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.matrices import FORMS, forms

from engine.errors import PackError
from engine.forms.axes import table_axes
from engine.forms.labels import label_pieces, normalise_label
from engine.forms.load import load_forms

if TYPE_CHECKING:
    from pathlib import Path


def test_the_forms_have_as_many_cells_as_the_norm() -> None:
    counts = {
        form.name: [len(list(form.tables[number].cells())) for number in (2, 3, 4)]
        for form in forms().forms
    }
    assert counts == {"2021": [10, 175, 15], "2019": [22, 161, 15]}


def test_the_form_in_force_goes_by_the_reported_year() -> None:
    shipped = forms()
    assert [shipped.in_force(y).name for y in (2019, 2020, 2021, 2030, None)] == [
        "2019",
        "2019",
        "2021",
        "2021",
        "2021",
    ]


def test_every_label_is_found_again_by_its_own_words() -> None:
    for form in forms().forms:
        for number, table in form.tables.items():
            rows, columns = table_axes(forms(), number)
            for row in table.rows.values():
                words = label_pieces(row.full)[-1][1]
                assert row.key in {c.key for c in rows.exact[words]}, row.key
            for column in table.columns.values():
                assert column.key in {c.key for c in columns.exact[normalise_label(column.label)]}


def test_no_two_headings_share_a_wording() -> None:
    for form in forms().forms:
        words = [normalise_label(h) for part in form.parts for h in {part.heading, *part.aliases}]
        assert len(words) == len(set(words))


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
