"""Makes the pictures of README.md and of the guide, from the site and the commands as they are: `make screenshots`."""

import base64
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from playwright.sync_api import Page, expect

from generator.build import build_site
from tests.browser import launch, serve, visit
from tests.tools.drawings import github_steps, terminal

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / ".github" / "site.png"
GUIDE = ROOT / "content" / "bijdragen" / "beeld"

# Enough for letters with soft edges, and a quarter of the weight of all colours.
_MOST_COLORS = 64


def main() -> None:
    """Builds the site in a temporary folder and writes the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "site")
        built = build_site(ROOT, out)
        if not built.ok:
            sys.exit("De site laat zich niet bouwen. Begin met: make check")
        with serve(out) as base, launch() as browser:
            with visit(browser, base, height=860) as page:
                page.goto("/", wait_until="networkidle")
                page.screenshot(path=PICTURE)
            with visit(browser, base, width=1040, height=1100) as page:
                form = photograph_form(page)
        report = what_the_checker_says(Path(folder, "controle"))
    pictures = {"formulier.png": form, **drawings(report)}
    GUIDE.mkdir(exist_ok=True)
    for name, content in pictures.items():
        (GUIDE / name).write_bytes(content)
    print("Gemaakt:", PICTURE.relative_to(ROOT), *[(GUIDE / name).relative_to(ROOT) for name in pictures])


def drawings(report: str) -> dict[str, bytes]:
    """Draw the steps at GitHub, and a terminal with a report of the checker."""
    drawn = github_steps() | {"controle.svg": terminal(report)}
    return {name: svg.encode() for name, svg in drawn.items()}


def photograph_form(page: Page) -> bytes:
    """Take the form for a pilot with its first questions answered, as PNG."""
    page.clock.set_fixed_time("2026-11-23T09:00:00+01:00")  # the form says when it kept a draft
    page.goto("/bijdragen/pilot/", wait_until="networkidle")
    page.get_by_label("Titel").first.fill("Samen op school")
    page.get_by_label("Soort").first.select_option("pilot")
    expect(page.locator(".form")).to_contain_text("samen-op-school.yml")
    top = page.locator(".form").bounding_box()
    assert top
    whole = page.screenshot(clip={"x": 16, "y": top["y"], "width": 1008, "height": 640})
    return with_few_colors(page, whole)


def with_few_colors(page: Page, png: bytes) -> bytes:
    """Write a picture anew with a palette: the browser reads it and says for each pixel which colour is nearest."""
    address = "data:image/png;base64," + base64.b64encode(png).decode()
    size = page.evaluate(_IN_A_PALETTE, [address, _MOST_COLORS])
    width, height = size["width"], size["height"]
    pixels = base64.b64decode(size["pixels"])
    rows = b"".join(b"\0" + pixels[place : place + width] for place in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes(size["palette"])), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


_IN_A_PALETTE = """async ([address, most]) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const color = (at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
    const count = new Map();
    for (let at = 0; at < data.length; at += 4) {
        count.set(color(at), (count.get(color(at)) ?? 0) + 1);
    }
    const palette = [...count].sort((one, other) => other[1] - one[1]).slice(0, most).map(([found]) => found);
    const parts = (found) => [found >> 16, (found >> 8) & 255, found & 255];
    const distance = (one, other) => parts(one).reduce((sum, part, at) => sum + (part - parts(other)[at]) ** 2, 0);
    const nearest = new Map();
    for (const found of count.keys()) {
        const far = palette.map((other) => distance(found, other));
        nearest.set(found, far.indexOf(Math.min(...far)));
    }
    const pixels = new Uint8Array(width * height).map((_, at) => nearest.get(color(at * 4)));
    let text = "";
    pixels.forEach((pixel) => { text += String.fromCharCode(pixel); });
    return { width, height, palette: palette.flatMap(parts), pixels: btoa(text) };
}"""


def what_the_checker_says(root: Path) -> str:
    """Return what `check --herstel` prints, in colour, about the guide's example with two mistakes in it."""
    shutil.copytree(ROOT / "pilots", root / "pilots")
    with (root / "pilots" / "_lijsten" / "regios.yml").open("a", encoding="utf-8") as regios:
        regios.write("uw-regio: {label: Uw regio}\n")
    path = "pilots/samen-op-school.yml"
    guide = (ROOT / "content" / "bijdragen" / "index.md").read_text(encoding="utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]
    mistaken = example.replace("start: 2026-09", "start: 2026-9").replace("fase: in_uitvoering", "fase: bezig")
    (root / path).write_text(mistaken, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--herstel", path],
        cwd=root,
        env=os.environ | {"FORCE_COLOR": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return f"> pilotwijzer check --herstel {path}\n\n{checked.stdout}"


if __name__ == "__main__":
    main()
