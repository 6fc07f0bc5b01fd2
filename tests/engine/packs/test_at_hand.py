"""A pack is loaded once, and anew when a file of it has changed."""

from __future__ import annotations

import shutil

from engine.packs import load_pack, shipped
from engine.packs.at_hand import pack_at_hand


def test_the_pack_is_the_same_until_a_file_changes(tmp_path):
    folder = tmp_path / "nianbao"
    shutil.copytree(shipped() / "nianbao", folder)
    pack = pack_at_hand(folder)
    assert pack_at_hand(folder) is pack
    assert pack.sha256 == load_pack(folder, proof=False).sha256
    rule = next(folder.rglob("F*.yaml"))
    rule.write_text(rule.read_text(encoding="utf-8") + "\n# 改\n", encoding="utf-8")
    assert pack_at_hand(folder).sha256 != pack.sha256
