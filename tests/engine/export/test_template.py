"""Word templates: a county's own is untrusted like any file."""

from __future__ import annotations

import pytest
from making.dossiers import dossier, exported, finding
from making.letters import lines, template

from engine.errors import UsageError
from engine.export.notice.fields import FIELDS
from engine.export.notice.write import write


def test_a_county_s_own_template_is_filled():
    one = dossier(finding(1))
    own = template("{{ 单位 }}（{{ 年度 }}）", *(f"{{{{ {name} }}}}" for name in FIELDS))
    assert lines(write(one, exported(one), own))[0] == "青禾县石桥镇人民政府（2023）"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{{ 单位名 }}", "不认识的字段：单位名"),
        ("{{ 单位 ", "标记有错"),
        ("青禾县石桥镇人民政府", "没有一个可以填的字段"),
        ("{% for 项 in 整改 %}", "标记有错"),
        ("{% for 项 in 整改 %}{{ 项.问提 }}{% endfor %}", "不认识的字段：项.问提"),
        ("{% for 一 in 材料 %}{{ 一.问题 }}{% endfor %}", "不认识的字段：一.问题"),
        ("{{ 单位.__class__.__mro__ }}", "标记有错"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused_with_what_is_wrong(words, said):
    one = dossier(finding(1))
    with pytest.raises(UsageError, match=said):
        write(one, exported(one), template(words))


@pytest.mark.parametrize(
    "data", [b"no zip", b"PK\x03\x04 cut", b"\x00"], ids=["text", "cut", "nothing"]
)
def test_a_template_that_is_no_word_file_is_refused(data):
    one = dossier(finding(1))
    with pytest.raises(UsageError, match=r"不是 Word 的 \.docx"):
        write(one, exported(one), data)
