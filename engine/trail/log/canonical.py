"""Canonical JSON: the one spelling of a payload, so that a hash means the same to everybody.

RFC 8785 on the subset the trail needs: objects with ASCII keys, lists, strings in NFC, integers
within 2^53, true, false and null. On that subset Python's own ``json`` writes the RFC's bytes
(the package rfc8785 is the oracle in the tests); whatever lies outside is refused, never bent.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.errors import TrailError

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST = 2**53 - 1


def _no_fraction(text: str) -> None:
    raise ValueError(text)


_DECODER = json.JSONDecoder(parse_float=_no_fraction, parse_constant=_no_fraction)
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: object) -> str:
    """Return the canonical JSON of a value; TrailError for what has no single spelling."""
    _admit(value, "$")
    return _ENCODER.encode(value)


def read_json(text: str) -> Any:
    """Return the value of a JSON text, None if it is none or nests deeper than can be read."""
    try:
        value, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return value if end == len(text) else None


def spelt(value: Any) -> str:
    """Return the canonical spelling of a value that was read from JSON."""
    return _ENCODER.encode(value)


def sha256(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text's UTF-8, in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def plain_json(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """Return compact JSON with sorted keys for stored details, whatever text stands in them.

    Quotations are the source's own text, so they are neither normalised nor refused; a lone
    surrogate, which no database stores, makes the whole text ASCII with escapes.
    """
    text = _ENCODER.encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return text


def _admit(value: object, where: str) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _admit_text(value, where)
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            raise TrailError(f"留痕内容 {where} 的整数超过 2^53，请改用文字记录。")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise TrailError(f"留痕内容 {where} 的键名须为 ASCII 文字，请改名后再写。")
            _admit(inner, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            _admit(inner, f"{where}[{index}]")
    else:
        raise TrailError(
            f"留痕内容 {where} 是 {type(value).__name__}，不能写入；"
            "金额请以分为整数，日期请写成文字。"
        )


def _admit_text(text: str, where: str) -> None:
    if text.isascii():
        return
    if not unicodedata.is_normalized("NFC", text):
        raise TrailError(f"留痕内容 {where} 的文字未规范化（NFC），请先规范化。")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise TrailError(f"留痕内容 {where} 含残缺字符（孤立代理项），请删去后再写。") from error
