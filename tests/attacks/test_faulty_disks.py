"""The disk fails, fills up or the power goes at any one write: what was told saved is there.

A preloaded library (faulty_disk.c) fails the nth write or sync of a casebook and of what SQLite
keeps beside it, so every moment of a decision, of a book's making and of a migration is tried,
whatever the clock says.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attacks.test_former_books import former

from engine.trail.store.database import SCHEMA, schema_of
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from attacks.rich_book import Rich

__all__ = ["former"]

pytestmark = [pytest.mark.slow, pytest.mark.needs("linux", "compiler")]
CHECKOUT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("faulty_disk.c")
KILLED = 0
# A process that has imported everything forks one child a fault, which costs no start of Python.
# Each child prints what was acknowledged and what was refused, as lines of JSON.
RUNNER = """
import json, os, sys
from datetime import UTC, datetime
from pathlib import Path
from engine.errors import GoujiError
from engine.trail.casebook import Casebook

task, fault, books = sys.argv[1], sys.argv[2], sys.argv[3:]

def say(**told):
    os.write(1, (json.dumps(told, ensure_ascii=False) + "\\n").encode())

def work(number, path):
    path = Path(path)
    try:
        with Casebook.open(path, actor="赵六", now=lambda: datetime.now(UTC)) as book:
            say(number=number, opened=True)
            if task == "decide":
                for one in book.findings(1)[:2]:
                    say(number=number, seq=book.decide(one.id, "note", text="记一笔").seq)
    except GoujiError as error:
        say(number=number, refused=error.message)

for number, path in enumerate(books):
    granted = number * 5
    child = os.fork()
    if child == 0:
        os.environ.update(FAULT_AFTER=str(granted), FAULT=fault)
        try:
            work(number, path)
        except BaseException as error:
            say(number=number, crashed=repr(error))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    say(number=number, ended=status)
"""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the disk that fails."""
    target = tmp_path_factory.mktemp("faulty") / "faulty_disk.so"
    compiler = os.environ.get("CC", "cc")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", target, SOURCE, "-ldl"], check=True)
    return target


def tried(library: Path, task: str, fault: int, books: list[Path]) -> list[list[dict[str, Any]]]:
    """Do the task in each book with five more writes than in the last; return what is said."""
    ran = subprocess.run(
        [sys.executable, "-c", RUNNER, task, str(fault), *map(str, books)],
        cwd=CHECKOUT, capture_output=True, text=True, check=True,
        env={**os.environ, "LD_PRELOAD": str(library), "PYTHONUTF8": "1"},
    )  # fmt: skip
    said: list[list[dict[str, Any]]] = [[] for _ in books]
    for line in ran.stdout.splitlines():
        told = json.loads(line)
        said[told.pop("number")].append(told)
    assert not [one for told in said for one in told if "crashed" in one], said
    return said


def copies(of: Path, where: Path, number: int) -> list[Path]:
    """Copy a book so many times, each into a folder of its own."""
    made = [where / f"{one:03}" / of.name for one in range(number)]
    for path in made:
        path.parent.mkdir()
        shutil.copy(of, path)
    return made


FAULTS = {"磁盘出错": errno.EIO, "磁盘满": errno.ENOSPC, "断电": KILLED}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_decision_told_saved_is_saved_whichever_write_fails(
    rich: Rich, library: Path, tmp_path: Path, fault: int
) -> None:
    books = copies(rich.path, tmp_path, 20)
    said = tried(library, "decide", fault, books)
    ended = {one["ended"] for told in said for one in told if "ended" in one}
    refused = [one["refused"] for told in said for one in told if "refused" in one]
    assert ended == ({0, 9} if fault == KILLED else {0}), "the last of them went through"
    assert bool(refused) == (fault != KILLED)
    assert [sum("seq" in one for one in told) for told in said][-1] == 2
    assert all("没有写入" in one or "磁盘" in one for one in refused), refused
    for path, told in zip(books, said, strict=True):
        found = verify(path)
        assert found.code == 0, (told, found.sentences)
        with rich.__class__(path, rich.witness, rich.li, rich.wang).open("李四", rich.li) as book:
            kept = {event.seq for event in book.events() if event.actor == "赵六"}
        acknowledged = {one["seq"] for one in told if "seq" in one}
        assert acknowledged <= kept
        assert len(kept - acknowledged) <= 1, "one may have been written and not told"


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_book_is_whole_or_not_there_whichever_write_of_its_making_fails(
    library: Path, tmp_path: Path, fault: int
) -> None:
    books = [tmp_path / f"{one:03}" / "新.book" for one in range(30)]
    for path in books:
        path.parent.mkdir()
    said = tried(library, "open", fault, books)
    assert any({"opened": True} in told for told in said)
    assert any({"opened": True} not in told for told in said)
    for path, told in zip(books, said, strict=True):
        assert path.exists() or {"opened": True} not in told
        assert not path.exists() or verify(path).code == 0, told


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_migration_is_whole_or_not_begun_whichever_write_fails(
    former: Rich, library: Path, tmp_path: Path, fault: int
) -> None:
    books = copies(former.path, tmp_path, 30)
    said = tried(library, "open", fault, books)
    schemas = set()
    for path, told in zip(books, said, strict=True):
        schemas.add(schema_of(path))
        with former.__class__(path, former.witness, former.li, former.wang).open(
            "李四", former.li
        ) as book:
            assert sum(event.kind == "book.migrated" for event in book.events()) == 1, told
        assert verify(path).code == 0, told
    assert schemas == {1, SCHEMA}, "some went through, some did not"


def test_five_writers_of_all_kinds_lose_nothing(rich: Rich) -> None:
    """Reviewers that decide, and sweeps that record, into one book at once."""
    source = CHECKOUT / "samples" / "2023"
    decide = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from engine.trail.casebook import Casebook\n"
        "with Casebook.open(Path(sys.argv[1]), actor=sys.argv[2],"
        " now=lambda: datetime.now(UTC)) as book:\n"
        "    ids = [one.id for one in book.findings(1)]\n"
        "    for number in range(60):\n"
        "        print(book.decide(ids[number % len(ids)], 'note', text=f'第{number}条').seq)\n"
    )
    reviewers = [
        subprocess.Popen(
            [sys.executable, "-c", decide, str(rich.path), f"写者{one}"],
            cwd=CHECKOUT, stdout=subprocess.PIPE, text=True,
        )
        for one in range(3)
    ]  # fmt: skip
    sweeps = [
        subprocess.Popen(
            [sys.executable, "-m", "tui.cli", "sweep", str(source), "--book", str(rich.path),
             "--again", "--workers", "1", "--fail-on", "never"],
            cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    told = [one.communicate(timeout=300) for one in sweeps]
    outputs = [one.communicate(timeout=300)[0] for one in reviewers]
    assert [one.returncode for one in (*reviewers, *sweeps)] == [0] * 5, told
    acknowledged = [int(seq) for output in outputs for seq in output.split()]
    assert len(set(acknowledged)) == 180
    with rich.open("李四", rich.li) as book:
        events = [one for one in book.events() if one.actor.startswith("写者")]
        notes = {one.seq for one in events if one.kind != "filing.under_review"}
    assert set(acknowledged) == notes
    assert verify(rich.path).code == 0
