"""Files, folders and archives: everything is named, nothing is believed, one bad file costs one."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from making.ordinary import weakly

from engine.reading.files.limits import Limits
from engine.reading.files.sources import Source, sources

POSIX = pytest.mark.needs("posix")  # links and pipes


def archive(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return buffer.getvalue()


def archive_of(members: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in members:
            package.writestr(name, data)
    return buffer.getvalue()


def office() -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})


def found(path: Path, limits: Limits | None = None) -> dict[str, bytes | str | None]:
    given = sources([path], limits) if limits else sources([path])
    return {
        Path(s.name).name if "!" not in s.name else s.name.partition(".zip")[2]: (s.data or s.error)
        for s in given
    }


def test_folders_are_walked_in_order_and_leftovers_are_skipped(tmp_path: Path) -> None:
    for name in (
        "乙/b.txt",
        "乙/a.txt",
        "甲.txt",
        ".隐",
        "~$甲.docx",
        "__MACOSX/x",
        "乙/Thumbs.db",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    names = [Path(s.name).relative_to(tmp_path).as_posix() for s in sources([tmp_path])]
    assert names == ["乙/a.txt", "乙/b.txt", "甲.txt"]


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / ".x").write_bytes(b"x")
    assert found(tmp_path / ".x") == {".x": b"x"}


def test_members_of_an_archive_are_files_and_office_packages_are_no_archives(
    tmp_path: Path,
) -> None:
    inner = archive({"丙.txt": b"3", "再.zip": archive({"x": b"x"})})
    data = archive(
        {
            "甲.docx": office(),
            "县/乙.txt": b"2",
            "县/.隐": b"",
            "__MACOSX/县/._乙.txt": b"x",
            "内.zip": inner,
        },
        zipfile.ZIP_STORED,
    )
    (tmp_path / "全.zip").write_bytes(data)
    assert found(tmp_path / "全.zip") == {
        "!/内.zip!/丙.txt": b"3",
        "!/内.zip!/再.zip": "压缩包套了太多层，没有再打开；请解压后再交",
        "!/县/乙.txt": b"2",
        "!/甲.docx": office(),
    }


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_that_windows_wrote_without_saying_so_are_decoded(
    tmp_path: Path, encoding: str
) -> None:
    name = "青溪镇年报.txt".encode(encoding)
    data = archive({"x" * len(name): b"1"}).replace(b"x" * len(name), name)
    (tmp_path / "a.zip").write_bytes(data)
    assert found(tmp_path / "a.zip") == {"!/青溪镇年报.txt": b"1"}


def test_paths_out_of_an_archive_are_labels_only(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive({"../../etc/x.txt": b"1", "C:\\x\\y.txt": b"2"}))
    before = sorted(tmp_path.rglob("*"))
    assert found(tmp_path / "a.zip") == {"!/../../etc/x.txt": b"1", "!/C:/x/y.txt": b"2"}
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("data", "limits", "sentence"),
    [
        (archive({f"{n}.txt": b"" for n in range(9)}), Limits(members=8), "9 个文件"),
        (archive({"a": b"x" * 900, "b": b"x" * 900}), Limits(unpacked_bytes=1_000), "超过上限"),
        (archive({"a.txt": b"0" * 3_000_000}), Limits(), "疑似压缩炸弹"),
        (archive({"a.txt": b"x" * 900}), Limits(file_bytes=500), "超过上限"),
        (archive({"a.txt": b"x" * 900})[:-40], Limits(), "已损坏"),
        (archive({"a.txt": b"x"}, zipfile.ZIP_LZMA), Limits(), "压缩方法"),
    ],
    ids=["太多", "总量", "炸弹", "单个太大", "截断", "方法"],
)
def test_archives_that_declare_too_much_or_are_broken_are_a_sentence(
    tmp_path: Path, data: bytes, limits: Limits, sentence: str
) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    (source,) = sources([tmp_path / "a.zip"], limits)
    assert source.data is None
    assert sentence in (source.error or "")


def test_an_encrypted_member_is_a_sentence_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": b"1", "b.txt": b"2"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert found(tmp_path / "a.zip") == {
        "!/a.txt": "压缩包已加密，读不了；请去掉密码后再交",
        "!/b.txt": b"2",
    }


def test_a_damaged_member_is_a_sentence_and_the_others_are_read(tmp_path: Path) -> None:
    data = archive({"a.txt": b"abcdef", "b.txt": b"2"}, zipfile.ZIP_STORED)
    (tmp_path / "a.zip").write_bytes(data.replace(b"abcdef", b"abcxef"))
    given = found(tmp_path / "a.zip")
    assert "已损坏" in str(given["!/a.txt"])
    assert given["!/b.txt"] == b"2"


def test_what_cannot_be_unpacked_is_known_by_its_archive_wherever_it_lies(tmp_path: Path) -> None:
    broken, nested = (
        b"PK\x03\x04" + b"x" * 99,
        archive({"再.zip": archive({"内.zip": b"PK\x05\x06"})}),
    )
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "坏.zip").write_bytes(broken)
        (tmp_path / folder / "套.zip").write_bytes(nested)
    digests = [one.digest for one in sources([tmp_path / "甲"])]
    assert digests == [one.digest for one in sources([tmp_path / "乙"])]
    assert digests[0] == hashlib.sha256(broken).hexdigest()
    assert len(set(digests)) == len(digests) > 1
    assert "" not in digests
    (tmp_path / "a.txt").write_bytes(b"x")
    assert [one.digest for one in sources([tmp_path / "a.txt", tmp_path / "无"])] == ["", ""]


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(300 << 20)
    (source,) = sources([tmp_path / "a.txt"])
    assert source.data is None
    assert "300 MB，超过上限 50 MB" in (source.error or "")


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    (source,) = sources([tmp_path / "无.docx"])
    assert source == Source(
        str(tmp_path / "无.docx"), None, "文件不存在（或链接已失效）；请核对路径"
    )


@POSIX
def test_pipes_dead_links_and_loops_are_a_sentence_each(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("nirgends")
    (tmp_path / "c.txt").symlink_to("c.txt")
    (tmp_path / "d").symlink_to(tmp_path)
    (tmp_path / "e.txt").write_bytes(b"e")
    given = found(tmp_path)
    assert {name: str(text)[:6] for name, text in given.items()} == {
        "a.txt": "不是普通文件",
        "b.txt": "文件不存在（",
        "c.txt": "符号链接成环",
        "d": "文件夹的符号",
        "e.txt": "b'e'",
    }


@POSIX
def test_a_device_is_a_sentence() -> None:
    (source,) = sources(["/dev/zero"])
    assert source.data is None
    assert "不是普通文件" in (source.error or "")


@pytest.mark.needs("without_root")
def test_a_file_without_permission_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "a.txt").chmod(0)
    code = (
        "import sys; from engine.reading.files import sources as s; print(*s.sources(sys.argv[1:]))"
    )
    done = subprocess.run(
        weakly(sys.executable, "-c", code, str(tmp_path / "a.txt")), check=True,
        cwd=Path(__file__).resolve().parents[4], capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert "没有权限" in done.stdout.decode()


@POSIX
def test_a_name_in_another_encoding_can_be_shown(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "年报.txt".encode("gb18030")
    Path(os.fsdecode(raw)).write_bytes(b"x")
    (source,) = sources([tmp_path])
    assert source.name.endswith("年报.txt")
    assert source.data == b"x"


def test_members_of_the_same_name_are_all_read(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive_of([("a.txt", b"1"), ("a.txt", b"2")])
    (tmp_path / "a.zip").write_bytes(data)
    assert [source.data for source in sources([tmp_path / "a.zip"])] == [b"1", b"2"]


def test_archives_in_an_archive_count_towards_its_limits(tmp_path: Path) -> None:
    inner = archive({f"{n}.txt": b"x" for n in range(8)})
    (tmp_path / "a.zip").write_bytes(archive({f"{n}.zip": inner for n in range(8)}))
    found = list(sources([tmp_path / "a.zip"], Limits(members=20)))
    assert sum(source.data is not None for source in found) < 20
    assert "文件太多或太大" in str(found[-1].error)
