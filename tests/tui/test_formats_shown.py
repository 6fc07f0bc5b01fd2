"""Every format is shown in the screens as they really run: in a terminal, in a tab of the browser.

A process of its own for each, for what ails a reader there (standard error captured by Textual,
threads) cannot be seen in the process of the tests, which has started what it needs long ago.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from making.changes import base
from making.office import SOFFICE, through_office
from making.pdfs import Sheet, pdf
from making.writers import as_docx, as_flat_text, as_html, as_markdown

from engine.reading.files.sources import sources
from engine.trail.casebook import Casebook
from tui.render.clock import now

CHECKOUT = Path(__file__).resolve().parents[2]
WALK = """
import asyncio, json, sys
from pathlib import Path
from tui.app import GoujiApp
from tui.render.lines import plain_text

async def walk(pilot):
    app, seen = pilot.app, {}
    while type(app.screen).__name__ != "DeskScreen":
        await pilot.pause(0.05)
    for filing in app.work.filings():
        app.open_review(filing)
        words = ""
        while not words or words == app.texts("loading"):
            await pilot.pause(0.05)
            page = app.screen.panes.page
            words = "".join(plain_text(line).strip() for line in page.lines)
        seen[filing.agency] = [page.document.format if page.document else None, words]
        await pilot.press("q")
    Path(sys.argv[2]).write_text(json.dumps(seen), "utf-8")
    app.exit(0)

run = GoujiApp.run
GoujiApp.run = lambda app: run(app, auto_pilot=walk)
"""
IN_A_TERMINAL = WALK + "from tui.launch import run_review; sys.exit(run_review(Path(sys.argv[1])))"
IN_A_TAB = WALK + "from tui.web.session import main; sys.exit(main([sys.argv[1], '赵六', 'zh']))"
BY_OFFICE = ("doc", "odt", "rtf")
FORMATS = ("docx", "html", "mht", "txt", "md", "pdf", "zip", *BY_OFFICE)
SENTENCE = "政府信息公开工作年度报告"

pytestmark = [pytest.mark.needs("posix"), pytest.mark.slow]


def saved_page(html: bytes) -> bytes:
    page = MIMEMultipart("related")
    page.attach(MIMEText(html.decode(), "html", "utf-8"))
    return page.as_bytes()


def packed(data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("年报.docx", data)
    return target.getvalue()


def printed() -> bytes:
    sheet = Sheet().text(72, 780, f"青禾县白沙镇人民政府2023年{SENTENCE}")
    sheet.text(72, 740, "一、总体情况").text(72, 710, "本年度收到政府信息公开申请三件。")
    sheet.table([["信息内容", "本年制发件数"], ["规章", "0"]], 72, 690, [120.0, 120.0])
    return pdf(sheet)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    """Give a report in every format, those of LibreOffice where it is installed."""
    draft = base()
    made = {
        "docx": as_docx(draft), "html": as_html(draft), "mht": saved_page(as_html(draft)),
        "txt": as_flat_text(draft), "md": as_markdown(draft), "pdf": printed(),
        "zip": packed(as_docx(draft)),
    }  # fmt: skip
    for extension in BY_OFFICE if SOFFICE else ():
        folder = tmp_path_factory.mktemp(extension)
        made |= {extension: through_office({"a.docx": made["docx"]}, extension, folder)["a"]}
    return made


@pytest.fixture(scope="module")
def book(files, tmp_path_factory) -> Path:
    """Write a casebook with a filing for each."""
    folder = tmp_path_factory.mktemp("formats")
    with Casebook.open(folder / "b.book", actor="赵六", now=now) as opened:
        for extension, data in files.items():
            path = folder / f"年报.{extension}"
            path.write_bytes(data)
            (source,) = sources([path])
            assert source.data is not None
            opened.receive(
                source.name, source.data, agency=extension, kind="township", year=2023
            )  # fmt: skip
    return folder / "b.book"


def drained(terminal: int) -> None:
    try:
        while os.read(terminal, 65_536):
            pass
    except OSError:  # it is gone
        pass


def in_a_terminal(book: Path, seen: Path) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(CHECKOUT)
        os.environ |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "GOUJI_ASCII": "1"}
        words = [sys.executable, "-c", IN_A_TERMINAL, str(book), str(seen)]
        os.execv(sys.executable, words)  # noqa: S606 - us
    reader = threading.Thread(target=drained, args=(terminal,))
    reader.start()
    os.waitpid(child, 0)
    reader.join()
    os.close(terminal)


def in_a_tab(book: Path, seen: Path) -> None:
    driver = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    subprocess.run(
        [sys.executable, "-c", IN_A_TAB, str(book), str(seen)], cwd=CHECKOUT, check=True,
        env=os.environ | driver, stdin=subprocess.PIPE, capture_output=True, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module", params=[in_a_terminal, in_a_tab])
def seen(request, book, tmp_path_factory) -> dict[str, tuple[str | None, str]]:
    """Walk through the book; give for each format what the pane of the document shows."""
    path = tmp_path_factory.mktemp("seen") / "seen.json"
    request.param(book, path)
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "extension",
    [
        pytest.param(one, marks=pytest.mark.needs("soffice") if one in BY_OFFICE else ())
        for one in FORMATS
    ],
)
def test_a_report_is_shown_whatever_its_format(seen, extension):
    found, words = seen[extension]
    assert found == {"zip": "docx"}.get(extension, found), words
    assert found is not None, words
    assert SENTENCE in words
