"""The wheel as users get it: one name in site-packages, working in a folder of hostile packages."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tui.web.server import SESSION

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLES = CHECKOUT / "samples" / "2023"
HOSTILE = ("engine", "tui", "rules", "gouji", "json", "multiprocessing", "textual")
pytestmark = pytest.mark.slow


def run(*words: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ".")
    run(sys.executable, "-m", "pip", *words, cwd=CHECKOUT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the programs of an environment that has the wheel, not the checkout."""
    home = tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    here = sysconfig.get_path("purelib")
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    (site / "libraries.pth").write_text(f"{here}\n", "utf-8")  # its own .pth files are not followed
    options = ("--quiet", "--no-deps", "--ignore-installed", "--no-index")
    python = home / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=home)
    return home / "bin"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in HOSTILE:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"open({str(tmp_path / 'RAN')!r}, 'w')\n")
    for path in SAMPLES.glob("*.docx"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_there_is_one_name_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"gouji"}
    assert "gouji/_inner/engine/rules/nianbao/pack.yaml" in names
    assert not [name for name in names if "tests" in name.split("/")]


def test_the_command_and_its_workers_run_nothing_beside_them(
    installed: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    book = tmp_path_factory.mktemp("book") / "季.book"
    words = ("--workers", "2", "--book", book, "--fail-on", "never")
    run(installed / "gouji", "sweep", *sorted(folder.glob("*.docx")), *words, cwd=folder)
    assert "白沙镇" in run(installed / "gouji", "book", "list", "--book", book, cwd=folder)
    assert not (folder / "RAN").exists()


def test_the_front_and_the_module_run_from_the_wheel(installed: Path, folder: Path) -> None:
    python = (installed / "python", "-P")
    words = "import gouji, engine; print(engine.__file__, gouji.check('白沙镇.docx').agency)"
    said = run(*python, "-c", words, cwd=folder)
    assert str(Path("gouji", "_inner", "engine")) in said
    assert "白沙镇人民政府" in said
    options = ("--fail-on", "never", "--format", "json")
    said = run(*python, "-m", "gouji", "check", "白沙镇.docx", *options, cwd=folder)
    assert json.loads(said)["reports"][0]["agency"] == "青禾县白沙镇人民政府"
    assert not (folder / "RAN").exists()


def test_a_tab_starts_from_the_wheel(installed: Path, folder: Path) -> None:
    start = SESSION.replace("raise SystemExit(main(sys.argv[1:]))", "print(main.__module__)")
    assert start != SESSION
    assert run(installed / "python", "-P", "-c", start, cwd=folder).strip() == "tui.web.session"
    assert not (folder / "RAN").exists()
