"""A zipped document with the same bytes whenever it is written: no clock in its entries."""

from __future__ import annotations

import io
import zipfile

BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip entry can have


def settled(data: bytes) -> bytes:
    """Return the archive with every entry at the same moment, order kept."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for entry in source.infolist():
            plain = zipfile.ZipInfo(entry.filename, BEGINNING)
            plain.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(plain, source.read(entry))
    return target.getvalue()
