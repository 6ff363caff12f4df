"""Takes the picture of the home page that README.md shows: `make screenshots`."""

import sys
import tempfile
from pathlib import Path

from generator.build import build_site
from tests.browser import launch, serve, visit

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / ".github" / "site.png"


def main() -> None:
    """Builds the site in a temporary folder and writes the picture."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "site")
        built = build_site(ROOT, out)
        if not built.ok:
            sys.exit("De site laat zich niet bouwen. Begin met: make check")
        with serve(out) as base, launch() as browser, visit(browser, base, height=860) as page:
            page.goto("/", wait_until="networkidle")
            page.screenshot(path=PICTURE)
    print(f"Gemaakt: {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
