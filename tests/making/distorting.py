"""Changes of a sheet: how its headings, sign-off, period and layout are distorted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from making.sheets import HEAD, NOISE, TAIL, Piece, Sheet, changed

if TYPE_CHECKING:
    from collections.abc import Callable

ORDINALS = "一二三四五六"
OTHER_WORDS = {
    1: "2023年政府信息公开总体情况",
    2: "主动公开工作情况",
    3: "依申请公开工作情况",
    4: "行政复议诉讼情况",
    5: "工作中存在的不足和下一步打算",
    6: "其他需要说明的情况",
}


def headings(template: str, *, meant: bool = False) -> Callable[[Sheet], Sheet]:
    """Change how each heading is shown; ``meant``: the words of the report are so."""

    def change(piece: Piece) -> tuple[Piece, ...]:
        if piece.what != "heading":
            return (piece,)
        n = piece.part
        shown = template.format(
            n=n,
            h=ORDINALS[n - 1],
            w=str(piece.content)[2:],
            o=OTHER_WORDS[n],
            f="１２３４５６"[n - 1],
            r="ⅠⅡⅢⅣⅤⅥ"[n - 1],
            c="①②③④⑤⑥"[n - 1],
        )
        return (replace(piece, shown=shown, content=shown if meant else piece.content),)

    return lambda sheet: changed(sheet, change)


def glued(between: str) -> Callable[[Sheet], Sheet]:
    """Put the first paragraph of a part behind its heading."""

    def change(sheet: Sheet) -> Sheet:
        pieces = list(sheet.pieces)
        out: list[Piece] = []
        i = 0
        while i < len(pieces):
            one, below = pieces[i], pieces[i + 1] if i + 1 < len(pieces) else None
            if one.what == "heading" and below and below.what == "text" and one.shown is None:
                out.append(replace(one, shown=f"{one.content}{between}{below.content}"))
                out.append(replace(below, shown="", what="text"))
                i += 2
                continue
            out.append(one)
            i += 1
        return replace(sheet, pieces=tuple(out))

    return change


def before_part(part: int, *lines: str, own: int = NOISE) -> Callable[[Sheet], Sheet]:
    """Put lines in front of a part's heading."""

    def change(piece: Piece) -> tuple[Piece, ...]:
        if piece.what == "heading" and piece.part == part:
            return (*(Piece("text", line, own) for line in lines), piece)
        return (piece,)

    return lambda sheet: changed(sheet, change)


def behind_heading(part: int, *lines: str) -> Callable[[Sheet], Sheet]:
    """Put paragraphs of a part below its heading."""

    def change(piece: Piece) -> tuple[Piece, ...]:
        if piece.what == "heading" and piece.part == part:
            return (piece, *(Piece("text", line, part) for line in lines))
        return (piece,)

    return lambda sheet: changed(sheet, change)


def ended(*lines: str) -> Callable[[Sheet], Sheet]:
    """Put lines behind the sign-off."""
    return lambda s: replace(s, pieces=(*s.pieces, *(Piece("sign", x, NOISE) for x in lines)))


def signed(*lines: str, day: str = "2024-01-11", by: bool = True) -> Callable[[Sheet], Sheet]:
    """Write the sign-off otherwise; {agency} stands for the agency."""

    def change(sheet: Sheet) -> Sheet:
        pieces = [p for p in sheet.pieces if p.what != "sign"]
        agency = sheet.signed_by
        pieces += [Piece("sign", line.format(agency=agency), TAIL) for line in lines]
        who = agency if by else ""
        return replace(sheet, pieces=tuple(pieces), signed=day, signed_by=who)

    return change


def opened(sentence: str, first: str = "01-01", last: str = "12-31") -> Callable[[Sheet], Sheet]:
    """Write the sentence of the period otherwise; {y} stands for the year."""

    def change(sheet: Sheet) -> Sheet:
        text = sentence.format(y=sheet.year)
        pieces = tuple(
            replace(p, content=text) if p.what == "text" and p.part == HEAD else p
            for p in sheet.pieces
        )
        span = (f"{sheet.year}-{first}", f"{sheet.year}-{last}")
        return replace(sheet, pieces=pieces, period=span)

    return change


def titled(*lines: str) -> Callable[[Sheet], Sheet]:
    """Write the title otherwise; {a} and {y} stand for agency and year."""

    def change(sheet: Sheet) -> Sheet:
        written = [line.format(a=sheet.agency, y=sheet.year) for line in lines]
        own = [Piece("title", line, HEAD) for line in written]
        rest = [p for p in sheet.pieces if p.what != "title"]
        return replace(sheet, pieces=(*own, *rest), title="".join(written))

    return change


def every(change: Callable[[str], str], *what: str) -> Callable[[Sheet], Sheet]:
    """Change how each piece of these sorts is shown."""
    sorts = what or ("title", "text", "heading", "sign")

    def one(piece: Piece) -> tuple[Piece, ...]:
        if piece.what in sorts:
            return (replace(piece, shown=change(piece.text)),)
        return (piece,)

    return lambda sheet: changed(sheet, one)


def reordered(*order: int) -> Callable[[Sheet], Sheet]:
    """Put the parts in another order (a part left out is missing)."""

    def change(sheet: Sheet) -> Sheet:
        own = {n: [p for p in sheet.pieces if p.part == n] for n in range(1, 7)}
        head = [p for p in sheet.pieces if p.part == HEAD]
        tail = [p for p in sheet.pieces if p.part >= TAIL]
        middle = [p for n in order for p in own[n]]
        return replace(sheet, pieces=(*head, *middle, *tail))

    return change


def annexed(*lines: str) -> Callable[[Sheet], Sheet]:
    """Put an annex with a second copy of the tables behind the sign-off."""

    def change(sheet: Sheet) -> Sheet:
        grids = [replace(p, part=NOISE) for p in sheet.pieces if p.what == "grid"]
        more = [Piece("sign", line, NOISE) for line in lines]
        return replace(sheet, pieces=(*sheet.pieces, *more, *grids))

    return change


def wrapped(width: int) -> Callable[[str], str]:
    """Break a text at a width, as PDF-to-text does."""

    def change(text: str) -> str:
        return "\n".join(text[i : i + width] for i in range(0, len(text), width))

    return change
