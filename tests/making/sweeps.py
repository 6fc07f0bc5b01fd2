"""A county swept into a casebook, file by file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from making.drafts import clean
from making.writers import as_flat_text

from engine.audit.worker import WorkerConfig
from engine.roster.unit import Unit
from engine.sweep.sweep import Plan, Progress, files_under, sweep
from engine.trail.casebook import Casebook, CheckProvenance
from engine.trail.state.basis import ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.sweep.sweep import Rejudged

SAMPLES = Path(__file__).parents[2] / "samples"
COUNTY = "青禾县人民政府"
TOWN, VILLAGE = "青禾县白沙镇人民政府", "青禾县柳河乡人民政府"
ROSTER = (
    Unit(name=COUNTY, kind="government"),
    Unit(name=TOWN, kind="township", parent=COUNTY),
    Unit(name=VILLAGE, kind="township", parent=COUNTY),
)
MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="1", pack_sha256="a", overlays_sha256="", engine_version="0"
)
OWN = (
    "一是在政务服务大厅新设查询点一处，配备自助打印机两台，方便村民当场查看和打印低保、宅基地审批结果。",
    "二是把涉农补贴发放名单逐村张榜，并在赶集日由驻村干部现场解答村民提出的疑问。",
    "三是重新梳理了党政综合办公室的收件流程，收到信件当天登记、次日分办、到期前三天提醒。",
    "四是请退休教师到各村讲解怎样查阅公报，把常见的疑问抄写在祠堂外墙的黑板上，每月换一次。",
    "五是为高龄老人代填申请表，由驻村的大学生送回答复并当面读给老人听，读完签字存根。",
    "六是同邮政所约定每周三集中投递答复文书，退回的信件由村会计上门再送一次并拍照留底。",
)


def opened(path: Path) -> Casebook:
    now = datetime(2024, 2, 1, 9, tzinfo=UTC)
    return Casebook.open(path, actor="张三", now=lambda: now)


def swept(book: Casebook, *paths: Path, **changes: Any) -> Progress:
    progress = Progress()
    setup = WorkerConfig(roster=changes.pop("roster", book.units()))
    plan = Plan(**{"setup": setup, "means": MEANS, "workers": 1, **changes})
    for _done in sweep(book, files_under(paths), plan, progress):
        pass
    return progress


def told(rejudged: Sequence[Rejudged]) -> dict[tuple[str, int | None], tuple[str, ...]]:
    """Return who was judged anew and why; these made-up reports are all a little alike."""
    because = {
        (one.agency, one.year): tuple(role for role in one.because if role != "like")
        for one in rejudged
    }
    return {who: roles for who, roles in because.items() if roles}


def requests(new: int, carried_in: int = 0, carried_out: int = 0) -> dict[str, dict[str, int]]:
    return {
        "new": {"natural": new},
        "carried_in": {"natural": carried_in},
        "granted": {"natural": new + carried_in - carried_out},
        "carried_out": {"natural": carried_out},
    }


def written(folder: Path, name: str, unit: str, year: int = 2023, **parts: Any) -> Path:
    kind = "government" if unit == COUNTY else "township"
    draft = clean(unit, kind, year, requests=parts.pop("requests", requests(2)), **parts)
    path = folder / f"{name}.txt"
    path.write_bytes(as_flat_text(draft))
    return path


def copying(folder: Path, name: str, unit: str, sentences: Sequence[str]) -> Path:
    """Write a report of a unit whose first part says these sentences besides."""
    path = written(folder, name, unit)
    text = path.read_text("utf-8")
    mark = "\n二、"
    assert mark in text
    path.write_text(text.replace(mark, "\n" + "\n".join(sentences) + mark, 1), "utf-8")
    return path


def outcome(book: Casebook, unit: str, rule: str, year: int = 2023) -> set[str]:
    (filing,) = (one for one in book.filings() if (one.agency, one.year) == (unit, year))
    return {one.outcome for one in book.findings(filing.id) if one.rule == rule}


def state(book: Casebook) -> dict[tuple[str, int | None], Any]:
    """Return everything that a book holds against its filings, whatever their numbers."""
    return {
        (one.agency, one.year): (
            one.sha256,
            (one.errors, one.warnings, one.infos, one.undecided),
            book.outcomes(one.id),
            {finding.key: (finding.state, dict(finding.data)) for finding in book.findings(one.id)},
            book.causes(one.id),
            {other for other in book.bases()[one.id].on.neighbours if other.role in ROLES},
        )
        for one in book.filings()
    }


def second(folder: Path, name: str, new: int) -> Path:
    """Write another report of the same town and year, with other numbers."""
    return written(folder, name, TOWN, requests=requests(new))
