"""The converter: found, confined, watched; whatever it does, one sentence and nothing left."""

from __future__ import annotations

import io
import os
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from making.office import needs_office

from engine.errors import ReadingError
from engine.reading import convert, read_document
from engine.reading.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RTF = rb"{\rtf1\ansi\ansicpg936 {\pard \u38738?\u31166?\u21439?\par}}"
QUICK = Limits(converter_seconds=1)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Path]]:
    """Put a script in LibreOffice's place; its last words are the files, $OUT the target."""

    def put(script: str) -> Path:
        place = tmp_path / "bin" / "soffice"
        place.parent.mkdir(exist_ok=True)
        find = 'while [ $# -gt 0 ]; do case "$1" in --outdir) OUT="$2"; shift;; esac; '
        place.write_text(f'#!/bin/sh\n{find}LAST="$1"; shift; done\n{script}\n', "utf-8")
        place.chmod(0o755)
        monkeypatch.setenv("PATH", f"{place.parent}:{os.environ['PATH']}")
        return place

    convert.program.cache_clear()
    yield put
    convert.program.cache_clear()


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


def test_all_that_a_hanging_converter_started_is_ended(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    note = tmp_path / "still-here"
    program(f"(sleep 3; touch {note}) & sleep 600")
    with pytest.raises(ReadingError, match="超时"):
        read_document(RTF, "稿.rtf", limits=QUICK)
    time.sleep(2.5)
    assert not note.exists()


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


def test_without_a_converter_the_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(convert, "PLACES", ())
    convert.program.cache_clear()
    with pytest.raises(ReadingError, match=r"安装 LibreOffice，或用 Word、WPS 另存为 \.docx"):
        read_document(RTF, "稿.rtf")
    convert.program.cache_clear()


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


def laid_out(folder: Path, count: int) -> list[Path]:
    files = []
    for n in range(count):
        data = RTF + b"\n" * n
        path = convert.on_shelf(folder, data).with_suffix(".rtf")
        path.write_bytes(data)
        files.append(path)
    return files


def test_many_files_are_converted_in_one_run(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    count = tmp_path / "count"
    place = program("")
    place.write_text(
        f'#!/bin/sh\necho run >> {count}\nwhile [ "$1" != --outdir ]; do shift; done\n'
        'OUT="$2"; shift 2\n'
        'for F in "$@"; do B=$(basename "$F" .rtf); echo made > "$OUT/$B.docx"; done\n',
        "utf-8",
    )
    files = laid_out(tmp_path, 20)
    convert.many(files, tmp_path, QUICK)
    assert count.read_text("utf-8") == "run\n"
    made = {path.stem for path in tmp_path.glob("*.docx")}
    assert made == {path.stem for path in files}


def test_a_file_that_hangs_costs_one_run_and_no_neighbour(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    files = laid_out(tmp_path, 5)
    place = program("")
    place.write_text(
        '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nOUT="$2"; shift 2\n'
        f'for F in "$@"; do B=$(basename "$F" .rtf); [ "$B" = {files[2].stem} ] && sleep 600\n'
        f'[ "$B" = {files[3].stem} ] || echo made > "$OUT/$B.docx"; done\n',
        "utf-8",
    )
    convert.many(files, tmp_path, QUICK)
    sizes = [(tmp_path / f"{file.stem}.docx").stat().st_size for file in files]
    assert [size > 0 for size in sizes] == [True, True, False, False, True]


def test_what_lies_on_the_shelf_is_not_converted_again(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    program("exit 0")
    convert.on_shelf(tmp_path, RTF).touch()
    convert.use_shelf(tmp_path)
    try:
        with pytest.raises(ReadingError, match="没能转换"):
            read_document(RTF, "稿.rtf")
        convert.on_shelf(tmp_path, RTF).write_bytes(b"PK")
        with pytest.raises(ReadingError, match="损坏"):
            read_document(RTF, "稿.rtf")
    finally:
        convert.use_shelf(None)


@needs_office
def test_libreoffice_reads_rtf_under_its_limits() -> None:
    document = read_document(RTF, "稿.rtf")
    assert document.text(0) == "青禾县"
    assert [doubt.code for doubt in document.doubts] == ["converter"]


@needs_office
def test_garbage_called_rtf_is_text_or_a_sentence() -> None:
    try:
        document = read_document(b"{\\rtf1" + b"\\par }{" * 5_000, "稿.rtf")
    except ReadingError as error:
        assert error.message  # noqa: PT017 - both are well
    else:
        assert document.blocks
