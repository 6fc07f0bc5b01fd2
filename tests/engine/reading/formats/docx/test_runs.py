"""The text of a paragraph: the same, and as bold, by the short way and by the long one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making.word_xml import element, run

from engine.reading.formats.docx.elements import BLIP, RUN_HIDDEN
from engine.reading.formats.docx.runs import alternative, written

BOLD = "<w:b/>"


def text(inner: str) -> str:
    """Return what is read of a paragraph."""
    return written(element("p", inner), bold=False).text


@pytest.mark.parametrize(
    ("inner", "read"),
    [
        (run("甲") + run("乙"), "甲乙"),
        ("<w:r><w:t/><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/></w:r>", "\t甲\n乙"),
        ("<w:r><w:noBreakHyphen/><w:softHyphen/><w:ptab/></w:r>", "-\t"),
        ("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" + run("甲"), "甲"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + run("甲"), "x甲"),
        ("<w:r><w:br/><w:t> 甲 </w:t><w:br/></w:r>", " 甲 "),
        ("", ""),
    ],
)
def test_breaks_and_tabs_are_text_but_not_at_the_ends(inner: str, read: str) -> None:
    assert text(inner) == read


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("221A", "√"),
        ("F0FE", ""),
        ("D83D", ""),
        ("FFFF", ""),
        ("0007", ""),
        ("85", ""),
        ("", ""),
        ("-41", ""),
        ("110000", ""),
        ("xyz", ""),
        ("F" * 5_000, ""),
    ],
)
def test_a_symbol_is_a_character_that_can_be_written_down_or_nothing(code: str, read: str) -> None:
    found = text(f'<w:r><w:sym w:char="{code}"/></w:r>')
    assert found == read
    found.encode("utf-8")
    assert text("<w:r><w:sym/></w:r>") == ""


PARTS = st.tuples(
    st.sampled_from(["甲", "", " ", "一、总体情况" * 20]),
    st.sampled_from(["", BOLD, '<w:b w:val="0"/>', "<w:i/>", "<w:vanish w:val='0'/>"]),
)


@settings(max_examples=60)
@given(st.lists(PARTS, max_size=4), st.booleans())
def test_a_container_around_runs_changes_nothing(parts, bold):
    inner = "".join(run(*part) for part in parts)
    plain = written(element("p", inner), bold=bold)
    inserted = written(element("p", f"<w:ins>{inner}</w:ins>"), bold=bold)
    assert inserted.text == plain.text
    if plain.text.strip():
        assert inserted.bold == plain.bold


@pytest.mark.parametrize(
    ("inner", "by_style", "bold"),
    [
        (run("甲", BOLD), False, True),
        (run("甲", BOLD) + run("乙"), False, False),
        (run("甲", BOLD) + run("") + run(" "), False, True),
        (run("甲"), True, True),
        (run("甲", '<w:b w:val="0"/>'), True, False),
    ],
)
def test_blanks_make_no_paragraph_thin(inner, by_style, bold):
    assert written(element("p", inner), bold=by_style).bold is bold


def test_only_properties_that_the_document_has_are_looked_for() -> None:
    """Whoever says that nothing is hidden is believed: it was counted in the bytes."""
    paragraph = element("p", run("甲", "<w:vanish/>") + run("乙"))
    assert written(paragraph, bold=False, hidden=()).text == "甲乙"
    assert written(paragraph, bold=False, hidden=RUN_HIDDEN).text == "乙"


def test_boxes_and_pictures_hang_on_the_paragraph() -> None:
    drawing = "<w:drawing><wp:inline><wp:docPr descr='统计表' title='图'/><a:blip/></wp:inline>"
    found = written(
        element(
            "p",
            f"<w:r>{drawing}</w:drawing></w:r><w:r><w:pict><v:textbox><w:txbxContent>"
            f"<w:p>{run('盒')}</w:p></w:txbxContent></v:textbox><v:imagedata/></w:pict></w:r>",
        ),
        bold=False,
    )
    assert found.text == ""
    assert len(found.boxes) == 1
    assert [alternative(one) for one in found.pictures] == ["统计表", ""]


def test_a_picture_s_title_stands_in_for_its_description() -> None:
    drawing = element("drawing", "<wp:anchor><wp:docPr descr='' title='图'/><a:blip/></wp:anchor>")
    (picture,) = drawing.iter(BLIP)
    assert alternative(picture) == "图"
