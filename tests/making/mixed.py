"""A province's inbox by chance: thousands of differing files of two years, in every format.

Each unit hands in last year's and this year's report; what was carried over agrees with last
year, mostly; some units copy from others; two in a hundred are crooked. Same seed, same files.
"""

from __future__ import annotations

import html
import io
import random
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from making.crooked import CROOKED
from making.drafts import clean
from making.grids import expanded
from making.labels import APPLICANTS
from making.office import SOFFICE, through_office
from making.pdfs import Sheet, pdf
from making.season import agency
from making.wild import WILD
from making.writers import EPOCH, WRITERS, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from making.drafts import Draft
    from making.grids import Grid

YEARS = (2022, 2023)
SHARES = {
    "docx": 34, "html": 13, "pdf": 10, "zip": 8, "doc": 8, "txt": 8, "md": 6, "gb": 5, "mht": 3,
    "utf16": 2, "crooked": 2, "rtf": 0.5, "odt": 0.5,
}  # fmt: skip
"""How many files in a hundred are of which sort; a zip holds ``TOGETHER`` reports."""
TOGETHER = 8
OFFICE = {"pdf": 1.0, "doc": 0.3, "rtf": 1.0, "odt": 1.0}
"""Which share of these LibreOffice writes one by one; the rest is varied from them."""
LETTERS = [bytes((0xB0 + n // 94, 0xA1 + n % 94)).decode("gb2312") for n in range(3700)]
"""The usual characters; chance makes words of them that no two reports share by accident."""


def own_sentences(dice: random.Random, number: int) -> str:
    """Return sentences that hardly any other report has."""
    words = ("".join(dice.choices(LETTERS, k=dice.randint(14, 30))) for _ in range(2 * number))
    return "".join(f"{here}，{there}。" for here, there in zip(words, words, strict=True))


def report(unit: int, year: int) -> Draft:
    """Make a unit's report on a year: clean, or with one thing wrong in one of five."""
    name, kind = agency(unit)
    dice = random.Random(unit * 10_000 + year)  # noqa: S311 — tests, not secrets
    before = random.Random(unit * 10_000 + year - 1)  # noqa: S311
    carried_out, carried_in = carried(dice), carried(before)
    if dice.random() < 0.05:
        carried_in = {**carried_in, "natural": carried_in["natural"] + 1}
    granted = {who: max(carried_in[who], dice.choice((0, 0, 1, 3, 40))) for who in APPLICANTS}
    made = clean(
        name,
        kind,
        year,
        requests={"carried_in": carried_in, "granted": granted, "carried_out": carried_out},
        published=dice.randint(9, 3000),
        normative=(dice.randint(0, 9), 0, dice.randint(9, 40)),
    )
    copied = random.Random(unit // 7 if unit % 29 == 0 else unit * 2 + year)  # noqa: S311
    words = own_sentences(copied, 14)
    prose = {**made.prose, 1: (*made.prose[1], words), 5: (*made.prose[5], own_sentences(dice, 4))}
    table3 = dict(made.table3)
    if dice.random() < 0.2:
        table3["granted", "total"] = str(int(table3["granted", "total"]) + 1)
    return replace(made, prose=prose, table3=table3)


def carried(dice: random.Random) -> dict[str, int]:
    """Return what a year carries out, the first dice thrown for it."""
    return {who: dice.choice((0, 0, 0, 1, 2)) for who in APPLICANTS}


def as_quick_docx(draft: Draft) -> bytes:
    """Write a Word file part by part: as python-docx makes it, a hundred times as fast."""
    body = "".join(
        word_table(content) if what == "grid" else f"<w:p>{word_run(str(content))}</w:p>"
        for what, content in pieces(draft)
    )
    main = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in ((CONTENT, TYPES), ("_rels/.rels", RELATIONS), (DOCUMENT, main)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return target.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT, DOCUMENT = "[Content_Types].xml", "word/document.xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="{MAIN}"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE_DOCUMENT}/officeDocument" Target="{DOCUMENT}"/></Relationships>'
)


def word_run(text: str) -> str:
    """Write a run."""
    return f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def word_table(grid: Grid) -> str:
    """Write a table; what is covered from above goes on with the merge."""
    positions, rows, open_below = expanded(grid), [], {}
    for y, line in enumerate(grid):
        starts, cells, x = iter(line), [], 0
        while x < len(positions[y]):
            if positions[y][x][1]:
                box = next(starts)
                merge = '<w:vMerge w:val="restart"/>' if box.rows > 1 else ""
                open_below[x] = box.columns
                cells.append(word_cell(box.columns, merge, box.text))
                x += box.columns
            else:
                wide = open_below[x]
                cells.append(word_cell(wide, "<w:vMerge/>", ""))
                x += wide
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def word_cell(columns: int, merge: str, text: str) -> str:
    """Write a cell."""
    wide = f'<w:gridSpan w:val="{columns}"/>'
    return f"<w:tc><w:tcPr>{wide}{merge}</w:tcPr><w:p>{word_run(text)}</w:p></w:tc>"


def as_mail(page: bytes) -> bytes:
    """Wrap a page as a browser saves it in one file."""
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
    part = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head + part + page + b"\r\n--X--\r\n"


def crooked(draft: Draft, dice: random.Random) -> tuple[str, bytes]:
    """Return a file that is no readable report, as they come."""
    whole = as_quick_docx(draft)
    return dice.choice((
        (".docx", whole[: len(whole) // 2]),
        (".docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(3000)),
        (".pdf", b"%PDF-1.7\n1 0 obj<</Encrypt 2 0 R>>endobj trailer<</Encrypt 2 0 R>>%%EOF"),
        (".txt", b""),
        (".txt", f"{draft.agency}关于召开会议的通知\n请各站所按时参加。\n".encode()),
        (".pdf", pdf(Sheet().picture(0, 0, 595, 842), Sheet().picture(0, 0, 595, 842))),
        (".zip", b"PK\x03\x04" + dice.randbytes(500)),
        (".jpg", b"\xff\xd8\xff\xe0" + dice.randbytes(4000)),
    ))  # fmt: skip


PLAIN = {
    "docx": ((".docx", as_quick_docx),),
    "html": (WRITERS["html"], CROOKED["html-pages"], CROOKED["html-stray"]),
    "txt": (WRITERS["flat"], WRITERS["tsv"], WILD["bars"], WILD["tabs"], CROOKED["flat-spaced"]),
    "md": (WRITERS["markdown"], CROOKED["markdown-rows"], WILD["repeated"]),
    "gb": (WRITERS["gb"],),
    "utf16": (CROOKED["utf16"],),
    "mht": ((".mht", lambda draft: as_mail(WRITERS["html"][1](draft))),),
}


def written(sort: str, draft: Draft, dice: random.Random) -> tuple[str, bytes]:
    """Write a report in a format that needs no other program."""
    ending, write = dice.choice(PLAIN[sort])
    return ending, write(draft)


def sorts(number: int) -> list[str]:
    """Return the sort of each file, the shares kept, in an order by chance."""
    total = sum(SHARES.values())
    found = [name for name, share in SHARES.items() for _ in range(int(number * share / total))]
    found += ["docx"] * (number - len(found))
    random.Random(number).shuffle(found)  # noqa: S311
    return found


def write_mixed(folder: Path, number: int, scratch: Path) -> int:
    """Write so many files into a folder (zip archives count as one); return how many reports."""
    folder.mkdir(parents=True, exist_ok=True)
    waiting: dict[str, dict[str, Draft]] = {sort: {} for sort in OFFICE}
    following = reports()
    count = 0
    for index, sort in enumerate(sorts(number)):
        dice = random.Random(index)  # noqa: S311
        name = f"{index % 40:02}/{index:05}"
        (folder / name).parent.mkdir(exist_ok=True)
        if sort == "zip":
            put(folder / f"{name}.zip", archive([next(following) for _ in range(TOGETHER)], dice))
            count += TOGETHER
            continue
        draft = next(following)
        count += 1
        if sort in waiting and SOFFICE:
            waiting[sort][name] = draft
            continue
        if sort == "crooked":
            ending, data = crooked(draft, dice)
        else:
            ending, data = written(sort if sort in PLAIN else "docx", draft, dice)
        put(folder / f"{name}{ending}", data)
    for sort, drafts in waiting.items():
        by_office(folder, sort, drafts, scratch)
    return count


def reports() -> Iterator[Draft]:
    """Yield reports: a unit's two years one after the other, for ever."""
    unit = 0
    while True:
        yield from (report(unit, year) for year in YEARS)
        unit += 1


def put(path: Path, data: bytes) -> None:
    """Write a file."""
    path.write_bytes(data)


def archive(drafts: list[Draft], dice: random.Random) -> bytes:
    """Zip several reports."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for number, draft in enumerate(drafts):
            ending, data = written(dice.choice(("docx", "html", "txt", "gb")), draft, dice)
            package.writestr(zipfile.ZipInfo(f"乡镇/{number}{ending}", EPOCH), data)
    return target.getvalue()


AT_ONCE = 60


def by_office(folder: Path, sort: str, drafts: dict[str, Draft], scratch: Path) -> None:
    """Let LibreOffice write its formats, some at once; ``.doc`` beyond them by other names."""
    names = list(drafts)
    real = names[: max(1, int(len(names) * OFFICE[sort]))] if names else []
    made: list[tuple[Draft, bytes]] = []
    for start in range(0, len(real), AT_ONCE):
        some = real[start : start + AT_ONCE]
        words = {f"{n}.docx": as_quick_docx(drafts[name]) for n, name in enumerate(some)}
        scratch.mkdir(parents=True, exist_ok=True)
        for stem, data in through_office(words, sort, scratch).items():
            put(folder / f"{some[int(stem)]}.{sort}", data)
            made.append((drafts[some[int(stem)]], data))
    for number, name in enumerate(names[len(real) :]):
        draft, data = made[number % len(made)]
        put(folder / f"{name}.{sort}", renamed(data, draft.agency, drafts[name].agency))


def renamed(data: bytes, old: str, new: str) -> bytes:
    """Return a .doc in which another name of the same length stands: three letters differ."""
    return data.replace(old[3:6].encode("utf-16-le"), new[3:6].encode("utf-16-le"))
