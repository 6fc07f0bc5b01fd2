"""The way through Word's containers: what is looked through, what is never entered."""

from __future__ import annotations

import pytest
from lxml import etree
from making.word_xml import element, run

from engine.doubts import CellDoubt
from engine.reading.formats.docx.elements import (
    BOX,
    DEL,
    IN_PARAGRAPH,
    IN_TABLE,
    TBL,
    T,
    blocks,
    count_struck,
    doubt_of,
    is_on,
    number_of,
    own_text,
    stream,
    told_of,
)

RAISED = '<w:vertAlign w:val="superscript"/>'


def texts(inner: str, tags: tuple[str, ...] = IN_PARAGRAPH) -> list[str]:
    """Return the texts, and the names of what is no text, in a paragraph."""
    found = stream(element("body", inner), tags)
    return [item.text or "" if item.tag == T else etree.QName(item).localname for item in found]


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        (run("甲"), ["甲"]),
        (f"<w:ins>{run('甲')}</w:ins>{run('乙')}", ["甲", "乙"]),
        (f"<w:smartTag><w:smartTag>{run('甲')}</w:smartTag></w:smartTag>", ["甲"]),
        (f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>", ["乙"]),
        (
            f"<mc:AlternateContent><mc:Choice>{run('甲')}</mc:Choice>"
            f"<mc:Fallback>{run('乙')}</mc:Fallback></mc:AlternateContent>",
            ["甲"],
        ),
        (f"<w:ruby><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby>", ["拼"]),
        (run("甲", '<w:vanish w:val="off"/>'), ["甲"]),
        (
            f"<w:txbxContent><w:p>{run('甲')}</w:p></w:txbxContent>{run('乙')}",
            ["txbxContent", "乙"],
        ),
        ("<w:r><!-- 甲 --><?x 乙?><w:t>丙</w:t></w:r>", ["丙"]),
        ("", []),
    ],
)
def test_a_stream_is_what_a_reader_of_the_accepted_document_sees(inner, seen):
    assert texts(inner) == seen


@pytest.mark.parametrize("property_", ["<w:vanish/>", "<w:strike/>", "<w:dstrike/>"])
def test_of_what_is_dropped_the_property_that_says_so_is_given(property_):
    name = property_[3:-2]
    assert texts(run("甲", property_) + run("乙")) == [name, "乙"]
    assert texts(run("甲", property_.replace("/", ' w:val="0"/'))) == ["甲"]


def test_nothing_inside_of_a_box_or_a_table_is_given():
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('里')}</w:p></w:tc></w:tr></w:tbl>{run('外')}"
    assert texts(inner, (*IN_TABLE, TBL, BOX)) == ["tbl", "外"]


def test_a_deleted_row_is_left_out_and_the_next_one_is_not():
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc/></w:tr>"
    table = element("tbl", f"{gone}<w:tr><w:tc/></w:tr>")
    assert [etree.QName(one).localname for one in stream(table, IN_TABLE)] == [
        "tr",
        "del",
        "tr",
        "tc",
    ]


def test_paragraphs_and_tables_are_found_through_controls_and_nothing_else():
    body = element(
        "body",
        "<w:p/><w:sdt><w:sdtPr><w:p/></w:sdtPr><w:sdtContent><w:p/><w:tbl/></w:sdtContent></w:sdt>"
        "<w:customXml><w:p/></w:customXml><w:bookmarkStart/><w:altChunk/>",
    )
    names = [etree.QName(one).localname for one in blocks(body)]
    assert names == ["p", "p", "tbl", "p", "altChunk"]


@pytest.mark.parametrize(
    ("value", "number"),
    [("3", 3), ("0", 0), ("-4", 0), ("", 1), ("3.5", 1), ("x", 1), ("９", 9), ("9" * 5_000, 1)],
)
def test_a_number_is_never_below_zero_and_else_the_usual_one(value, number):
    assert number_of(element("gridSpan", "", f'w:val="{value}"')) == number
    assert number_of(element("gridSpan", "")) == 1


