"""After approval: the same words as a web page are the same text, another number is not (X108)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from making.changes import base
from making.drafts import with_cell
from making.writers import as_docx, as_html

from engine.audit.worker import WorkerConfig
from engine.packs import load_pack
from engine.reading.files.sources import Source
from engine.sweep.sweep import Plan, Progress, sweep
from engine.trail.casebook import Casebook, CheckProvenance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    """Give a casebook in which one clean report was approved and published."""
    place = tmp_path / "案卷.book"
    with Casebook.open(place, actor="测", now=lambda: datetime(2024, 1, 15, tzinfo=UTC)) as opened:
        swept(opened, Source("稿.docx", as_docx(base())))
        opened.transition(1, "approved")
        opened.transition(1, "published", address="https://qinghe.example/1", on=date(2024, 1, 20))
        yield opened


def swept(book: Casebook, source: Source) -> set[str]:
    """Sweep one file and return the rules that failed."""
    pack = load_pack()
    means = CheckProvenance(
        pack_id=pack.id,
        pack_version=pack.version,
        pack_sha256=pack.sha256,
        overlays_sha256="",
        engine_version="0",
    )
    plan = Plan(setup=WorkerConfig(), means=means, workers=1)
    (done,) = sweep(book, lambda: [source], plan, Progress())
    assert not done.error
    return {one.rule for one in done.findings if one.outcome == "fail"}


@pytest.mark.slow
def test_the_same_words_as_a_page_are_the_approved_text(book: Casebook) -> None:
    assert "X108" not in swept(book, Source("页.html", as_html(base())))


@pytest.mark.slow
def test_another_number_on_the_page_is_told(book: Casebook) -> None:
    changed = with_cell(base(), 2, "coercion", "handled", "9")
    assert "X108" in swept(book, Source("页.html", as_html(changed)))


@pytest.mark.slow
def test_an_unapproved_report_is_compared_with_nothing(tmp_path: Path) -> None:
    place = tmp_path / "另一案卷.book"
    with Casebook.open(place, actor="测", now=lambda: datetime(2024, 1, 15, tzinfo=UTC)) as other:
        assert "X108" not in swept(other, Source("稿.docx", as_docx(base())))
