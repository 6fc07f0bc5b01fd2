"""Sentences squeezed: every character of the text made uniform, and where each one stood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.facts import prose

SIGNS = st.text(
    "我局收到件年，,；;：:（(）)？?！!。《》“”１２3４\uff21\uff41b [bookmark:x]\u3000\u200b\n\x1f[]"
)


@given(SIGNS)
def test_uniform_is_each_character_by_itself(text):
    """As one would write it who does not mind the time: what is dropped, then each that is kept."""
    dropped = {at for match in prose._DROPPED.finditer(text) for at in range(*match.span())}
    grouped = prose._GROUPING.sub(prose._KEPT, text)
    kept = [at for at in range(len(text)) if at not in dropped]
    said, offsets = prose.uniform(text)
    assert said == "".join(grouped[at].translate(prose._WIDTHS) for at in kept)
    assert list(offsets) == kept


def test_blanks_and_widths():
    assert prose.uniform("收到 １２件, 1,234条") == (
        "收到12件，1,234条",
        (0, 1, 3, 4, 5, 6, *range(8, 14)),
    )
    said, offsets = prose.uniform("没有空白(的)")
    assert (said, list(offsets)) == ("没有空白（的）", list(range(7)))
