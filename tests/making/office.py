"""Files of other programs' formats: written by LibreOffice, all in one run."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

SOFFICE = shutil.which("soffice")


@cache
def profile() -> Path:
    """Return the folder of LibreOffice's settings, which it takes a second to write: one for all.

    One in this process, for two LibreOffices do not share one; gone with it.
    """
    folder = TemporaryDirectory(prefix="gouji-office-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def through_office(files: dict[str, bytes], extension: str, folder: Path) -> dict[str, bytes]:
    """Convert files by name; return what LibreOffice wrote, under the same names' stems."""
    source, out = folder / "in", folder / f"out-{extension}"
    source.mkdir(exist_ok=True)
    for name, data in files.items():
        (source / name).write_bytes(data)
    command = [
        SOFFICE or "soffice",
        f"-env:UserInstallation={profile().as_uri()}",
        "--headless",
        "--convert-to",
        extension,
        "--outdir",
        str(out),
        *(str(source / name) for name in files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    stems = [name.rpartition(".")[0] for name in files]
    return {stem: (out / f"{stem}.{extension}").read_bytes() for stem in stems}
