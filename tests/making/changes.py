"""Changes of a clean report, one of which makes a fault: a cell, a heading, words, a part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from making.drafts import (
    Draft,
    balanced,
    clean,
    with_cell,
    with_heading,
    with_prose,
    with_words,
)
from making.prose import own_words

if TYPE_CHECKING:
    from collections.abc import Callable

FEE_QUIET = "收取信息处理费0元"


def base(*, kind: str = "township", year: int = 2023) -> Draft:
    """Make the clean report that faults are planted in: numbers everywhere, all of them agree."""
    agency = {"township": "白沙镇人民政府", "department": "青禾县教育局"}[kind]
    draft = clean(
        agency,
        kind,
        year,
        requests={
            "granted": {"natural": 3, "business": 2},
            "partial": {"natural": 1},
            "unable.not_held": {"natural": 1, "research": 1},
            "carried_in": {"natural": 2},
            "carried_out": {"business": 1},
        },
        cases={"review": {"upheld": 1}, "suit_direct": {"upheld": 1, "pending": 1}},
        normative=(1, 0, 4),
        licensing_handled="12",
        penalty_handled="5",
        fees_amount="3.5",
    )
    if kind == "department":
        draft = replace(draft, meta={"PubDate": f"{year + 1}-01-20"})
    return draft


def words(part: int, old: str, new: str) -> Callable[[Draft], Draft]:
    """Return the change that replaces words of a part."""
    return lambda draft: with_words(draft, part, old, new)


def cell(table: int, row: str, column: str, value: str) -> Callable[[Draft], Draft]:
    """Return the change that sets one cell."""
    return lambda draft: with_cell(draft, table, row, column, value)


def added(part: int, text: str) -> Callable[[Draft], Draft]:
    """Return the change that adds a paragraph to a part."""
    return lambda draft: with_prose(draft, part, *draft.prose[part], text)


def heading(part: int, text: str) -> Callable[[Draft], Draft]:
    """Return the change of one heading."""
    return lambda draft: with_heading(draft, part, text)


def head(old: str, new: str) -> Callable[[Draft], Draft]:
    """Return the change that replaces words before part one."""

    def change(draft: Draft) -> Draft:
        after = tuple(text.replace(old, new) for text in draft.head)
        if after == draft.head:
            message = f"the head does not say {old}"
            raise ValueError(message)
        return replace(draft, head=after)

    return change


def signed(*lines: str) -> Callable[[Draft], Draft]:
    """Return the change of the sign-off; ``{agency}`` stands for the report's own."""
    return lambda draft: replace(
        draft, signoff=tuple(line.replace("{agency}", draft.agency) for line in lines)
    )


def without_part(number: int) -> Callable[[Draft], Draft]:
    """Return the change that leaves a part out."""
    return lambda draft: replace(draft, order=tuple(p for p in draft.order if p != number))


def without_row(draft: Draft) -> Draft:
    """Drop the row for 规章 from table 2."""
    kept = {key: value for key, value in draft.table2.items() if key[0] != "regulations"}
    return replace(draft, table2=kept)


def sixth(text: str) -> Callable[[Draft], Draft]:
    """Return the change of part six; ``{we}`` stands for how the agency speaks of itself."""
    return lambda draft: with_prose(
        draft, 6, text.replace("{we}", own_words(draft.agency, draft.kind))
    )


def requests(**rows: dict[str, int]) -> Callable[[Draft], Draft]:
    """Return the change that fills table 3 anew, prose and all other things left as they are."""
    return lambda draft: replace(
        draft, table3=balanced({name.replace("__", "."): row for name, row in rows.items()})
    )


def both(*changes: Callable[[Draft], Draft]) -> Callable[[Draft], Draft]:
    """Return several changes as one."""

    def change(draft: Draft) -> Draft:
        for one in changes:
            draft = one(draft)
        return draft

    return change
