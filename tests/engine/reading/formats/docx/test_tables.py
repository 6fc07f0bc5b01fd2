"""A Word table to slots: spans, merges, gaps, what is deleted, and what is too large."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.word_xml import element, run

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS
from engine.reading.formats.docx.elements import IN_TABLE, stream
from engine.reading.formats.docx.tables import WordTable, cells_of, grid_widths, paragraphs_of
from engine.values import replace

SPAN, DOWN = '<w:gridSpan w:val="{}"/>', '<w:vMerge w:val="{}"/>'


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


BEGINS = tc("甲", DOWN.format("restart"))
BEFORE = '<w:trPr><w:gridBefore w:val="{}"/></w:trPr>'


def tbl(*rows: str) -> str:
    return "".join(f"<w:tr>{row}</w:tr>" for row in rows)


def read(inner: str, limits=LIMITS) -> WordTable:
    table = WordTable("body/1", limits)
    table.read(stream(element("tbl", inner), IN_TABLE))
    return table


def texts(inner: str) -> list[str]:
    """Return the texts of a table, one word a row; · for no cell."""
    return ["".join(slot.text if slot else "·" for slot in row) for row in read(inner).rows]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([tc("甲") + tc("乙")], ["甲乙"]),
        ([tc("甲", SPAN.format(2)) + tc("乙")], ["甲甲乙"]),
        ([tc("甲", SPAN.format(1)) + tc("乙", SPAN.format(1))], ["甲乙"]),
        (
            [BEGINS + tc("乙"), tc("", DOWN.format("continue") + SPAN.format(1)) + tc("丙")],
            ["甲乙", "甲丙"],
        ),
        ([BEGINS, tc("乙", SPAN.format(1)), tc("丙", "<w:vMerge/>")], ["甲", "乙", "丙"]),
        ([tc("甲", SPAN.format(0)) + tc("乙", SPAN.format("x"))], ["甲乙"]),
        ([tc("甲", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>")], ["甲甲"]),
        ([tc("甲", "<w:hMerge/>") + tc("乙")], ["甲乙"]),
        (
            [tc("甲", DOWN.format("restart")) + tc("乙"), tc("", "<w:vMerge/>") + tc("丙")],
            ["甲乙", "甲丙"],
        ),
        ([tc("甲", "<w:vMerge/>") + tc("乙")], ["甲乙"]),
        (
            [tc("甲", DOWN.format("restart")), tc("乙"), tc("丙", "<w:vMerge/>")],
            ["甲", "乙", "丙"],
        ),
        ([tc("甲", "<w:cellDel/>") + tc("乙")], ["乙"]),
        (
            ['<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("甲"), tc("乙") + tc("丙")],
            ["·甲", "乙丙"],
        ),
        (["", tc("甲")], ["甲"]),
        ([], []),
    ],
)
def test_cells_cover_what_they_say(rows: list[str], wanted: list[str]) -> None:
    assert texts(tbl(*rows)) == wanted


def test_a_merged_cell_is_one_and_the_same() -> None:
    rows = read(
        tbl(
            tc("甲", DOWN.format("restart") + SPAN.format(2)),
            tc("", DOWN.format("continue") + SPAN.format(2)),
        )
    ).rows
    assert len({id(slot) for row in rows for slot in row}) == 1
    assert rows[0][0] is not None
    assert rows[0][0].native == "body/1/tr1/tc1"


def test_a_cell_of_several_paragraphs_has_lines() -> None:
    inner = f"<w:tr><w:tc><w:p/><w:p>{run('甲')}</w:p><w:p>{run('乙')}</w:p><w:p/></w:tc></w:tr>"
    assert texts(inner) == ["甲\n乙"]


def test_what_is_in_cells_besides_text_has_an_address() -> None:
    inner_table = f"<w:tbl>{tbl(tc('里'))}</w:tbl>"
    found = read(
        tbl(
            tc("甲") + f"<w:tc><w:p>{run('外')}</w:p>{inner_table}{inner_table}<w:p/></w:tc>",
            "<w:tc><w:p><w:r><w:pict><w:txbxContent/></w:pict><w:drawing><a:blip/></w:drawing>"
            "</w:r></w:p></w:tc>",
        )
    )
    assert [address for _, address in found.inner] == [
        "body/1/tr1/tc2/tbl1",
        "body/1/tr1/tc2/tbl2",
        "body/1/tr2/tc1/box1",
        "body/1/tr2/tc1",
    ]
    assert found.rows[0][1] is not None
    assert found.rows[0][1].text.strip() == "外"


@pytest.mark.parametrize(
    ("table", "arranges"),
    [
        (tbl(tc("甲") + tc("乙")), False),
        (tbl(tc("甲"), tc("乙")), True),
        (tbl(tc("甲" * 301) + tc("乙")), True),
        (tbl(*[tc("甲" * 301) + tc("1")] * 6), False),
        (tbl(f"<w:tc><w:tbl>{tbl(tc('里'))}</w:tbl></w:tc>" + tc("乙")), True),
        ("", True),
    ],
)
def test_a_table_of_one_column_of_tables_or_of_prose_arranges(table, arranges):
    assert read(table).arranges is arranges


@pytest.mark.parametrize(
    ("inner", "limits"),
    [
        (tbl(*[tc("甲")] * 3), replace(LIMITS, cells=2)),
        (tbl(tc("甲") * 3), replace(LIMITS, columns=2)),
        (tbl(tc("甲", SPAN.format(9))), replace(LIMITS, columns=2)),
    ],
)
def test_a_table_too_large_is_refused_as_soon_as_that_shows(inner: str, limits) -> None:
    with pytest.raises(ReadingError, match="太大"):
        read(inner, limits)


def test_an_absurd_gap_or_span_is_cut() -> None:
    (row,) = read(tbl(BEFORE.format(99_999_999) + tc("甲", SPAN.format(99_999_999)))).rows
    assert len(row) == 2 * LIMITS.span


CELL = st.builds(
    lambda text, span, down: tc(text, SPAN.format(span) + down),
    st.sampled_from(["甲", "7", ""]),
    st.integers(0, 3),
    st.sampled_from(["", DOWN.format("restart"), "<w:vMerge/>"]),
)


@settings(max_examples=40)
@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4))
def test_no_text_is_lost_but_that_of_cells_that_go_on_from_above(rows) -> None:
    found = read(tbl(*["".join(row) for row in rows])).rows
    assert [len(row) > 0 for row in found] == [True] * len(rows)
    for row, made in zip(found, rows, strict=True):
        words = {slot.text for slot in row if slot}
        assert all("甲" in words for cell in made if "甲" in cell and "<w:vMerge/>" not in cell)


def test_widths_are_those_of_the_grid() -> None:
    columns = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol/><w:gridCol w:w="x"/></w:tblGrid>'
    assert grid_widths(element("tbl", columns)) == [900.0, 0.0, 0.0]
    assert grid_widths(element("tbl", "")) == []


def test_cells_and_paragraphs_of_a_table_are_its_own() -> None:
    inner = f"<w:tbl>{tbl(tc('里'))}</w:tbl>"
    table = element("tbl", tbl(tc("甲") + tc("乙"), f"<w:tc>{inner}<w:p/></w:tc>"))
    assert [place for _, place in cells_of(table)] == ["tr1/tc1", "tr1/tc2", "tr2/tc1"]
    assert len(list(paragraphs_of(table))) == 3
