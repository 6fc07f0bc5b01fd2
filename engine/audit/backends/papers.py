"""The certificates of a cluster: whether ours can be used, and why a line was refused over them.

Dask asks both sides for a certificate of the authority in ca.pem and looks at no host name. What
goes wrong on the way it tells in its own words, or as a line that was closed; so our own papers are
looked at before, and what was found wrong with the scheduler's is taken from the error's cause.
"""

from __future__ import annotations

from datetime import UTC, datetime
from ssl import PROTOCOL_TLS_CLIENT as CLIENT
from ssl import SSLCertVerificationError, SSLContext, SSLError
from typing import TYPE_CHECKING

from engine.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

PAPERS = {"tls_ca_file": "ca.pem", "tls_client_cert": "cert.pem", "tls_client_key": "key.pem"}
"""What a folder of certificates holds, by Dask's names."""
ASK = "请向管集群的人要一份新的，再运行一次。"
NO_PAPERS = (
    "没有连 {address} 用的证书。",
    "请用 --cluster-tls 指明放着 ca.pem、cert.pem、key.pem 的文件夹。",
)
EXPIRED = (
    "调度进程 {address} 的证书已经过期（本机时钟不对也会这样），没有连。",
    "请管集群的人换证书（dask scheduler 的 --tls-cert、--tls-key），再运行一次。",
)
STRANGE = (
    "调度进程 {address} 的证书不是 ca.pem 里的机构发的，没有连。",
    "请核对地址和 --cluster-tls 的文件夹；都没有错，途中可能有人冒充，先不要连。",
)
_HAS_EXPIRED = 10  # X509_V_ERR_CERT_HAS_EXPIRED


def refuse_bad_papers(folder: Path, now: datetime | None = None) -> None:
    """Raise UsageError for a folder whose certificates cannot be used."""
    for name in PAPERS.values():
        if not (folder / name).is_file():
            raise UsageError(
                f"证书文件夹 {folder} 里没有 {name}。",
                hint=f"--cluster-tls 的文件夹要有 {'、'.join(PAPERS.values())} 三个文件。",
            )
    ca, cert, key = (folder / name for name in PAPERS.values())
    try:
        SSLContext(CLIENT).load_verify_locations(ca)
    except OSError as error:
        raise _unusable(ca, "读不出机构的证书") from error
    try:
        SSLContext(CLIENT).load_cert_chain(cert, key, password=_no_word)
    except (OSError, ValueError) as error:
        mismatch = isinstance(error, SSLError) and error.reason == "KEY_VALUES_MISMATCH"
        why = f"和 {key.name} 不是一对" if mismatch else f"或 {key.name} 读不出来（私钥不能有口令）"
        raise _unusable(cert, why) from error
    if (until := _ends(cert)) < (now or datetime.now(UTC)):
        raise _unusable(cert, f"已于 {until:%Y-%m-%d} 过期")


def why_refused(error: BaseException, address: str) -> tuple[str, str] | None:
    """Return what is wrong with the scheduler's certificate and what to do, None if it is not."""
    if isinstance(error, TypeError) and "ssl_context" in str(error):
        told = NO_PAPERS
    else:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, SSLCertVerificationError):
            cause = cause.__cause__
        if cause is None:
            return None
        told = EXPIRED if cause.verify_code == _HAS_EXPIRED else STRANGE
    return told[0].format(address=address), told[1]


def _no_word() -> str:
    """Answer that there is no passphrase: nobody is there to ask in the middle of a sweep."""
    return ""


def _ends(cert: Path) -> datetime:
    from cryptography.x509 import load_pem_x509_certificate

    return load_pem_x509_certificate(cert.read_bytes()).not_valid_after_utc


def _unusable(path: Path, why: str) -> UsageError:
    return UsageError(f"证书 {path} {why}，不能用来连集群。", hint=ASK)