@pytest.mark.parametrize(
    ("value", "on"), [("1", True), ("true", True), ("0", False), ("false", False), ("off", False)]
)
def test_a_switch_is_on_unless_it_says_otherwise(value, on):
    assert is_on(element("b", "", f'w:val="{value}"')) is on
    assert is_on(element("b", ""))
    assert not is_on(None)


@pytest.mark.parametrize(
    ("before", "raised", "seen"),
    [
        ("7", "①", ["7", "vertAlign"]),
        ("7", "[1]", ["7", "vertAlign"]),
        ("m", "2", ["m", "2"]),
        ("", "①", ["", "①"]),
        ("7", "", ["7", ""]),
        ("7", "第一次", ["7", "第一次"]),
    ],
)
def test_a_mark_of_a_note_is_no_power(before, raised, seen):
    assert texts(run(before) + run(raised, RAISED)) == seen


def test_a_mark_is_held_against_the_nearest_text_before_it():
    assert texts(run("7") + run("") + run("1", RAISED)) == ["7", "", "vertAlign"]
    assert texts(run("m") + run("") + run("1", RAISED)) == ["m", "", "1"]


def test_the_first_word_on_how_high_a_run_stands_counts():
    assert texts(run("7") + run("1", '<w:vertAlign w:val="baseline"/>' + RAISED)) == ["7", "1"]


@pytest.mark.timeout(60)  # what looks back from each of them takes minutes
@pytest.mark.parametrize("text", ["", "1"])
def test_ten_thousand_raised_runs_take_no_longer_than_others(text):
    many = 10_000
    inner = f"<w:r><w:rPr>{RAISED}</w:rPr><w:t>{text}</w:t></w:r>" * many
    assert len(texts(inner)) == many
    once = f"<w:r><w:rPr>{RAISED * many}</w:rPr>{'<w:t>1</w:t>' * many}</w:r>"
    assert len(texts(once)) == many


def test_what_is_struck_is_counted_a_run():
    strikes = "<w:strike/>" * 3 + "<w:dstrike/>"
    inner = run("甲", strikes) + run(" ", strikes) + run("乙", '<w:strike w:val="0"/>') + run("丙")
    assert count_struck(element("p", inner)) == 1
    assert count_struck(element("p", "<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>")) == 0


@pytest.mark.parametrize(
    ("property_", "doubt"),
    [
        ("<w:vanish/>", CellDoubt.HIDDEN),
        (RAISED, CellDoubt.NOTE_MARK),
        ("<w:strike/>", CellDoubt.STRUCK),
        ("<w:dstrike/>", CellDoubt.STRUCK),
    ],
)
def test_what_takes_text_from_a_cell_makes_it_doubtful(property_, doubt):
    def asked(text):
        return doubt_of(element("r", f"<w:rPr>{property_}</w:rPr><w:t>{text}</w:t>")[0][0])

    assert [asked("7"), asked(" ")] == [doubt, None]


def test_deleted_text_makes_it_doubtful_too():
    deleted = element("del", "<w:r><w:delText>9</w:delText></w:r>")
    assert (deleted.tag, own_text(deleted)) == (DEL, "9")
    assert doubt_of(deleted) == CellDoubt.STRUCK
    assert doubt_of(element("del", "")) is None
    assert doubt_of(element("strike", "")) is None


def test_what_bears_on_a_text_is_looked_for_once():
    body = element(
        "body",
        '<w:p><w:pPr><w:pStyle w:val="标题1"/></w:pPr>'
        f"{run('甲', '<w:strike/>')}{run('乙', RAISED)}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:rStyle w:val="b"/>{run("丙")}</w:p>',
    )
    tags, styles = told_of(body)
    assert {etree.QName(tag).localname for tag in tags} == {"strike", "vertAlign"}
    assert styles == {"标题1", "a"}
    lowered = element("body", run("甲", '<w:vertAlign w:val="subscript"/>'))
    assert told_of(lowered) == (frozenset(), frozenset())
