"""What a converter left of a table's labels says nothing of the agency."""

from __future__ import annotations

import pytest
from making.matrices import forms
from making.tables import balanced_table3, seeded, table

from engine.anchor import Anchor
from engine.forms.axes import vocabulary
from engine.reading.tables.label_fragments import LEAST, doubt_of_fragments, scraps
from engine.report import Deviation, Document, Paragraph

AXES = vocabulary(forms()).tables[3]


def kept(*texts, number=3):
    """Return which of the paragraphs are scraps of a table."""
    blocks = tuple(Paragraph(text=t, anchor=Anchor(block=i)) for i, t in enumerate(texts))
    document = Document(source="稿", sha256="0" * 64, format="text", blocks=blocks)
    return list(scraps(document, range(len(blocks)), number, forms()))


@pytest.mark.parametrize("text", ["不予公开", "（三）不予", "3 0 0 0", "申请人情况", ""])
def test_pieces_of_labels_and_figures_are_scraps(text):
    assert kept(text) == [0]


@pytest.mark.parametrize(
    "text", ["无", "暂无。", "全年平稳", "不予公开。", "不予公开" * 40, "我镇收到申请"]
)
def test_what_may_be_an_answer_or_a_sentence_is_none(text):
    assert kept(text) == []


def strange(*labels, kind="added"):
    deviations = tuple(
        Deviation(kind=kind, axis="row", key=None, label=one, anchor=Anchor(block=3))
        for one in labels
    )
    made = table(3, balanced_table3(seeded(1)), deviations=deviations)
    return list(doubt_of_fragments(made, AXES))


PIECES = ("属于国家", "三安全一", "不掌握相关")


def test_several_pieces_make_a_doubt():
    assert len(PIECES) == LEAST
    (doubt,) = strange(*PIECES)
    assert doubt.code == "table"


def test_fewer_or_whole_labels_or_strange_words_make_none():
    assert strange(*PIECES[:2]) == []
    assert strange("魑魅", "魍魉", "渔政") == []
    assert strange(*PIECES, kind="missing") == []
