"""The command line in English: every sentence has its words, and their values."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from engine.export.names import AGENCY_KIND, FILING_STATE, OUTCOME, SEVERITY
from engine.packs.describe import STATUS
from tui.cli import COMMANDS
from tui.cli.book import SETTINGS, VERBS
from tui.cli.english import ENGLISH
from tui.cli.read_sentences import BODY, TOPIC, YEAR
from tui.cli.refusal import REASONS

CLI = Path(__file__).resolve().parents[3] / "tui" / "cli"
CHINESE = re.compile("[一-鿿]")
TABLES = (
    *(COMMANDS, VERBS, SETTINGS, REASONS, AGENCY_KIND, FILING_STATE, OUTCOME, SEVERITY, STATUS),
    *(TOPIC, BODY, YEAR),
)


def literals():
    """Yield (file, sentence) of every say() in tui/cli whose words stand there."""
    for path in sorted(CLI.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                for one in ast.walk(node.args[0]):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield path.name, one.value


SAID = sorted(set(literals()))


def test_sentences_were_found():
    assert len(SAID) > 150


def test_every_sentence_has_its_english():
    assert [one for one in SAID if CHINESE.search(one[1]) and one[1] not in ENGLISH] == []


def test_every_word_of_the_tables_has_its_english():
    assert {word for table in TABLES for word in table.values()} - set(ENGLISH) == set()


def fields(text):
    """Return the names of the values in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_english_takes_the_same_values_and_has_no_chinese():
    assert [one for one, english in ENGLISH.items() if fields(one) != fields(english)] == []
    assert [english for english in ENGLISH.values() if CHINESE.search(english)] == []


def test_no_english_is_left_over():
    used = {words for _, words in SAID} | {word for table in TABLES for word in table.values()}
    read = {"标题", "单位", "类型", "年度", "落款日期", "公开日期"}
    previewed = {"会新开", "会重新打开", "会视为已整改", "保持不变"}
    assert set(ENGLISH) - used - read - previewed - {""} == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_english_has_no_chinese(gouji, command):
    said = gouji(command, "--help", "--lang", "en")
    assert not CHINESE.search(said.out)


def test_the_environment_chooses_english(gouji, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "Did you mean check?" in gouji("chekc").err
    assert "是不是" in gouji("chekc", "--lang", "zh").err
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "是不是" in gouji("chekc").err


def test_findings_stay_in_the_rules_language(gouji, report):
    said = gouji("check", report, "--lang", "en")
    assert "error  E101 没有报告信息处理费收取情况" in said.out
    assert "not assessable" in said.out
