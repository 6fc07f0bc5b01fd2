"""The agency's own file, from a checked report to the paper: each format its way."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from making.changes import base, cell
from making.judged_units import paper
from making.office import through_office
from making.wild import as_bar_text
from making.writers import as_docx

from engine.errors import GoujiError

if TYPE_CHECKING:
    from pathlib import Path

WRONG = cell(3, "granted", "business", "7")


def commented(data: bytes) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(data))
    found = []
    for start in document.element.body.iter(qn("w:commentRangeStart")):
        text = "".join(one.text or "" for one in start.getparent().iter(qn("w:t")))
        found.append((text, document.comments.get(int(start.get(qn("w:id")))).text))
    return found


def test_the_wrong_cell_of_a_word_file_carries_its_right_value():
    data, suffix = paper("报告.docx", as_docx(WRONG(base())))
    assert suffix == ".docx"
    ((text, said),) = [one for one in commented(data) if "应为：" in one[1] and "表三" in one[1]]
    assert text == "7"
    assert "填报：7" in said


@pytest.mark.needs("soffice")
def test_an_old_word_file_becomes_a_docx_with_the_same_comments(tmp_path: Path):
    old = through_office({"报告.docx": as_docx(WRONG(base()))}, "doc", tmp_path)["报告"]
    data, suffix = paper("报告.doc", old)
    assert suffix == ".docx"
    ((text, said),) = [one for one in commented(data) if "应为：" in one[1] and "表三" in one[1]]
    assert (text, "填报：7" in said) == ("7", True)


def test_a_text_cannot_be_written_in_and_says_what_to_do():
    with pytest.raises(GoujiError, match="不能在原件上加批注") as refused:
        paper("报告.txt", as_bar_text(WRONG(base())))
    assert "notice" in refused.value.hint
