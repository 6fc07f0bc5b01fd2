"""What a gouji.toml may say: everything else is told with its line and the nearest right word."""

from __future__ import annotations

import pytest

from engine.errors import PackError
from tui.cli.config.shape import Settings, settings_in
from tui.cli.reports.papers import FORMATS
from tui.cli.speech.exits import SEVERITIES

WHOLE = """\
book = "2024.book"
overlays = ["qinghe.yaml"]
roster = "名册.csv"
fail-on = "warning"
workers = 2
exclude = ["草稿/*"]
format = "json"
lang = "en"
cluster = "tls://10.1.2.3:8786"
shared-folder = "/srv/gouji"
cluster-tls = "certificates"
"""


def settings(tmp_path, text: str | bytes) -> Settings:
    """Read a text as a file of settings."""
    path = tmp_path / "gouji.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return settings_in(path)[0]


def test_every_key_may_be_said(tmp_path):
    read = settings(tmp_path, WHOLE)
    assert None not in read.model_dump().values()
    assert (read.fail_on, read.workers, read.exclude) == ("warning", 2, ("草稿/*",))


@pytest.mark.parametrize("text", ["\ufeff" + WHOLE, WHOLE.replace("\n", "\r\n")])
def test_a_mark_and_other_line_ends_are_as_good(tmp_path, text):
    assert settings(tmp_path, text) == settings(tmp_path, WHOLE)


@pytest.mark.parametrize("text", ["", "# 空的\n"])
def test_a_file_that_says_nothing_sets_nothing(tmp_path, text):
    assert settings(tmp_path, text) == Settings()


@pytest.mark.parametrize("word", ["text", *FORMATS])
def test_every_format_may_be_named(tmp_path, word):
    assert settings(tmp_path, f'format = "{word}"').format == word


@pytest.mark.parametrize("word", [*SEVERITIES, "never"])
def test_every_severity_may_be_named(tmp_path, word):
    assert settings(tmp_path, f'fail-on = "{word}"').fail_on == word


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\n\nbok = "x"', 3, "是不是“book”"),
        ("fail_on = 'never'", 1, "是不是“fail-on”"),
        ("\noverlay = ['x']", 2, "是不是“overlays”"),
        ("[book]\npath = 'x'", 1, "book"),
        ("lang = 'zh'\n[workers]\n", 2, "整数"),
        ("checkpoints = ['/etc/passwd']", 1, "没有“checkpoints”这个键"),
        ("fail-on = 'eror'", 1, "是不是“error”"),
        ("format = 'jsonn'", 1, "是不是 json？"),
        ("format = 3", 1, "文字"),
        ("lang = 'cn'", 1, "zh, en"),
        ("workers = '2'", 1, "整数"),
        ("workers = true", 1, "整数"),
        ("workers = 2.5", 1, "整数"),
        ("workers = -1", 1, "不能小于 0"),
        ("workers = 100000", 1, "不能大于 64"),
        (f"workers = {'9' * 5000}", 1, "TOML"),
        ("book = ['a']", 1, "文字"),
        ("book = ''", 1, "写法不对"),
        ("book = 'a\\u0000b'".replace("'", '"'), 1, "写法不对"),
        (f"book = '{'x' * 2000}'", 1, "太长"),
        ("overlays = 'a.yaml'", 1, "列表"),
        ("\noverlays = ['a.yaml', 3]", 2, "文字"),
        ("exclude = [" + "'x'," * 300 + "]", 1, "太多"),
        ("book = 'a'\nbook = 'b'", 2, "TOML"),
        ("book = \n", 1, "TOML"),
        ("lang = 'zh'\nbook = \"a", 2, "TOML"),
        ("x = " + "[" * 30_000, 1, "TOML"),
        (b"lang = 'zh'\nbook = '\xb0\xb8'", 2, "UTF-8"),
        (b"\xff\xfel\x00", 1, "UTF-8"),
        ("\x00", 1, "TOML"),
    ],
    ids=lambda one: repr(one)[:30],
)
def test_what_may_not_be_said_is_told_with_its_line(tmp_path, text, line, said):
    with pytest.raises(PackError) as caught:
        settings(tmp_path, text)
    assert said in str(caught.value)
    assert caught.value.line == line
