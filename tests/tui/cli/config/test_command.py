"""gouji config, and what files of settings do to the commands."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from engine.packs import shipped
from tui.cli.config.in_force import KEYS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Work in a folder of its own."""
    folder = tmp_path / "season"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def own(tmp_path):
    """Give the user's configuration folder."""
    folder = tmp_path / "config" / "gouji"
    folder.mkdir(parents=True)
    return folder


def shown(gouji, *more):
    """Return what gouji config show says of each setting."""
    said = gouji("config", "show", "--format", "json", *more)
    assert said.code == 0, said.err
    return json.loads(said.out)


def write(folder: Path, text: str) -> Path:
    """Write a file of settings."""
    path = folder / "gouji.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_files_every_setting_is_the_default(gouji):
    settings = shown(gouji)["settings"]
    assert list(settings) == list(KEYS)
    assert {one["from"] for one in settings.values()} == {"default", "locale"}
    assert "gouji.toml" in gouji("config", "show").err


def test_each_setting_says_where_it_comes_from(gouji, here, own, monkeypatch):
    mine = write(own, 'fail-on = "info"\nworkers = 1\nbook = "/mine.book"\n')
    theirs = write(here, '\nworkers = 2\nlang = "en"\n')
    settings = shown(gouji)["settings"]
    assert settings["workers"] == {"value": 2, "from": "project", "path": str(theirs), "line": 2}
    assert settings["fail-on"] == {"value": "info", "from": "user", "path": str(mine), "line": 1}
    assert settings["book"]["value"] == "/mine.book"
    assert settings["lang"]["value"] == "en"
    monkeypatch.setenv("GOUJI_BOOK", "/env.book")
    monkeypatch.setenv("GOUJI_LANG", "zh")
    settings = shown(gouji)["settings"]
    assert settings["book"] == {"value": "/env.book", "from": "environment"}
    assert settings["lang"] == {"value": "zh", "from": "environment"}
    assert shown(gouji, "--lang", "en")["settings"]["lang"] == {"value": "en", "from": "option"}


def test_in_words_there_is_a_line_for_each_setting(gouji, here):
    path = write(here, "workers = 2\n")
    lines = gouji("config", "show").out.splitlines()
    assert [line.split()[0] for line in lines] == list(KEYS)
    assert f"{path} 第 1 行" in lines[KEYS.index("workers")]


def test_a_fault_is_told_by_every_command_that_goes_by_it(gouji, here, report):
    path = write(here, "\nwrokers = 2\n")
    for words in (("check", report), ("rules",), ("config", "show"), ("book", "list")):
        said = gouji(*words)
        assert said.code == 2, words
        assert f"{path}:2: 没有“wrokers”这个键，是不是“workers”？" in said.err
        assert "--no-config" in said.err
        assert said.out == ""
    assert gouji("check", "--help").code == 0
    assert gouji("--version").code == 0
    said = gouji("config", "path")
    assert (said.code, said.out) == (2, f"{path}\n")
    assert "workers" in said.err
    assert gouji("rules", "--no-config").code == 0


def test_a_setting_is_a_default_that_the_line_overrules(gouji, here, report):
    assert gouji("check", report).code == 1
    path = write(here, 'fail-on = "never"\nformat = "json"\n')
    said = gouji("check", report)
    assert said.code == 0
    assert json.loads(said.out)["reports"]
    assert f"按 {path} 的设置：fail-on、format" in said.err
    said = gouji("check", report, "--fail-on", "error", "--format", "text")
    assert said.code == 1
    assert not said.out.startswith("{")
    assert "的设置" not in said.err
    assert gouji("check", report, "--no-config").code == 1


def test_a_format_that_a_command_does_not_know_is_not_its_default(gouji, here, report):
    write(here, 'format = "junit"\n')
    assert gouji("read", report).code == 0
    assert gouji("check", report).out.startswith("<?xml")


def test_the_environment_switches_files_off(gouji, here, report, monkeypatch):
    write(here, "wrong = 1\n")
    monkeypatch.setenv("GOUJI_NO_CONFIG", "1")
    assert gouji("check", report).code == 1
    assert shown(gouji)["files"]["looked_for"] is False
    monkeypatch.setenv("GOUJI_NO_CONFIG", "0")
    assert gouji("check", report).code == 2


