"""Fixtures of the screens' tests: a made casebook, a driver for the app, golden screens."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from making.beside import module_at
from textual.css.stylesheet import Stylesheet

from engine.trail.casebook import Casebook
from tui.app import GoujiApp
from tui.session import Casework
from tui.text.words import Texts

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def _made(name: str):
    return module_at(HERE / f"{name}.py")


@pytest.fixture(autouse=True, scope="session")
def parsed_once():
    """Let the apps of a process share what Textual parses of its style sheets: 50 ms an app.

    Within one app it keeps them itself, by the same key; what they say depends on the variables.
    """
    known, parse = {}, Stylesheet._parse_rules

    def shared(sheet, *given, **more):
        key = (frozenset(sheet._variables.items()), given, frozenset(more.items()))
        if key not in known:
            known[key] = parse(sheet, *given, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", shared)
        yield


@pytest.fixture(scope="session")
def made_book():
    """Give the module that writes casebooks by hand."""
    return _made("made_book")


@pytest.fixture(scope="session")
def template(made_book, tmp_path_factory) -> Path:
    """Write the made casebook once; tests work on copies."""
    return made_book.make_book(tmp_path_factory.mktemp("book") / "made.book")


@pytest.fixture
def book_path(template, tmp_path) -> Path:
    """Give a casebook of one's own."""
    path = tmp_path / "made.book"
    path.write_bytes(template.read_bytes())
    return path


@pytest.fixture
def book(book_path):
    """Open it for 李四, at a fixed time; a test may set another ``book_path``."""
    with Casebook.open(book_path, actor="李四", now=lambda: NOW, create=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def season_template(tmp_path_factory) -> Path:
    """Write a casebook in the middle of a season once, as 张三; tests work on copies."""
    ticks = (NOW - timedelta(hours=1) + timedelta(seconds=n) for n in range(10_000))
    path = tmp_path_factory.mktemp("season") / "season.book"
    return _made("made_season").make_season(path, lambda: next(ticks))


@pytest.fixture
def season(season_template, tmp_path):
    """Give a copy of it."""
    path = tmp_path / "season.book"
    path.write_bytes(season_template.read_bytes())
    return path


@pytest.fixture
def work(book) -> Casework:
    """Give the casebook as one person works through it."""
    return Casework(book, now=lambda: NOW)


@pytest.fixture
def drive(work):
    """Return a function that runs steps against the app: ``drive(steps, size=…, lang=…)``."""

    def run(steps, *, size=(120, 40), lang="zh", filing=None, **options):
        app = GoujiApp(work, Texts(lang), book_name="made.book", filing=filing, **options)
        app.patience = 0.0

        async def session():
            async with app.run_test(size=size) as pilot:
                await settled(pilot)
                await steps(pilot)

        asyncio.run(session())
        return app

    return run


async def settled(pilot) -> None:
    """Wait until the document has been read and drawn."""
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):  # read, laid out, scrolled to the evidence
        await pilot.pause()


def screen_text(app) -> str:
    """Return what stands on the screen as plain text, without trailing blanks."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


@pytest.fixture
def golden():
    """Compare text with a golden file; GOUJI_GOLDEN=write writes it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("GOUJI_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert path.is_file(), f"no golden file {path}; GOUJI_GOLDEN=write writes it"
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture
def in_pty():
    """Return a function that starts Python code in a pty of its own: (process id, terminal)."""
    import pty

    def start(code: str, *arguments: str, **environment: str) -> tuple[int, int]:
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(HERE.parents[1])
            os.environ |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", **environment}
            os.execv(sys.executable, [sys.executable, "-c", code, *arguments])  # noqa: S606 - us
        return child, terminal

    return start


@pytest.fixture
def shown():
    """Return what stands on the screen of an app."""
    return screen_text


@pytest.fixture
def settle():
    """Wait until the document has been read and drawn."""
    return settled
