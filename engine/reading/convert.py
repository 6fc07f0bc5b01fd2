"""Formats that LibreOffice reads for us: .odt, .rtf, Word XML, and .doc beyond our own reader.

LibreOffice runs without a window, with a profile of its own, without network where the system can
withhold it, in a process group that is killed whole when its time is up. Its exit code is 0 on
failure too: what counts is the file it writes. HTML is never given to it (it fetches images).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading import docx
from engine.reading.content import Content
from engine.report import Doubt

if TYPE_CHECKING:
    from engine.reading.limits import Limits

MISSING = (
    "读这种文件（.odt、.rtf 或旧版 Word）需要 LibreOffice，这台机器没有装；"
    "请安装 LibreOffice，或用 Word、WPS 另存为 .docx 后再交"
)
FAILED = "LibreOffice 没能转换这个文件；请用 Word 或 WPS 另存为 .docx 后再交"
SLOW = "LibreOffice 转换超时，已中止；请用 Word 或 WPS 另存为 .docx 后再交"
CONVERTED = "经 LibreOffice 转换后读取，段落位置以转换后的文件为准"
PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",)


@cache
def program() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).exists()), None)


def available() -> bool:
    """Say whether there is a converter."""
    return program() is not None


@cache
def without_network() -> tuple[str, ...]:
    """Return the words that start a program without network, none where it cannot be done."""
    unshare = shutil.which("unshare")
    if unshare:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            words = (unshare, "--user", "--net", "--map-root-user", "--")
            test = subprocess.run(  # noqa: S603 - our own words
                [*words, "true"], capture_output=True, timeout=5, check=False
            )
            if test.returncode == 0:
                return words
    return ()


def read(data: bytes, limits: Limits, *, extension: str = "") -> Content:
    """Convert to .docx and read that; ReadingError if there is no converter or it fails."""
    if not available():
        raise ReadingError(MISSING)
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        content = docx.read(
            converted(data, extension or kind_of(data), Path(folder), limits), limits
        )
    doubt = Doubt(code="converter", message=CONVERTED)
    return Content(blocks=content.blocks, meta=content.meta, doubts=(*content.doubts, doubt))


def kind_of(data: bytes) -> str:
    """Return the extension by which LibreOffice picks its own reader."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return ".fodt" if b"urn:oasis:names:tc:opendocument" in data[:4096] else ".xml"


def converted(data: bytes, extension: str, folder: Path, limits: Limits) -> bytes:
    """Return the .docx that LibreOffice makes of the data."""
    source = folder / f"report{extension}"
    source.write_bytes(data)
    run(folder, [source], limits.converter_seconds)
    target = folder / "out" / "report.docx"
    if not target.is_file() or not target.stat().st_size:
        raise ReadingError(FAILED)
    with target.open("rb") as stream:
        return stream.read(limits.file_bytes + 1)


def run(folder: Path, files: list[Path], seconds: float) -> None:
    """Run LibreOffice once over files; the results stand in ``folder/out``."""
    command = [
        *without_network(),
        program() or "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        *map(str, files),
    ]
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    with subprocess.Popen(  # noqa: S603 - a file name of ours, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise ReadingError(SLOW) from None
        finally:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
