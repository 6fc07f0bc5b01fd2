"""A folder of reports may hold packages named like any module: none of them is ever executed."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest
from making.pdfs import Sheet, pdf

from engine.audit.backends.checking import Checking
from engine.audit.pool import Workers
from engine.audit.worker import AuditTask, WorkerConfig
from engine.startup import HOME, leave_out, program, shield

CHECKOUT = Path(__file__).resolve().parents[3]
SAMPLES = CHECKOUT / "samples"
LOADED = "sorted({name.partition('.')[0] for name in __import__('sys').modules})"
LINES = (
    "青禾县柳河乡2023年政府信息公开工作年度报告",
    *("一、总体情况", "2023年公开政府信息12条。", "二、主动公开政府信息情况"),
    *("三、收到和处理政府信息公开申请情况", "2023年收到申请0件。"),
)
MARKS = "open({folder!r} + '/' + __name__, 'w').close()\n"
NEVER_LOADED = {"sitecustomize", "usercustomize", "gouji", "engine", "tui", "durable", "lxml"}
POSIX = pytest.mark.needs("posix")


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Give what a real worker has imported once it has checked a page, and all of Python's own."""
    page = SAMPLES / "2023" / "教育局.html"
    pool, task = Workers(1), AuditTask(source="a", data=page.read_bytes())
    done = [getattr(one, "error", one) for one in pool.submit(Checking(WorkerConfig()), [task])]
    loaded = str(*pool.submit(eval, [LOADED.join(("','.join(", ")"))])).split(",")
    pool.stop()
    assert done == [""]
    assert {"multiprocessing", "engine", "lxml", "selectolax"} <= {*loaded, "lxml"}
    return sorted({*loaded, *sys.stdlib_module_names, *NEVER_LOADED} - {"__main__", "__mp_main__"})


def written() -> Sheet:
    """Return a page with the beginning of a report."""
    sheet = Sheet()
    for number, words in enumerate(LINES):
        sheet.text(60, 760 - 30 * number, words)
    return sheet


@pytest.fixture
def folder(tmp_path, names):
    """Give a folder with more reports than one process reads alone, and packages beside them."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (tmp_path / "marks").mkdir()
    for path in [*(SAMPLES / "2023").iterdir(), *(SAMPLES / "2022").iterdir()]:
        shutil.copy(path, reports / f"{path.parent.name}{path.name}")
    (reports / "年报.pdf").write_bytes(pdf(written()))
    for name in names:
        (reports / name).mkdir()
        words = MARKS.format(folder=str(tmp_path / "marks"))
        (reports / name / "__init__.py").write_text(words, "utf-8")
    return reports


def run(folder, *words, **options):
    """Run the installed command in a folder; return what it said."""
    command = [str(Path(sys.executable).with_name("gouji")), *map(str, words)]
    return subprocess.run(
        command, cwd=folder, check=False, timeout=200, capture_output=True,
        env=plain(), **options,
    )  # fmt: skip


def plain() -> dict[str, str]:
    """Return the environment of a shell that knows nothing of gouji's precautions."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def executed(folder) -> list[str]:
    """Return the names of the packages beside the reports that left a mark."""
    return sorted(path.name for path in (folder.parent / "marks").iterdir())


@pytest.mark.slow
@POSIX
def test_the_packages_beside_do_leave_a_mark_where_python_looks_there(folder):
    subprocess.run([sys.executable, "-c", "import this"], cwd=folder, check=True, env=plain())
    assert executed(folder) == ["this"]


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize("command", ["check", "sweep"])
def test_workers_of_many_reports_execute_nothing_that_lies_beside(folder, command):
    done = run(folder, command, ".", "--workers", "2", "--fail-on", "never", "--format", "json",
               *(["--book", folder.parent / "a.book"] if command == "sweep" else []))  # fmt: skip
    assert executed(folder) == []
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-500:]


@pytest.mark.slow
@POSIX
def test_a_pdf_is_read_by_a_child_that_executes_nothing_that_lies_beside(folder):
    done = run(folder, "read", "年报.pdf", "--format", "json")
    assert executed(folder) == []
    assert "柳河乡" in done.stdout.decode()


@pytest.mark.slow
@POSIX
def test_a_tab_of_the_browser_and_the_review_execute_nothing_that_lies_beside(folder):
    """Whatever is beside: the page that is drawn is the desk's."""
    book = folder.parent / "a.book"
    assert (
        run(folder, "sweep", "2023柳河乡.txt", "--book", book, "--fail-on", "never").returncode == 0
    )
    assert run(folder, "review", "--plain", "--book", book, input=b"q\n").returncode == 0

    async def visit(address: str, token: str) -> bytes:
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as browser:
            async with browser.get(address + "/" + token):
                pass
            page = await browser.ws_connect(f"{address}/ws?width=100&height=30", origin=address)
            drawn = b""
            while "柳河乡".encode() not in drawn:
                message = await page.receive(20)
                assert message.type == aiohttp.WSMsgType.BINARY
                drawn += message.data
            return drawn

    command = [str(Path(sys.executable).with_name("gouji")), "serve", "--book", str(book)]
    with subprocess.Popen(
        [*command, "--port", "0"], cwd=folder, stderr=subprocess.PIPE, env=plain()
    ) as server:
        try:
            found = re.search(
                r"(http://127\.0\.0\.1:\d+)/(\?token=[\w-]+)", server.stderr.readline().decode()
            )
            assert found
            asyncio.run(visit(found[1], found[2]))
        finally:
            server.kill()
    assert executed(folder) == []


@pytest.mark.slow
@POSIX
def test_started_as_a_module_it_looks_in_the_working_folder_no_more(folder):
    """What Python itself imports before the first line of gouji's is beyond gouji."""
    first = subprocess.run(
        [sys.executable, "-c", f"import runpy; print(*{LOADED})"], check=True, capture_output=True
    )
    for name in {"tui", *first.stdout.decode().split()} - {"__main__"}:
        shutil.rmtree(folder / name, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "tui.cli",
        "check",
        ".",
        "--workers",
        "2",
        "--fail-on",
        "never",
    ]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=200,
                          env=plain())  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    assert executed(folder) == []


def test_relative_places_of_the_environment_are_no_places_for_modules(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lib").mkdir()
    environment = {"PYTHONPATH": os.pathsep.join(["", ".", "lib", "/opt/ours"])}
    here, places = str(tmp_path), ["", ".", "lib", str(tmp_path / "lib"), "/opt/ours", "__hook__"]
    places.append(here)
    leave_out(places, environment)
    shield(environment)
    assert places == ["/opt/ours", "__hook__"]
    assert environment == {"PYTHONPATH": "/opt/ours", "PYTHONSAFEPATH": "1"}


def test_absolute_places_and_the_checkout_that_one_works_in_stay(monkeypatch):
    monkeypatch.chdir(HOME)
    environment = {"PYTHONPATH": os.pathsep.join([".", "/opt/ours"])}
    places = [HOME, "/opt/ours"]
    leave_out(places, environment)
    shield(environment)
    assert places == [HOME, "/opt/ours"]
    assert environment["PYTHONPATH"] == os.pathsep.join([HOME, "/opt/ours"])


@POSIX
@pytest.mark.parametrize("place", [os.pathsep, "."])
def test_a_program_in_the_working_folder_is_none_of_ours(tmp_path, monkeypatch, place):
    beside = tmp_path / "soffice"
    beside.write_text("#!/bin/sh\n", "utf-8")
    beside.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", place)
    assert shutil.which("soffice") is not None
    assert program("soffice") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program("soffice") == str(beside)
