"""Dask's own programs as SCALE.md says to start them, on machines that are made up.

A machine has a home and a working folder of its own; where the kernel allows it two have a network
each, joined by a cable (``two_networks``), and who is root can have another user there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parents[2]
HERE, THERE = "10.77.0.1", "10.77.0.2"
RIGHTS = [] if os.name == "posix" and os.geteuid() == 0 else ["--user", "--map-root-user"]
CABLE = f"""
ip link set lo up
ip link add here type veth peer name there netns "$1"
ip addr add {HERE}/24 dev here && ip link set here up
nsenter --target "$1" --net sh -c '
ip link set lo up; ip addr add {THERE}/24 dev there; ip link set there up'
"""


@dataclass(frozen=True)
class Machine:
    """A machine: what stands before each command there, its home, the gouji that it has."""

    home: Path
    prefix: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    gouji: Path = CHECKOUT
    settings: dict[str, str] = field(default_factory=dict)

    def start(self, *words: str | Path, **options) -> subprocess.Popen:
        """Start a Python module there."""
        self.home.mkdir(exist_ok=True)
        command = [*self.prefix, sys.executable, "-m", *map(str, words)]
        known = {"HOME": str(self.home), "PYTHONPATH": str(self.gouji), "TMPDIR": str(self.home)}
        return subprocess.Popen(
            command, cwd=self.home, env={**os.environ, **known, **self.settings},
            stdin=subprocess.DEVNULL, **options,
        )  # fmt: skip


@contextmanager
def running(machine: Machine, *words: str | Path) -> Iterator[subprocess.Popen]:
    """Run a program of Dask's on a machine; it ends with the block."""
    log = machine.home.with_name(f"{machine.home.name}-{words[0]}.log")
    with log.open("wb") as told:
        program = machine.start("dask", *words, stdout=told, stderr=told)
        try:
            yield program
        finally:
            program.terminate()
            with suppress(subprocess.TimeoutExpired):
                program.wait(30)
            program.kill()


@contextmanager
def scheduler(machine: Machine, papers: Path | None = None) -> Iterator[str]:
    """Run a scheduler and give its address."""
    known = machine.home.with_name("scheduler.json")
    protocol = "tls" if papers else "tcp"
    with running(
        machine, "scheduler", "--protocol", protocol, "--host", machine.host, "--port", "0",
        "--no-dashboard", "--scheduler-file", known, *_options(papers),
    ) as program:  # fmt: skip
        while not (told := known.read_bytes() if known.exists() else b"").endswith(b"}"):
            assert program.poll() is None, "the scheduler ended"
            time.sleep(0.1)
        yield json.loads(told)["address"]


@contextmanager
def worker(machine: Machine, address: str, papers: Path | None = None) -> Iterator[None]:
    """Run a worker as SCALE.md says."""
    with running(
        machine, "worker", address, "--host", machine.host, "--preload", "gouji", "--nworkers",
        "1", "--nthreads", "2", "--no-dashboard", *_options(papers),
    ):  # fmt: skip
        yield


def _options(papers: Path | None) -> list[str | Path]:
    if papers is None:
        return []
    return [
        "--tls-ca-file", papers / "ca.pem", "--tls-cert", papers / "cert.pem",
        "--tls-key", papers / "key.pem",
    ]  # fmt: skip


@contextmanager
def two_networks(folder: Path) -> Iterator[tuple[Machine, Machine]]:
    """Give two machines, each with a network of its own, and a cable between them."""
    with ExitStack() as stack:
        inner = f"echo $$ >{folder}/there; exec sleep 3600"
        outer = f"unshare --net sh -c '{inner}' & echo $$ >{folder}/here; wait"
        holder = subprocess.Popen(["unshare", *RIGHTS, "--net", "sh", "-c", outer])
        stack.callback(holder.wait)
        stack.callback(holder.kill)
        pids = [_number(folder / name) for name in ("here", "there")]
        stack.callback(lambda: os.kill(pids[1], 9))
        users = ["--user", "--preserve-credentials"] if RIGHTS else []
        inside = [("nsenter", "--target", str(one), *users, "--net") for one in pids]
        subprocess.run([*inside[0], "sh", "-e", "-c", CABLE, "sh", str(pids[1])], check=True)
        here, there = (
            Machine(folder / f"home-{name}", prefix, host)
            for name, prefix, host in zip(("a", "b"), inside, (HERE, THERE), strict=True)
        )
        yield here, there


def _number(file: Path) -> int:
    while not (file.exists() and file.read_text().strip()):
        time.sleep(0.05)
    return int(file.read_text())
