"""The beginning of a new rule: a file that loads."""

from __future__ import annotations

import shutil

import pytest

from engine.check.examples import example_results
from engine.errors import UsageError
from engine.facts import kinds
from engine.packs import load_pack, shipped
from engine.packs.skeleton import skeleton

KIND = next(kind for kind in kinds() if kind.name == "t3.column")


def test_a_skeleton_loads_and_its_good_example_holds(tmp_path):
    folder = tmp_path / "nianbao"
    folder.mkdir()
    (folder / "pack.yaml").write_bytes((shipped() / "nianbao" / "pack.yaml").read_bytes())
    shutil.copytree(shipped() / "nianbao" / "forms", folder / "forms")
    path, text = skeleton("F999", "made-up", KIND, folder)
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    pack = load_pack(folder)
    assert pack.rule("F999").over == "t3.column"
    assert [result.example.name for result in example_results(pack) if not result.wrong]


@pytest.mark.parametrize("code", ["F203", "Q101", "F1", "f101", "F1O1", "F1²3", "F１２３", "F1234"])
def test_a_code_that_is_taken_or_of_no_family_is_refused(code):
    with pytest.raises(UsageError):
        skeleton(code, "made-up", KIND, shipped() / "nianbao")
