"""Write what is generated under rules/: the tables of README.md and the schemas.

``python -m engine.check.readme`` brings them up to date; tests hold them to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts import kinds
from engine.packs import load_pack, shipped
from engine.packs.describe import readme_with_tables
from engine.packs.form_schema import form_schema
from engine.packs.schema import overlay_schema, pack_schema, rule_schema, vocabulary_schema

if TYPE_CHECKING:
    from pathlib import Path


def generated(folder: Path) -> dict[Path, str]:
    """Return the generated files of a rules folder and what should stand in them."""
    readme = folder / "README.md"
    pack = load_pack(folder / "nianbao")
    text = readme_with_tables(readme.read_text(encoding="utf-8"), pack, kinds())
    facts = [kind.name for kind in kinds()]
    return {
        readme: text,
        folder / "rule.schema.json": rule_schema(facts),
        folder / "overlay.schema.json": overlay_schema(pack, facts),
        folder / "pack.schema.json": pack_schema(),
        folder / "form.schema.json": form_schema(),
        folder / "vocabulary.schema.json": vocabulary_schema(),
    }


def write(folder: Path | None = None) -> None:
    """Bring the generated files of a rules folder up to date."""
    for path, text in generated(folder or shipped()).items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
