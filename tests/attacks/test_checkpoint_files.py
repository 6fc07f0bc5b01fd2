"""Checkpoint files cut, emptied, downgraded and edited, alone or with the book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from attacks.hands import fitting, hands, links, rechain, sql

from engine.trail.log.checkpoint import NOTHING, Note, read_notes, spell
from engine.trail.verification.verify import Verification, verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from attacks.rich_book import Rich


def checked(rich: Rich) -> Verification:
    """Verify the book against its checkpoint file."""
    return verify(rich.path, [rich.witness])


def kinds(rich: Rich) -> set[str]:
    """Return the kinds of what that finds."""
    return {problem.kind for problem in checked(rich).problems}


def notes(rich: Rich) -> tuple[Note, ...]:
    """Return the notes of the file: 李四's, 王五's, an unsigned one of 张三, 李四's."""
    return read_notes(rich.witness.read_text("utf-8")).notes


def write(rich: Rich, text: str) -> None:
    """Write the file anew."""
    rich.witness.write_bytes(text.encode())


def cut_book(rich: Rich) -> None:
    """Cut the last events and make the rows fit."""
    last = "SELECT json_extract(payload, '$.text_sha256') FROM events WHERE seq > 18"
    forgotten = f"DELETE FROM texts WHERE digest IN ({last})"  # noqa: S608  # no value in it
    sql(rich.path, forgotten, "DELETE FROM events WHERE seq > 18", behind=True)
    fitting(rich.path)


def without(parts: list[str], number: int) -> list[str]:
    """Return parts but the one with this number."""
    return [one for place, one in enumerate(parts) if place != number]


EDITS: dict[str, tuple[Callable[[str], str], str]] = {
    "emptied": (lambda _text: "", "checkpoint"),
    "last newline gone": (lambda text: text.rstrip("\n"), "checkpoint"),
    "half a note": (lambda text: text[:-60], "checkpoint"),
    "first note gone": (lambda text: text[text.index("\ngouji.book/") + 1 :], "checkpoint"),
    "middle note gone": (
        lambda text: "gouji.book/".join(without(text.split("gouji.book/"), 2)),
        "checkpoint",
    ),
    "a signature gone": (
        lambda text: "\n".join(without(text.split("\n"), 8)), "signature",
    ),
    "words in between": (lambda text: text.replace("\n\n", "\n\n购物\n", 1), "checkpoint"),
    "signature no base64": (lambda text: text.replace("— gouji/", "— gouji/x !"), "checkpoint"),
    "signed for another": (lambda text: text.replace("by 李四", "by 王五"), "signature"),
    "another time": (lambda text: text.replace("at 2024", "at 2025"), "signature"),
    "another size": (lambda text: text.replace("\n21\n", "\n20\n"), "rewritten"),
    "a larger size": (lambda text: text.replace("\n21\n", "\n22\n"), "truncated"),
    "another book": (lambda text: text.replace("gouji.book/", "gouji.book/ff"), "rewritten"),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_file_is_found(rich: Rich, name: str) -> None:
    edit, kind = EDITS[name]
    write(rich, edit(rich.witness.read_text("utf-8")))
    assert kind in kinds(rich), checked(rich).sentences


@pytest.mark.parametrize(
    "edit", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text]
)
def test_what_an_editor_does_is_no_alarm(rich: Rich, edit: Callable[[str], str]) -> None:
    write(rich, edit(rich.witness.read_text("utf-8")))
    found = checked(rich)
    assert (found.code, found.checkpoints) == (0, 4), found.sentences


def test_other_encodings_are_unreadable_not_whole(rich: Rich) -> None:
    rich.witness.write_bytes(rich.witness.read_text("utf-8").encode("gb18030"))
    assert checked(rich).code == 3


def test_a_signed_note_is_not_replaced_by_an_unsigned_one(rich: Rich) -> None:
    *before, last = notes(rich)
    text = rich.witness.read_text("utf-8")
    start = text[: text.rindex("gouji.book/")]
    for note in (replace(last, prev=before[-1].digest), replace(last, prev="")):
        write(rich, start + spell(note, None) + "\n")
        assert "signature" in kinds(rich)


def test_nor_by_one_that_somebody_else_signs(rich: Rich) -> None:
    *before, last = notes(rich)
    text = rich.witness.read_text("utf-8")
    note = replace(last, prev=before[-1].digest)
    write(rich, text[: text.rindex("gouji.book/")] + spell(note, rich.wang) + "\n")
    assert kinds(rich) == {"signature"}


def test_a_rewritten_tail_with_notes_rewritten_unsigned_is_found(rich: Rich) -> None:
    rechain(rich.path, lambda events: [one._replace(session="beef" * 4) for one in events])
    with hands(rich.path) as connection:
        head = links(connection)[-1].hash
    write(rich, spell(replace(notes(rich)[-1], head=head, prev=NOTHING), None) + "\n")
    assert "signature" in kinds(rich)


def test_a_cut_book_is_found_by_every_file_that_still_has_its_notes(rich: Rich) -> None:
    cut_book(rich)
    assert "truncated" in kinds(rich)


def test_book_and_file_rolled_back_together_is_the_limit(rich: Rich) -> None:
    with hands(rich.path) as connection:
        size = len(links(connection))
    kept = [note for note in notes(rich) if note.size <= 18]
    assert 0 < len(kept) < 4
    parts = rich.witness.read_text("utf-8").split("gouji.book/")
    cut_book(rich)
    write(rich, "gouji.book/".join(parts[: len(kept) + 1]))
    assert size > 18
    assert kinds(rich) == set(), "README says so: another office has to keep a checkpoint"


def test_unsigned_notes_after_the_last_signed_one_are_told(rich: Rich) -> None:
    with rich.open() as book:
        book.enrol(unit="科室", role="审核")
        book.seal([rich.witness])
    found = checked(rich)
    assert found.code == 0
    assert any("有签名的检查点只到第 21 条" in sentence for sentence in found.sentences)


def test_a_note_written_after_a_half_one_is_not_lost(rich: Rich) -> None:
    write(rich, rich.witness.read_text("utf-8")[:-60])
    with rich.open("李四", rich.li) as book:
        book.seal([rich.witness])
    assert len(notes(rich)) == 4
    assert kinds(rich) == {"checkpoint"}, "the half one is said"


def test_who_has_a_key_and_did_not_unlock_it_seals_nothing(rich: Rich) -> None:
    before = rich.witness.read_bytes()
    with rich.open("李四") as book:
        book._confirmed.confirm(book.id, [str(rich.witness)])
    assert rich.witness.read_bytes() == before


def test_two_sessions_that_seal_at_once_are_no_alarm(rich: Rich) -> None:
    first = notes(rich)[0]
    with hands(rich.path) as connection:
        last = links(connection)[-1]
    note = Note(
        origin=first.origin, size=last.seq, head=last.hash, at=last.at, by="张三",
        occasion="session", prev=first.digest,
    )  # fmt: skip
    write(rich, rich.witness.read_text("utf-8") + spell(note, None) + "\n")
    assert checked(rich).code == 0
