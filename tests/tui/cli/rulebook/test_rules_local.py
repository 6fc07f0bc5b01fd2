"""gouji rules new L101 my-rule --overlay FILE: a county's rule, from skeleton to verdict."""

from __future__ import annotations

import shutil
import stat

import pytest

import engine.startup
from engine.packs import load_pack, shipped


@pytest.fixture
def overlay(tmp_path):
    """Copy the overlay of the made-up county."""
    path = tmp_path / "qinghe.yaml"
    shutil.copy(shipped() / "overlays" / "qinghe.yaml", path)
    return path


def test_a_rule_is_begun_filled_in_linted_and_tested(gouji, tmp_path):
    path = tmp_path / "my.yaml"
    said = gouji("rules", "new", "l101", "my-rule", "--over", "part", "--overlay", path)
    assert (said.code, said.out) == (0, f"{path}\n")
    lint = gouji("rules", "lint", "--overlay", path)
    assert lint.code == 1
    assert f"{path}: " in lint.out
    assert "L101" in lint.out
    assert "title 还是骨架里的" in lint.out
    assert "本县通知的标题" in lint.out
    text = (
        path.read_text("utf-8")
        .replace("待填写：", "")
        .replace("check: part == part", "check: characters > 1")
    )
    text = text.replace("characters: 1,", "characters: 2,").replace(
        "characters: 2,", "characters: 1,", 1
    )
    path.write_text(text, "utf-8")
    assert gouji("rules", "lint", "--overlay", path).out == ""
    tested = gouji("rules", "test", "L101", "--overlay", path)
    assert tested.code == 0, tested.out
    assert "2 个示例" in tested.err


def test_a_second_rule_leaves_the_first_and_the_comments(gouji, overlay):
    before = overlay.read_text("utf-8")
    overlay.chmod(0o640)
    assert gouji("rules", "new", "L102", "my-rule", "--overlay", overlay).code == 0
    assert overlay.read_text("utf-8").startswith(before)
    assert stat.S_IMODE(overlay.stat().st_mode) == 0o640
    assert [one.name for one in overlay.parent.iterdir() if "part" in one.name] == []
    assert load_pack(overlays=[overlay]).rule("L102").name == "my-rule"


def test_a_link_stays_a_link(gouji, overlay):
    link = overlay.with_name("link.yaml")
    link.symlink_to(overlay)
    assert gouji("rules", "new", "L102", "my-rule", "--overlay", link).code == 0
    assert link.is_symlink()
    assert "L102" in overlay.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("L101", "x"), "已被占用"),
        (("W198", "x"), "L101"),
        (("L102",), "代码和名称"),
        (("L102", "x", "--over", "prat"), "相近的：part"),
        (("L102", "x", "--overlay", "other.yaml"), "只写一次"),
    ],
)
def test_what_is_no_new_rule_leaves_the_file_alone(gouji, overlay, words, said):
    before = overlay.read_bytes()
    answer = gouji("rules", "new", *words, "--overlay", overlay)
    assert answer.code == 2
    assert said in answer.err
    assert overlay.read_bytes() == before


def test_a_folder_or_a_broken_file_is_refused(gouji, overlay, tmp_path):
    assert "没有动它" in gouji("rules", "new", "L102", "x", "--overlay", tmp_path).err
    overlay.write_text("overlay: [\n", "utf-8")
    assert gouji("rules", "new", "L102", "x", "--overlay", overlay).code == 2
    assert overlay.read_text("utf-8") == "overlay: [\n"
    assert gouji("rules", "new", "L102", "x", "--overlay", tmp_path / "no" / "x.yaml").code == 2


def test_a_full_disk_leaves_the_file_and_no_draft(gouji, overlay, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    before = overlay.read_bytes()
    monkeypatch.setattr("tui.cli.rulebook.rules_local.os.fsync", full)
    said = gouji("rules", "new", "L102", "x", "--overlay", overlay)
    assert said.code == 3
    assert "磁盘满了" in said.err
    assert overlay.read_bytes() == before
    assert [one.name for one in overlay.parent.iterdir() if one.name.startswith(".")] == []


def test_nothing_is_written_into_the_installed_program(gouji, tmp_path, monkeypatch):
    installed = tmp_path / "engine" / "rules"
    shutil.copytree(shipped() / "nianbao", installed / "nianbao")
    monkeypatch.setattr(engine.startup, "_RULES", (installed, installed))
    before = sorted(installed.rglob("*"))
    for words in ((), ("--pack", installed / "nianbao")):
        said = gouji("rules", "new", "W199", "x", *words)
        assert said.code == 2
        assert "--overlay" in said.err
    assert sorted(installed.rglob("*")) == before


def test_settings_from_a_file_name_no_overlay_to_write_to(gouji, overlay, monkeypatch):
    monkeypatch.chdir(overlay.parent)
    (overlay.parent / "gouji.toml").write_text('overlays = ["qinghe.yaml"]\n', "utf-8")
    before = overlay.read_bytes()
    said = gouji("rules", "new", "L102", "x")
    assert said.code == 2
    assert "--overlay" in said.err
    assert overlay.read_bytes() == before


def test_a_countys_rule_with_a_letter_of_the_pack_is_complained_of(gouji, overlay):
    text = overlay.read_text("utf-8").replace("code: L101", "code: F999")
    overlay.write_text(text, "utf-8")
    said = gouji("rules", "lint", "--overlay", overlay)
    assert said.code == 1
    assert "F999：L 是地方补充的编号" in said.out
