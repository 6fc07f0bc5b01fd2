"""The converter of a sweep: one run for many files, and none for a program that hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files.limits import Limits
from engine.reading.formats import libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RTF = rb"{\rtf1\ansi\ansicpg936 {\pard \u38738?\u31166?\u21439?\par}}"
QUICK = Limits(converter_seconds=1)


def laid_out(folder: Path, count: int) -> list[Path]:
    files = []
    for n in range(count):
        data = RTF + b"\n" * n
        path = libreoffice.on_shelf(folder, data).with_suffix(".rtf")
        path.write_bytes(data)
        files.append(path)
    return files


@pytest.fixture
def on(tmp_path: Path) -> Iterator[Path]:
    """Give a shelf that readers look into."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    libreoffice.use_shelf(folder)
    yield folder
    libreoffice.use_shelf(None)


def counting(place: Path, then: str) -> Callable[[], int]:
    """Let a script in LibreOffice's place note its starts; return what counts them."""
    count = place.parent / "count"
    place.write_text(
        f'#!/bin/sh\necho run >> {count}\nwhile [ "$1" != --outdir ]; do shift; done\n'
        f'OUT="$2"; shift 2\n{then}\n',
        "utf-8",
    )
    return lambda: count.read_text("utf-8").count("run") if count.exists() else 0


MADE = 'for F in "$@"; do echo made > "$OUT/$(basename "$F" .rtf).docx"; done'


def test_many_files_are_converted_in_one_run(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    starts = counting(program(""), MADE)
    files = laid_out(tmp_path, 20)
    libreoffice.many(files, tmp_path, QUICK)
    assert starts() == 1
    made = {path.stem for path in tmp_path.glob("*.docx")}
    assert made == {path.stem for path in files}


@pytest.mark.slow
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
    libreoffice.many(files, tmp_path, QUICK)
    sizes = [(tmp_path / f"{file.stem}.docx").stat().st_size for file in files]
    assert [size > 0 for size in sizes] == [True, True, False, False, True]


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_one_that_hangs_twice_without_a_result_is_not_started_again(
    program: Callable[[str], Path], on: Path
) -> None:
    starts = counting(program(""), "sleep 600")
    files = laid_out(on, 120)
    libreoffice.many(files, on, QUICK)
    assert starts() == 2
    for file in (files[0], files[1], files[2], files[-1]):
        with pytest.raises(ReadingError, match=r"没有反应.*打开一次 LibreOffice.*\.docx"):
            read_document(file.read_bytes(), "稿.rtf", limits=QUICK)
    assert starts() == 2


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_what_was_converted_before_it_stopped_answering_is_read(
    program: Callable[[str], Path], on: Path
) -> None:
    files = laid_out(on, 6)
    first = files[0].stem
    script = f'[ "$(basename "$1" .rtf)" = {first} ] && echo made > "$OUT/{first}.docx"; sleep 600'
    starts = counting(program(""), script)
    libreoffice.many(files, on, QUICK)
    assert starts() == 3
    with pytest.raises(ReadingError, match="损坏"):
        read_document(files[0].read_bytes(), "稿.rtf", limits=QUICK)
    with pytest.raises(ReadingError, match="没有反应"):
        read_document(files[5].read_bytes(), "稿.rtf", limits=QUICK)


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_files_that_hang_here_and_there_do_not_make_it_one_that_does_not_answer(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    files = laid_out(tmp_path, 7)
    hang = "|".join(files[n].stem for n in (0, 2, 4))
    each = f'case "$B" in {hang}) sleep 600;; esac; echo made > "$OUT/$B.docx"'
    starts = counting(program(""), f'for F in "$@"; do B=$(basename "$F" .rtf); {each}; done')
    libreoffice.many(files, tmp_path, QUICK)
    assert starts() == 4
    sizes = [libreoffice.on_shelf(tmp_path, file.read_bytes()).stat().st_size for file in files]
    assert [size > 0 for size in sizes] == [False, True, False, True, False, True, True]
    assert not libreoffice.does_not_answer(tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_readers_that_start_it_themselves_count_for_their_sweep(
    program: Callable[[str], Path], on: Path
) -> None:
    place = program("")
    starts = counting(place, "sleep 600")
    said = []
    for _ in range(3):
        with pytest.raises(ReadingError) as refusal:
            read_document(RTF, "稿.rtf", limits=QUICK)
        said.append(refusal.value.message)
    assert said == [libreoffice.SLOW, libreoffice.SLOW, libreoffice.SILENT]
    assert starts() == 2
    libreoffice.note(on, answered=True)
    counting(place, MADE)
    with pytest.raises(ReadingError, match="损坏"):
        read_document(RTF, "稿.rtf", limits=QUICK)
    assert starts() == 3


def test_what_lies_on_the_shelf_is_not_converted_again(
    program: Callable[[str], Path], tmp_path: Path
) -> None:
    program("exit 0")
    libreoffice.on_shelf(tmp_path, RTF).touch()
    libreoffice.use_shelf(tmp_path)
    try:
        with pytest.raises(ReadingError, match="没能转换"):
            read_document(RTF, "稿.rtf")
        libreoffice.on_shelf(tmp_path, RTF).write_bytes(b"PK")
        with pytest.raises(ReadingError, match="损坏"):
            read_document(RTF, "稿.rtf")
    finally:
        libreoffice.use_shelf(None)
