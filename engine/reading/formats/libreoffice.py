"""Formats that LibreOffice reads for us: .odt, .rtf, Word XML, and .doc beyond our own reader.

LibreOffice runs without a window, with a profile of its own, without network where the system can
withhold it, in a process group that is killed whole when its time is up or its parent is gone.
Its exit code is 0 on failure too: what counts is the file it writes. HTML is never given to it (it
fetches images). A start costs a second: a sweep converts its files in one run onto a shelf, a
folder of its own that readers look into first (``many``, ``use_shelf``). A converter that hangs
twice without a result is not started again in that sweep.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.doubts import Doubt, DoubtKind
from engine.errors import ReadingError
from engine.reading.blocks.builder import Content
from engine.reading.files.limits import MEGABYTE, refuse_size
from engine.reading.formats.convertible import kind_of, refuse_monstrous
from engine.reading.formats.docx import reader
from engine.startup import program as installed
from engine.startup import shield

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.files.limits import Limits

MISSING = (
    "读这种文件（.odt、.rtf 或旧版 Word）需要 LibreOffice，这台机器没有装；"
    "请安装 LibreOffice，或用 Word、WPS 另存为 .docx 后再交"
)
FAILED = "LibreOffice 没能转换这个文件；请用 Word 或 WPS 另存为 .docx 后再交"
SLOW = "LibreOffice 转换超时，已中止；请用 Word 或 WPS 另存为 .docx 后再交"
SILENT = (
    "LibreOffice 没有反应（连续两次等到超时也没有转换出一个文件），不再等它，这个文件没有读取；"
    "请先单独打开一次 LibreOffice，打不开就重新安装，再核对一遍；"
    "也可以用 Word 或 WPS 把文件另存为 .docx 后再交"
)
AT_ONCE = 100
"""How many files one run converts."""
PATIENT = 2
"""How many hangs in a row, without a file in between, make a converter that does not answer."""
HANGS = "hangs"
MEMORY = 4_096 * MEGABYTE
"""Address space of the converter, most of which it never fills."""
DATA = 208 * MEGABYTE
"""What it may fill: a hundred reports in one run take less, and 290 MB with its libraries."""
PATIENCE = 0.05
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop>
</item></oor:items>
"""
PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)


@cache
def program() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    found = installed("soffice") or installed("libreoffice")
    return found or next((place for place in PLACES if Path(place).exists()), None)


def available() -> bool:
    """Say whether there is a converter."""
    return program() is not None


@cache
def without_network() -> tuple[str, ...]:
    """Return the words that start a program without network, none where it cannot be done."""
    unshare = installed("unshare")
    if unshare:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            words = (unshare, "--user", "--net", "--map-root-user", "--")
            test = subprocess.run(  # noqa: S603 - our own words
                [*words, "true"], capture_output=True, timeout=5, check=False
            )
            if test.returncode == 0:
                return words
    return ()


_shelf: list[Path] = []


def use_shelf(folder: Path | None) -> None:
    """Let this process look for converted files in a folder before it starts the converter."""
    _shelf[:] = [] if folder is None else [folder]


def on_shelf(folder: Path, data: bytes) -> Path:
    """Return where a file's conversion lies on a shelf; an empty one says that it failed."""
    return folder / f"{hashlib.sha256(data).hexdigest()}.docx"


def read(data: bytes, limits: Limits, *, extension: str = "") -> Content:
    """Convert to .docx and read that; ReadingError if there is no converter or it fails."""
    content = reader.read(as_docx(data, limits, extension), limits)
    doubt = Doubt.of(DoubtKind.CONVERTED)
    return Content(blocks=content.blocks, meta=content.meta, doubts=(*content.doubts, doubt))


def as_docx(data: bytes, limits: Limits, extension: str = "") -> bytes:
    """Return the .docx of the data: from the shelf, else by a run of its own; ReadingError."""
    extension = extension or kind_of(data)
    refuse_monstrous(data, limits)
    for shelf in _shelf:
        place = on_shelf(shelf, data)
        if does_not_answer(shelf) and not (place.is_file() and place.stat().st_size):
            raise ReadingError(SILENT)
        if place.is_file():
            return taken(place, limits)
    if not available():
        raise ReadingError(MISSING)
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        source = Path(folder) / f"report{extension}"
        source.write_bytes(data)
        ended = run(Path(folder), [source], limits)
        for shelf in _shelf:
            note(shelf, answered=ended)
        if not ended:
            raise ReadingError(SLOW)
        return taken(Path(folder) / "out" / "report.docx", limits)


