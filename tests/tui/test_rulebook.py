"""The screens judge by the rules that are in force on the command line, and say by which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.errors import PackError
from engine.packs.rulebook import Rulebook, rulebook_in
from engine.roster.unit import Unit
from engine.sweep.at_home import plan_at_home
from tui.cli import main
from tui.session import Casework
from tui.text.words import Texts

if TYPE_CHECKING:
    from pathlib import Path

    from engine.trail.casebook import Casebook

OVERLAY = """\
overlay: ours
title: 本办补充规定
source: {id: local, title: 通知, number: 一号, date: "2024-01-02"}
settings:
  deadline.township: {to: "01-20", clause: 第一条}
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(OVERLAY, "utf-8")
    return path


def test_what_is_judged_on_the_screens_is_judged_by_the_overlays_named(
    book: Casebook, overlay: Path
) -> None:
    work = Casework(book, rulebook=Rulebook(overlays=(overlay,)))
    assert [one.title for one in work.pack().overlays] == ["本办补充规定"]
    plan = plan_at_home(book, "1", work.rulebook)
    assert plan.setup.overlays == (overlay,)
    assert plan.means.overlays_sha256 == work.pack().overlays[0].sha256
    assert work.titled("工作台", Texts()).startswith("工作台 · 补充规定 ours")


def test_the_users_own_overlay_of_a_county_stands_before_the_shipped_one(
    tmp_path: Path, overlay: Path
) -> None:
    overlay.write_text(OVERLAY + "county: 青禾县\n", "utf-8")
    units = (Unit(name="青禾县白沙镇人民政府"),)
    assert Rulebook(folders=(tmp_path,)).overlays_for(units) == (overlay,)
    assert [one.name for one in Rulebook().overlays_for(units)] == ["qinghe.yaml"]
    assert Rulebook(folders=(tmp_path,)).overlays_for(()) == ()


def test_a_tab_of_the_browser_is_told_the_same_rules(overlay: Path) -> None:
    rulebook = Rulebook(overlays=(overlay,), folders=(overlay.parent,))
    assert rulebook_in(rulebook.spelt()) == rulebook


def test_the_catalogue_names_the_overlay(drive, work: Casework, overlay: Path) -> None:
    work.rulebook = Rulebook(overlays=(overlay,))

    async def look(pilot) -> None:
        pilot.app.open_rules()
        await pilot.pause()
        bar = pilot.app.screen.query_one("#title")
        assert bar.left == "规则目录 · 补充规定 本办补充规定"

    drive(look)


def test_a_settings_file_is_in_force_on_the_screens_too(
    tmp_path: Path, book_path: Path, overlay: Path, monkeypatch, capsys
) -> None:
    (tmp_path / "gouji.toml").write_text('overlays = ["ours.yaml"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    started = []
    monkeypatch.setattr("tui.launch.run_review", lambda *_, **named: started.append(named) or 0)
    assert main(["review", "--book", str(book_path)]) == 0
    assert started[0]["rulebook"].overlays == (overlay,)
    assert "gouji.toml" in capsys.readouterr().err


def test_an_overlay_that_cannot_be_read_is_refused_before_a_screen_opens(
    book_path: Path, overlay: Path, capsys
) -> None:
    overlay.write_text(OVERLAY.replace("01-20", "1月20日"), "utf-8")
    assert main(["review", "--book", str(book_path), "--overlay", str(overlay)]) == 2
    assert "ours.yaml" in capsys.readouterr().err
    with pytest.raises(PackError):
        Rulebook(overlays=(overlay,)).pack_for(())
