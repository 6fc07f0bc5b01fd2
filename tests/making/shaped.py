"""Whole reports in other shapes: what a file of tests/scenarios/shaped_reports says, written down.

A report is given by its words, its sparse tables, what was spoilt in it, and its shape; what is to
be said of it stands beside.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from making.drafts import clean
from making.grids import Box
from making.office import through_office
from making.shapes_page import PAGES
from making.shapes_text import TEXTS
from making.shapes_word import OFFICE, WORDS, as_word
from making.writers import pieces
from making.yamls import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from making.drafts import Draft
    from making.grids import Grid

FOLDER = Path(__file__).parent.parent / "scenarios/shaped_reports"


@cache
def reports(folder: Path = FOLDER) -> tuple[Mapping[str, Any], ...]:
    """Return all reports that are to be audited."""
    files = sorted(path for path in folder.glob("*.yaml") if path.stem != "other_kinds")
    return tuple(one for path in files for one in loaded(path))


def other_kinds(folder: Path = FOLDER) -> list[Mapping[str, str]]:
    """Return texts that are no annual reports of this kind."""
    return loaded(folder / "other_kinds.yaml")


def draft(given: Mapping[str, Any]) -> Draft:
    """Lay out a report: its own words around balanced tables, then what was spoilt."""
    name, year = given["agency"], given["year"]
    made = clean(
        name,
        given["kind"],
        year,
        requests=given.get("requests"),
        cases=given.get("disputes"),
        **given.get("documents", {}),
    )
    if given.get("form2"):
        made = replace(made, form2=given["form2"], table2=old_form())
    tables = {2: dict(made.table2), 3: dict(made.table3), 4: dict(made.table4)}
    for place, value in given.get("cells", {}).items():
        table, row, column = place.split()
        tables[int(table)][row, column] = value
    for row in given.get("drop", ()):
        tables[2] = {key: value for key, value in tables[2].items() if key[0] != row}
    return replace(
        made,
        agency=name,
        title=tuple(given["title"]),
        head=tuple(given["head"]),
        headings=made.headings | given.get("headings", {}),
        prose={part: tuple(given["parts"].get(part, ())) for part in made.prose},
        table2=tables[2],
        table3=tables[3],
        table4=tables[4],
        signoff=tuple(given["signoff"]),
        order=tuple(given.get("order", made.order)),
    )


def old_form() -> dict[tuple[str, str], str]:
    """Return the cells of table 2 in the form of 2019."""
    return dict(clean("青禾县水利局", "department", 2020).table2)


def relabelled(grid: Grid, names: Mapping[str, str]) -> Grid:
    """Return a grid with some of its labels changed."""

    def new(text: str) -> str:
        for old, other in names.items():
            text = text.replace(old, other)
        return text

    return [[Box(new(box.text), box.rows, box.columns) for box in row] for row in grid]


def laid_out(given: Mapping[str, Any]) -> list[tuple[str, str | Grid]]:
    """Return what stands in a report, in order."""

    def each() -> Iterator[tuple[str, str | Grid]]:
        for what, content in pieces(draft(given)):
            if what == "grid" and given.get("relabel"):
                yield what, relabelled(content, given["relabel"])
            else:
                yield what, content

    return list(each())


def written(given: Mapping[str, Any]) -> tuple[str, bytes]:
    """Write a report in its shape; return the name and the bytes."""
    shape, name, published = (
        given["shape"],
        given["id"],
        given.get("published", f"{given['year'] + 1}-01-31"),
    )
    content = laid_out(given)
    if shape in TEXTS:
        ending, as_text = TEXTS[shape]
        return f"{name}{ending}", as_text(content, published).encode()
    if shape in PAGES:
        ending, as_page = PAGES[shape]
        code = "gb18030" if shape == "font_html" else "utf-8"
        return f"{name}{ending}", as_page(content, published).encode(code)
    if shape in WORDS:
        return f"{name}.docx", as_word(content, WORDS[shape])
    extension, _ = OFFICE[shape]
    return f"{name}.{extension}", by_office(extension)[name]


@cache
def by_office(extension: str) -> Mapping[str, bytes]:
    """Return all reports that LibreOffice writes with this ending, by name, of one run of it."""
    files = {
        f"{one['id']}.docx": as_word(laid_out(one), OFFICE[one["shape"]][1])
        for one in reports()
        if OFFICE.get(one["shape"], ("",))[0] == extension
    }
    with TemporaryDirectory() as folder:
        return through_office(files, extension, Path(folder))


def truth(given: Mapping[str, Any]) -> dict[tuple[int, str, str], str]:
    """Return what stands in every statutory cell, as written."""
    made = draft(given)
    tables = {2: made.table2, 3: made.table3, 4: made.table4}
    return {(n, *key): value for n, cells in tables.items() for key, value in cells.items()}
