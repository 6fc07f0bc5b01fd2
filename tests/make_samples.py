"""Write samples/ from samples/county.yaml: reports, what has to be found in them, the roster."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

sys.path.insert(0, str(Path(__file__).parent))

from making.drafts import Draft, clean
from making.faults import DEPARTMENT, FAULTS, SAMPLES_ONLY
from making.writers import WRITERS

if TYPE_CHECKING:
    from making.planted import Fault

SAMPLES = Path(__file__).parent.parent / "samples"
KNOWN = {fault.name: fault for fault in (*FAULTS, *DEPARTMENT, *SAMPLES_ONLY)}


def description(folder: Path = SAMPLES) -> dict[str, Any]:
    """Read the county's description."""
    return yaml.safe_load((folder / "county.yaml").read_text("utf-8"))


def drafted(entry: dict[str, Any], county: str) -> tuple[Draft, list[Fault]]:
    """Make one report with its faults planted."""
    draft = clean(
        entry["agency"],
        entry["kind"],
        entry["year"],
        county=county,
        requests=entry.get("requests"),
        cases=entry.get("cases"),
        published=entry.get("published", 86),
        normative=tuple(entry.get("normative", (0, 0, 0))),
        signed=entry.get("signed"),
        **entry.get("table2", {}),
    )
    draft = replace(draft, meta=dict(entry.get("meta", {})))
    faults = [KNOWN[name] for name in entry.get("faults", ())]
    for fault in faults:
        draft = fault.change(draft)
    return draft, faults


def expected(faults: list[Fault]) -> str:
    """Return expected.yaml: rule, outcome and place of everything that was planted."""
    finds = [
        {"fault": fault.name, "rule": find.rule, "outcome": find.outcome, "place": dict(find.place)}
        for fault in faults
        for find in fault.finds
    ]
    return yaml.safe_dump({"finds": finds}, allow_unicode=True, sort_keys=False)


def roster(units: list[dict[str, Any]]) -> str:
    """Return the county's roster as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["名称", "别名", "类型", "上级", "代码", "截止日期"])
    for unit in units:
        aliases = "、".join(unit.get("aliases", ()))
        writer.writerow(
            [unit["name"], aliases, unit["kind"], unit.get("parent", ""), unit["code"], ""]
        )
    return text.getvalue()


def main(folder: Path = SAMPLES) -> None:
    """Write everything anew; the same description gives the same bytes."""
    county = description(folder)
    for entry in county["reports"]:
        draft, faults = drafted(entry, county["county"])
        path = folder / entry["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(WRITERS[entry["layout"]][1](draft))
        target = folder / "expected" / Path(entry["file"]).with_suffix(".expected.yaml")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(expected(faults), "utf-8")
    (folder / "roster.csv").write_text(roster(county["roster"]), "utf-8")


if __name__ == "__main__":
    main()
