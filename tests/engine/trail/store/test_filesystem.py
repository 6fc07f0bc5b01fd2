"""File systems that a casebook may lie on, and the failures of SQLite in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.errors import TrailError
from engine.trail.store import database, filesystem
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file

MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/share /mnt/共享 nfs4 rw 0 0
//nas/x /mnt/with\\040space cifs rw 0 0
tmpfs /mnt/共享/local tmpfs rw 0 0
"""


def test_a_read_only_connection_is_said_and_verifying_needs_no_writing(reviewed):
    uri = f"{reviewed.path.as_uri()}?mode=ro"
    with (
        pytest.raises(TrailError, match="只读"),
        filesystem.failures_told(reviewed.path),
        closing(sqlite3.connect(uri, uri=True)) as connection,
    ):
        connection.execute("UPDATE filings SET state = 'x'")
    before = reviewed.path.read_bytes()
    assert verify(reviewed.path).code == 0
    assert reviewed.path.read_bytes() == before


def test_a_network_file_system_is_refused_with_what_to_do(tmp_path):
    assert filesystem.file_system(Path("/mnt/共享/a.db"), MOUNTS) == "nfs4"
    assert filesystem.file_system(Path("/mnt/共享/local/a.db"), MOUNTS) == "tmpfs"
    assert filesystem.file_system(Path("/mnt/with space/a.db"), MOUNTS) == "cifs"
    assert filesystem.file_system(Path("/mnt/共享的/a.db"), MOUNTS) == "ext4"
    assert filesystem.file_system(Path("//nas/share/a.db"), MOUNTS) == "cifs"
    with pytest.raises(TrailError, match="本机磁盘"):
        database.open_database(Path("/mnt/共享/a.db"), mounts=MOUNTS)
    filesystem.refuse_network(tmp_path / "a.db", MOUNTS)
