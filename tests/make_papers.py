"""Write one of each paper of the made-up county in samples/ into out/papers, to be looked at.

``make papers``. Straight from checks: nothing here depends on the clock or on a casebook.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
SAMPLES = Path(__file__).parent.parent / "samples"
OUT = SAMPLES.parent / "out" / "papers"
MADE_AT = "2024-02-01T09:00:00+08:00"
SHOWN = "青禾县石桥镇人民政府"


def main() -> None:
    """Check the samples and write every paper."""
    from making.dossiers import kept

    from engine.check import Checker
    from engine.export.dossier import Exported, Letter
    from engine.export.of_audit import dossier_of
    from engine.export.papers import PAPERS, Wish, files
    from engine.packs import load_pack
    from engine.reading import read_report

    checker = Checker(load_pack())
    dossiers = []
    for number, path in enumerate(sorted((SAMPLES / "2023").iterdir()), 1):
        data = path.read_bytes()
        audit = checker.audit(read_report(data, path.name, checker.pack.forms))
        dossiers.append(dossier_of(audit, number, kept(path.name, data)))
    season = Exported(
        dossiers=dossiers,
        book="（直接核对，没有案卷）",
        made_at=MADE_AT,
        made_by=f"gouji　规则包 {checker.pack.id} {checker.pack.version}",
        letter=Letter(office="青禾县人民政府办公室", day=date(2024, 2, 1)),
    )
    one = replace(season, dossiers=[d for d in dossiers if d.filing.agency == SHOWN])
    OUT.mkdir(parents=True, exist_ok=True)
    for name, paper in PAPERS.items():
        whole = name in {"totals", "html", "bulletin"}
        for file in files(paper, season if whole else one, Wish(forms=checker.pack.forms)):
            (OUT / (f"{name}_{file.name}" if paper.text else file.name)).write_bytes(file.data)


if __name__ == "__main__":
    main()
