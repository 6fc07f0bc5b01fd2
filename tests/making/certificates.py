"""Certificates of a made-up authority, for servers on loopback: right ones and crooked ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

YEAR = timedelta(days=365)


def _key() -> EllipticCurvePrivateKey:
    return generate_private_key(SECP256R1())


@dataclass(frozen=True)
class Authority:
    """One who signs certificates; two of the same name are still two."""

    name: str = "试验证书机构"
    key: EllipticCurvePrivateKey = field(default_factory=_key)

    def own(self) -> x509.Certificate:
        """Return its own certificate, by which others know it."""
        return self._signed(self.name, self.key, x509.BasicConstraints(ca=True, path_length=0))

    def papers(self, folder: Path, *hosts: str, expired: bool = False) -> Path:
        """Write ca.pem, cert.pem and key.pem for a server (or client) of these names."""
        folder.mkdir()
        key = _key()
        names = x509.SubjectAlternativeName([_general(one) for one in hosts])
        paper = self._signed("gouji-test", key, names, expired=expired)
        (folder / "ca.pem").write_bytes(self.own().public_bytes(Encoding.PEM))
        (folder / "cert.pem").write_bytes(paper.public_bytes(Encoding.PEM))
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "key.pem").write_bytes(secret)
        (folder / "key.pem").chmod(0o600)
        return folder

    def _signed(
        self,
        subject: str,
        key: EllipticCurvePrivateKey,
        extension: x509.ExtensionType,
        *,
        expired: bool = False,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(_named(subject)).issuer_name(_named(self.name))
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now - YEAR)
            .not_valid_after(now - timedelta(days=1) if expired else now + YEAR)
            .add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
            .sign(self.key, SHA256())
        )  # fmt: skip


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)
