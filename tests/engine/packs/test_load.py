"""Every complaint of the loader names file and line and says what would be right."""

from __future__ import annotations

import shutil
from textwrap import dedent

import pytest
from making.matrices import FORMS

from engine.errors import PackError
from engine.packs import forms_of, load_pack, shipped

PACK = """\
id: nianbao
title: 年报
version: "1"
sources: [{id: form-2021, title: 格式}]
settings:
  limit: {value: 50, sort: count, meaning: 限额}
  last: {sort: month-day, meaning: 最后日期}
  share: {value: 50, sort: percent, meaning: 上限}
  most: {sort: count, meaning: 字数}
"""
RULE = """\
code: F203
name: balance
title: 收支不平衡
severity: error
basis: [{source: form-2021, clause: 表三}]
years: 2019-
over: t3.column
check: new == done
message: 新收{new}
why: 应当相等。
remedy: 核对。
examples:
  - {name: 差一, given: {t3.column: {new: 1, done: 2}}, outcome: fail}
  - {name: 相等, given: {t3.column: {new: 1, done: 1}}, outcome: pass}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "nianbao" / "figures").mkdir(parents=True)
    (tmp_path / "nianbao" / "pack.yaml").write_text(PACK, encoding="utf-8")
    shutil.copytree(FORMS, tmp_path / "nianbao" / "forms")
    return tmp_path / "nianbao"


def write(folder, text, name="F203-balance.yaml"):
    path = folder / "figures" / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder) -> PackError:
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    return caught.value


def test_a_rule_is_read_as_written(folder):
    write(folder, RULE)
    rule = load_pack(folder).rule("F203")
    assert (rule.name, rule.severity, str(rule.years), rule.kinds) == (
        "balance",
        "error",
        "2019-",
        ("all",),
    )
    assert rule.examples[0].given == {"t3.column": ({"new": 1, "done": 2},)}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("severity: error", "severty: error", 4, "severity"),
        ("severity: error", "severity: fatal", 4, "error, warning, info"),
        ("severity: error", "severity: eror", 4, "是不是“error”"),
        ("over: t3.column", "over: t3.column\nkinds: [townships]", 8, "是不是“township”"),
        ("years: 2019-", "years: from 2019", 6, "2019-2020"),
        ("over: t3.column", "over: T3", 7, "over"),
        ("check: new == done", "check: new = done", 8, "=="),
        ("check: new == done", "check: last.new == done", 8, "given"),
        ("check: new == done", "check: new < 'a'", 8, "文字"),
        ("outcome: fail", "outcom: fail", 13, "outcome"),
        ("outcome: fail", "outcome: wrong", 13, "not_assessable"),
        ("basis: [{source: form-2021, clause: 表三}]", "basis: []", 5, "basis"),
        ("basis: [{source: form-2021, clause: 表三}]", "basis: [{source: x}]", 5, "clause"),
        ("why: 应当相等。", "why: ''", 10, "why"),
        ("title: 收支不平衡", "title: 收支\ntitle: 不平衡", 4, "两次"),
        ("title: 收支不平衡", "title: 'x", 3, "YAML"),
        ("title: 收支不平衡", "title: !!python/name:os.system x", 3, "标签"),
        ("code: F203", "code: f203", 1, "code"),
        ("name: balance", "name: other", 2, "F203-other.yaml"),
        ("message: 新收{new}", "message: 1", 9, "message"),
    ],
)
def test_a_mistake_is_told_with_its_line(folder, old, new, line, said):
    assert old in RULE
    write(folder, RULE.replace(old, new))
    error = refused(folder)
    assert str(error).startswith(f"nianbao/figures/F203-balance.yaml:{line}: ")
    assert said in error.message or said in str(error)


def test_aliases_cannot_be_used_to_swell_a_file(folder):
    write(folder, RULE.replace("why: 应当相等。\nremedy: 核对。", "why: &a 应当\nremedy: *a"))
    assert "别名" in str(refused(folder))


def test_two_rules_cannot_have_one_code(folder):
    write(folder, RULE)
    (folder / "dates").mkdir()
    (folder / "dates" / "F203-balance.yaml").write_text(RULE, encoding="utf-8")
    assert "F203" in str(refused(folder))


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "UTF-8"), (b"", "空"), (b"- a\n", "键"), (b"# x\n", "空")],
    ids=["not-utf-8", "empty", "a-list", "a-comment"],
)
def test_a_file_that_is_no_mapping_is_said_to_be_so(folder, content, said):
    (folder / "figures" / "F203-balance.yaml").write_bytes(content)
    assert said in str(refused(folder))


def test_given_names_may_not_be_taken_twice(folder):
    write(folder, RULE + "given: {other: {kind: b}}\n")
    assert "other" in str(refused(folder))


def test_exists_and_absent_exclude_each_other(folder):
    write(folder, RULE + "exists: {kind: b}\nabsent: {kind: c}\n")
    assert "absent" in str(refused(folder))


def test_the_digest_covers_every_file(folder):
    write(folder, RULE)
    before = load_pack(folder).sha256
    assert load_pack(folder).sha256 == before
    write(folder, RULE + "# 一字之差\n")
    assert load_pack(folder).sha256 != before


def test_the_shipped_pack_is_found_beside_the_code_or_in_the_checkout():
    assert (shipped() / "nianbao" / "pack.yaml").is_file()
    assert [form.name for form in load_pack().forms.forms] == ["2021", "2019"]


def test_the_forms_are_the_packs_own_and_a_key_nobody_knows_is_refused(folder):
    form = folder / "forms" / "form-2021.yaml"
    text = form.read_text("utf-8")
    form.write_text(text.replace("heading: 总体情况", "heading: 工作概貌"), "utf-8")
    assert load_pack(folder).forms["2021"].parts[0].heading == "工作概貌"
    assert forms_of(folder)["2021"].parts[0].heading == "工作概貌"
    form.write_text(text + "bogus: 1\n", "utf-8")
    assert "bogus" in str(refused(folder))


def test_a_pack_without_forms_is_refused(folder):
    shutil.rmtree(folder / "forms")
    assert "form-" in str(refused(folder))


OVERLAY = dedent(
    """\
    overlay: qinghe
    title: 青禾县
    source: {id: local, title: 通知}
    settings: {limit: {to: 40, clause: 一}}
    """
)


def overlaid(folder, tmp_path, text):
    path = tmp_path / "qinghe.yaml"
    path.write_text(text, encoding="utf-8")
    return load_pack(folder, [path])


def test_an_overlay_sets_what_the_pack_declares_and_says_so(folder, tmp_path):
    write(folder, RULE)
    pack = overlaid(folder, tmp_path, OVERLAY)
    assert pack.settings == {"limit": 40, "share": 50}
    assert pack.changes == ("青禾县：限额（limit）50 → 40（一）",)
    assert pack.overlays[0].id == "qinghe"
    assert pack.sources["local"].title == "通知"


def test_an_overlay_raises_a_severity_and_adds_its_basis(folder, tmp_path):
    write(folder, RULE.replace("severity: error", "severity: warning"))
    pack = overlaid(folder, tmp_path, OVERLAY + "severity: {F203: {to: error, clause: 二}}\n")
    assert pack.rule("F203").severity == "error"
    assert pack.rule("F203").basis[-1].source == "local"
    assert "警告 → 错误" in pack.changes[1]


def test_an_overlay_switches_off_what_is_no_error(folder, tmp_path):
    write(folder, RULE.replace("severity: error", "severity: info"))
    pack = overlaid(folder, tmp_path, OVERLAY + "off: {F203: {why: 不适用, clause: 三}}\n")
    assert pack.rules == ()
    assert "停用 F203" in pack.changes[1]


def test_an_overlay_adds_rules(folder, tmp_path):
    write(folder, RULE)
    own = RULE.replace("F203", "L101").replace("form-2021", "local")
    block = "rules:\n  - " + own.replace("\n", "\n    ").rstrip() + "\n"
    pack = overlaid(folder, tmp_path, OVERLAY + block)
    assert [rule.code for rule in pack.rules] == ["F203", "L101"]
    assert "新增 L101" in pack.changes[1]


def test_an_overlays_rule_cites_a_source_that_there_is(folder, tmp_path):
    write(folder, RULE)
    own = RULE.replace("F203", "L101").replace("form-2021", "lokal")
    block = "rules:\n  - " + own.replace("\n", "\n    ").rstrip() + "\n"
    with pytest.raises(PackError, match="没有来源“lokal”，是不是“local”") as caught:
        overlaid(folder, tmp_path, OVERLAY + block)
    assert caught.value.line == 10


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("off: {F203: {why: x, clause: y}}", 5, "不能停用"),
        ("severity: {F203: {to: warning, clause: y}}", 5, "不能降低"),
        ("severity: {F203: {to: loud, clause: y}}", 5, "提高"),
        ("severity: {F230: {to: error, clause: y}}", 5, "F203"),
        ("off: {F999: {why: x, clause: y}}", 5, "F999"),
        ("extra: 1", 5, "extra"),
        ("settings: {limt: {to: 1, clause: x}}", 4, "limit"),
        ("settings: {limit: {to: '40', clause: x}}", 4, "整数"),
        ("settings: {limit: {to: 40}}", 4, "clause"),
        ("settings: {last: {to: 1月20日, clause: x}}", 4, '是不是 "01-20"'),
        ("settings: {last: {to: 120, clause: x}}", 4, "月-日"),
        ("settings: {last: {to: '02-29', clause: x}}", 4, "月-日"),
        ("settings: {last: {to: '2024-01-20', clause: x}}", 4, "月-日"),
        ("settings: {share: {to: 101, clause: x}}", 4, "0到100"),
        ("settings: {most: {to: 二千, clause: x}}", 4, "不小于零"),
        ("settings: {most: {to: -1, clause: x}}", 4, "不小于零"),
        ("settings: {most: {to: 20000000, clause: x}}", 4, "不大于"),
        ("settings: {most: {to: [1, 2], clause: x}}", 4, "to"),
        ("source: {id: form-2021, title: 冒名}", 3, "form-2021"),
    ],
)
def test_an_overlay_that_oversteps_is_refused_with_its_line(folder, tmp_path, text, line, said):
    write(folder, RULE)
    key = text.partition(":")[0]
    kept = [one for one in OVERLAY.splitlines() if not one.startswith(f"{key}:")]
    kept.insert(line - 1, text)
    with pytest.raises(PackError) as caught:
        overlaid(folder, tmp_path, "\n".join(kept) + "\n")
    assert said in str(caught.value)
    assert caught.value.line == line


def test_a_pack_whose_own_setting_is_of_another_sort_is_refused_with_its_line(folder):
    path = folder / "pack.yaml"
    path.write_text(PACK.replace("last: {sort", "last: {value: 1月20日, sort"), encoding="utf-8")
    error = refused(folder)
    assert '是不是 "01-20"' in str(error)
    assert error.line == 7


@pytest.mark.parametrize(
    ("sort", "said"),
    [("", "缺少“sort”"), ("sort: procent, ", "是不是“percent”"), ("sort: date, ", "month-day")],
)
def test_a_setting_without_a_sort_that_we_know_is_refused_with_its_line(folder, sort, said):
    path = folder / "pack.yaml"
    path.write_text(PACK.replace("sort: count, meaning: 限额", sort + "meaning: 限额"), "utf-8")
    error = refused(folder)
    assert said in str(error)
    assert error.line == 6


def test_the_shipped_rules_are_read_without_their_proof_where_none_is_asked_for():
    whole, bare = load_pack(), load_pack(proof=False)
    assert all(rule.examples for rule in whole.rules)
    assert not any(rule.examples for rule in bare.rules)
    without = [rule.model_copy(update={"examples": ()}) for rule in whole.rules]
    assert list(bare.rules) == without
    assert bare.sha256 == whole.sha256
    folder = shipped() / "nianbao"
    assert load_pack(folder, proof=False).rules == whole.rules
