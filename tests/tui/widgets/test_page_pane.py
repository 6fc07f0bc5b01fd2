"""The pane with the report: evidence in view at every width, words found, parts gone to."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE

from engine.anchor import Anchor
from engine.report import Cell, Document, Grid, Paragraph
from tui.render.lines import Spot
from tui.render.page import Mark
from tui.widgets.page_pane import PagePane

FAR = 300


def cell(text: str, row: int, column: int) -> Cell:
    return Cell(text=text, anchor=Anchor(block=1, table=0, row=row, column=column))


def document(*, rows: int = 4) -> Document:
    """Make a title, a table, and many paragraphs."""
    names = [[f"{row}.{n}" if row else f"项目{n}" for n in range(3)] for row in range(rows)]
    cells = (tuple(cell(text, row, n) for n, text in enumerate(of)) for row, of in enumerate(names))
    grid = Grid(rows=tuple(cells), anchor=Anchor(block=1))
    texts = (f"第{n}段：收到申请{n}件。{'很长' * 30}" for n in range(FAR))
    below = [Paragraph(text=one, anchor=Anchor(block=n)) for n, one in enumerate(texts, 2)]
    title = Paragraph(text=f"年度报告{HOSTILE}", anchor=Anchor(block=0))
    return Document(source="", sha256="", format="text", blocks=(title, grid, *below))


def shown(pane: PagePane) -> str:
    return "\n".join(pane.render_line(y).text for y in range(pane.size.height))


def test_without_a_document_it_says_why_and_no_key_moves_anything(alone):
    pane = PagePane()

    async def steps(pilot):
        assert shown(pane).strip() == ""
        pane.tell("原文读不出来：" + "很长的原因" * 20, "warning")
        await pilot.pause()
        assert "很长的原因" in shown(pane)
        assert pane.search("原因") == pane.next_hit() == 0
        assert pane.next_evidence() == 1
        assert pane.turn_to([1], 1) is None
        pane.bring_to_top(5)
        pane.point([Mark(Spot(3))])

    alone(pane, steps)


@pytest.mark.parametrize("size", [(24, 5), (40, 12), (200, 50)])
def test_evidence_is_in_view_and_signed_at_every_size(alone, size):
    pane = PagePane()

    async def steps(pilot):
        pane.open(document())
        pane.point([Mark(Spot(200), 0, 6)])
        await pilot.pause()
        for _ in range(2):
            signed = [line for line in shown(pane).split("\n") if line.startswith(">")]
            assert any("第198段" in line for line in signed)
            assert not (CONTROLS - {"\n"}) & set(shown(pane))
            await pilot.resize_terminal(size[0] + 13, size[1] + 3)
            await pilot.pause()
            await pilot.pause()

    alone(pane, steps, size=size)


def test_evidence_is_gone_through_round_to_the_first_the_suspect_first(alone):
    pane = PagePane()

    async def steps(pilot):
        pane.open(document())
        marks = [Mark(Spot(10), 0, 3), Mark(Spot(1, 1, 1)), Mark(Spot(1, 2, 2), style="suspect")]
        pane.point([*marks, Mark(Spot(1, 0, 0), style="addend")])
        await pilot.pause()
        assert pane.at == 2, "what is suspected is shown first, though it is no evidence"
        assert [pane.next_evidence() for _ in range(4)] == [1, 2, 3, 1]
        pane.show_evidence(99)
        pane.show_evidence(-1)
        assert pane.at == 0

    alone(pane, steps)


def test_words_are_found_round_to_the_first_and_forgotten_with_the_document(alone):
    pane = PagePane()

    async def steps(pilot):
        pane.open(document())
        await pilot.pause()
        assert pane.search("  ") == 0
        assert pane.search("没有这几个字") == 0
        assert pane.search("申请２９９件") == 1
        await pilot.pause()
        assert "申请299件" in shown(pane)
        assert pane.next_hit() == 1
        pane.open(document(rows=2))
        assert pane.next_hit() == 0

    alone(pane, steps, size=(100, 12))


def test_what_should_stand_is_drawn_behind_what_stands(alone):
    pane = PagePane()

    async def steps(pilot):
        pane.open(document())
        pane.point([], {Spot(1, 2, 1): "7", Spot(1, 9, 9): "8", Spot(5): "9", Spot(1, 0, 0): ""})
        await pilot.pause()
        pane.scroll_now(0)
        await pilot.pause()
        text = shown(pane)
        assert "2.1→7" in text
        assert "→8" not in text
        assert "项目0→" not in text
        pane.point([])
        await pilot.pause()
        assert "→" not in shown(pane)

    alone(pane, steps, size=(60, 20))


def test_blocks_are_turned_to_and_there_is_an_end(alone):
    pane = PagePane()

    async def steps(pilot):
        pane.open(document())
        await pilot.pause()
        seen = [pane.turn_to([50, 100, 150], 1) for _ in range(4)]
        await pilot.pause()
        assert seen == [50, 100, 150, None]
        assert "第148段" in shown(pane).split("\n")[0]
        assert [pane.turn_to([50, 100, 150], -1) for _ in range(3)] == [100, 50, None]
        assert pane.turn_to([], 1) is None

    alone(pane, steps)


def test_column_names_stay_in_view_over_a_long_table(alone):
    pane = PagePane()

    async def steps(pilot):
        pane.open(document(rows=200))
        pane.point([Mark(Spot(1, 150, 0))])
        await pilot.pause()
        text = shown(pane)
        assert "150.0" in text
        assert "项目0│项目1" in "".join(text.split("\n")[:3])

    alone(pane, steps, size=(60, 20))


def test_few_settings_are_kept(alone):
    pane = PagePane()

    async def steps(pilot):
        pane.open(document())
        for n in range(12):
            pane.point([], {Spot(1, 1, 1): str(n)})
        await pilot.pause()
        assert len(pane._pages) <= 4

    alone(pane, steps)
