"""What the operating system refuses is told in Chinese, whatever it is."""

from __future__ import annotations

import errno

import pytest

from engine.errors import refusal


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘满了"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "系统报错 EXDEV"),
        (OSError(), "系统报错 OSError"),
    ],
)
def test_a_refusal_is_told_in_a_few_words(error, words):
    assert refusal(error) == words
