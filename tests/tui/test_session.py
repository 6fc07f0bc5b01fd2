"""What a screen's title says of the casebook."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tui.session import Casework
from tui.text.words import Texts


@pytest.mark.parametrize(("read_only", "title"), [(True, "工作台 · 只读"), (False, "工作台")])
def test_a_casebook_that_may_only_be_read_is_called_so(read_only: bool, title: str):  # noqa: FBT001
    book: Any = SimpleNamespace(read_only=read_only, broken=())
    assert Casework(book).titled("工作台", Texts()) == title
