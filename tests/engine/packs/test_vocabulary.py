"""Vocabulary files: read with file and line, proved by their examples, extended by overlays."""

from __future__ import annotations

import shutil

import pytest

from engine.errors import PackError
from engine.packs import load_pack, shipped
from engine.packs.vocabulary import (
    complaints,
    example_results,
    load_vocabulary,
    shipped_vocabulary,
)
from engine.vocabulary.model import Use

FILE = """\
title: 保管
reason: 试写
source: practice
lists:
  kept: [制度, 审查]
  lost: [遗失]
patterns:
  kept_well: ["建立{kept}", "{kept}健全"]
excludes:
  - [kept, lost]
examples:
  - {text: 建立制度。, matches: {kept_well: 建立制度}}
  - {text: 审查健全。, matches: [kept_well]}
  - {text: 建立台账。, not: kept_well}
  - {text: 遗失。, matches: lost}
"""
USES = (Use("keeping", ("kept_well", "lost")),)
OVERLAY = """\
overlay: qinghe
title: 青禾县补充
source: {id: local, title: 青禾县通知, number: 青政公开〔2023〕12号}
vocabulary:
  keeping.kept: [台账]
"""


@pytest.fixture
def write(tmp_path):
    """Give a function that writes a pack whose only vocabulary is this text, and loads it."""

    def written(text=FILE, overlay="", name="keeping.yaml"):
        folder = tmp_path / "nianbao"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "vocabulary").mkdir(parents=True)
        shutil.copy(shipped() / "nianbao" / "pack.yaml", folder)
        shutil.copytree(shipped() / "nianbao" / "forms", folder / "forms")
        (folder / "vocabulary" / name).write_text(text, encoding="utf-8")
        (tmp_path / "local.yaml").write_text(overlay, encoding="utf-8")
        return load_pack(folder, [tmp_path / "local.yaml"] if overlay else [])

    return written


def said(pack, uses=USES):
    return [str(one) for one in complaints(pack, uses)]


def test_a_sound_file_has_no_faults(write):
    pack = write()
    assert said(pack) == []
    assert [wrong for _, _, wrong in example_results(pack)] == [""] * 4
    assert pack.vocabulary[USES[0]]["kept_well"].search("已建立审查")


def test_words_are_in_the_digest_of_the_pack(write):
    assert write().sha256 != write(FILE.replace("审查]", "审查, 备案]")).sha256


@pytest.mark.parametrize(
    ("old", "new", "where", "complaint"),
    [
        ("source: practice", "source: hearsay", 3, "来源“hearsay”没有在 pack.yaml 中声明"),
        ("[制度, 审查]", "[制度, 审查, 制度]", 5, "词表 kept 里“制度”写了两次"),
        ("[遗失]", "[遗失, 制度]", 6, "“制度”同在 kept 和 lost"),
        ("  lost: [", "  idle: [闲置]\n  lost: [", 6, "“idle”没有句式引用，程序也不用"),
        ("kept_well: [", "kept_ill: 遗漏\n  kept_well: [", 8, "“kept_ill”没有句式引用"),
        ('健全"]', '健全", "丢弃"]', 8, "没有示例读到“丢弃”"),
        ("not: kept_well", "matches: []", 14, "什么也没有要求读到"),
        ("- [kept, lost]", "- [kept, gone]", 10, "excludes 里的“gone”不是词表"),
    ],
)
def test_lint_says_where_and_what(write, old, new, where, complaint):
    pack = write(FILE.replace(old, new))
    assert any(
        one.startswith(f"nianbao/vocabulary/keeping.yaml:{where}:") and complaint in one
        for one in said(pack)
    ), said(pack)


def test_lint_says_what_code_asks_for_in_vain(write):
    group = Use("keeping", ("kept_well",), groups=(("kept_well", "n"),))
    wanted = (*USES, Use("keeping", ("gone",)), group, Use("elsewhere"))
    words = said(write(), wanted)
    assert any("程序要用句式“gone”" in one for one in words)
    assert any(":8: 程序要取句式 kept_well 里的 (?P<n>…)" in one for one in words)
    assert any("elsewhere.yaml: 程序要用这个用语文件" in one for one in words)


