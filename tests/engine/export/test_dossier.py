"""What an export holds: files not read, its code, by what it was made."""

from __future__ import annotations

from making.dossiers import AT, exported

from engine.export.dossier import UNSEALED, Unread
from engine.trail.state.views import UnreadableView


def test_files_of_the_check_and_of_the_book_are_told_together():
    kept = UnreadableView(id=1, name="a.pdf", source="", reason="坏", sha256="", received_at=AT)
    named = Unread(source="b.pdf", error="打不开", hint="另存")
    told = exported(unreadable=[kept], unread=[named]).not_read
    assert [(one.source, one.error, one.hint) for one in told] == [
        ("b.pdf", "打不开", "另存"), ("a.pdf", "坏", ""),
    ]  # fmt: skip


def test_without_a_casebook_there_is_no_code_and_that_is_said():
    assert exported().verification == UNSEALED
    assert "9-AB" in exported(code="9-AB").verification
    assert "gouji trail verify" in exported(code="9-AB").verification
    assert exported(made_by="gouji 1.0").origin.startswith("gouji 1.0")
