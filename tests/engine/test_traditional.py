"""Traditional characters replaced one for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.traditional import TABLE, simplified


@given(st.text(alphabet="政府信息公開總計总计著乾，1 a", max_size=12))
def test_every_traditional_character_is_replaced_and_nothing_else(text: str) -> None:
    assert simplified(text) == text.translate(TABLE)
