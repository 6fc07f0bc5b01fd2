"""A county's rule over what there is not is told before a report is judged."""

from __future__ import annotations

import pytest

from engine.audit.worker import Worker, WorkerConfig
from engine.compile.local_rules import refuse_strange
from engine.errors import PackError
from engine.facts import kinds
from engine.packs import load_pack, shipped

QINGHE = (shipped() / "overlays" / "qinghe.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("over: part", "over: prat", "没有“prat”这种事实，是不是“part”"),
        ("check: characters", "check: charcters", "没有“charcters”这个字段，是不是“characters”"),
        ("where: part == 1", "where: part == 'one'", "当作文字"),
        ("第一部分有{characters}", "第一部分有{charcters}", "charcters"),
        ("setting.part_one.most\n", "setting.part_one.mots\n", "mots"),
    ],
)
def test_what_there_is_not_is_told_with_file_and_line(tmp_path, old, new, said):
    path = tmp_path / "own.yaml"
    text = QINGHE.replace(old, new)
    assert text != QINGHE
    path.write_text(text, "utf-8")
    line = text[: text.index("code: L101")].count("\n") + 1
    with pytest.raises(PackError, match=said) as caught:
        Worker(WorkerConfig(overlays=(path,)))
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_a_sound_overlay_and_the_packs_own_rules_are_left_alone():
    refuse_strange(load_pack(overlays=[shipped() / "overlays" / "qinghe.yaml"]), kinds())
    refuse_strange(load_pack(), ())
