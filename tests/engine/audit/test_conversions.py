"""A sweep starts the converter once, whatever the number of its files and workers."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from making.chance import draft
from making.compare import differences
from making.office import through_office
from making.reading import read_report
from making.writers import as_docx, as_html

from engine.audit.batch import check_many
from engine.audit.conversions import conversions, needs_converter, shelved
from engine.audit.worker import WorkerConfig
from engine.reading.files.limits import Limits
from engine.reading.files.sources import Source
from engine.reading.formats import libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COUNT = 7


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give reports as .rtf, by name."""
    folder = tmp_path_factory.mktemp("rtf")
    files = {f"{n:02}.docx": as_docx(draft(500 + n)) for n in range(COUNT)}
    return {f"{n}.rtf": data for n, data in through_office(files, "rtf", folder).items()}


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], int]]:
    """Count how often LibreOffice is started, by a script in front of it."""
    real, log = shutil.which("soffice"), tmp_path / "starts"
    place = tmp_path / "bin" / "soffice"
    place.parent.mkdir()
    place.write_text(f'#!/bin/sh\necho start >> {log}\nexec {real} "$@"\n', "utf-8")
    place.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place.parent}:{os.environ['PATH']}")
    libreoffice.program.cache_clear()
    yield lambda: len(log.read_text("utf-8").split()) if log.exists() else 0
    libreoffice.program.cache_clear()


@pytest.mark.needs("soffice")
@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_many_files_start_it_once(
    reports: dict[str, bytes], starts: Callable[[], int], tmp_path: Path, workers: int
) -> None:
    folder = tmp_path / "county"
    folder.mkdir()
    for name, data in reports.items():
        (folder / name).write_bytes(data)
    done = list(check_many([folder], WorkerConfig(), workers=workers))
    assert [one.error for one in done] == [""] * COUNT
    assert starts() == 1


@pytest.mark.needs("soffice")
@pytest.mark.slow
def test_what_comes_from_the_shelf_is_the_whole_report(
    reports: dict[str, bytes], starts: Callable[[], int]
) -> None:
    with conversions() as converted:
        files = converted.ahead(Source(name, reports[name]) for name in sorted(reports))
        for n, source in enumerate(files):
            with shelved(source.shelf):
                report = read_report(source.data or b"", source.name)
            assert differences(draft(500 + n), report) == []
    assert starts() == 1


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_the_folder_vanishes_also_when_interrupted(reports: dict[str, bytes]) -> None:
    seen: list[Path] = []

    def interrupted() -> None:
        data = reports["00.rtf"]
        with conversions() as converted:
            files = converted.ahead([Source("a.rtf", data), Source("b.rtf", data)])
            folder = next(files).shelf
            assert folder is not None
            assert next(files).shelf == folder
            seen.append(folder)
            assert [path.suffix for path in folder.iterdir() if path.suffix] == [
                ".docx"
            ]  # and a lock
            assert folder.stat().st_mode & 0o077 == 0
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not seen[0].exists()
    assert libreoffice._shelf == []


def test_only_what_needs_it_is_converted(starts: Callable[[], int]) -> None:
    plain = [as_docx(draft(1)), as_html(draft(2)), b"%PDF-1.7", "{\\rtf".encode("utf-16"), b""]
    assert not any(map(needs_converter, plain))
    assert needs_converter(b"{\\rtf1 x}")
    rtf = Source("a.rtf", b"{\\rtf1 x}")
    with conversions() as converted:
        files = [Source("a", data) for data in plain]
        assert list(converted.ahead(files)) == files
        assert list(converted.ahead([rtf], lambda _data: False)) == [rtf]
        assert converted.folder is None
    assert starts() == 0


def test_only_from_the_first_that_needs_it_files_wait_and_no_more_than_a_run_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs: list[int] = []
    monkeypatch.setattr(libreoffice, "available", lambda: True)
    monkeypatch.setattr(libreoffice, "AT_ONCE", 3)
    monkeypatch.setattr(libreoffice, "many", lambda raw, _folder, _limits: runs.append(len(raw)))
    rtf = [Source(f"{n}.rtf", b"{\\rtf1 x}" + b"\n" * n) for n in range(5)]
    page = Source("page.html", b"<p>x</p>")
    gone = Source("gone", None, "文件不存在")
    files = [page, rtf[0], gone, page, rtf[1], rtf[0], rtf[2], rtf[3], page, rtf[4]]
    drawn: list[str] = []
    with conversions() as converted:
        ahead = converted.ahead(drawn.append(one.name) or one for one in files)
        order = [(next(ahead).name, len(drawn)) for _ in range(2)]
        assert order == [("page.html", 1), ("0.rtf", 7)]
        rest = list(ahead)
    assert [one.name for one in rest] == [one.name for one in files[2:]]
    assert all((one.shelf is not None) == one.name.endswith(".rtf") for one in rest)
    assert runs == [3, 2]


def test_no_more_bytes_wait_than_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "available", lambda: True)
    monkeypatch.setattr(libreoffice, "many", lambda *_given: None)
    monkeypatch.setattr("engine.audit.conversions.BYTES_AHEAD", 1000)
    files = [Source("a.rtf", b"{\\rtf1 x}"), *[Source("b", b"x" * 400)] * 9]
    drawn: list[str] = []
    with conversions() as converted:
        ahead = converted.ahead(drawn.append(one.name) or one for one in files)
        next(ahead)
        assert len(drawn) == 4
        assert list(ahead) == files[1:]


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_one_that_hangs_is_waited_for_twice_and_every_file_says_so(
    tmp_path: Path, starts: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = tmp_path / "bin" / "soffice"
    script = hanging.read_text("utf-8").splitlines()[:2]
    hanging.write_text("\n".join([*script, "sleep 600"]), "utf-8")
    monkeypatch.setattr("engine.audit.conversions.LIMITS", Limits(converter_seconds=1))
    folder = tmp_path / "county"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.rtf").write_bytes(b"{\\rtf1 x}" + b"\n" * n)
    done = list(check_many([folder], WorkerConfig(), workers=2))
    assert [one.error for one in done] == [libreoffice.SILENT] * 6
    assert starts() == 2
