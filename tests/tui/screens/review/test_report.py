"""The report itself beside its findings: evidence in view, or the reason why there is none."""

from __future__ import annotations

import pytest

from engine.errors import TrailError
from tui import opened
from tui.render.lines import line_width
from tui.widgets.bars import Bar


@pytest.fixture
def crash(monkeypatch):
    """Let whatever opens a document crash as no reader foresaw."""

    def crash(_data, _name):
        raise KeyError("w:tbl")

    monkeypatch.setattr(opened, "open_document", crash)


def states(book, filing: int) -> dict[str, str]:
    return {finding.key: finding.state for finding in book.findings(filing)}


def notice(app) -> str:
    return app.screen.query_one("#notice", Bar).left


@pytest.mark.usefixtures("crash")
def test_a_crash_of_ours_is_not_told_as_the_files(drive, shown):
    async def steps(pilot):
        assert "程序出错（KeyError），不是文件的问题" in "".join(shown(pilot.app).split())
        assert "损坏" not in shown(pilot.app)
        await pilot.press("c")
        assert pilot.app.screen.walk.current.rule == "F202"

    drive(steps, filing=1)


@pytest.mark.usefixtures("crash")
def test_why_there_is_no_document_is_wrapped_to_the_pane(drive, settle):
    async def steps(pilot):
        page = pilot.app.screen.panes.page
        for size in ((80, 24), (160, 45), (96, 30)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            room = page.scrollable_content_region.width
            assert room - 6 < max(map(line_width, page.lines)) <= room - 2

    drive(steps, filing=1)


def test_the_evidence_is_marked_and_in_view(drive):
    async def steps(pilot):
        page = pilot.app.screen.panes.page
        assert [mark.style for mark in page.evidence] == ["mark"] * 4 + ["suspect"]
        assert page.at == 4  # what is suspected comes first
        line, _ = page.page.find(page.evidence[page.at])
        assert page.scroll_y <= line < page.scroll_y + page.size.height
        await pilot.press("m")
        assert notice(pilot.app).startswith("证据 1/5")

    drive(steps, filing=1)


def test_evidence_that_is_nowhere_in_the_text_is_said_so(drive):
    async def steps(pilot):
        screen = pilot.app.screen
        screen.walk.select(next(n for n, f in enumerate(screen.walk.shown) if f.rule == "S114"))
        await pilot.pause()
        where = screen.query_one("#document-title", Bar).right
        assert where.startswith("证据不在正文里")

    drive(steps, filing=1)


def test_a_document_that_cannot_be_read_does_not_stop_the_review(drive, book, shown):
    received = book.receive("坏.docx", b"PK\x03\x04no", agency="坏镇", kind="township", year=2023)
    book.record(
        received.version_id, [dict(book.findings(1)[0].data)], pack_id="p", pack_version="1",
        pack_sha256="0", overlays_sha256="", engine_version="0", outcomes={},
    )  # fmt: skip

    async def steps(pilot):
        assert "原文现在读不出来" in shown(pilot.app)
        await pilot.press("c")

    drive(steps, filing=received.filing_id)
    assert set(states(book, received.filing_id).values()) == {"confirmed"}


def test_a_file_that_the_casebook_does_not_give_is_told_in_its_place(drive, monkeypatch, shown):
    async def steps(pilot):
        def gone(*_):
            raise TrailError("原文已依法清除")

        monkeypatch.setattr(type(pilot.app.work), "content", gone)
        pane = pilot.app.screen.panes.page
        pane.read(pilot.app.screen.walk.filing)
        await pilot.pause()
        assert "原文已依法清除" in "".join(shown(pilot.app).split())

    drive(steps, filing=1)


def test_marks_of_more_than_the_finding_stay_from_one_to_the_next(drive, settle):
    from tui.render.lines import Spot
    from tui.render.page import Mark

    async def steps(pilot):
        await settle(pilot)
        pane, further = pilot.app.screen.panes.page, [Mark(Spot(0), 0, 2, style="shared")]
        pane.mark_further(further)
        assert further[0] in pane.marks
        await pilot.press("s")
        await pilot.pause()
        assert further[0] in pane.marks
        pane.mark_further(())
        assert further[0] not in pane.marks

    drive(steps, filing=1)


def test_digits_go_to_parts_only_while_the_document_was_called(drive, settle):
    async def steps(pilot):
        await settle(pilot)
        screen = pilot.app.screen
        pane = screen.panes.page
        assert screen.check_action("part", (1,)) is False
        pane.turn_digits(to_parts=True)
        assert screen.check_action("part", (1,)) is True
        pane.turn_digits(to_parts=False)
        assert screen.check_action("part", (1,)) is False

    drive(steps, filing=1)
