"""Hostile documents: each has its sentence or is read, and none costs what a machine has not."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from making.hostile_files import COSTLIEST, EITHER, QUICK, overlapping, zipped

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files.sources import sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = 10
MEGABYTES = 300


@pytest.mark.parametrize(("make", "said"), QUICK.values(), ids=QUICK)
def test_a_hostile_file_is_read_or_refused_with_its_sentence(
    make: Callable[[], bytes], said: str | None
) -> None:
    data = make()
    if said is None:
        assert read_document(data, "来件").blocks
    else:
        with pytest.raises(ReadingError, match=said):
            read_document(data, "来件")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: zipped({"a.txt": b"\0" * 300_000_000}), "解压后有"),
        (lambda: zipped({f"{i}.txt": b"" for i in range(3_000)}), "超过上限 2000 个"),
        (lambda: overlapping(1_000), "解压后有"),
        (lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"x"})})}), "太多层"),
        (lambda: b"PK\x05\x06" + b"\xff" * 18, "损坏|不完整|目录"),
    ],
    ids=["三百兆", "三千个", "重叠", "三层", "残缺"],
)
def test_an_archive_is_bounded_before_it_is_unpacked(
    make: Callable[[], bytes], said: str, tmp_path: Path
) -> None:
    (tmp_path / "来件.zip").write_bytes(make())
    told = [one.error or "" for one in sources([tmp_path])]
    assert any(re.search(said, one) for one in told), told


def test_a_member_named_out_of_its_archive_is_a_label_and_no_path(tmp_path: Path) -> None:
    names = ("../../外.txt", "/etc/外.txt", "C:\\外.txt")
    (tmp_path / "来件.zip").write_bytes(zipped(dict.fromkeys(names, "年报".encode())))
    before = set(tmp_path.rglob("*"))
    assert len([one for one in sources([tmp_path]) if one.data]) == len(names)
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.slow
@pytest.mark.needs("linux")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(*case, id=name, marks=[pytest.mark.needs("soffice")] * name.startswith("rtf"))
        for name, case in COSTLIEST.items()
    ],
)
def test_what_the_limits_let_through_takes_ten_seconds_and_300_megabytes_at_most(
    make: Callable[[], bytes], said: str | None, tmp_path: Path
) -> None:
    """The time of the whole family is counted, its largest is measured; the system ends any."""
    path = tmp_path / "来件"
    path.write_bytes(make())
    script = (
        "import resource, subprocess, sys; from pathlib import Path\n"
        "done = subprocess.run([sys.executable, '-m', 'tui.cli', 'check', '--fail-on', 'never',\n"
        "    sys.argv[1]], capture_output=True, text=True, preexec_fn=lambda:\n"
        f"    resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS})))\n"
        "all = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(done.returncode, all.ru_maxrss // 1024, int(all.ru_utime + all.ru_stime))\n"
        "print(done.stdout)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    first, told = ran.stdout.split("\n", 1)
    code, megabytes, seconds = map(int, first.split())
    assert code in ({0} if said is None else {0, 3} if said == EITHER else {3}), told[:300]
    assert megabytes <= MEGABYTES
    assert seconds < SECONDS
    if said is not None:
        assert any(one in told for one in said.split("|")), told[:300]
