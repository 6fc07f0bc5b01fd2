"""Ed25519 keys of auditors: made, kept under a passphrase, unlocked once a session.

The key file is JSON, mode 0600, its secret sealed with ChaCha20-Poly1305 under a key that scrypt
derives from the passphrase. Whoever has file and passphrase can sign; nothing here prevents that.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import stat
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from engine.errors import TrailError, refusal
from engine.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "gouji-key-1"
COST = 2**15
SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Signer:
    """An unlocked key: it signs, and never shows its secret."""

    owner: str
    _secret: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """Return the 32 bytes of the public key."""
        return self._secret.public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        """Return the key's name in the trail."""
        return key_id(self.public)

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature."""
        return self._secret.sign(message)

    def sign_text(self, message: bytes) -> str:
        """Return the signature in base64."""
        return base64.b64encode(self.sign(message)).decode()

    def __repr__(self) -> str:
        return f"Signer({self.owner!r}, {self.key_id})"


def key_id(public: bytes) -> str:
    """Return the id of a public key: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


def genuine(public: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether the signature was made over the message with this key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def create_key(path: Path, owner: str, passphrase: str, *, cost: int = COST) -> Signer:
    """Make a key file (mode 0600, never over an existing one) and return the unlocked key."""
    if len(passphrase) < SHORTEST:
        raise TrailError(f"口令太短，请至少用 {SHORTEST} 个字符。")
    secret = Ed25519PrivateKey.generate()
    signer = Signer(owner, secret)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    box = ChaCha20Poly1305(_derive(passphrase, salt, cost)).encrypt(
        nonce, secret.private_bytes_raw(), owner.encode()
    )
    content = {
        "format": FORMAT, "owner": owner, "public": _b64(signer.public),
        "scrypt": {"n": cost, "r": 8, "p": 1, "salt": _b64(salt)},
        "nonce": _b64(nonce), "box": _b64(box),
    }  # fmt: skip
    _write_private(path, json.dumps(content, ensure_ascii=False, indent=1))
    return signer


def unlock(path: Path, passphrase: str) -> Signer:
    """Return the key of a file; TrailError for a wrong passphrase or a file others may read."""
    _private(path)
    try:
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
        salt, nonce, box = (
            base64.b64decode(value)
            for value in (content["scrypt"]["salt"], content["nonce"], content["box"])
        )
        cost, owner = int(content["scrypt"]["n"]), str(content["owner"])
        if content["format"] != FORMAT or not 2 <= cost <= 2**20 or cost & (cost - 1):
            raise TrailError(f"{path} 的密钥格式不认识，请升级 gouji。")  # said here
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrailError(f"{path} 不是 gouji 的密钥文件，请核对路径。") from error
    try:
        raw = ChaCha20Poly1305(_derive(passphrase, salt, cost)).decrypt(nonce, box, owner.encode())
    except (InvalidTag, ValueError) as error:
        raise TrailError("口令不对，或密钥文件已损坏；请重新输入口令。") from error
    return Signer(owner, Ed25519PrivateKey.from_private_bytes(raw))


def _derive(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(passphrase.encode())


def _private(path: Path) -> None:
    if os.name != "posix" or not path.exists():
        return
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise TrailError(f"密钥文件 {path} 别人也能读，请先执行 chmod 600。")


def _write_private(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise TrailError(f"{path} 已有密钥，不会覆盖；请换一个文件名。") from error
    except OSError as error:
        raise TrailError(
            f"无法写密钥文件 {path}：{refusal(error)}；请换一个可写的文件夹。"
        ) from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
