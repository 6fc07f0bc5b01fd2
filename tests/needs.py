"""What an installation and the tests need of the machine: whether it is there, how to get it.

Plain Python, also of old versions, for ``make`` and CI ask before anything is installed: ``build``
says what is missing for the installation (exit code 1), ``packages`` names the Debian packages that
are missing for that and for the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHECKOUT = Path(__file__).resolve().parent.parent


class Need(NamedTuple):
    """One thing of the machine; ``packages`` are Debian's, ``way`` is for what none brings."""

    title: str
    here: Callable[[], bool]
    packages: tuple[str, ...] = ()
    way: str = ""

    def brought(self) -> bool:
        """Tell whether CI can bring it; a kernel or an operating system it cannot."""
        return bool(self.packages or self.way)


def corpus_folder() -> Path:
    """Return the corpus folder: GOUJI_CORPUS, else ../shared/corpus beside the checkout."""
    return Path(os.environ.get("GOUJI_CORPUS", CHECKOUT.parent / "shared" / "corpus"))


def program(*names: str) -> Callable[[], bool]:
    """Return what tells whether one of these programs is on the PATH."""
    return lambda: any(map(shutil.which, names))


def answers(*command: str) -> str:
    """Return what a command prints, empty if there is no such program or it fails."""
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def office() -> bool:
    """Tell whether LibreOffice can start, which it does not without a single font."""
    return shutil.which("soffice") is not None and bool(answers("fc-list"))


def chinese_fonts() -> bool:
    """Tell whether LibreOffice, which asks fontconfig, finds Chinese characters to draw."""
    return bool(answers("fc-list", ":lang=zh"))


