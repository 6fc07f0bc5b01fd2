"""A pack is loaded once, and anew when a file of it has changed."""

from __future__ import annotations

import shutil

from engine.packs import load_pack, shipped
from engine.packs.in_process import pack_in_process


def test_the_pack_is_the_same_until_a_file_changes(tmp_path):
    folder = tmp_path / "nianbao"
    shutil.copytree(shipped() / "nianbao", folder)
    pack = pack_in_process(folder)
    assert pack_in_process(folder) is pack
    assert pack.sha256 == load_pack(folder, proof=False).sha256
    rule = next(folder.rglob("F*.yaml"))
    rule.write_text(rule.read_text(encoding="utf-8") + "\n# 改\n", encoding="utf-8")
    assert pack_in_process(folder).sha256 != pack.sha256
