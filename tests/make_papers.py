"""Write one of each paper of the made-up county into samples/out, and pictures of some of them.

``make papers``. Straight from checks: no paper depends on the clock or on a casebook. The pictures
are drawn by LibreOffice and Chromium, where they are installed; they differ with its fonts.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.export.dossier import Exported

SAMPLES = Path(__file__).parent.parent / "samples"
OUT = SAMPLES / "out"
MADE_AT = "2024-02-01T09:00:00+08:00"
SHOWN = "青禾县石桥镇人民政府"
WHOLE = frozenset({"totals", "html", "bulletin"})
"""Papers of the whole county; the others are of one report."""


def main(out: Path = OUT) -> None:
    """Write every paper, and the pictures that this machine can draw."""
    from making.chromium import chromium
    from making.office import SOFFICE

    from engine.own_papers import sealed

    out.mkdir(parents=True, exist_ok=True)
    season, one = exports()
    written = dict(papers(season, one, out))
    if not (SOFFICE and chromium()):
        sys.stdout.write("没有 LibreOffice 或 Chromium，没有重画图片。\n")
        return
    with TemporaryDirectory() as folder:
        for name, data in pictures(written, one, Path(folder)):
            (out / f"{name}.png").write_bytes(sealed(data, "html" if name == "filing" else name))


def exports() -> tuple[Exported, Exported]:
    """Return the county's season and the export of one report, straight from checks."""
    from making.dossiers import kept

    from engine.check import Checker
    from engine.export.dossier import Exported, Letter
    from engine.export.of_audit import dossier_of
    from engine.packs import load_pack
    from engine.reading import read_report
    from tui.cli.speech.version import version
    from tui.text.words import Texts

    checker = Checker(load_pack())
    pack, dossiers = checker.pack, []
    for number, path in enumerate(sorted((SAMPLES / "2023").iterdir()), 1):
        data = path.read_bytes()
        audit = checker.audit(read_report(data, path.name, pack.forms))
        dossiers.append(dossier_of(audit, number, kept(path.name, data)))
    means = {"engine": version(), "id": pack.id, "version": pack.version}
    season = Exported(
        dossiers=dossiers,
        book="（直接核对，没有案卷）",
        made_at=MADE_AT,
        made_by=Texts()("export.pack", **means, digest=pack.sha256[:12]),
        letter=Letter(
            office="青禾县人民政府办公室", contact="李四，0000-1234567", day=date(2024, 2, 1)
        ),
    )
    shown = [one for one in dossiers if one.filing.agency == SHOWN]
    due = [replace(one, filing=replace(one.filing, due=date(2024, 2, 20))) for one in shown]
    return season, replace(season, dossiers=due)


def papers(season: Exported, one: Exported, out: Path) -> Iterator[tuple[str, Path]]:
    """Write each paper once; yield its name and its file."""
    from engine.export.papers import PAPERS, Wish, files
    from engine.packs import load_pack

    wish = Wish(forms=load_pack().forms)
    for name, paper in PAPERS.items():
        for file in files(paper, season if name in WHOLE else one, wish):
            path = out / f"{name}_{file.name}"
            path.write_bytes(file.data)
            yield name, path


def pictures(written: dict[str, Path], one: Exported, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield pictures of what people hold in their hands, by the paper's name."""
    from making import chromium
    from making.office import through_office
    from making.pictures import page_picture

    from engine.export.page import write as page
    from engine.packs import load_pack

    names = ("notice", "bulletin", "xlsx", "totals")
    plain = {f"{name}{written[name].suffix}": written[name].read_bytes() for name in names}
    drawn = through_office(plain, "pdf", folder)
    yield "notice", page_picture(drawn["notice"], 0, grey=True)
    yield "bulletin", page_picture(drawn["bulletin"], 0, grey=True)
    yield "xlsx", page_picture(drawn["xlsx"], 0)
    yield "totals", page_picture(drawn["totals"], 0)
    season = written["html"].read_text("utf-8")
    yield "html", chromium.picture(folder, season, (1000, 760))
    alone = page.write(one, load_pack().forms).decode()
    yield "filing", chromium.picture(folder, alone, (1100, 640))


if __name__ == "__main__":
    main()
