"""Which cluster somebody asks to do the work, and what is refused or said before it starts."""

from __future__ import annotations

import ipaddress
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from engine.audit.backends.papers import refuse_bad_papers
from engine.errors import UsageError
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOCAL = "local"
SCHEMES = ("tcp", "tls")
LACKING = "没有安装集群用的组件（dask、distributed）。"
INSTALL = "请用 pip install 'gouji[cluster]' 装上；不用集群就去掉 --cluster。"
OPEN_WIRE = (
    "注意：{address} 不加密，未公开的年报会以明文经过网络；"
    "请改用 tls:// 并配好证书（--cluster-tls）。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterAsked:
    """A cluster: ``local`` (one of our own, on this machine), or the address of its scheduler.

    ``shared`` is a folder that all workers see under the same path, ``tls`` one that holds the
    certificates (ca.pem, cert.pem, key.pem; without it Dask's own settings hold). ``tell`` is told
    in sentences what people should know meanwhile. ``patience`` is how many seconds a cluster may
    be without any worker.
    """

    address: str = LOCAL
    shared: Path | None = None
    tls: Path | None = None
    tell: Callable[[str], None] = lambda _sentence: None
    patience: float = 60.0


def refuse_unusable(asked: ClusterAsked) -> None:
    """Raise UsageError where the address is none, a folder is not there, or Dask is missing."""
    if asked.address != LOCAL:
        _refuse_no_address(asked.address)
    if asked.shared is not None and not asked.shared.is_dir():
        raise UsageError(
            f"共享文件夹 {asked.shared} 不存在。",
            hint="--shared-folder 要写一个本机和所有工作进程都以同一路径看得到的文件夹。",
        )
    if asked.tls is not None:
        refuse_bad_papers(asked.tls)
    if any(find_spec(name) is None for name in ("dask", "distributed")):
        raise UsageError(LACKING, hint=INSTALL)


def _refuse_no_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in SCHEMES and parts.hostname and parts.port
    except ValueError:
        usable = None
    if not usable:
        raise UsageError(
            f"--cluster 不能是 {address}。",
            hint="请写 local，或调度进程的地址，例如 tls://10.1.2.3:8786。",
        )


def warning(asked: ClusterAsked) -> str:
    """Return the sentence on a wire that anybody may listen to, "" where there is none."""
    parts = urlsplit(asked.address)
    if parts.scheme != "tcp" or _is_loopback(parts.hostname or ""):
        return ""
    return OPEN_WIRE.format(address=asked.address)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
