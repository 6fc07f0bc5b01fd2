"""Nothing a report says can crash a screen, become markup, or reach the terminal as a command."""

from __future__ import annotations

import io
import unicodedata

import pytest

from engine.anchor import Anchor
from engine.evidence import Evidence, Place
from engine.finding import Basis, Cause, CellChange, Finding, Repair
from tui.plain.main import walk_plainly
from tui.render.lines import plain_text
from tui.text.words import Texts

HOSTILE = [
    "[/]", "[/red]合计", "见[a]", "[@click=app.bell]x[/]", "\x1b]0;改标题\x07", "\x1b[31m红",
    "\u202e倒着写\u202c", "零\u200b宽", "a\x00b", "\x9b2J", "{0} %s {rule}", "=cmd|'/c calc'!A1",
]  # fmt: skip


def hostile_finding(number: int, text: str) -> Finding:
    anchor = Anchor(block=0, paragraph=1)
    return Finding(
        key=f"h{number}", digest="d", rule="A102", name="made", outcome="fail", severity="error",
        title=text, message=text, place=Place(part=1, item=str(number), label=text),
        evidence=(Evidence(quote=text, anchor=anchor, start=0, end=len(text)),),
        basis=(Basis(source=text, clause=text, title=text),), why=text, remedy=text,
        expected=text, actual=text, ask=text, cause="c1",
    )  # fmt: skip


@pytest.fixture
def filing(book) -> int:
    """A filing whose agency, file name, text and findings are all hostile."""
    document = "\n".join(text.replace("\x00", "␀") for text in HOSTILE)
    received = book.receive(
        HOSTILE[4] + ".txt", document.encode(), agency=HOSTILE[3] + HOSTILE[6], kind="township",
        year=2023,
    )  # fmt: skip
    findings = [hostile_finding(number, text) for number, text in enumerate(HOSTILE)]
    change = CellChange(table=3, row="new", column="total", before=1, after=2, label=HOSTILE[0])
    cause = Cause(
        id="c1", findings=tuple(f.key for f in findings), summary=HOSTILE[3],
        repairs=(Repair(cells=(change,), slip=HOSTILE[4]),),
    )  # fmt: skip
    book.record(
        received.version_id, findings, [cause], pack_id="p", pack_version="1", pack_sha256="0",
        overlays_sha256="", engine_version="0", outcomes={},
    )  # fmt: skip
    return received.filing_id


def harmless(text: str) -> bool:
    unsafe = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return not any(
        unicodedata.category(character) in unsafe for character in text if character != "\n"
    )


def styled_links(app) -> list[object]:
    """Return what would act on a click in the strips drawn."""
    strips = app.screen._compositor.render_strips()
    metas = [segment.style.meta for strip in strips for segment in strip if segment.style]
    return [meta for meta in metas if "@click" in meta]


@pytest.mark.slow
def test_every_screen_draws_hostile_text_as_text(drive, shown, filing):
    async def steps(pilot):
        for key in ("a", "escape", "x", "escape", "n", "escape", "t", "escape", "f1", "escape"):
            await pilot.press(key)
            assert harmless(shown(pilot.app))
            assert not styled_links(pilot.app)
        for _ in HOSTILE:
            assert harmless(shown(pilot.app))
            await pilot.press("s")
        await pilot.press("q")
        assert harmless(shown(pilot.app))

    drive(steps, filing=filing)


def test_markup_is_shown_and_not_obeyed(drive, shown, filing):
    async def steps(pilot):
        assert "[/]" in shown(pilot.app)
        await pilot.press("q")
        assert "[@click=app.bell]x[/]⇆倒着写⇆" in shown(pilot.app)

    drive(steps, filing=filing)


@pytest.mark.slow
def test_decisions_on_hostile_findings_are_saved(drive, book, filing):
    async def steps(pilot):
        await pilot.press(*"c" * len(HOSTILE))

    drive(steps, filing=filing)
    assert {finding.state for finding in book.findings(filing)} == {"confirmed"}


def test_the_filter_line_takes_pasted_escape_sequences_as_pictures(drive, shown, filing):
    from textual.events import Paste

    async def steps(pilot):
        await pilot.press("slash")
        pilot.app.screen.query_one("#filter").post_message(Paste("\x1b]0;x\x07"))
        await pilot.pause()
        assert harmless(shown(pilot.app))
        assert "␛]0;x␇" in shown(pilot.app)

    drive(steps, filing=filing)


def test_plain_output_is_just_as_safe(work, filing):
    out = io.StringIO()
    walk_plainly(work, Texts(), io.StringIO("s\n" * 20 + "t\nq\n"), out, filing=filing)
    assert harmless(out.getvalue())
    assert "[@click=app.bell]x[/]" in out.getvalue()


def test_explanations_are_safe_lines(work, filing):
    from tui.render.explain import Explainer

    for finding in work.findings(filing):
        for line in Explainer(Texts(), 40).lines(finding, work.causes(filing)["c1"]):
            assert harmless(plain_text(line))
            assert "\n" not in plain_text(line)
