"""Everything that code asks of a pack's vocabulary: on the ground, in reading, in the facts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from engine import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.vocabulary.model import Use

READ_BY = (
    "agency_names.words",
    "agency_names.places",
    "label_lines",
    "reading.metadata.agency_from_text",
    "reading.metadata.contact",
    "reading.metadata.period",
    "reading.metadata.publication",
    "reading.metadata.signoff",
    "reading.metadata.title",
    "reading.formats.html.boilerplate",
    "reading.formats.text.reflow",
    "reading.tables.assign",
    "reading.tables.by_order",
    "reading.tables.rows",
    "reading.tables.rows_from_lines",
    "reading.formats.text.notations.separated",
    "reading.normalise.run_in_headings",
    "reading.normalise.run_in_titles",
    "reading.outline.candidates",
    "reading.outline.wording",
)
"""The modules below the facts that know their subject by words (``WORDS``)."""


def uses() -> Iterator[Use]:
    """Yield every use, in the order in which a report meets them."""
    for module in READ_BY:
        yield import_module(f"engine.{module}").WORDS
    yield from facts.uses()