@pytest.mark.parametrize(
    ("old", "new", "where", "complaint"),
    [
        ("建立{kept}", "建立{keptt}", 8, "没有名为“keptt”"),
        ("建立{kept}", "(?:建立+)*", 8, "重复里面不能再有重复"),
        ("建立{kept}", "(?<=.?{kept})建立", 8, "不是能用的句式"),
        ("[遗失]", "[]", 6, "“lost”至少要有一项"),
        ("[遗失]", "[20]", 6, "要写成文字"),
        ("reason: 试写", "reasn: 试写", 2, "没有“reasn”这个键，是不是“reason”"),
        ("reason: 试写\n", "", 1, "缺少“reason”"),
        ("title: 保管\n", "examples: []\ntitle: 保管\n", 1, "examples 写在文件的最后"),
    ],
)
def test_a_wrong_file_is_refused_with_file_and_line(write, old, new, where, complaint):
    with pytest.raises(PackError) as refused:
        write(FILE.replace(old, new))
    assert f"nianbao/vocabulary/keeping.yaml:{where}: " in str(refused.value)
    assert complaint in str(refused.value)


def test_a_wrong_name_of_a_file_is_refused(write):
    with pytest.raises(PackError, match="小写英文"):
        write(name="Keeping.yaml")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("{kept_well: 建立制度}", "{kept_well: 建立}", "kept_well 应读到“建立”，实为“建立制度”"),
        ("text: 审查健全。", "text: 审查废弛。", "kept_well 没有读到"),
        ("text: 建立台账。", "text: 建立制度。", "kept_well 不应读到“建立制度”"),
        ("matches: lost", "matches: last", "没有名为“last”"),
    ],
)
def test_an_example_that_reads_something_else_is_told(write, old, new, wrong):
    results = list(example_results(write(FILE.replace(old, new))))
    assert len(results) == 4
    told = [(where, one) for where, _, one in results if one]
    assert len(told) == 1
    assert wrong in told[0][1]
    assert told[0][0].startswith("nianbao/vocabulary/keeping.yaml:1")


def test_a_county_adds_words_of_its_own(write):
    sentence = "已建立台账"
    pack = write(overlay=OVERLAY)
    assert pack.vocabulary[USES[0]]["kept_well"].search(sentence)
    assert not write().vocabulary[USES[0]]["kept_well"].search(sentence)
    (change,) = pack.changes
    assert change == "青禾县补充：词表 keeping.kept 增加“台账”（青政公开〔2023〕12号）"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("keeping.kept", "keeping.kep", "没有词表“keeping.kep”，是不是“keeping.kept”？"),
        ("keeping.kept", "keeping", "写法不对"),
        ("keeping.kept", "keeping.kept_well", "没有词表“keeping.kept_well”"),
        ("[台账]", "[账]", "“账”太短"),
        ("[台账]", "[制度]", "里已有“制度”"),
        ("[台账]", "[台账, 台账]", "里已有“台账”"),
        ("[台账]", "[遗失]", "互斥"),
        ("[台账]", "[]", "至少要有一项"),
        ("[台账]", "[管理台账]", "kept_ill 不是能用的句式"),
    ],
)
def test_what_a_county_may_not_add_is_refused_with_its_line(write, old, new, complaint):
    with pytest.raises(PackError) as refused:
        write(
            FILE.replace("kept_well: [", "kept_ill: (?<!{kept})从严\n  kept_well: ["),
            OVERLAY.replace(old, new),
        )
    assert "local.yaml:5: " in str(refused.value)
    assert complaint in str(refused.value)


def test_the_shipped_vocabulary_is_read_the_same_with_care_and_without():
    folder = shipped() / "nianbao"
    assert shipped_vocabulary(folder).subjects == load_vocabulary(folder).subjects


MANY = "(甲|乙)" * 13
"""8192 spellings."""
WORDY = """\
title: 词类
reason: 试写
source: practice
words:
  named:
    - 甲乙
    - {written}
examples:
  - {{text: 甲乙。, matches: {{named: 甲乙}}}}
"""


def test_an_entry_with_too_many_spellings_is_told_with_file_and_line(write):
    with pytest.raises(PackError, match="8192 种写法") as caught:
        write(WORDY.format(written=MANY), name="naming.yaml")
    assert (caught.value.path, caught.value.line) == ("nianbao/vocabulary/naming.yaml", 7)
    assert write(WORDY.format(written="(甲|乙)丙"), name="naming.yaml")


def test_an_overlay_may_not_add_too_many_spellings_either(write):
    overlay = OVERLAY.replace("keeping.kept: [台账]", f"naming.named: [{MANY}]")
    with pytest.raises(PackError, match="太多") as caught:
        write(WORDY.format(written="丙丁"), overlay, name="naming.yaml")
    assert caught.value.line == 5
