"""Modules and programs are looked for in absolute places alone."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from engine.startup import (
    HOME,
    is_installed,
    leave_out,
    listed,
    program,
    shield,
    shipped_rules,
    spare_what_is_loaded,
)


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """Give a folder of reports that holds a module and a program of its own; one works in it."""
    (tmp_path / "json.py").write_text("raise SystemExit", "utf-8")
    soffice = tmp_path / "soffice"
    soffice.write_text("#!/bin/sh\n", "utf-8")
    soffice.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_working_folder_is_no_place_to_look_in(reports):
    places = ["", ".", str(reports), "/usr/lib/python3", "__editable__.finder"]
    leave_out(places, {})
    assert places == [str(reports), "/usr/lib/python3", "__editable__.finder"]
    leave_out(places, {"PYTHONPATH": f".{os.pathsep}/usr/lib"})
    assert places == ["/usr/lib/python3", "__editable__.finder"]


def test_who_works_on_gouji_may_name_its_checkout(monkeypatch):
    monkeypatch.chdir(HOME)
    places = [HOME]
    leave_out(places, {"PYTHONPATH": "."})
    assert places == [HOME]
    environment = {"PYTHONPATH": f".{os.pathsep}/opt"}
    shield(environment)
    assert environment["PYTHONPATH"] == f"{HOME}{os.pathsep}/opt"


@pytest.mark.usefixtures("reports")
def test_children_look_in_absolute_places_alone():
    environment = {"PYTHONPATH": os.pathsep.join(["", "lib", "/opt/lib"])}
    shield(environment)
    assert environment == {"PYTHONPATH": "/opt/lib", "PYTHONSAFEPATH": "1"}
    untouched = {"PYTHONPATH": "/opt/lib"}
    shield(untouched)
    assert untouched["PYTHONPATH"] == "/opt/lib"


def test_an_empty_path_names_nothing():
    assert list(listed({"PYTHONPATH": ""})) == []
    assert list(listed({})) == []


def test_a_program_beside_the_reports_is_none(reports, monkeypatch):
    monkeypatch.setenv("PATH", os.pathsep.join([".", ""]))
    assert program("soffice") is None
    monkeypatch.setenv("PATH", str(reports))
    assert program("soffice") == str(reports / "soffice")


def test_the_shipped_rules_are_there_and_a_checkouts_are_not_installed():
    rules = shipped_rules()
    assert rules is not None
    assert (rules / "nianbao" / "pack.yaml").is_file()
    assert not is_installed(rules / "nianbao")
    assert is_installed(Path(HOME) / "engine" / "rules" / "nianbao")


def test_what_is_loaded_is_left_out_of_the_search_for_garbage():
    made: list[object] = []
    spare_what_is_loaded()
    assert not any(one is made for one in gc.get_objects())
