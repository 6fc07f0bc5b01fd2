"""Checkpoints: signed notes in files outside the casebook, and short codes on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import TrailError
from engine.trail.log.checkpoint import Note, is_short_code, parse, short_code, spell
from engine.trail.log.keys import create_key
from engine.trail.verification.verify import verify

HEADS = st.binary(min_size=32, max_size=32).map(bytes.hex)
NOTE = Note(
    origin="gouji.book/ab", size=3, head="0f" * 32, at="2024-01-20T08:00:00.000000Z",
    by="张三", occasion="day",
)  # fmt: skip


@pytest.fixture
def signer(tmp_path):
    """Give a key of 张三."""
    return create_key(tmp_path / "张三.key", "张三", "一个够长的好口令", cost=2)


def test_a_note_is_text_that_anybody_can_read(signer):
    text = spell(NOTE, signer)
    assert text.split("\n")[:4] == [
        "gouji.book/ab", "3", "Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8=",
        "at 2024-01-20T08:00:00.000000Z",
    ]  # fmt: skip
    assert text.split("\n")[7].startswith(f"— gouji/{signer.key_id} ")


@given(st.lists(st.tuples(st.integers(0, 10**6), HEADS), max_size=5))
def test_notes_are_read_back_as_they_were_written(pairs):
    notes = [
        Note(origin="gouji.book/x", size=size, head=head, at="t", by="李 四", occasion="session")
        for size, head in pairs
    ]
    text = "".join(spell(note, None) + "\n" for note in notes)
    assert list(parse(text)) == notes
    assert list(parse(text.replace("\n", "\r\n"))) == notes


def test_a_half_written_last_note_is_left_out_and_nonsense_is_said():
    whole = spell(NOTE, None) + "\n"
    assert list(parse(whole + whole[:30])) == [NOTE]
    assert list(parse("")) == []
    with pytest.raises(TrailError, match="没有检查点"):
        list(parse("购物清单\n"))
    with pytest.raises(TrailError, match="读不懂"):
        list(parse(whole.replace("\n3\n", "\n三个\n")))
    with pytest.raises(TrailError, match="不完整"):
        list(parse(whole[:30] + "\n" + whole))


@given(st.integers(1, 10**6), HEADS, HEADS)
def test_short_codes_are_unlike_for_unlike_heads(size, one, other):
    assert (short_code(size, one) == short_code(size, other)) == (one[:20] == other[:20])
    assert len(short_code(size, one).split("-")) == 5


def test_leaving_a_session_and_each_new_day_writes_a_checkpoint_also_without_events(
    reviewed, tmp_path
):
    files = [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    with reviewed.open() as book:
        book.set("checkpoints", [str(file) for file in files])
    reviewed.clock.now += timedelta(days=1)
    with reviewed.open() as book:
        assert book.sealed.note.occasion == "day"
    with reviewed.open():
        pass
    for file in files:
        notes = list(parse(file.read_text("utf-8")))
        assert [note.occasion for note in notes] == ["session", "day", "session", "session"]
        assert len({note.size for note in notes}) == 1
    found = verify(reviewed.path, confirmed=reviewed.confirmed)
    assert (found.code, found.checkpoints) == (0, 8)
    assert "检查点没有签名" in "".join(found.remarks)


def test_a_file_out_of_reach_is_said_and_stops_nothing(reviewed, tmp_path):
    reached, lost = tmp_path / "a.txt", tmp_path / "没插的优盘" / "b.txt"
    with reviewed.open() as book:
        book.set("checkpoints", [str(reached), str(lost)])
    assert book.sealed.written == (str(reached),)
    assert "请检查后补封存" in book.sealed.failed[0][1]
    found = verify(reviewed.path, confirmed=reviewed.confirmed)
    assert any("现在找不到" in remark for remark in found.remarks)


def test_signed_checkpoints_are_held_against_the_keys_of_the_trail(reviewed, signer, tmp_path):
    seals = tmp_path / "检查点.txt"
    with reviewed.open() as book:
        book.enrol_key(signer)
        book.seal([seals])
    assert verify(reviewed.path, [seals]).code == 0
    good = seals.read_text("utf-8")
    stranger = create_key(tmp_path / "x.key", "张三", "一个够长的好口令", cost=2)
    note = next(parse(good))
    cases = {
        "unknown-key": spell(note, stranger) + "\n",
        "signature": good.replace("for manual", "for export"),
    }
    for kind, text in cases.items():
        seals.write_text(text, "utf-8")
        found = verify(reviewed.path, [seals])
        assert {problem.kind for problem in found.problems} == {kind}


def test_a_checkpoint_of_another_book_is_no_witness(reviewed, tmp_path):
    seals = tmp_path / "别的.txt"
    seals.write_text(spell(NOTE, None) + "\n", "utf-8")
    found = verify(reviewed.path, [seals])
    assert found.code == 1
    assert "没有一个检查点属于这本案卷" in found.sentences[1]


def test_an_export_is_noted_and_gives_a_code_that_verifies(reviewed):
    with reviewed.open() as book:
        code = book.exported("xlsx", "e" * 64, 1).code
    assert verify(reviewed.path, code=code).code == 0
    assert verify(reviewed.path, code=code.lower()).code == 0
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert verify(reviewed.path, code=wrong).code == 1
    assert verify(reviewed.path, code="不是校验码").code == 1


def test_a_missing_checkpoint_file_is_unreadable(reviewed, tmp_path):
    found = verify(reviewed.path, [tmp_path / "没有.txt"])
    assert found.code == 3
    assert "读不出检查点文件" in found.sentences[0]


def test_what_has_not_the_shape_of_a_code_is_none():
    code = short_code(12, "ab" * 32)
    assert is_short_code(code)
    assert is_short_code(code.lower())
    for other in ("", "1-XXXX", code[:-1], f"{code}-AAAA", code[2:], f"x{code}", f"{code}\n"):
        assert not is_short_code(other)
