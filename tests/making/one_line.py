"""Drafts as web archives write them: the whole report on one line, glued or parted by blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.writers import physical_rows, pieces

if TYPE_CHECKING:
    from making.drafts import Draft


def as_one_line(draft: Draft, between: str = "", cells: str = " ") -> str:
    """Return title and text: ``between`` parts its pieces, ``cells`` the cells of its tables."""
    title, text = [], []
    for what, content in pieces(draft):
        if what == "title":
            title.append(str(content))
        elif what == "grid":
            rows = physical_rows(content)
            told = [cell.replace("\n", "") for row in rows for cell in row]
            text.append(cells.join(cell for cell in told if cell))
        else:
            text.append(str(content))
    return "\n".join([*title, between.join(text)])
