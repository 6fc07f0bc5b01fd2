"""Names of agencies: told, sorted into kinds, put together, and cut from the words before them."""

from __future__ import annotations

import pytest

from engine.agency_names import glued


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("暂无青禾县财政局", "青禾县财政局"),
        ("暂 无 青禾县 财政局", "青禾县 财政局"),
        ("暂无无锡市财政局", "无锡市财政局"),
        ("无青禾县财政局", "青禾县财政局"),
        ("未收取信息处理费青禾县财政局", "青禾县财政局"),
        ("云溪市青禾县财政局", ""),
        ("无锡市财政局", ""),
        ("本报告由青禾县财政局", ""),
        ("青禾县国资委青禾县财政局", ""),
        ("青禾县财政局", ""),
    ],
)
def test_a_sentence_in_front_of_a_name_is_told_from_a_longer_name(text: str, name: str) -> None:
    cut = glued(text, ["青禾县财政局"])
    assert (text[cut:] if cut else "") == name
