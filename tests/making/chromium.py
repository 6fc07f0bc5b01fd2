"""Pages in a headless Chromium: what a script in them finds, how they look, what they print."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from needs import CHROMIUM

if TYPE_CHECKING:
    from pathlib import Path

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
DARK = "(prefers-color-scheme: dark)"
OPENED = "document.querySelectorAll('details').forEach(one => { one.open = true; });"
ANSWER = re.compile(r'<pre id="answer">(.*?)</pre>', re.DOTALL)


def chromium() -> str:
    """Return the program, "" if there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM)), "")


def run(folder: Path, page: str, *options: str, size: tuple[int, int] = (1280, 900)) -> str:
    """Open a page from a file of its own and return what Chromium prints."""
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    command = [
        chromium(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={size[0]},{size[1]}",
        "--virtual-time-budget=20000",
        *options,
        path.as_uri(),
    ]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return done.stdout.decode()


def dark(page: str) -> str:
    """Return a page as a reader who prefers dark sees it."""
    assert DARK in page
    return page.replace(DARK, "all")


def asked(folder: Path, page: str, script: str) -> Any:
    """Return what a script gives for a page, its details open; the page's own policy forbids it.

    The script is the body of an asynchronous function and returns what JSON can say.
    """
    plain = POLICY.sub("", page)
    asking = (
        f"<script>window.onload = async () => {{ {OPENED} let told;"
        f" try {{ told = await (async () => {{ {script} }})(); }} catch (e) {{ told = String(e); }}"
        " document.body.innerHTML = '<pre id=\"answer\"></pre>';"
        " document.getElementById('answer').textContent = JSON.stringify(told); };</script>"
    )
    told = ANSWER.search(run(folder, plain.replace("</body>", f"{asking}</body>"), "--dump-dom"))
    assert told is not None
    return json.loads(html.unescape(told[1]))


def accessibility(folder: Path, page: str) -> list[tuple[str, str]]:
    """Return what axe finds wrong with a page, or cannot decide: the rule, and where.

    Contrast behind which axe cannot see the ground is left out: test_contrast computes it.
    """
    axe = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
    script = """
        const found = await axe.run(document);
        const unsure = found.incomplete.filter(one => one.id != 'color-contrast');
        return [...found.violations, ...unsure].map(
            one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' ')]);
    """
    loaded = page.replace("</body>", f"<script>{axe}</script></body>", 1)
    return [(rule, where) for rule, where in asked(folder, loaded, script)]


def overflow(folder: Path, page: str, width: int) -> int:
    """Return by how many pixels a page is wider than a window of a width, its details open."""
    inner = POLICY.sub("", page)
    shell = (
        "<html><body>"
        f'<iframe id="it" style="width:{width}px;height:900px;border:0" '
        f'srcdoc="{html.escape(inner)}"></iframe></body></html>'
    )
    script = (
        "const it = document.getElementById('it').contentDocument;"
        "it.querySelectorAll('details').forEach(one => { one.open = true; });"
        "return it.documentElement.scrollWidth;"
    )
    return int(asked(folder, shell, script)) - width


def picture(folder: Path, page: str, size: tuple[int, int]) -> bytes:
    """Return a picture of a page (PNG) in a window of this size."""
    target = folder / "page.png"
    run(folder, page, f"--screenshot={target}", size=size)
    return target.read_bytes()


def printed(folder: Path, page: str) -> bytes:
    """Return a page as it is printed (PDF)."""
    target = folder / "page.pdf"
    run(folder, page, f"--print-to-pdf={target}", "--no-pdf-header-footer")
    return target.read_bytes()