def taken(place: Path, limits: Limits) -> bytes:
    """Return what the converter has written; ReadingError if that is nothing or too much."""
    if not place.is_file() or not place.stat().st_size:
        raise ReadingError(FAILED)
    refuse_size(place.stat().st_size, limits.file_bytes, "转换后的文件")
    return place.read_bytes()


def many(files: Sequence[Path], shelf: Path, limits: Limits) -> None:
    """Convert files named by their sha256 onto a shelf, as few runs as can be.

    A file that makes the converter hang costs one run: it is marked as failed and left out. What
    waits when the converter no longer answers stays off the shelf, which says so to the readers.
    """
    waiting = list(files)
    while waiting and not does_not_answer(shelf):
        waiting = _after_a_run(waiting, shelf, limits)


def _after_a_run(waiting: Sequence[Path], shelf: Path, limits: Limits) -> list[Path]:
    """Convert the first of the files in one run; return those that still wait."""
    batch = waiting[:AT_ONCE]
    with tempfile.TemporaryDirectory(prefix="gouji-", dir=shelf) as folder:
        ended = run(Path(folder), batch, limits)
        done = {path.stem: path for path in (Path(folder) / "out").glob("*.docx")}
        for path in done.values():
            path.replace(shelf / path.name)
    note(shelf, answered=ended or bool(done))
    missing = [file for file in batch if file.stem not in done]
    failed = missing if ended else missing[:1]
    for file in failed:
        (shelf / f"{file.stem}.docx").touch()
    return [*missing[len(failed) :], *waiting[len(batch) :]]


def note(shelf: Path, *, answered: bool) -> None:
    """Note on a shelf, for all processes of its sweep, whether the converter hung or answered."""
    if answered:
        (shelf / HANGS).unlink(missing_ok=True)
        return
    with (shelf / HANGS).open("ab") as notes:
        notes.write(b".")


def does_not_answer(shelf: Path) -> bool:
    """Tell whether the converter has hung so often that this sweep starts it no more."""
    with contextlib.suppress(OSError):
        return (shelf / HANGS).stat().st_size >= PATIENT
    return False


def run(folder: Path, files: Sequence[Path], limits: Limits) -> bool:
    """Run LibreOffice once over files into ``folder/out``; False if it was stopped as too slow.

    It may take ``limits.converter_seconds`` for each file: the clock starts again with each done.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
    out = folder / "out"
    out.mkdir()
    command = [
        *confined(limits),
        *without_network(),
        program() or "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(out),
        *map(str, files),
    ]
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    shield(environment)
    with subprocess.Popen(  # noqa: S603 - a file name of ours, no shell
        command,
        stdin=subprocess.PIPE,  # never written to: it breaks when this process is gone
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=folder,
        env=environment,
    ) as process:
        try:
            return _ended(process, out, limits.converter_seconds)
        finally:
            _kill(process)


def _ended(process: subprocess.Popen[bytes], out: Path, seconds: float) -> bool:
    """Wait for the end; False if no further file was finished for so many seconds."""
    done, begun = 0, time.monotonic()
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
            return True
        now = sum(1 for _ in out.iterdir())
        if now > done:
            done, begun = now, time.monotonic()
        if time.monotonic() - begun > seconds:
            return False


def confined(limits: Limits) -> tuple[str, ...]:
    """Return the words that limit what a program takes and writes, and let it live no longer.

    The limits are set by the shell that then becomes the program: set from outside, after the
    start, they would come too late on a busy machine. Before that the shell leaves one behind
    that waits for the end of its input, which is the end of our own process however it came, and
    then ends the group: that needs no particular system, no code between fork and exec, and no
    later sweep that comes by. Where there is no such shell, nothing of this holds.
    """
    shell = installed("sh")
    if shell is None or os.name != "posix":
        return ()
    most = max(limits.file_bytes, 64 * MEGABYTE)
    watch = "exec 3<&0; (read -r _ <&3; kill -9 0) & "
    memory = f"ulimit -v {MEMORY // 1024}; ulimit -d {DATA // 1024}; "
    bounds = f"ulimit -c 0; ulimit -f {most // 512}; {memory}"
    return (shell, "-c", f'{watch}{bounds}exec "$@" 3<&- </dev/null', "gouji")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the converter and all that it has started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
