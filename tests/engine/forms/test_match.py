"""The forms as data: complete, consistent, and refused with the file's name when wrong."""

from __future__ import annotations

from making.matrices import forms

from engine.forms.axes import table_axes
from engine.forms.labels import label_pieces, normalise_label


def test_every_label_is_found_again_by_its_own_words() -> None:
    for form in forms().forms:
        for number, table in form.tables.items():
            rows, columns = table_axes(forms(), number)
            for row in table.rows.values():
                words = label_pieces(row.full)[-1][1]
                assert row.key in {c.key for c in rows.exact[words]}, row.key
            for column in table.columns.values():
                assert column.key in {c.key for c in columns.exact[normalise_label(column.label)]}
