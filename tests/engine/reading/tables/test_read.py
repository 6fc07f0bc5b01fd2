"""Table 3 through thousands of layouts: every cell back, or a doubt; never a wrong number alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making.matrices import APPLICANTS, document, forms, grid, table_three

from engine.reading.assemble import assemble

if TYPE_CHECKING:
    from engine.report import Report

LAYOUTS = ("merged", "repeated", "flat", "physical", "last-label")
SPLITS = ("one", "rows", "chunks", "chunks with header")
HEADERS = ("full", "none", "last row only")
COUNT = st.one_of(st.just(0), st.just(0), st.integers(0, 99), st.integers(0, 15000))
FLAT_HEADER = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
    ["", "自然人", "法人或其他组织", "总计"],
    ["", "", "商业\n企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
]

Rows = list[tuple[str, list[str], list[str]]]


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[int]]:
    """Draw the figures of table 3 in either form; each row adds up, columns need not."""
    form = draw(st.sampled_from(("2021", "2019")))
    keys = list(forms()[form].tables[3].rows)
    busy = draw(st.sets(st.sampled_from(keys), max_size=6))
    values = {}
    for key in keys:
        six = draw(st.lists(COUNT, min_size=6, max_size=6)) if key in busy else [0] * 6
        values[key] = [*six, sum(six)]
    return values


def form_of(values: dict[str, list[int]]) -> str:
    return "2019" if "other" in values else "2021"


def drawn(values: dict[str, list[int]]) -> Rows:
    texts = {key: [str(v) for v in row] for key, row in values.items()}
    table = table_three(texts, form_of(values))
    return [(key, list(labels), list(cells)) for key, labels, cells in table.rows]


def laid_out(rows: Rows, layout: str, shifted: set[int] = frozenset()) -> list[list[str]]:  # type: ignore[assignment]
    """Lay label columns out as converters do: merged, repeated, flattened, or only the last."""
    matrix: list[list[str]] = []
    before: list[str] = []
    for i, (_, labels, cells) in enumerate(rows):
        own = [x for j, x in enumerate(labels) if j == 0 or x != labels[j - 1]]
        if layout in {"merged", "repeated"}:
            shown = labels
        elif layout == "physical":
            shown = [
                "" if j < len(own) - 1 and before[: j + 1] == labels[: j + 1] else x
                for j, x in enumerate(own)
            ]
        else:
            shown = own if layout == "flat" else labels[-1:]
        before = labels
        matrix.append(([""] if i in shifted and layout != "merged" else []) + shown + cells)
    return matrix


def cut(body: list[list[str]], header: list[list[str]], split: str) -> list[list[list[str]]]:
    if split == "one":
        return [header + body]
    if split == "rows":
        return [*([header] if header else []), *[[row] for row in body]]
    again = header if split == "chunks with header" else []
    return [header + body[:7], again + body[7:18], again + body[18:]]


def read(body: list[list[str]], layout: str, split: str, header: str) -> Report:
    heads = table_three({k: [""] * 7 for k in forms()["2021"].tables[3].rows}).header
    if layout not in {"merged", "repeated"}:
        heads = FLAT_HEADER
    heads = {"full": heads, "none": [], "last row only": heads[2:]}[header]
    blocks: list[object] = ["柳河乡2023年政府信息公开工作年度报告"]
    for piece in cut(body, heads, split):
        blocks.append(lambda i, piece=piece: grid(i, piece, merge=layout == "merged"))
        if split.startswith("chunks"):
            blocks.append("- 3 -")
    return assemble(document(*blocks), forms())


def whole(values: dict[str, list[int]], report: Report) -> None:
    """Assert that all came back and nothing was doubted."""
    table = report.tables[3]
    wanted = {
        (key, who): n for key, row in values.items() for who, n in zip(APPLICANTS, row, strict=True)
    }
    assert {cell: value.number for cell, value in table.values.items()} == wanted
    assert (table.form, table.mixed, table.deviations) == (form_of(values), False, ())
    assert report.doubts == ()


MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.slow
@MANY
@given(
    tables(),
    st.sampled_from(LAYOUTS),
    st.sampled_from(SPLITS),
    st.sampled_from(HEADERS),
    st.sets(st.integers(0, 24), max_size=8),
)
def test_every_cell_comes_back_from_every_layout(
    values: dict[str, list[int]], layout: str, split: str, header: str, shifted: set[int]
) -> None:
    whole(values, read(laid_out(drawn(values), layout, shifted), layout, split, header))


@pytest.mark.slow
@MANY
@given(tables(), st.sampled_from(LAYOUTS), st.sampled_from(SPLITS), st.data())
def test_labels_may_be_spaced_broken_or_without_numerals(
    values: dict[str, list[int]], layout: str, split: str, data: st.DataObject
) -> None:
    rows = drawn(values)
    bare = data.draw(st.booleans())
    gap = data.draw(st.sampled_from([" ", "\n", "\n\n", "\u3000", "\u00a0"]))
    at = data.draw(st.integers(1, 6))
    for _, labels, _ in rows:
        for j, label in enumerate(labels):
            text = re.sub(r"^(?:[一二三四]、|（.）|\d\.)", "", label) if bare else label
            labels[j] = text[:at] + gap + text[at:]
    whole(values, read(laid_out(rows, layout), layout, split, "full"))


@pytest.mark.slow
@MANY
@given(tables(), st.sampled_from(["merged", "repeated"]), st.randoms(use_true_random=False))
def test_rows_may_stand_in_any_order(
    values: dict[str, list[int]], layout: str, dice: object
) -> None:
    rows = drawn(values)
    dice.shuffle(rows)  # type: ignore[attr-defined]
    whole(values, read(laid_out(rows, layout), layout, "one", "full"))


@pytest.mark.slow
@MANY
@given(tables(), st.sampled_from(LAYOUTS), st.sampled_from(SPLITS), st.data())
def test_a_misspelt_label_is_read_right_or_with_a_doubt(
    values: dict[str, list[int]], layout: str, split: str, data: st.DataObject
) -> None:
    rows = drawn(values)
    key, labels, _ = data.draw(st.sampled_from([row for row in rows if len(row[1][2]) >= 6]))
    place = data.draw(st.integers(2, len(labels[2]) - 1))
    labels[2] = labels[2][:place] + data.draw(st.sampled_from("甲乙末己")) + labels[2][place + 1 :]
    if layout in {"merged", "repeated"} and not labels[0].startswith("三"):
        labels[0] = labels[1] = labels[2]
    report = read(laid_out(rows, layout), layout, split, "full")
    for other, row in values.items():
        for who, number in zip(APPLICANTS, row, strict=True):
            value = report.tables[3].values.get((other, who))
            if other != key:
                assert value is not None
                assert value.number == number
            elif value is not None and value.number != number:
                assert value.doubt
            elif value is None:
                assert report.doubts or report.tables[3].deviations


@pytest.mark.slow
@MANY
@given(tables(), st.sampled_from(LAYOUTS), st.sampled_from(SPLITS), st.data())
def test_blank_cells_stay_blank_and_shift_nothing(
    values: dict[str, list[int]], layout: str, split: str, data: st.DataObject
) -> None:
    rows = drawn(values)
    blanks: dict[tuple[str, str], str] = {}
    for key, _, cells in data.draw(st.lists(st.sampled_from(rows), max_size=5)):
        i = data.draw(st.integers(0, 6))
        cells[i] = blanks[key, APPLICANTS[i]] = data.draw(
            st.sampled_from(["", "/", "—", "-", "无"])
        )
    report = read(laid_out(rows, layout), layout, split, "full")
    for key, row in values.items():
        for who, number in zip(APPLICANTS, row, strict=True):
            value = report.tables[3].values[key, who]
            if (key, who) in blanks:
                assert value.number is None
            else:
                assert value.number == number or (value.number is None and value.doubt)


@pytest.mark.slow
@MANY
@given(tables(), st.sampled_from(LAYOUTS), st.sampled_from(SPLITS), st.booleans(), st.data())
def test_figures_run_together_are_cut_right_or_not_at_all(
    values: dict[str, list[int]],
    layout: str,
    split: str,
    padded: bool,  # noqa: FBT001  drawn
    data: st.DataObject,
) -> None:
    rows = drawn(values)
    key, _, cells = data.draw(st.sampled_from(rows))
    cells[:] = ["".join(cells), *([""] * 6 if padded else [])]
    report = read(laid_out(rows, layout), layout, split, "full")
    for other, row in values.items():
        for who, number in zip(APPLICANTS, row, strict=True):
            value = report.tables[3].values[other, who]
            assert value.number == number or (other == key and value.number is None and value.doubt)
    assert any(doubt.code == "run-together" for doubt in report.doubts)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_run_together_is_cut_by_its_sum(layout: str) -> None:
    values = {key: [0] * 7 for key in forms()["2021"].tables[3].rows}
    values["new"] = [80, 1, 0, 0, 0, 0, 81]
    rows = drawn(values)
    rows[0][2][:] = ["801000081"]
    report = read(laid_out(rows, layout), layout, "one", "full")
    assert [report.tables[3].number_at("new", who) for who in APPLICANTS] == values["new"]
    assert [d.code for d in report.doubts] == ["run-together"]


def test_columns_choose_where_a_row_could_be_cut_in_several_ways() -> None:
    values = {key: [0] * 7 for key in forms()["2021"].tables[3].rows}
    for key in ("new", "granted", "done"):
        values[key] = [1, 11, 0, 0, 0, 0, 12]
    rows = drawn(values)
    for key, _, cells in rows:
        if key == "granted":
            cells[:] = ["".join(cells)]
    report = read(laid_out(rows, "merged"), "merged", "one", "full")
    assert [report.tables[3].number_at("granted", w) for w in APPLICANTS] == values["granted"]