def server_programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest version; None where there is none.

    GOUJI_POSTGRES names another, to test a major version that the machine does not start by itself;
    should none lie there, no other stands in for it unnoticed.
    """
    if asked := os.environ.get("GOUJI_POSTGRES"):
        return Path(asked).resolve() if Path(asked, "initdb").is_file() else None
    found = shutil.which("initdb")
    if found:  # a link of another folder may be all that the path shows
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


def server() -> bool:
    """Tell whether a PostgreSQL can be started by this user, and spoken to."""
    driver = find_spec("psycopg") is not None and find_spec("alembic") is not None
    return driver and server_programs() is not None and without_root()


def server_with_tls() -> bool:
    """Tell whether that PostgreSQL was built with TLS; one without holds the words that say so."""
    programs = server_programs()
    without = b"SSL is not supported by this build"
    return server() and programs is not None and without not in (programs / "postgres").read_bytes()


def checked_out() -> bool:
    """Tell whether git can list the files of this checkout."""
    return bool(answers("git", "-C", str(CHECKOUT), "ls-files"))


def without_root() -> bool:
    """Tell whether a process can be started that may not read everything."""
    return os.name == "posix" and (os.geteuid() != 0 or shutil.which("setpriv") is not None)


def network_namespaces() -> bool:
    """Tell whether the kernel lets this user start a process that has no network."""
    return bool(answers("unshare", "--user", "--net", "--map-root-user", "--", "echo", "yes"))


def networks() -> bool:
    """Tell whether this user may start processes with networks of their own, and join them."""
    rights = [] if os.name == "posix" and os.geteuid() == 0 else ["--user", "--map-root-user"]
    cable = "ip link add here type veth peer name there && echo yes"
    words = answers("unshare", *rights, "--net", "--", "sh", "-c", cable)
    return bool(words) and shutil.which("nsenter") is not None


def mount_namespaces() -> bool:
    """Tell whether this user may start a process that sees other folders, and can mount them."""
    rights = [] if os.name == "posix" and os.geteuid() == 0 else ["--map-root-user"]
    words = answers("unshare", "--mount", *rights, "--", "echo", "yes")
    return bool(words) and shutil.which("mount") is not None


def compiler() -> bool:
    """Tell whether the compiler that builds extensions of this Python is there."""
    words = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()
    return shutil.which(words[0]) is not None


def headers() -> bool:
    """Tell whether the headers of this Python are there."""
    return Path(sysconfig.get_path("include"), "Python.h").is_file()


def environments() -> bool:
    """Tell whether this Python can make environments that have pip."""
    return find_spec("venv") is not None and find_spec("ensurepip") is not None


BUILD: Mapping[str, Need] = {
    "python": Need(
        "Python 3.11 或更新的版本",
        lambda: sys.version_info >= (3, 11),
        way="装一个，写明用它：make demo PYTHON=python3.12",
    ),
    "make": Need("make", program("make"), ("make",)),
    "venv": Need("venv", environments, ("python3-venv",)),
    "compiler": Need("C 编译器", compiler, ("gcc",)),
    "headers": Need("Python 头文件", headers, ("python3-dev",)),
}
TESTS: Mapping[str, Need] = {
    "soffice": Need("LibreOffice", office, ("libreoffice-writer",)),
    "fonts": Need("中文字体", chinese_fonts, ("fontconfig", "fonts-noto-cjk")),
    "tmux": Need("tmux", program("tmux"), ("tmux",)),
    "chromium": Need("Chromium", program(*CHROMIUM), ("chromium",)),
    "postgres": Need("PostgreSQL 服务器", server, ("postgresql", "util-linux")),
    "postgres_tls": Need(
        "带 TLS 编译的 PostgreSQL 服务器", server_with_tls, ("postgresql", "util-linux")
    ),
    "git": Need("git 检出", checked_out, ("git",)),
    "cluster": Need(
        "Dask", lambda: find_spec("distributed") is not None, way="pip install 'gouji[cluster]'"
    ),
    "corpus": Need(
        "真实年报",
        lambda: corpus_folder().is_dir(),
        way="环境变量 GOUJI_CORPUS 写明真实年报所在的文件夹",
    ),
    "without_root": Need("不以 root 运行的进程", without_root, ("util-linux",)),
    "no_network": Need("断网运行的进程（内核不许）", network_namespaces),
    "networks": Need("两个网络（内核不许，或没有 ip、nsenter）", networks),
    "mounts": Need("看不见字体的进程（内核不许，或没有 mount）", mount_namespaces),
    "compiler": BUILD["compiler"],
    "posix": Need("POSIX 系统", lambda: os.name == "posix"),
    "linux": Need("Linux", lambda: sys.platform == "linux"),
}


def untested(counts: Mapping[str, int]) -> str:
    """Say in one line what was not tested, how many tests that are, and how to get it."""
    what = "、".join(f"{TESTS[name].title}（{number} 个）" for name, number in counts.items())
    ways = list(ways_of(TESTS[name] for name in counts))
    return f"没有测到，因为这台机器上没有：{what}。" + (
        f"要测全：{'；'.join(ways)}。" if ways else ""
    )


def ways_of(needs: Iterable[Need]) -> list[str]:
    """Return how to get what is missing: one line of apt, then what no package brings."""
    needs = list(needs)
    packages = dict.fromkeys(one for need in needs for one in need.packages)
    apt = [f"apt-get install {' '.join(packages)}"] if packages else []
    return apt + [need.way for need in needs if need.way]


def lacking(needs: Mapping[str, Need]) -> list[Need]:
    """Return the needs that are not there."""
    return [need for need in needs.values() if not need.here()]


def main(words: list[str]) -> int:
    """Answer ``build`` with a sentence if anything is missing, ``packages`` with their names."""
    if words == ["build"]:
        absent = lacking(BUILD)
        if absent:
            what = "、".join(need.title for need in absent)
            sys.stderr.write(
                f"装不了：这台机器上没有{what}。要装上：{'；'.join(ways_of(absent))}\n"
            )
        return 1 if absent else 0
    absent = lacking({**BUILD, **TESTS})
    print(*dict.fromkeys(one for need in absent for one in need.packages))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