def test_nothing_is_looked_for_beside_what_is_checked(gouji, report, tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    shutil.copy(report, reports)
    write(reports, 'fail-on = "never"\nwrong = 1\n')
    assert gouji("check", reports).code == 1


def test_a_book_lies_beside_its_settings_wherever_one_works(gouji, here, report, monkeypatch):
    write(here, 'book = "season.book"\nfail-on = "never"\n')
    (here / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(here / "deep" / "er")
    assert gouji("sweep", report).code == 0
    assert (here / "season.book").is_file()
    assert "柳河乡" in gouji("book", "list").out
    other = here / "other.book"
    assert gouji("sweep", report, "--book", other, "--fail-on", "never").code == 0
    assert other.is_file()
    monkeypatch.setenv("GOUJI_BOOK", str(here / "env.book"))
    assert gouji("sweep", report).code == 0
    assert (here / "env.book").is_file()


@pytest.mark.parametrize("book", ["../out.book", "/nowhere/out.book", "deep/../../out", "link/out"])
def test_settings_that_came_with_the_papers_name_no_file_outside(gouji, here, report, book):
    (here / "link").symlink_to(here.parent)
    write(here, f'\nbook = "{book}"\n')
    said = gouji("sweep", report)
    assert said.code == 2
    assert "gouji.toml:2: " in said.err
    assert not (here.parent / "out.book").exists()
    assert not (here.parent / "out").exists()


def test_the_users_own_settings_may_name_a_book_anywhere(gouji, own, report, tmp_path):
    write(own, f'book = "{tmp_path / "far.book"}"\nfail-on = "never"\n')
    said = gouji("sweep", report)
    assert said.code == 0
    assert (tmp_path / "far.book").is_file()
    assert "的设置" not in said.err


@pytest.mark.parametrize("key", ["overlays", "roster"])
def test_a_file_that_is_not_there_is_told_with_the_settings_line(gouji, here, report, key):
    value = '["no.yaml"]' if key == "overlays" else '"no.yaml"'
    path = write(here, f"\n\n{key} = {value}\n")
    said = gouji("check", report)
    assert said.code == 2
    assert f"{path}:3: " in said.err
    assert str(here / "no.yaml") in said.err
    assert gouji("book", "list").code != 70


def test_the_lines_overlay_takes_the_place_of_the_files(gouji, here):
    for name in ("one", "two"):
        text = (shipped() / "overlays" / "qinghe.yaml").read_text("utf-8")
        (here / f"{name}.yaml").write_text(text.replace("青禾县补充要求", f"{name}要求"), "utf-8")
    write(here, 'overlays = ["one.yaml"]\n')
    assert "one要求" in gouji("rules").err
    said = gouji("rules", "--overlay", "two.yaml")
    assert said.code == 0, said.err
    assert "two要求" in said.err
    assert "one要求" not in said.err


def test_a_language_is_taken_from_the_file_and_overruled_by_the_line(gouji, here):
    write(here, 'lang = "en"\n')
    assert "usage" in gouji("--help").out
    assert "用法" in gouji("--help", "--lang", "zh").out


def test_a_file_that_does_not_count_is_said_once_and_the_rest_goes_on(gouji, here, report):
    write(here, 'fail-on = "never"\n').chmod(0o666)
    said = gouji("check", report)
    assert said.code == 1
    assert said.err.count("没有采用") == 1
    assert shown(gouji)["files"]["ignored"] == [
        {"path": str(here / "gouji.toml"), "why": "everybodys"}
    ]


def test_two_files_up_the_path_the_nearest_is_said_to_stand_before(gouji, here, monkeypatch):
    far = write(here, "workers = 1\n")
    (here / "deep").mkdir()
    near = write(here / "deep", "workers = 2\n")
    monkeypatch.chdir(here / "deep")
    said = gouji("config", "show")
    assert f"没有读 {far}：{near} 更近。" in said.err
    assert gouji("config", "path").out == f"{near}\n"


def test_a_countys_overlay_of_the_user_comes_with_its_roster(gouji, own, samples, report):
    (own / "overlays").mkdir()
    text = (shipped() / "overlays" / "qinghe.yaml").read_text("utf-8")
    path = own / "overlays" / "mine.yaml"
    path.write_text(text.replace("青禾县补充要求", "本机要求"), "utf-8")
    roster = ("--roster", samples / "roster.csv")
    document = json.loads(gouji("check", report, *roster, "--format", "json").out)
    assert any("本机要求" in change for change in document["pack"]["changes"])
    assert len(document["pack"]["overlays"]) == 1
    document = json.loads(gouji("check", report, *roster, "--format", "json", "--no-config").out)
    assert not any("本机要求" in change for change in document["pack"]["changes"])
    assert shown(gouji)["county_overlays"] == [
        {"path": str(path), "county": "青禾县", "fault": None}
    ]


def test_a_faulty_overlay_of_the_user_is_told_by_config_and_by_a_check(gouji, own, samples, report):
    (own / "overlays" / "a.yaml").mkdir(parents=True)
    path = own / "overlays" / "mine.yaml"
    path.write_text("county: 青禾县\noverlya: x\n", "utf-8")
    said = gouji("config", "show")
    assert said.code == 2
    assert f"{path}:2: " in said.out
    said = gouji("check", report, "--roster", samples / "roster.csv")
    assert said.code == 2
    assert f"{path}:2: " in said.err
    path.write_bytes("county: 青禾县\n".encode("gb18030"))
    assert "UTF-8" in gouji("check", report, "--roster", samples / "roster.csv").err


@pytest.mark.parametrize(
    "line", ['cluster = "tcp://10.1.2.3:8786"', 'shared-folder = "x"', 'cluster-tls = "x"']
)
def test_settings_that_came_with_the_papers_send_no_report_away(gouji, here, own, report, line):
    write(here, f"\n{line}\n")
    said = gouji("sweep", report, "--book", here / "a.book")
    assert said.code == 2
    assert "gouji.toml:2: " in said.err
    assert "用户自己的设置" in said.err
    (here / "gouji.toml").unlink()
    write(own, line + "\n")
    assert shown(gouji)["settings"][line.partition(" ")[0]]["from"] == "user"


def test_a_cluster_of_ones_own_machine_may_be_named_by_any_settings(gouji, here):
    write(here, 'cluster = "local"\n')
    assert shown(gouji)["settings"]["cluster"]["value"] == "local"
