"""Sweeps by Dask's own programs, started as SCALE.md says: certificates, two machines, versions."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from making.amount import WHOLE
from making.certificates import Authority
from making.dask_machines import CHECKOUT, Machine, scheduler, two_networks, worker

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs("cluster", "posix"),
    pytest.mark.timeout(1200),  # clusters start many processes, and the machine may be busy
]


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Give the folders of certificates: right ones, and ones that are crooked in one way each."""
    home, ours = tmp_path_factory.mktemp("papers"), Authority()
    return {
        "right": ours.papers(home / "right", "127.0.0.1"),
        "late": ours.papers(home / "late", "127.0.0.1", expired=True),
        "strange": Authority("别的机构").papers(home / "strange", "127.0.0.1"),
    }


@pytest.fixture(scope="module")
def address(papers, tmp_path_factory):
    """Give a scheduler and a worker with certificates of our own authority."""
    home = tmp_path_factory.mktemp("machines")
    with (
        scheduler(Machine(home / "a"), papers["right"]) as address,
        worker(Machine(home / "b"), address, papers["right"]),
    ):
        yield address


@pytest.fixture(scope="module")
def season(samples, tmp_path_factory):
    """Give a few reports in a folder that is shared."""
    shared = tmp_path_factory.mktemp("gemeinsam")
    shutil.copytree(samples / "2023", shared / "2023")
    return shared


@pytest.fixture
def swept(season, tmp_path):
    """Sweep the season, with books and papers in the test's own folder."""

    def run(name, *words, machine=None):
        return sweep(tmp_path, season, name, *words, machine=machine)

    return run


def sweep(place, season, name, *words, machine=None):
    """Sweep on a machine; return code, words and the bytes of the JSON."""
    machine = machine or Machine(place / "c")
    paper = place / f"{name}.json"
    said = machine.start(
        "tui.cli", "sweep", season / "2023", "--book", place / f"{name}.book",
        "--fail-on", "never", "--format", "json", "--output", paper, *words,
        stderr=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    _, told = said.communicate(timeout=600)
    return said.returncode, told.decode(), paper.read_bytes() if paper.exists() else b""


@pytest.fixture(scope="module")
def alone(season, tmp_path_factory):
    """Give what one process finds."""
    code, told, found = sweep(tmp_path_factory.mktemp("alone"), season, "alone", "--workers", "1")
    assert code == 0, told
    return found


@pytest.mark.parametrize("shared", [False, True])
def test_with_certificates_of_ones_own_the_same_is_found(
    address, papers, swept, alone, season, shared
):
    assert address.startswith("tls://")
    more = ("--shared-folder", season) if shared else ()
    code, told, found = swept("tls", "--cluster", address, "--cluster-tls", papers["right"], *more)
    assert (code, found == alone) == (0, True), told


@pytest.mark.parametrize(
    ("name", "words"), [("strange", "不是 ca.pem 里的机构发的"), ("late", "过期")]
)
def test_with_wrong_certificates_a_sentence_says_what_to_do(address, papers, swept, name, words):
    code, told, _ = swept("wrong", "--cluster", address, "--cluster-tls", papers[name])
    assert code in (2, 3)
    assert words in told
    assert "--cluster-tls" in told or "要一份新的" in told
    assert not any(word in told for word in ("Traceback", "Exception", "Error"))


def test_without_certificates_it_is_said_how_to_name_them(address, swept):
    code, told, _ = swept("none", "--cluster", address)
    assert code == 3
    assert "请用 --cluster-tls 指明" in told


@pytest.mark.parametrize(("name", "words"), [("late", "已经过期"), ("strange", "不是 ca.pem")])
def test_a_scheduler_whose_certificate_is_wrong_is_told(papers, tmp_path, swept, name, words):
    with scheduler(Machine(tmp_path / "a"), papers[name]) as address:
        code, told, _ = swept("x", "--cluster", address, "--cluster-tls", papers["right"])
    assert code == 3
    assert words in told
    assert "Traceback" not in told


@pytest.mark.needs("networks")
@pytest.mark.parametrize("shared", [False, True] if WHOLE else [False])
def test_two_machines_with_a_cable_find_what_one_finds(tmp_path, swept, alone, season, shared):
    with two_networks(tmp_path) as (here, there):
        ours = Authority().papers(tmp_path / "papers", here.host, there.host)
        with scheduler(there, ours) as address, worker(there, address, ours):
            assert there.host in address
            more = ("--shared-folder", season) if shared else ()
            given = ("--cluster", address, "--cluster-tls", ours, *more)
            code, told, found = swept("two", *given, machine=here)
    assert (code, found == alone) == (0, True), told
    assert "不加密" not in told


def other_gouji(folder, change):
    """Make a checkout of another version, or with another rule."""
    shutil.copytree(CHECKOUT / "engine", folder / "engine")
    shutil.copytree(CHECKOUT / "rules", folder / "rules")
    shutil.copy(CHECKOUT / "gouji.py", folder)
    changed = next((folder / change).rglob("*.yaml" if change == "rules" else "finding.py"))
    changed.write_text(changed.read_text("utf-8") + "\n# anders\n", "utf-8")
    return folder


OTHERS = [("rules", "另一版规则包"), ("engine", "程序文件与本机不同")]


@pytest.mark.parametrize(("change", "words"), OTHERS if WHOLE else OTHERS[:1])
def test_a_worker_of_another_gouji_is_refused_while_ours_does_the_work(
    tmp_path, swept, alone, change, words
):
    other = replace(Machine(tmp_path / "b"), gouji=other_gouji(tmp_path / "fremd", change))
    with (
        scheduler(Machine(tmp_path / "a")) as address,
        worker(other, address),
        worker(Machine(tmp_path / "d"), address),
    ):
        code, told, found = swept("same", "--cluster", address)
    assert (code, found == alone) == (0, True), told
    assert words in told
    assert "请装上与本机相同的 gouji" in told
