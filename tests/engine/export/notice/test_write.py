"""The letter as its reader gets it: what to mend, by when; a county's own template is checked."""

from __future__ import annotations

import io
from datetime import date

import docx
import make_templates
import pytest
from making.dossiers import GRANTED, TOTAL, cause, dossier, equations, exported, finding

from engine.errors import UsageError
from engine.export.dossier import Letter
from engine.export.notice.fields import FIELDS, PARTS, fields
from engine.export.notice.write import write
from engine.export.template import shipped


def lines(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs if one.text]


def letter(*findings, causes=(), **more) -> list[str]:
    one = dossier(*findings, causes=causes)
    return lines(write(one, exported(one, **more)))


def template(*words: str) -> bytes:
    document = docx.Document()
    for one in words:
        document.add_paragraph(one)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_one_wrong_cell_is_one_problem_with_its_one_right_value():
    text = letter(*equations(), causes=[cause([GRANTED])])
    assert "填报：7　应为：2" in text
    assert sum(line.startswith("1．【错误】") for line in text) == 1
    assert not any(line.startswith("2．") for line in text)


def test_where_several_ways_are_equally_small_each_is_told_and_none_is_the_right_value():
    text = letter(*equations(), causes=[cause([GRANTED], [TOTAL])])
    assert not any("应为：" in line for line in text)
    assert [line[:2] for line in text if line[:2] in {"1.", "2."}] == ["1.", "2."]


def test_what_is_uncertain_is_a_question_and_accuses_nobody():
    text = letter(finding(1, outcome="uncertain", message="拿不准的事"))
    assert "请核对的事项（不是认定的错误）" in text
    assert not any(line == "须整改的问题" or "应为" in line for line in text)
    assert text[0].startswith("关于核对2023年度")
    assert "没有须整改的问题，另有1处请你单位核对" in text[2]


def test_what_the_office_has_to_look_at_is_not_sent_to_the_agency():
    text = letter(finding(1, responsibility="reading", message="读不清"))
    assert not any("读不清" in line for line in text)


def test_the_deadline_and_the_sender_are_told_and_an_unknown_sender_stays_open():
    told = Letter(office="青禾县人民政府办公室", contact="某某", day=date(2024, 2, 10))
    text = letter(finding(1), letter=told)
    assert any("于2024年3月1日前将改正后的报告报送我办" in line for line in text)
    assert text[-4:-2] == ["青禾县人民政府办公室", "2024年2月10日"]
    assert "＿＿＿＿＿＿＿＿＿＿" in letter(finding(1))


def test_a_report_s_words_are_no_markup_and_no_template():
    hostile = "<w:p/>{{ 7*7 }}{% raw %}&amp;\x1b[31m"
    text = letter(finding(1, message=hostile))
    assert any("<w:p/>{{ 7*7 }}{% raw %}&amp;[31m" in line for line in text)


def test_the_same_findings_give_the_same_bytes():
    one = dossier(finding(1))
    assert write(one, exported(one)) == write(one, exported(one))


def test_the_shipped_template_is_what_the_script_writes():
    assert shipped("notice") == make_templates.notice()


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


def test_every_documented_field_of_a_list_may_be_asked_for():
    loops = ("{% for 项 in " + name + " %}" for name in PARTS)
    within = ("".join("{{ 项." + one + " }}" for one in sorted(part)) for part in PARTS.values())
    asked = "".join(f"{a}{b}{{% endfor %}}" for a, b in zip(loops, within, strict=True))
    one = dossier(finding(1), finding(2, "X101", outcome="not_assessable", ask="请提供"))
    assert "请提供" in "".join(lines(write(one, exported(one), template(asked))))
    given = fields(one, exported(one))
    assert {name: given[name][0].keys() for name in ("整改", "材料")} == {
        name: PARTS[name] for name in ("整改", "材料")
    }


def test_attachments_are_listed_below_the_body():
    one = letter(finding(1), letter=Letter(attachments=("批注.docx", "问题清单.xlsx")))
    assert "附件：1．批注.docx" in one
    assert any(line.strip() == "2．问题清单.xlsx" for line in one)
    assert "附件：批注.docx" in letter(finding(1), letter=Letter(attachments=("批注.docx",)))
    assert not any("附件" in line for line in letter(finding(1)))


def test_a_letter_that_only_asks_for_material_says_so():
    text = letter(finding(1, "X101", outcome="not_assessable", ask="请提供上一年度报告"))
    assert text[0].startswith("关于补充2023年度")
    assert "提供下列材料" in text[2]


def test_the_fields_are_those_that_are_documented():
    one = dossier(finding(1))
    assert fields(one, exported(one)).keys() == FIELDS.keys()
