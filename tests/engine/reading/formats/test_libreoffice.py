"""The converter: found, confined, watched; whatever it does, one sentence and nothing left."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files.limits import MEGABYTE, Limits
from engine.reading.formats import libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RTF = rb"{\rtf1\ansi\ansicpg936 {\pard \u38738?\u31166?\u21439?\par}}"
QUICK = Limits(converter_seconds=1)


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 0", "没能转换"),
        ("exit 1", "没能转换"),
        ('touch "$OUT/report.docx"', "没能转换"),
        ('echo garbage > "$OUT/report.docx"', "损坏"),
        ("sleep 600 & sleep 600", "超时"),
        ('head -c 60000000 /dev/zero > "$OUT/report.docx"', "没能转换|超过上限|损坏"),
        ("kill -9 $$", "没能转换"),
    ],
    ids=["写不出", "失败", "空文件", "垃圾", "挂起", "写得太多", "崩溃"],
)
def test_a_converter_that_fails_is_a_sentence(
    program: Callable[[str], Path], script: str, said: str
) -> None:
    program(script)
    with pytest.raises(ReadingError, match=said):
        read_document(RTF, "稿.rtf", limits=QUICK)


@pytest.mark.slow
def test_all_that_a_hanging_converter_started_is_ended(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    note = tmp_path / "still-here"
    program(f"(sleep 3; touch {note}) & sleep 600")
    with pytest.raises(ReadingError, match="超时"):
        read_document(RTF, "稿.rtf", limits=QUICK)
    time.sleep(2.5)
    assert not note.exists()


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "words",
    [
        "",
        pytest.param(
            "unshare --user --net --map-root-user -- ", marks=pytest.mark.needs("no_network")
        ),
    ],
)
def test_it_does_not_outlive_a_parent_that_was_killed(
    program: Callable[[str], Path], tmp_path: Path, words: str
) -> None:
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    program(f"exec 9>{alive}; sleep 600 & sleep 600")
    script = (
        "from engine.reading.files import limits; from engine.reading.formats import libreoffice; "
        f"libreoffice.without_network = lambda: {tuple(words.split())}; "
        f"libreoffice.read({RTF!r}, limits.LIMITS)"
    )
    with subprocess.Popen([sys.executable, "-c", script]) as parent, alive.open("rb") as held:
        parent.kill()
        assert held.read() == b""  # the end comes when all that have it open are gone


def test_what_it_writes_is_limited_on_disk(program: Callable[[str], Path]) -> None:
    place = program("")
    size = place.parent / "size"
    place.write_text(
        place.read_text("utf-8")
        + f'head -c 300000000 /dev/zero > "$OUT/x" 2>/dev/null; wc -c < "$OUT/x" > {size}\n',
        "utf-8",
    )
    with pytest.raises(ReadingError, match="没能转换"):
        read_document(RTF, "稿.rtf")
    assert int(size.read_text("utf-8")) <= 64 * MEGABYTE


@pytest.mark.needs("linux")
@pytest.mark.parametrize(("megabytes", "held"), [(96, True), (1_024, False)])
def test_the_memory_that_it_fills_is_limited(megabytes: int, held: bool) -> None:  # noqa: FBT001
    taking = f"try: b'1' * {megabytes * MEGABYTE}\nexcept MemoryError: raise SystemExit(5)"
    with subprocess.Popen(
        [*libreoffice.confined(QUICK), sys.executable, "-c", taking],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,  # the end of its input ends its whole group
    ) as process:  # fmt: skip
        assert process.wait() == (0 if held else 5)


def test_without_a_converter_the_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "PLACES", ())
    libreoffice.program.cache_clear()
    with pytest.raises(ReadingError, match=r"安装 LibreOffice，或用 Word、WPS 另存为 \.docx"):
        read_document(RTF, "稿.rtf")
    libreoffice.program.cache_clear()


@pytest.mark.slow
def test_nothing_is_left_behind(
    program: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    program('touch "$OUT/x"; sleep 600')
    with pytest.raises(ReadingError):
        read_document(RTF, "稿.rtf", limits=QUICK)
    assert list(place.iterdir()) == []


def test_a_package_that_unpacks_to_too_much_is_not_given_to_it(
    program: Callable[[str], Path],
) -> None:
    program("exit 0")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", b" " * (70 << 20), zipfile.ZIP_DEFLATED)
    with pytest.raises(ReadingError, match="超过上限"):
        read_document(target.getvalue(), "稿.odt")


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_libreoffice_reads_rtf_under_its_limits() -> None:
    document = read_document(RTF, "稿.rtf")
    assert document.text(0) == "青禾县"
    assert [doubt.code for doubt in document.doubts] == ["converter"]


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_garbage_called_rtf_is_text_or_a_sentence() -> None:
    try:
        document = read_document(b"{\\rtf1" + b"\\par }{" * 5_000, "稿.rtf")
    except ReadingError as error:
        assert error.message  # noqa: PT017 - both are well
    else:
        assert document.blocks
