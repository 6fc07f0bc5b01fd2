"""Verifying as a whole: the verdict, its sentences, and what is merely remarked."""

from __future__ import annotations

import pytest
from book_hands import hands

from engine.trail.verification import verify as verifying
from engine.trail.verification.verify import Problem, Verification, verify

BROKEN = Problem(kind="broken", sentence="链断了。")


def test_the_verdict_comes_first_and_remarks_last():
    whole = Verification(code=0, events=3, signed=1, head="ab" * 32, remarks=("说明。",))
    assert whole.sentences[0].startswith(
        "留痕完整：3 条事件（1 条有签名），未对照检查点；校验码 3-"
    )
    assert whole.sentences[1:] == ("说明。",)
    bad = Verification(code=1, events=3, problems=(BROKEN,), remarks=("说明。",))
    assert bad.sentences == ("留痕不完整：3 条事件，发现 1 处问题。", "链断了。", "说明。")
    assert Verification(code=3, problems=(BROKEN,)).sentences == ("链断了。",)


def test_a_whole_book_with_its_checkpoints(attacked, witness):
    found = verify(attacked.path, [witness])
    assert (found.code, found.checkpoints, found.problems) == (0, 1, ())
    assert "与 1 个检查点一致" in found.sentences[0]
    assert any("检查点没有签名" in one for one in found.remarks)
    assert any("没有签名：操作人" in one for one in found.remarks)


def test_a_checkpoint_file_that_cannot_be_read_is_no_verdict_on_the_trail(attacked, tmp_path):
    found = verify(attacked.path, [tmp_path / "无.txt"])
    assert (found.code, [one.kind for one in found.problems]) == (3, ["unreadable"])
    assert "读不出检查点文件" in found.sentences[0]


def test_an_empty_file_given_as_checkpoints_is_a_problem(attacked, tmp_path):
    empty = tmp_path / "空.txt"
    empty.write_text("", "utf-8")
    found = verify(attacked.path, [empty])
    assert (found.code, [one.kind for one in found.problems]) == (1, ["checkpoint"])


def test_very_many_differences_are_cut_short(attacked, monkeypatch):
    monkeypatch.setattr(verifying, "MANY", 2)
    with hands(attacked.path) as connection:
        connection.execute("UPDATE findings SET state = 'accepted', assignee = 'x'")
    sentences = verify(attacked.path).sentences
    assert sum("与留痕不一致" in one for one in sentences) == 2
    assert any("超过 2 处，以下从略" in one for one in sentences)


@pytest.mark.sqlite_file
def test_somebodys_table_is_named_and_the_rest_not_believed(attacked):
    with hands(attacked.path) as connection:
        connection.execute("CREATE VIEW mine AS SELECT 1")
    found = verify(attacked.path)
    assert found.code == 1
    assert {one.kind for one in found.problems} == {"schema"}
    assert any("mine" in one for one in found.sentences)
